"""J1 and J5 as somebody hears them: no screen, a keyboard, a voice that reads the accessibility tree."""

from app.statements.models import Position
from tests.journeys.conftest import MakeReader
from tests.journeys.hearing import announced, focused, listen, names, reading, tab_to
from tests.world import World


def test_the_card_is_heard_before_its_three_answers(reader: MakeReader, world: World) -> None:
    """J1: question, place in the pile, sentence, three buttons; the answer is announced and the next sentence has the focus."""
    resident = reader()
    page = resident.go("/c/PARC")
    heard = reading(page)
    assert names(heard, "heading")[0] == "Que changer dans les parcs de votre quartier ?"
    said = [one.name for one in heard]
    words = page.locator(".statement-words").inner_text()
    buttons = [said.index(name) for name in ("D’accord", "Pas d’accord", "Je ne sais pas")]
    assert said.index(names(heard, "heading")[0]) < said.index(words) < buttons[0] < buttons[1] < buttons[2]
    assert any(one.startswith("1 sur 3") for one in said), "one hears how many cards there are"
    listen(page)
    tab_to(page, "Pas d’accord")
    page.keyboard.press("Enter")
    page.wait_for_function("w => document.querySelector('.statement-words')?.textContent.trim() !== w", arg=words)
    assert any("Vous avez dit : Pas d’accord" in words for words in announced(page))
    assert focused(page) == page.locator(".statement-words").inner_text(), "the next sentence is read at once"
    page.wait_for_function("() => localStorage.cards === '[]'")
    assert [row.value for row in world.rows(Position)] == [-1]


def test_an_idea_is_given_by_ear(reader: MakeReader, world: World) -> None:
    """J1: each screen says its question first, a forgotten answer is announced and has the focus."""
    resident = reader()
    page = resident.go("/angers/proposals/new?process=parcs")
    assert names(reading(page), "heading")[0].startswith("Quelle est votre idée")
    tab_to(page, "Continuer")
    page.keyboard.press("Enter")
    page.locator("[aria-invalid=true]").wait_for()
    heard = reading(page)
    assert any("Écrivez votre idée en une phrase." in one.name for one in heard)
    assert any(one.role == "textbox" and "invalid" in one.states for one in heard)
    page.locator("#title").focus()
    page.keyboard.type("Un banc devant la pharmacie")
    page.keyboard.press("Enter")
    page.get_by_label("C’est où", exact=False).first.wait_for()
    assert len(names(reading(page), "heading")) >= 1


def test_what_became_of_it_is_heard_in_order(reader: MakeReader, world: World) -> None:
    """J5: the code is typed, then one hears one's own words, where it stands, until when, and whom to call."""
    idea = world.idea("Un banc à l’ombre")
    world.session.commit()
    resident = reader()
    page = resident.go("/r/")
    page.get_by_label("Votre code", exact=False).first.focus()
    page.keyboard.type(idea.receipt_code.lower().replace("-", " "))
    page.keyboard.press("Enter")
    page.wait_for_url("**/r/*-*-*")
    heard = [one.name for one in reading(page)]
    said = " | ".join(heard)
    order = [said.find(part) for part in ("Un banc à l’ombre", "L’équipe d’accueil")]
    assert -1 not in order, said
    assert "14 décembre 2026" in said, "the day of the answer is said in words"
    assert any(one.name.startswith("Étape") or "Reçue" in one.name for one in reading(page)), "the time line is read as a list, not seen as a drawing"
    assert [one for one in names(reading(page), "img") if not one] == []
