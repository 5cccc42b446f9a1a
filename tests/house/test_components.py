"""The components, judged on the style guide that shows them all: for a screen reader, a keyboard, a thumb, and both directions."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright
from werkzeug.serving import make_server

from app.contributions.rules import State
from app.core.verdicts import no
from tests.conftest import application
from tests.judge import Node, Page

APP = Path(__file__).parents[2] / "app"
COMPONENTS = sorted((APP / "templates" / "components").glob("*.html"))
TEMPLATES = sorted((APP / "templates").rglob("*.html"))
OURS = [path for path in TEMPLATES if path.parent.name in {"components", "layouts", "style_guide"}]
MODULES = {path.stem for path in (APP / "static" / "js" / "modules").glob("*.js")}
SYMBOLS = set(re.findall(r'<symbol id="([\w-]+)"', (APP / "static" / "icons.svg").read_text(encoding="utf-8")))
AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
WIDTHS = {"cracked phone": 320, "phone": 360, "desk": 1280}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Any:
    """The application, with the style guide."""
    return application(f"sqlite:///{sqlite_template}", tmp_path_factory.mktemp("guide"))


@pytest.fixture(scope="module")
def page(shown: Any) -> Page:
    """The style guide in French, judged."""
    return shown.test_client().page("/style-guide")


@pytest.fixture(scope="module")
def address(shown: Any) -> Iterator[str]:
    """Where the application is served."""
    server = make_server("127.0.0.1", 0, shown, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def opened(playwright: Playwright, *options: str) -> Browser:
    """Debian's browser."""
    return playwright.chromium.launch(
        executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage", *options]
    )


def piece(shown: Any, source: str, **given: Any) -> Node:
    """A small template rendered in the application."""
    with shown.test_request_context("/"):
        return Page(shown.jinja_env.from_string(source).render(**given)).root


def by_class(root: Node, name: str) -> list[Node]:
    return [node for node in root.walk() if name in node.attrs.get("class", "").split()]


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda path: path.stem)
def test_each_component_says_how_to_use_it_and_is_shown(component: Path) -> None:
    source = component.read_text(encoding="utf-8")
    assert source.startswith(f"{{#- {component.stem}:") and re.search(r"\{[{%] ", source.split("-#}")[0])
    users = [path for path in TEMPLATES if f'"components/{component.name}"' in path.read_text(encoding="utf-8")]
    assert [path for path in users if path.parent.name in {"style_guide", "layouts", "components"}]


def test_pictograms_and_behaviours_that_templates_name_exist() -> None:
    for path in TEMPLATES:
        source = path.read_text(encoding="utf-8")
        named = set(re.findall(r'\bicon\("([\w-]+)"|\b(?:icon|after|sign)="([\w-]+)"', source))
        assert {one or other for one, other in named} <= SYMBOLS, path
        behaviours = " ".join(re.findall(r'(?:data-behaviour|behaviour)"?\s*[=:]\s*"([a-z -]+)"', source)).split()
        assert set(behaviours) <= MODULES, path


def test_the_guide_shows_every_pictogram(page: Page) -> None:
    assert {use.attrs["href"].split("#")[1] for use in page.root.all("use")} >= SYMBOLS


def test_a_field_is_named_described_and_says_what_is_wrong(page: Page) -> None:
    title = next(node for node in page.root.all("input") if node.attrs.get("id") == "bad-title")
    described = [node for node in page.root.walk() if node.attrs.get("id") in title.attrs["aria-describedby"].split()]
    assert title.attrs["aria-invalid"] == "true"
    assert any("Écrivez votre idée en une phrase." in node.text for node in described)
    assert [link.text for link in page.root.all("a") if link.attrs.get("href") == "#bad-title"] == ["Écrivez votre idée en une phrase."]


def test_a_line_of_the_error_summary_leads_to_the_first_choice_of_a_group(page: Page) -> None:
    target = next(node for node in page.root.walk() if node.attrs.get("id") == "bad-theme")
    assert target.tag == "input" and target.attrs["type"] == "radio"


def test_the_browser_never_cuts_what_is_pasted(page: Page) -> None:
    assert not [node for node in page.root.all("input", "textarea") if "maxlength" in node.attrs]


def test_an_answer_button_never_speaks_by_colour_alone(page: Page) -> None:
    choices = by_class(page.root, "choice")
    assert choices and all(choice.text and choice.all("use") for choice in choices)


