"""The demonstration is loaded once, into an empty database, never in production, and entered by one-use links."""

from dataclasses import replace
from pathlib import Path

import pytest

from app import create_app
from app.core import clock
from app.demo import sign_ins
from app.demo.actions import Unsuitable, load
from tests.conftest import application
from tests.demo.conftest import LOADED_AT, Demonstration


def test_a_second_load_is_refused_and_changes_nothing(demonstration: Demonstration) -> None:
    with pytest.raises(Unsuitable, match="base vide"):
        load(demonstration.database, demonstration.settings, now=LOADED_AT)


def test_if_empty_says_nothing_when_it_is_there(demonstration: Demonstration) -> None:
    app = application(demonstration.settings.database_url, demonstration.settings.data_dir)
    runner = app.test_cli_runner()
    filled = runner.invoke(args=["load-demo", "--if-empty"])
    assert (filled.exit_code, filled.output) == (0, "")
    again = runner.invoke(args=["load-demo"])
    assert again.exit_code == 1 and "déjà des villes" in again.output
    app.extensions["database"].dispose()


def test_production_never_takes_it(demonstration: Demonstration) -> None:
    with pytest.raises(Unsuitable, match="vrai site"):
        load(demonstration.database, replace(demonstration.settings, mode="production"), now=LOADED_AT)


def test_each_link_lets_one_person_in_once(demonstration: Demonstration) -> None:
    app = create_app(demonstration.settings, RATELIMIT_ENABLED=False, WTF_CSRF_ENABLED=False)
    with app.extensions["database"].transaction() as session:
        links = dict(sign_ins.links(session, demonstration.settings, now=clock.now()))
    assert len(links) == 12
    moderator = next(link for who, link in links.items() if "Nadia Ferhat" in who)
    path = moderator.removeprefix(demonstration.settings.base_url)
    browser = app.test_client()
    assert browser.get(path).status_code == 200
    entered = browser.post(path)
    assert entered.status_code == 302 and entered.headers["Location"] == "/angers/desk/"
    assert browser.get("/angers/desk/queue").status_code == 200
    assert app.test_client().post(path).status_code == 410
    app.extensions["database"].dispose()


def test_no_link_is_given_outside_the_demonstration(sqlite_url: str, tmp_path: Path) -> None:
    app = application(sqlite_url, tmp_path)
    given = app.test_cli_runner().invoke(args=["demo-sign-ins"])
    assert given.exit_code == 1 and "démonstration" in given.output
    app.extensions["database"].dispose()


def test_pages_carry_the_banner(demonstration: Demonstration) -> None:
    app = create_app(demonstration.settings)
    browser = app.test_client()
    for path in ("/", "/angers/", "/angers/proposals", "/angers/processes/bien-vivre-dans-nos-quartiers", "/angers/register"):
        assert "Démonstration" in browser.get(path).text, path
    app.extensions["database"].dispose()

