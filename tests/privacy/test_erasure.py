"""To be forgotten: searched in the very bytes of the database; what was said, the counts and the log's chain stay."""

from pathlib import Path
from typing import Any

import pytest

from app.audit.queries import broken_at
from app.contributions import actions as contributions
from app.contributions.models import Contribution, Draft
from app.core.db import Database
from app.core.verdicts import Refused
from app.notifications.models import Follow, LocalMessage
from app.people.actions import ask_way_in, leave_contact
from app.people.models import Account, Participant
from app.people.rules import Actor
from app.privacy.actions import erase_account, forget_sender
from app.proposals.models import Proposal
from tests.conftest import KEY
from tests.judge import JudgingClient
from tests.world import World

MAIL, OTHER, NAME, PHONE = "zenobie.quidam@example.test", "autre.boite@example.test", "Zénobie Quidam", "+33639980777"


@pytest.fixture
def zoe(world: World) -> Account:
    """Somebody who did everything a resident can do."""
    session, now = world.session, world.now
    account: Account = world.add("zoe", Account(email=MAIL, phone=PHONE, name=NAME, created_at=now, preferences={"x": NAME}))
    browser = world.participant("zoe_phone", account)
    actor = Actor(participant_id=browser.id, account_id=account.id)
    idea = Proposal(author_id=browser.id, author_name=NAME, title="Un abri de bus", body="Il pleut.", process_id=world.parks.id)
    world.things["idea_of_zoe"] = contributions.submit(session, actor, idea, site=world.angers, now=now)
    contributions.support(session, actor, world.idea("Un banc"), how="Je m’assois.", now=now)
    leave_contact(session, actor, browser.id, "email", OTHER, "fr", now=now)
    ask_way_in(session, KEY, MAIL, next_path="/", language="fr", now=now)
    session.add(Draft(
        participant_id=browser.id, site_id=world.angers.id, kind="proposal", submission_key="k", fields={"author_name": NAME}, updated_at=now
    ))
    session.add(Follow(participant_id=browser.id, site_id=world.angers.id, subject_kind="site", subject_id=world.angers.id, since=now))
    session.add(LocalMessage(channel="email", message_id="m", recipient=MAIL, subject=f"Bonjour {NAME}", text=f"Bonjour {NAME}", at=now))
    session.commit()
    return account


def bytes_of(url: str, database: Database) -> bytes:
    """Everything on disk: the file and its log."""
    database.forget_deleted()
    path = Path(url.removeprefix("sqlite:///"))
    return b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))


def test_no_byte_of_the_person_is_left(zoe: Account, world: World, database: Database, sqlite_url: str) -> None:
    secrets = [value.encode() for value in (MAIL, OTHER, NAME, PHONE)]
    assert all(secret in bytes_of(sqlite_url, database) for secret in secrets)
    browser = world.zoe_phone.id
    erase_account(world.session, Actor(account_id=zoe.id), zoe, now=world.now)
    world.session.commit()
    world.session.expire_all()
    assert [secret for secret in secrets if secret in bytes_of(sqlite_url, database)] == []
    assert broken_at(world.session) is None
    emptied = world.session.get(Participant, browser)
    assert emptied is not None and (emptied.token_digest, emptied.account_id) == (None, None)


def test_what_was_said_and_the_counts_stay(zoe: Account, world: World) -> None:
    def counts() -> Any:
        return [(row.supports_count, row.reports_count) for row in world.session.query(Contribution).order_by(Contribution.id)], (
            world.session.refresh(world.parks), world.parks.contributions_count, world.parks.participants_count)

    before = counts()
    erase_account(world.session, Actor(account_id=zoe.id), zoe, now=world.now)
    assert counts() == before
    idea = world.reload(world.idea_of_zoe)
    assert (idea.title, idea.author_id, idea.author_name, idea.withdrawn_at) == ("Un abri de bus", None, None, None)


def test_asked_for_what_can_be_taken_back_goes_too(zoe: Account, world: World) -> None:
    assert erase_account(world.session, Actor(account_id=zoe.id), zoe, withdraw=True, now=world.now) == 1
    idea = world.reload(world.idea_of_zoe)
    assert idea.withdrawn_at is not None and idea.body == "" and world.reload(world.parks).contributions_count == 0


@pytest.mark.parametrize("name", ["lea", "nadia"])
def test_nobody_erases_somebody_else(zoe: Account, world: World, name: str) -> None:
    with pytest.raises(Refused):
        erase_account(world.session, Actor(account_id=getattr(world, name).id), zoe, now=world.now)


def test_whoever_works_for_a_town_first_gives_the_work_back(client: JudgingClient, world: World) -> None:
    client.sign_in(world.ines)
    page = client.get("/me/erasure")
    assert "retirer vos rôles" in page.text and "Oui, effacer" not in page.text


def test_an_account_is_erased_on_screen_and_its_cookie_is_dead(client: JudgingClient, zoe: Account, world: World) -> None:
    client.sign_in(zoe)
    assert client.submit("/me/erasure", action="/erasure").status_code == 302
    assert world.reload(zoe).email is None
    assert client.get("/me").status_code == 302


def test_without_an_account_name_and_address_go_and_the_code_still_works(client: JudgingClient, zoe: Account, world: World) -> None:
    code = world.idea_of_zoe.receipt_code
    assert "Effacer mon nom" in client.get(f"/r/{code}").text
    assert client.submit(f"/r/{code}/erasure", action="/erasure").status_code == 303
    idea = world.reload(world.idea_of_zoe)
    assert idea.author_name is None and idea.author_id is not None
    assert client.get(f"/r/{code}").status_code == 200
    with pytest.raises(Refused):
        forget_sender(world.session, world.resident("a stranger"), idea, now=world.now)
