"""One's language: chosen once by its own name, kept; simple French is asked first where the reader wants it, and nowhere else."""

from datetime import date
from typing import Any

import pytest
from flask import render_template_string, session
from flask_babel import force_locale

from app.core import i18n
from app.core.i18n import LANGUAGES
from tests.judge import JudgingClient, Page
from tests.world import World

SAID = "Sans compte. Votre nom n’est pas demandé."
PLAIN = "Vous n’avez pas besoin de compte. Nous ne demandons pas votre nom."
LATER = i18n._l(SAID)


def choose(client: JudgingClient, path: str, code: str) -> Any:
    form = next(form for form in Page(client.get(path).text).forms("post") if form.attrs["action"] == "/language")
    token = next(box.attrs["value"] for box in form.all("input") if box.attrs["name"] == "csrf_token")
    return client.post("/language", data={"csrf_token": token, "language": code, "back": path})


def offered(html: str) -> list[str]:
    form = next(form for form in Page(html).forms("post") if form.attrs["action"] == "/language")
    return [button.attrs["value"] for button in form.all("button")]


@pytest.mark.parametrize(("code", "direction", "words"), [("tr", "ltr", "Fikrimi ver"), ("pt", "ltr", "Dar a minha ideia"), ("ar", "rtl", "")])
def test_a_language_is_chosen_once_and_kept(client: JudgingClient, code: str, direction: str, words: str) -> None:
    choose(client, "/angers/", code)
    for _ in range(2):
        html = client.get("/angers/proposals").text
        assert f'<html lang="{code}" dir="{direction}">' in html
        assert f"<bdi>{LANGUAGES[code]}</bdi>" in html
        assert words in html


def test_a_town_offers_its_own_languages_and_french_always(client: JudgingClient, world: World) -> None:
    assert offered(client.get("/angers/").text) == list(LANGUAGES)
    world.angers.languages = ["tr"]
    world.session.commit()
    assert offered(client.get("/angers/proposals").text) == ["fr", "tr"]
    choose(client, "/angers/proposals", "tr")
    world.angers.languages = ["fr", "pt"]
    world.session.commit()
    assert '<html lang="fr"' in client.get("/angers/proposals").text, "a language the town does not speak gives way to French"
    assert '<html lang="tr"' in client.get("/method").text, "the choice itself is kept"


@pytest.mark.parametrize(("browser", "code"), [("tr-TR,en;q=0.5", "tr"), ("pt-BR,pt;q=0.9", "pt"), ("de-DE,*;q=0.1", "fr"), ("", "fr")])
def test_without_a_choice_the_browser_is_asked(client: JudgingClient, browser: str, code: str) -> None:
    assert f'<html lang="{code}"' in client.get("/angers/", headers={"Accept-Language": browser}).text


@pytest.mark.parametrize(
    ("code", "long", "short"),
    [("tr", "14 Aralık 2026 Pazartesi", "14 Ara 2026"), ("pt_PT", "segunda-feira, 14 de dezembro de 2026", "14/12/2026")],
)
def test_dates_are_said_as_the_language_says_them(app: Any, code: str, long: str, short: str) -> None:
    with app.test_request_context(), force_locale(code):
        assert (i18n.long_date(date(2026, 12, 14)), i18n.short_date(date(2026, 12, 14))) == (long, short)
        assert i18n.locale_code() == code[:2]


def everywhere() -> set[str]:
    """One sentence, said in each way there is."""
    return {i18n._(SAID), str(LATER), render_template_string("{{ _(said) }}", said=SAID)}


def test_simple_french_goes_through_every_way_to_say_a_sentence(app: Any) -> None:
    with app.test_request_context():
        assert everywhere() == {SAID} and not i18n.is_simple()
        session["simple"] = True
        assert everywhere() == {PLAIN} and i18n.is_simple()
        assert render_template_string('{{ ngettext("%(num)d jour ouvré", "", 1) }}') == "1 jour ouvré", "a gap is filled by the usual French"
        assert (i18n.locale_code(), i18n.direction()) == ("fr", "ltr")


def test_simple_french_is_for_this_reader_and_for_french(app: Any) -> None:
    with app.test_request_context():
        session["simple"] = True
        with i18n.speaking("fr"):
            assert everywhere() == {SAID}, "a letter goes to somebody else"
        assert everywhere() == {PLAIN}
        with force_locale("en"):
            assert not i18n.is_simple() and everywhere() == {"No account. You are not asked for your name."}


def test_a_page_in_simple_french_stays_french(app: Any) -> None:
    client = app.test_client()
    with client.session_transaction() as kept:
        kept["simple"] = True
    html = client.get("/angers/proposals").text
    assert '<html lang="fr"' in html
    assert "Liste des décisions" in html and "Registre de modération" not in html