@pytest.mark.parametrize("state", State)
def test_each_state_of_an_input_has_its_word_and_sign(shown: Any, state: State) -> None:
    chip = piece(shown, '{% from "components/chip.html" import chip %}{{ chip(state) }}', state=state)
    assert chip.text and chip.all("use")
    assert state == State.RECEIVED or "#info" not in chip.all("use")[0].attrs["href"]


def test_the_time_line_tells_where_one_is_to_those_who_cannot_see_it(page: Page) -> None:
    current = [node for node in page.root.all("li") if node.attrs.get("aria-current") == "step"]
    assert [node.text.split(":")[0].strip() for node in current] == ["Maintenant", "En retard"]


def test_late_is_shown_late(shown: Any) -> None:
    late = piece(shown, '{% from "components/clock.html" import clock %}{{ clock("14 décembre", left=-3) }}')
    assert "clock-late" in late.children[0].attrs["class"] and "3\u00a0jours ouvrés" in late.text.replace("3 jours", "3\u00a0jours")


def test_a_lock_gives_the_reason_and_the_next_thing_to_do(shown: Any) -> None:
    source = '{% from "components/lock.html" import gate %}{% call gate(verdict) %}<button>Envoyer</button>{% endcall %}'
    closed = piece(shown, source, verdict=no("La consultation est terminée.", "Lisez le résultat.", sign_in=True))
    assert not closed.all("button") and "La consultation est terminée." in closed.text and "Lisez le résultat." in closed.text
    assert closed.all("a")[0].attrs["href"].startswith("/sign-in")


def test_a_code_is_read_letter_by_letter_and_always_left_to_right(shown: Any) -> None:
    receipt = piece(shown, '{% from "components/receipt.html" import receipt_code %}{{ receipt_code("K7P-M2Q") }}')
    code = by_class(receipt, "receipt-code")[0]
    assert code.attrs["dir"] == "ltr" and code.children[0].text == "K 7 P M 2 Q"


def test_what_people_wrote_cannot_become_markup(shown: Any) -> None:
    source = """{% from "components/words.html" import words %}{% from "components/card.html" import idea_card %}
    {{ words(evil, author=evil) }}{{ idea_card(evil, "/x", excerpt=evil, team=evil) }}"""
    assert not piece(shown, source, evil="<script>alert(1)</script>").all("script")


@pytest.mark.parametrize("template", OURS, ids=lambda path: path.stem)
def test_french_keeps_its_spaces(template: Path) -> None:
    sentences = re.findall(r'(?:_|ngettext)\("((?:[^"\\])*)"', template.read_text(encoding="utf-8"))
    assert not [sentence for sentence in sentences if re.search(r"[^\u00a0](?:[;:?!»]|%%)(?:\s|$)|«[^\u00a0]|'", sentence)]


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_nothing_sticks_out_and_axe_finds_nothing(browser: Browser, address: str, width: int, language: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740}, locale=language)
    tab = context.new_page()
    tab.goto(f"{address}/style-guide")
    assert tab.evaluate("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.evaluate(AXE)
    found = tab.evaluate("axe.run().then(result => result.violations.map(v => [v.id, v.nodes.map(n => n.html)]))")
    assert found == []
    context.close()


def test_nothing_sticks_out_when_letters_are_twice_as_large(playwright: Playwright, address: str) -> None:
    large = opened(playwright, "--blink-settings=defaultFontSize=32")
    tab = large.new_page(viewport={"width": 360, "height": 740})
    tab.goto(f"{address}/style-guide")
    assert tab.evaluate("getComputedStyle(document.body).fontSize") == "36px"
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    large.close()


def test_a_thumb_finds_its_target(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    tab = context.new_page()
    tab.goto(f"{address}/style-guide")
    small = tab.evaluate("""() => [...document.querySelectorAll("button, summary, .button, .option, nav a, .input, input[type=file]")]
        .filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 120))""")
    assert small == []
    context.close()


def test_a_keyboard_sees_where_it_is(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    tab = context.new_page()
    tab.goto(f"{address}/style-guide")
    for _step in range(60):
        tab.keyboard.press("Tab")
        ring = tab.evaluate("""() => { const e = document.activeElement, s = getComputedStyle(e), b = getComputedStyle(e, "::before");
            return e === document.body || [s, b].some(one => one.outlineStyle === "solid" && parseFloat(one.outlineWidth) >= 3); }""")
        assert ring, tab.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    context.close()
