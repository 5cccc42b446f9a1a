"""Residents come in by link or code; scanners, replays, guesses and foreign addresses get nothing."""

from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.people import actions
from app.people.models import Account, LoginSession, SignInToken
from tests.conftest import KEY
from tests.judge import JudgingClient
from tests.world import World


def asked(client: JudgingClient, world: World, address: str = "lea@example.test") -> tuple[str, str]:
    """Ask for a way in; the (link, code) that the mail would carry."""
    client.submit("/sign-in", {"address": address}, action="/sign-in")
    token = world.session.query(SignInToken).order_by(SignInToken.id.desc()).first()
    assert token is not None
    world.session.commit()
    return f"/sign-in/link/{actions.secret_of(KEY, token)}", actions.code_of(KEY, token)


def signed_in(client: JudgingClient) -> bool:
    return client.get("/me").status_code == 200


def test_the_code_lets_one_in_and_only_once(client: JudgingClient, world: World, app: Any) -> None:
    _link, code = asked(client, world)
    assert client.submit("/sign-in/code", {"code": f" {code[:3]} {code[3:]} "}, action="/code").status_code == 302
    assert signed_in(client)
    other = app.test_client()
    other.get("/sign-in")
    with other.session_transaction() as cookie:
        cookie["asked"] = "lea@example.test"
    assert other.submit("/sign-in/code", {"code": code}, action="/code").status_code == 422


def test_a_mail_scanner_cannot_use_the_link_up(client: JudgingClient, world: World) -> None:
    link, _code = asked(client, world)
    for _time in range(5):
        assert client.get(link).status_code == 200
        assert client.head(link).status_code == 200
    assert world.session.query(LoginSession).count() == 0
    client.submit(link, action=link)
    assert signed_in(client)
    assert client.get(link).status_code == 410


def test_a_newer_link_kills_the_older_and_time_kills_both(client: JudgingClient, world: World) -> None:
    old, _code = asked(client, world)
    new, _code = asked(client, world)
    assert client.get(old).status_code == 410
    world.session.query(SignInToken).update({"expires_at": clock.now() - timedelta(seconds=1)})
    assert client.get(new).status_code == 410


def test_five_wrong_tries_and_the_code_is_dead(client: JudgingClient, world: World) -> None:
    _link, code = asked(client, world)
    wrong = "000000" if code != "000000" else "111111"
    for _time in range(5):
        assert client.submit("/sign-in/code", {"code": wrong}, action="/code").status_code == 422
    assert client.submit("/sign-in/code", {"code": code}, action="/code").status_code == 422
    assert not signed_in(client)


def test_nobody_learns_who_is_registered(client: JudgingClient, world: World) -> None:
    both = ("lea@example.test", "who@example.test")
    answers = [client.submit("/sign-in", {"address": address}, action="/sign-in", follow=True) for address in both]
    texts = [answer.text.replace("lea@", "who@") for answer in answers]
    strip = [text.split('name="csrf_token"')[0] + text.split("</main>")[-1][-10:] for text in texts]
    assert strip[0] == strip[1]


def test_a_mailbox_cannot_be_flooded(client: JudgingClient, world: World) -> None:
    for _time in range(6):
        client.submit("/sign-in", {"address": "lea@example.test"}, action="/sign-in")
    assert world.session.query(SignInToken).count() == 3


def test_an_unknown_address_makes_a_light_account(client: JudgingClient, world: World) -> None:
    _link, code = asked(client, world, "06 39 98 01 02")
    client.submit("/sign-in/code", {"code": code}, action="/code")
    assert world.session.query(Account).filter_by(phone="+33639980102").count() == 1


@pytest.mark.parametrize("typed", ["", "  ", "léa", "a@b", "12", "\x00", "‮moc.tset@ael", "x" * 5000])
def test_what_is_no_address_is_said_and_kept(client: JudgingClient, typed: str) -> None:
    answer = client.submit("/sign-in", {"address": typed}, action="/sign-in")
    assert answer.status_code == 422 and "Exemple" in answer.text or "Écrivez" in answer.text or "trop long" in answer.text


@pytest.mark.parametrize("target", [
    "//evil.test", "https://evil.test", "/\\evil.test", "\\\\evil.test", "javascript:alert(1)", "http:evil.test", "///evil.test",
    "/\t/evil.test", " //evil.test", "//evil.test/%2e%2e", "https:/evil.test", "/%0d%0aLocation:x\r\nX: y",
])
def test_redirects_stay_home(client: JudgingClient, world: World, target: str) -> None:
    _link, code = asked(client, world)
    answer = client.post("/language", data={"csrf_token": token_of(client), "language": "en", "back": target})
    assert answer.headers["Location"] == "/" or answer.headers["Location"].startswith("/%")
    page = client.submit("/sign-in", {"address": "lea@example.test", "next": target}, action="/sign-in")
    assert "evil" not in page.headers["Location"].split("next=")[0]
    del code


def token_of(client: JudgingClient) -> str:
    return str(client.page("/").forms("post")[0].all("input")[0].attrs["value"])


def test_signing_out_kills_the_cookie_on_the_server(client: JudgingClient, world: World, app: Any) -> None:
    client.sign_in(world.lea)
    with client.session_transaction() as cookie:
        stolen = dict(cookie)
    client.submit("/me", action="/sign-out")
    thief = app.test_client()
    with thief.session_transaction() as cookie:
        cookie.update(stolen)
    assert thief.get("/me").status_code == 302


def test_the_session_changes_when_one_comes_in(client: JudgingClient, world: World) -> None:
    client.get("/sign-in")
    with client.session_transaction() as cookie:
        before = cookie.get("csrf_token")
    _link, code = asked(client, world)
    client.submit("/sign-in/code", {"code": code}, action="/code")
    with client.session_transaction() as cookie:
        assert cookie.get("csrf_token") != before
