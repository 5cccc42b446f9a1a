"""J2: someone who reads French poorly: chooses a language by its name in its own script, listens, answers; asks about a word."""

import pytest

from app.language import actions
from app.language.models import AskedWord
from app.statements.models import Position
from tests.journeys.conftest import MakeReader, Reader
from tests.world import World

CARDS = "/angers/processes/parcs/cards"
VOICE = """({ voices }) => {
  window.said = [];
  const synthesis = { speaking: false, current: null,
    getVoices: () => voices.map((lang) => ({ lang, name: lang })),
    speak(utterance) {
      this.current = utterance;
      const marked = [...document.querySelectorAll("mark.read-now")].map((one) => one.textContent).join("");
      said.push({ text: utterance.text, lang: utterance.lang, rate: utterance.rate, marked });
    },
    cancel() { const was = this.current; this.current = null; setTimeout(() => was?.onerror?.({ error: "interrupted" })); },
    pause() {}, resume() {}, addEventListener() {} };
  Object.defineProperty(window, "speechSynthesis", { value: synthesis });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  window.finish = () => { const done = synthesis.current; synthesis.current = null; done.onend(); };
}"""


def with_voices(reader: Reader, *voices: str) -> Reader:
    """A phone whose voices the test can hear."""
    reader.context.add_init_script(f"({VOICE})({{ voices: {list(voices)!r} }})")
    return reader


def heard(reader: Reader) -> list[dict[str, object]]:
    found: list[dict[str, object]] = reader.page.evaluate("window.said")
    return found


def choose(reader: Reader, name: str) -> None:
    """Open the list of languages and press a name in its own script."""
    reader.page.locator(".languages summary").last.click()
    reader.page.get_by_role("button", name=name, exact=True).last.click()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_language_is_chosen_by_its_own_name_and_a_card_answered(reader: MakeReader, world: World, scripts: bool) -> None:
    resident = reader(scripts=scripts)
    page = resident.go("/c/PARC")
    choose(resident, "العربية")
    page.locator("html[dir=rtl]").wait_for()
    assert page.url.endswith(CARDS), "the same card, not the front page"
    resident.judge()
    words = page.locator(".statement-words").first.text_content()
    page.locator("button[value=agree]").first.click()
    if scripts:
        page.wait_for_function("w => document.querySelector('.statement-words')?.textContent !== w", arg=words)
        page.wait_for_function("() => !localStorage.cards || localStorage.cards === '[]'")
    assert [row.value for row in world.rows(Position)] == [1]


def test_the_question_the_card_and_the_answers_are_read_and_marked(reader: MakeReader, world: World) -> None:
    resident = with_voices(reader(), "fr-FR", "ar")
    page = resident.go(CARDS)
    assert not page.locator("mark").count()
    resident.press("Écouter")
    page.wait_for_function("said.length === 1")
    top = page.evaluate("document.querySelector('.choices').getBoundingClientRect().top + scrollY")
    for number in range(2, 7):
        page.evaluate("finish()")
        page.wait_for_function("n => said.length >= n", arg=number)
    texts = [str(one["text"]) for one in heard(resident)]
    assert texts[0].startswith("Que changer dans les parcs")
    assert {"D’accord", "Pas d’accord", "Je ne sais pas"} <= set(texts) and any(text.endswith((".", "!")) for text in texts)
    assert all(" ".join(str(one["marked"]).split()) == one["text"] for one in heard(resident)), "what is heard is what is marked"
    assert page.evaluate("document.querySelector('.choices').getBoundingClientRect().top + scrollY") == top, "nothing jumps"
    resident.check_accessibility()


def test_pause_goes_on_from_the_same_sentence_slower_and_stop_forgets(reader: MakeReader, world: World) -> None:
    resident = with_voices(reader(), "fr-FR")
    page = resident.go(CARDS)
    resident.press("Écouter")
    page.wait_for_function("said.length === 1")
    page.evaluate("finish()")
    page.wait_for_function("said.length === 2")
    resident.press("Pause")
    assert page.locator("mark.read-now").count() == 0
    resident.press("Reprendre")
    page.wait_for_function("said.length === 3")
    resident.press("Plus lent")
    page.wait_for_function("said.length === 4")
    said = heard(resident)
    assert said[1]["text"] == said[2]["text"] == said[3]["text"] and said[3]["rate"] < said[2]["rate"]  # type: ignore[operator]
    resident.press("Arrêter")
    assert page.get_by_role("button", name="Écouter", exact=True).is_visible() and page.locator("mark.read-now").count() == 0


def test_answering_while_listening_stops_the_voice(reader: MakeReader, world: World) -> None:
    resident = with_voices(reader(), "fr-FR")
    page = resident.go(CARDS)
    resident.press("Écouter")
    page.wait_for_function("said.length === 1")
    resident.press("D’accord")
    page.wait_for_function("!speechSynthesis.current")
    page.wait_for_function("() => !localStorage.cards || localStorage.cards === '[]'")


def test_a_phone_without_that_voice_says_so_and_what_to_do(reader: MakeReader, world: World) -> None:
    resident = with_voices(reader(), "en-US")
    page = resident.go(CARDS)
    resident.press("Écouter")
    page.get_by_text("Votre téléphone n’a pas de voix en français", exact=False).wait_for()
    assert heard(resident) == []


