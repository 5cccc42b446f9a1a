"""What is too old goes, on both databases; what somebody still waits for stays."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.audit.models import Entry
from app.audit.queries import broken_at
from app.contributions.models import Contribution, Draft, Photo, Word
from app.contributions.rules import State
from app.core import clock
from app.moderation.models import Act, ActKind, Report
from app.notifications.models import LocalMessage
from app.people.actions import leave_contact
from app.people.models import Account, Contact, LoginSession, Participant, SignInToken
from app.privacy.actions import apply_retention
from app.privacy.jobs import apply_retention as nightly
from app.privacy.rules import ERASED_TITLE, RETENTION
from tests.conftest import settings_for
from tests.voting.factory import make_vote
from tests.world import World

KINDS = sorted(RETENTION)


def owner(world: World, name: str) -> Participant:
    return world.participant(name)


def make(world: World, key: str) -> Any:
    """Something of each kind, born at the world's now."""
    now, session = world.now, world.session
    someone = owner(world, f"someone {key}")
    if key == "contacts":
        return leave_contact(session, world.resident(f"someone {key}"), someone.id, "email", "zoe@example.test", "fr", now=now)
    if key == "browsers":
        return someone
    if key in {"hidden", "withdrawn"}:
        return world.idea(f"idée {key}", **{f"{key}_at": now})
    made = {
        "drafts": lambda: Draft(participant_id=someone.id, site_id=world.angers.id, kind="proposal", submission_key="k", fields={}, updated_at=now),
        "tokens": lambda: SignInToken(digest="d", nonce="n", purpose="sign_in", address="z@e.test", created_at=now, expires_at=now),
        "sessions": lambda: LoginSession(digest="d", account_id=world.lea.id, created_at=now, confirmed_at=now, expires_at=now),
        "accounts": lambda: Account(email="old@example.test", name="Zoé", created_at=now, preferences={}),
        "reporters": lambda: Report(
            site_id=world.angers.id, contribution_id=world.idea("signalée").id, participant_id=someone.id, rule="insult", at=now
        ),
        "notices": lambda: _notice(world), "masked": lambda: _revision(world), "invitations": lambda: _invitation(world),
        "rolls": lambda: _roll(world),
    }[key]()
    session.add(made)
    session.flush()
    return made


def _notice(world: World) -> Any:
    from app.notifications.models import Notice

    return Notice(
        key="k", kind="x", account_id=world.nadia.id, channel="email", facts={}, state="sent", next_try_at=world.now, created_at=world.now,
        sent_at=world.now,
    )


def _invitation(world: World) -> Any:
    """A kept message with a way into a vote that closes now."""
    made = make_vote(world, slug="clos", state="closed", closed_at=world.now)
    return LocalMessage(channel="email", message_id="m", recipient="z@e.test", text=f"http://localhost{made.link(1)}", at=world.now)


def _roll(world: World) -> Any:
    """A vote of one elector whose challenges end today."""
    made = make_vote(world, slug="vieux", people=1, state="counted", challenge_until=clock.today(world.now))
    return made.electors[0]


def _revision(world: World) -> Any:
    from app.contributions.models import Revision

    return Revision(contribution_id=world.idea("masquée").id, title="t", body="06 39 98 00 00", why="mask", by="account:1", at=world.now)


@pytest.mark.parametrize("key", KINDS)
def test_each_kind_lives_its_time_and_no_longer(each_world: World, key: str) -> None:
    each_world.lea.signed_in_at = each_world.now + timedelta(days=1000)
    made = make(each_world, key)
    born, life = each_world.now, RETENTION[key]
    due = next(born + timedelta(days=n) for n in range(1, 900) if life.before(born + timedelta(days=n)) > born)
    assert apply_retention(each_world.session, now=due - timedelta(days=1))[key] == 0
    assert apply_retention(each_world.session, now=due)[key] == 1
    assert apply_retention(each_world.session, now=due)[key] == 0
    each_world.session.commit()
    assert broken_at(each_world.session) is None
    del made


def test_one_entry_tells_what_went(world: World) -> None:
    make(world, "drafts")
    apply_retention(world.session, now=world.now + timedelta(days=31))
    world.session.commit()
    (entry,) = world.session.query(Entry).filter_by(verb="privacy.apply_retention")
    assert entry.actor == "system:retention" and entry.facts["drafts"] == 1 and set(entry.facts) == set(RETENTION)


@pytest.mark.parametrize(("state", "kept"), [
    (State.SENT, True), (State.UNDERWAY, True), (State.YES, True), (State.NO, False), (State.DONE, False),
])
def test_an_address_stays_while_something_is_owed_to_it(world: World, state: State, kept: bool) -> None:
    contact = make(world, "contacts")
    world.idea(author_id=contact.participant_id, state=state)
    apply_retention(world.session, now=world.now + timedelta(days=500))
    assert (world.session.query(Contact).count() == 1) is kept


def test_an_address_stays_while_the_idea_mine_was_merged_into_waits(world: World) -> None:
    contact, main = make(world, "contacts"), world.idea("La même, plus ancienne")
    world.idea(author_id=contact.participant_id, state=State.NO, merged_into_id=main.id)
    apply_retention(world.session, now=world.now + timedelta(days=500))
    assert world.session.query(Contact).count() == 1


def test_staff_accounts_are_never_idle(world: World) -> None:
    apply_retention(world.session, now=world.now + timedelta(days=2000))
    assert world.session.query(Account).filter(Account.erased_at.is_not(None)).all() == [world.lea]


def test_a_hidden_text_goes_and_its_act_stays(world: World) -> None:
    idea = world.idea("Un gros mot", hidden_at=world.now, author_name="Zoé")
    world.session.add(Act(
        site_id=world.angers.id, contribution_id=idea.id, kind=ActKind.HIDE, rule="insult", reason="Une insulte.", before={}, at=world.now
    ))
    world.session.add(Word(site_id=world.angers.id, word="gros", contribution_id=idea.id))
    world.session.add(Photo(contribution_id=idea.id, digest="d", width=1, height=1, created_at=world.now))
    apply_retention(world.session, now=world.now + timedelta(days=400))
    idea = world.reload(idea)
    assert (idea.title, idea.body, idea.author_name, idea.state) == (ERASED_TITLE, "", None, State.RECEIVED)
    assert world.session.query(Act).one().reason == "Une insulte."
    assert world.session.query(Photo).count() == world.session.query(Word).count() == 0


def test_counters_do_not_move(world: World) -> None:
    before = world.session.query(Contribution.id, Contribution.supports_count).all()
    world.idea(hidden_at=world.now, supports_count=7)
    apply_retention(world.session, now=world.now + timedelta(days=4000))
    world.session.commit()
    assert sum(row.supports_count for row in world.session.query(Contribution)) == 7 + sum(row[1] for row in before)


def test_the_nightly_job_also_deletes_files_nobody_points_at(world: World, sqlite_url: str, tmp_path: Path, database: Any) -> None:
    import os

    folder = tmp_path / "photos"
    folder.mkdir()
    world.session.add(Photo(contribution_id=world.idea().id, digest="a" * 64, width=1, height=1, created_at=world.now))
    world.session.commit()
    for digest, age in (("a", 9), ("b", 9), ("c", 0)):
        for size in ("", "-s"):
            path = folder / f"{digest * 64}{size}.jpg"
            path.write_bytes(b"x")
            os.utime(path, (clock.now().timestamp() - age * 86400,) * 2)
    assert nightly(database, settings_for(sqlite_url, tmp_path))["files"] == 1
    assert sorted(path.name[0] for path in folder.iterdir()) == ["a", "a", "c", "c"]
