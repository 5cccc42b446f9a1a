"""What a sign-in gives ends with it, on the server, whatever cookie is replayed and whatever was under way."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Blueprint, g, session
from sqlalchemy import delete, select

from app.core import clock
from app.core.db import Database
from app.core.text.codes import digest
from app.core.web.access import access, public
from app.core.web.current import database as current_database
from app.core.web.current import now
from app.people import actions
from app.people.identity import bare_actor
from app.people.models import LoginSession, Participant
from app.privacy.actions import erase_account
from app.sites.models import RoleGrant
from app.statements.models import Position
from tests.conftest import application
from tests.judge import JudgingClient
from tests.world import World

CARDS = "/angers/processes/parcs/cards"
DESK = "/angers/desk/processes"


@pytest.fixture(autouse=True)
def today_is_the_worlds_day(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    world: World = request.getfixturevalue("each_world" if "each_world" in request.fixturenames else "world")
    monkeypatch.setattr(clock, "now", lambda: world.now + timedelta(hours=1))


def signed_in(client: JudgingClient) -> bool:
    return client.get("/me").status_code == 200


def replay(app: Any, world: World, client: JudgingClient) -> JudgingClient:
    """Somebody else's browser with a copy of the cookie as it is now."""
    copy: JudgingClient = app.test_client()
    copy.world = world
    cookie = client.get_cookie("entendu")
    assert cookie is not None
    copy.set_cookie("entendu", cookie.value)
    return copy


def speakers(world: World) -> list[int]:
    world.session.commit()
    return list(world.session.scalars(select(Position.participant_id).order_by(Position.participant_id)))


def test_a_cookie_copied_before_sign_out_is_worth_nothing_afterwards(client: JudgingClient, app: Any, world: World) -> None:
    client.sign_in(world.lea)
    client.submit(CARDS, {"choice": "agree"})
    [lea] = speakers(world)
    copy = replay(app, world, client)
    assert signed_in(copy)
    client.submit("/me", action="/sign-out")
    assert not signed_in(client) and not signed_in(copy)
    copy.submit(f"{CARDS}?card={world.card1.id}", {"choice": "disagree"})
    assert [speaker for speaker in speakers(world) if speaker == lea] == [lea] and len(speakers(world)) == 2


@pytest.mark.parametrize("event", ["password", "elsewhere", "erased", "expired"])
def test_other_devices_are_out_at_their_next_request(client: JudgingClient, app: Any, world: World, event: str) -> None:
    phone = client.sign_in(world.lea)
    assert signed_in(phone)
    copy = replay(app, world, phone)
    if event == "password":
        actions.change_password(world.session, world.lea, "une longue phrase de passe", now=clock.now())
    elif event == "elsewhere":
        laptop: JudgingClient = app.test_client()
        laptop.world = world
        laptop.sign_in(world.lea).submit("/me", action="/me/devices/removal")
        assert signed_in(laptop)
    elif event == "erased":
        erase_account(world.session, world.actor(world.lea), world.lea, now=clock.now())
    else:
        world.session.query(LoginSession).update({"expires_at": clock.now() - timedelta(seconds=1)})
    assert not signed_in(phone) and not signed_in(copy)


def test_a_role_taken_away_is_gone_at_the_next_request(client: JudgingClient, world: World) -> None:
    client.sign_in(world.nadia)
    assert client.get(DESK).status_code == 200
    world.session.query(RoleGrant).filter_by(account_id=world.nadia.id).update({"revoked_at": clock.now() - timedelta(seconds=1)})
    assert client.get(DESK).status_code == 403


def test_somebody_suspended_reads_and_no_longer_speaks(client: JudgingClient, app: Any, world: World) -> None:
    client.sign_in(world.lea)
    page = client.page(CARDS)
    token = next(node.attrs["value"] for node in page.root.all("input") if node.attrs.get("name") == "csrf_token")
    world.lea.suspended_until = clock.now() + timedelta(days=1)
    path = f"{CARDS}/{world.card1.id}/position"
    for browser in (client, replay(app, world, client)):
        browser.post(path, data={"choice": "agree", "csrf_token": token})
        assert browser.get("/angers/").status_code == 200
    assert speakers(world) == []


def test_two_devices_of_one_account_speak_with_one_voice(client: JudgingClient, app: Any, world: World) -> None:
    laptop: JudgingClient = app.test_client()
    laptop.world = world
    for device, choice in ((client, "agree"), (laptop, "disagree")):
        device.sign_in(world.lea).submit(f"{CARDS}?card={world.card1.id}", {"choice": choice})
    assert len(speakers(world)) == 1


def test_the_next_person_on_a_shared_computer_is_somebody_else(client: JudgingClient, world: World) -> None:
    client.sign_in(world.lea).submit(CARDS, {"choice": "agree"})
    world.session.query(LoginSession).update({"expires_at": clock.now() - timedelta(seconds=1)})
    client.submit("/sign-in/staff", {"email": "nobody@example.test", "password": "wrong"}, action="/staff")
    token = actions.issue_token(world.session, app_key(client), "sign_in", address="max@example.test", now=clock.now())
    link = f"/sign-in/link/{actions.secret_of(app_key(client), token)}"
    client.submit(link, action=link)
    client.submit(CARDS, {"choice": "agree"})
    assert len(speakers(world)) == 2
    owners = world.session.scalars(select(Participant.account_id).where(Participant.id.in_(speakers(world)))).all()
    assert len(set(owners)) == 2


def app_key(client: JudgingClient) -> str:
    return str(client.application.extensions["settings"].secret_key)


@pytest.fixture
def slow(each_database: Database, each_world: World, tmp_path: Path) -> Iterator[JudgingClient]:
    """The application with a page during which the reader's sign-in is deleted by somebody else."""
    each_world.session.commit()
    app = application(each_database.url, tmp_path)
    bp = Blueprint("slow", __name__)

    @bp.get("/slow")
    @access(public)
    def slow() -> str:
        """A page that takes its time."""
        assert g.login is not None
        with current_database().transaction() as other:
            other.execute(delete(LoginSession).where(LoginSession.digest == digest(session["_user_id"])))
        session["language"] = "fr"
        return f"{bare_actor().account_id} {now()}"

    app.register_blueprint(bp)
    client = app.test_client()
    client.world = each_world
    yield client
    app.extensions["database"].dispose()


def test_a_session_deleted_while_a_request_is_in_flight_is_not_revived(slow: JudgingClient, each_world: World) -> None:
    slow.sign_in(each_world.lea)
    before = slow.get_cookie("entendu")
    assert slow.get("/slow").status_code == 200
    after = slow.get_cookie("entendu")
    assert before is not None and after is not None and before.value != after.value
    assert not signed_in(slow)
    slow.set_cookie("entendu", before.value)
    assert not signed_in(slow)
    assert not each_world.rows(LoginSession)