def test_without_scripts_no_button_promises_a_voice(reader: MakeReader) -> None:
    page = reader(scripts=False).go(CARDS)
    assert not page.get_by_role("button", name="Écouter").count()


def test_a_hard_word_opens_and_closes_by_keyboard_and_by_thumb(reader: MakeReader, world: World) -> None:
    world.framing.can_change = "La vie du QPV, et **les bancs**."
    world.session.commit()
    resident = reader()
    page = resident.go("/angers/processes/parcs")
    term = page.locator("a.term", has_text="QPV")
    page.wait_for_function("document.querySelector('a.term').getAttribute('aria-expanded') === 'false'")
    term.focus()
    page.keyboard.press("Enter")
    note = page.locator(".term-note")
    note.wait_for()
    resident.check_accessibility()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert note.count() == 0 and page.evaluate("document.activeElement.classList.contains('term')")
    term.click()
    note.get_by_role("button", name="Fermer").click()
    assert page.url.endswith("/parcs") and note.count() == 0


def test_without_scripts_a_hard_word_has_its_page(reader: MakeReader, world: World) -> None:
    world.framing.can_change = "La vie du QPV."
    world.session.commit()
    page = reader(scripts=False).go("/angers/processes/parcs")
    page.locator("a.term", has_text="QPV").click()
    page.get_by_role("heading", level=1, name="QPV").wait_for()


def test_a_word_is_touched_and_asked_about(reader: MakeReader, world: World) -> None:
    world.framing.can_change = "La péréquation."
    world.session.commit()
    resident = reader()
    page = resident.go("/angers/processes/parcs")
    page.get_by_role("link", name="Je ne comprends pas un mot").click()
    page.get_by_text("Touchez le mot").wait_for()
    resident.check_accessibility()
    page.get_by_text("La péréquation.").click(position={"x": 60, "y": 12})
    page.get_by_label("Quel mot", exact=False).wait_for()
    assert page.get_by_label("Quel mot", exact=False).input_value() == "péréquation"
    resident.check_accessibility()
    resident.press("Demander")
    page.get_by_role("heading", name="Merci", exact=False).wait_for()
    resident.check_accessibility()
    assert [row.sentence for row in world.rows(AskedWord)] == ["La péréquation."]


def test_escape_leaves_the_word_picker(reader: MakeReader, world: World) -> None:
    page = reader().go("/angers/processes/parcs")
    link = page.get_by_role("link", name="Je ne comprends pas un mot")
    link.click()
    page.get_by_text("Touchez le mot").wait_for()
    page.keyboard.press("Escape")
    assert page.locator(".snackbar").count() == 0
    page.get_by_role("link", name="Accueil").first.click()
    page.wait_for_url("**/angers/")


def test_what_was_said_stays_in_the_field_to_be_checked(reader: MakeReader, world: World) -> None:
    resident = reader()
    resident.context.add_init_script("""window.SpeechRecognition = class {
      start() { setTimeout(() => { this.onresult({ results: [[{ transcript: "un banc à l’ombre" }]] }); this.onend(); }); } stop() {} abort() {} }""")
    page = resident.go("/angers/proposals/new?process=parcs")
    page.get_by_text("peut recevoir votre voix", exact=False).first.wait_for()
    page.get_by_role("button", name="Parler au lieu d’écrire").first.click()
    page.get_by_text("Relisez le texte").first.wait_for()
    assert page.locator("#title").input_value() == "un banc à l’ombre"
    resident.check_accessibility()


def test_the_pages_about_words_are_clean_in_french_and_arabic(reader: MakeReader, world: World) -> None:
    for language in ("fr", "ar"):
        resident = reader(language=language)
        for path in ("/angers/words", "/angers/words?q=zz", "/angers/words/qpv", "/angers/words/ask?word=QPV", "/angers/texts"):
            resident.go(path)
            resident.check_accessibility()


def test_the_desk_of_words_and_texts_side_by_side_are_clean(reader: MakeReader, world: World) -> None:
    actor = world.actor(world.nadia)
    sheet = actions.draft_text(
        world.session, actor, world.angers, title="La place du marché", summary="La ville refait la place. Les travaux durent un an.",
        body="Le QPV et la concertation.", simple="La ville refait la place.", now=world.now,
    )
    asked = actions.ask_word(world.session, world.resident(), world.angers, "péréquation", sentence="La péréquation.", now=world.now)
    world.session.commit()
    for width in (360, 1280):
        staff = reader(account=world.nadia, width=width)
        desk = ("glossary", "glossary/qpv", "asked-words", f"asked-words/{asked.id}", "texts", "texts/new", "texts/la-place-du-marche")
        for path in desk:
            staff.go(f"/angers/desk/{path}")
            staff.check_accessibility()
        page = staff.go(f"/angers/texts/{sheet.text.slug}")
        staff.check_accessibility()
        assert page.locator("#official-text").is_visible() is (width == 1280) and page.locator("#simple-text").is_visible()
    page = reader(account=world.nadia, scripts=False).go(f"/angers/texts/{sheet.text.slug}")
    page.get_by_role("link", name="Texte officiel").click()
    assert page.locator("#official-text").is_visible() and not page.locator("#simple-text").is_visible()
