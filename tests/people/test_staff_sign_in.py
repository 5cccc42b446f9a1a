"""Staff: password, second factor, invitation; roles count only after the second factor."""

from datetime import timedelta

import pyotp
import pytest

from app.core import clock
from app.people import actions, passwords
from tests.conftest import KEY
from tests.judge import JudgingClient
from tests.world import World

GOOD = "correct cheval pile agrafe"


@pytest.fixture
def nadia_secret(world: World) -> str:
    secret = passwords.new_totp_secret()
    actions.change_password(world.session, world.nadia, GOOD, now=world.now)
    actions.enrol_second_factor(world.session, world.nadia, secret, ["ABCD1234"], now=world.now)
    world.session.commit()
    return secret


def knock(client: JudgingClient, password: str, email: str = "nadia@angers.test") -> int:
    return client.submit("/sign-in/staff", {"email": email, "password": password}, action="/staff").status_code


def test_password_and_code_open_the_desk(client: JudgingClient, world: World, nadia_secret: str) -> None:
    assert knock(client, GOOD) == 302
    assert client.get("/angers/desk/processes").status_code == 302, "half-way is not in"
    code = pyotp.TOTP(nadia_secret).at(clock.now())
    assert client.submit("/sign-in/second-factor", {"code": code}, action="/second-factor").status_code == 302
    assert client.get("/angers/desk/processes").status_code == 200


def test_a_code_is_good_once(world: World, nadia_secret: str) -> None:
    code = pyotp.TOTP(nadia_secret).at(world.now)
    assert actions.second_factor_passes(world.nadia, code, now=world.now)
    assert not actions.second_factor_passes(world.nadia, code, now=world.now + timedelta(seconds=5))
    assert actions.second_factor_passes(world.nadia, "abcd 1234", now=world.now)
    assert not actions.second_factor_passes(world.nadia, "ABCD1234", now=world.now)


def test_wrong_passwords_and_unknown_people_look_the_same(client: JudgingClient, world: World, nadia_secret: str) -> None:
    assert knock(client, "wrong wrong wrong") == knock(client, GOOD, "nobody@angers.test") == 422


def test_roles_wait_for_the_second_factor(client: JudgingClient, world: World) -> None:
    actions.change_password(world.session, world.marc, GOOD, now=world.now)
    assert knock(client, GOOD, "marc@angers.test") == 302
    assert client.get("/angers/desk/processes").status_code == 403


def test_an_invitation_sets_a_password_once_and_weak_ones_are_explained(client: JudgingClient, world: World) -> None:
    token = actions.issue_token(world.session, KEY, "invite", now=clock.now(), account=world.ali, life=timedelta(days=7))
    path = f"/invitation/{actions.secret_of(KEY, token)}"
    for weak, said in (("court", "trop court"), ("aaaaaaaaaaaaaa", "mêmes signes"), ("ali est mon nom", "nom est dedans")):
        answer = client.submit(path, {"password": weak, "again": weak}, action=path)
        assert answer.status_code == 422 and said in answer.text
    assert client.submit(path, {"password": GOOD, "again": GOOD + "!"}, action=path).status_code == 422
    assert client.submit(path, {"password": GOOD, "again": GOOD}, action=path).status_code == 302
    assert client.get(path).status_code == 410


def test_a_new_password_ends_the_other_sessions(client: JudgingClient, world: World) -> None:
    client.sign_in(world.nadia)
    assert client.get("/me").status_code == 200
    actions.change_password(world.session, world.nadia, GOOD, now=clock.now())
    assert client.get("/me").status_code == 302


def test_a_token_for_one_purpose_is_worthless_for_another(client: JudgingClient, world: World) -> None:
    invite = actions.issue_token(world.session, KEY, "invite", now=clock.now(), account=world.ali)
    assert client.get(f"/sign-in/link/{actions.secret_of(KEY, invite)}").status_code == 410
    way_in = actions.issue_token(world.session, KEY, "sign_in", now=clock.now(), address="lea@example.test")
    assert client.get(f"/invitation/{actions.secret_of(KEY, way_in)}").status_code == 410


@pytest.mark.parametrize("host", ["evil.test", "localhost.evil.test", "localhost:99999x"])
def test_foreign_hosts_are_refused(client: JudgingClient, host: str) -> None:
    client.judged = False
    assert client.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "Forwarded", "X-Host", "X-Original-Host"])
def test_forwarded_hosts_change_no_link(client: JudgingClient, header: str) -> None:
    assert "evil.test" not in client.get("/", headers={header: "evil.test"}).text
