"""From keys and codes to the counts, through the verbs, on both databases; the file passes belenios-tool at each stage."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from app.audit import queries as audit_log
from app.core import clock
from app.core.db import Database
from app.core.verdicts import Refused
from app.people.rules import system
from app.sites.models import Site
from app.voting.actions.aftermath import forget_rolls
from app.voting.actions.opening import open_vote
from app.voting.actions.sealing import counting
from app.voting.actions.sealing.casting import cast
from app.voting.actions.sealing.preparing import give_key, name_trustees, publish_codes
from app.voting.jobs import run_votes
from app.voting.models import BoardEvent, Elector, Incident, SealedBox, Trustee, Vote
from app.voting.queries import board
from app.voting.queries.votes import register_of
from app.voting.rules.register import sign_of, turnout
from app.voting.rules.states import Sign, VoteState
from app.voting.sealed import credentials, trustees
from app.voting.sealed.ballots import BadBallot, Fault
from app.voting.sealed.board.audit import audit
from app.voting.sealed.board.findings import Code
from tests.conftest import KEY
from tests.voting.sealed.votes import tool
from tests.voting.sealed_web.stage import SealedVote, draft, opened, public, ready
from tests.world import World


def verified(raw: bytes, uuid: str, folder: Path) -> bool:
    folder.mkdir(exist_ok=True)
    (folder / f"{uuid}.bel").write_bytes(raw)
    return tool(folder, "election", "verify").returncode == 0


def register(world: World, made: SealedVote) -> bytes:
    world.session.commit()
    found = register_of(world.session, made.id)
    world.session.commit()
    return found


def test_a_whole_sealed_vote(each_world: World, each_database: Database, tmp_path: Path) -> None:
    made = opened(each_world)
    for number, choice in enumerate(("yes", "no", "yes", "abstain"), 1):
        made.cast(each_database, number, {choice: 1})
    earlier = made.archive(each_database)
    receipt = made.cast(each_database, 2, {"yes": 1}).receipt
    made.close(each_database)
    run_votes(each_database)
    assert each_world.reload(made.vote).state == VoteState.CLOSED
    made.give(each_database, 2, 1)
    run_votes(each_database)
    vote = each_world.reload(made.vote)
    assert vote.state == VoteState.COUNTED and vote.result is not None
    assert vote.result["ballots"] == 4 and vote.result["turnout"]["voted"] == 4
    assert {key: numbers["votes"] for key, numbers in vote.result["outcome"]["numbers"].items()} == {"yes": 3, "no": 0, "abstain": 1}
    raw = made.archive(each_database)
    report = audit(raw, [receipt], earlier)
    assert report.sound, report.findings
    assert raw.startswith(earlier)
    assert verified(earlier, made.uuid, tmp_path / "1") and verified(raw, made.uuid, tmp_path / "2")
    assert tool(tmp_path, "election", "verify-diff", "--dir1=1", "--dir2=2").returncode == 0
    audits = [entry for entry in audit_log.about(each_world.session, "vote", vote.id) if entry.verb == "voting.audit_board"]
    assert [entry.facts["sound"] for entry in audits] == [True, True]
    assert {incident.kind for incident in each_world.rows(Incident)} <= {"columns_changed"}, "the test's own closing hour"


def test_nothing_opens_without_keys_and_codes(world: World) -> None:
    made = draft(world)
    omar, now = world.actor(world.omar), clock.now()
    with pytest.raises(Refused):
        open_vote(world.session, omar, world.angers, made.vote, now=now)
    name_trustees(world.session, omar, world.angers, made.vote, [("Anne", ""), ("Bob", "")], key=KEY, now=now)
    first, second = board.trustees(world.session, made.vote.id)
    key = trustees.make_key()
    give_key(world.session, made.vote, first, key.message, now=now)
    for message in ("", "{}", key.message.replace('"challenge":"', '"challenge":"1'), key.message):
        with pytest.raises(Refused):
            give_key(world.session, made.vote, second, message, now=now)
    give_key(world.session, made.vote, second, trustees.make_key().message, now=now)
    with pytest.raises(Refused):
        open_vote(world.session, omar, world.angers, made.vote, now=now)
    assert world.session.scalar(select(func.count()).select_from(BoardEvent)) == 0


def test_trustees_who_stay_keep_their_key_and_those_who_go_lose_it(world: World) -> None:
    made = draft(world)
    omar, now = world.actor(world.omar), clock.now()

    def name(*people: str) -> list[Trustee]:
        name_trustees(world.session, omar, world.angers, made.vote, [(each, "") for each in people], key=KEY, now=now)
        world.session.commit()
        world.session.expire_all()
        return board.trustees(world.session, made.vote.id)

    anne, _bob = name("Anne", "Bob")
    give_key(world.session, made.vote, anne, trustees.make_key().message, now=now)
    link = anne.link_digest
    found = name("Chloé", "Anne")
    assert [(each.position, each.name, bool(each.public_key)) for each in found] == [(1, "Chloé", False), (2, "Anne", True)]
    assert found[1].link_digest == link
    for people in ([], [("A", "")] * 2, [(str(number), "") for number in range(6)]):
        with pytest.raises(Refused):
            name_trustees(world.session, omar, world.angers, made.vote, people, key=KEY, now=now)


def test_codes_come_from_a_separate_role_and_once_opened_never_change(world: World) -> None:
    made = ready(world)
    now, box = clock.now(), world.session.get_one(SealedBox, made.vote.id)
    fresh = public([credentials.generate() for _each in range(5)], box.uuid)
    for name in ("omar", "ines", "nadia"):
        with pytest.raises(Refused):
            publish_codes(world.session, world.actor(world.things[name]), world.angers, made.vote, fresh, now=now)
    klara = world.actor(world.klara)
    for bad in (fresh[:4], [*fresh[:4], fresh[0]], [*fresh[:4], "5"], [f"{each},2" for each in fresh]):
        with pytest.raises(Refused):
            publish_codes(world.session, klara, world.angers, made.vote, bad, now=now)
    publish_codes(world.session, klara, world.angers, made.vote, fresh, now=now)
    open_vote(world.session, world.actor(world.omar), world.angers, made.vote, few_accepted=True, now=now)
    with pytest.raises(Refused):
        publish_codes(world.session, klara, world.angers, made.vote, fresh, now=now)
    first = board.trustees(world.session, made.vote.id)[0]
    with pytest.raises(Refused):
        give_key(world.session, made.vote, first, trustees.make_key().message, now=now)


def test_the_same_ballot_twice_is_there_once_with_the_same_receipt(each_world: World, each_database: Database) -> None:
    made = opened(each_world)
    with each_database.read() as session:
        raw = made.seal(session, 0, {"yes": 1})
    receipts = []
    for number in (1, 1, 2):
        with each_database.transaction() as session:
            receipts.append(cast(session, session.get_one(Vote, made.id), session.get_one(Elector, made.electors[number - 1]), raw))
    assert len({each.receipt for each in receipts}) == 1 and [each.again for each in receipts] == [False, True, True]
    assert turnout(register(each_world, made)) == 1, "somebody else's ballot signs nobody off"
    assert len(each_world.rows(BoardEvent)) == 2


def test_what_is_no_right_ballot_is_refused_by_name_and_leaves_nothing(each_world: World, each_database: Database) -> None:
    made, other = opened(each_world), opened(each_world, slug="autre", code="AUTRE")
    with each_database.read() as session:
        stranger = other.seal(session, 0, {"yes": 1})
        good = made.seal(session, 0, {"yes": 1})
    made.codes.append(credentials.generate())
    with each_database.read() as session:
        unknown = made.seal(session, 5, {"yes": 1})
    cases = {
        stranger: Fault.OTHER_ELECTION, unknown: Fault.UNKNOWN_CREDENTIAL, good.replace(",", ", ", 1): Fault.NOT_CANONICAL, "{}": Fault.MALFORMED,
    }
    for raw, fault in cases.items():
        with pytest.raises(BadBallot) as caught, each_database.transaction() as session:
            cast(session, session.get_one(Vote, made.id), session.get_one(Elector, made.electors[0]), raw)
        assert caught.value.fault is fault
    outsider = other.electors[0]
    with pytest.raises(Refused), each_database.transaction() as session:
        cast(session, session.get_one(Vote, made.id), session.get_one(Elector, outsider), good)
    assert sign_of(register(each_world, made), 1) is Sign.NOT_YET and len(each_world.rows(BoardEvent)) == 2


def test_nothing_is_opened_before_the_end_nor_by_fewer_than_all(each_world: World, each_database: Database) -> None:
    made = opened(each_world)
    made.cast(each_database, 1, {"yes": 1})
    with pytest.raises(Refused), each_database.transaction() as session:
        counting.add_up(session, system("clock"), session.get_one(Vote, made.id), now=clock.now())
    with pytest.raises(Refused), each_database.transaction() as session:
        first = board.trustees(session, made.id)[0]
        counting.give_share(session, session.get_one(Vote, made.id), first, "{}", now=clock.now())
    made.close(each_database)
    with pytest.raises(Refused):
        made.cast(each_database, 2, {"no": 1})
    with pytest.raises(Refused), each_database.transaction() as session:
        first = board.trustees(session, made.id)[0]
        counting.give_share(session, session.get_one(Vote, made.id), first, made.share(session, 2), now=clock.now())
    site = each_world.reload(made.vote).site_id
    made.give(each_database, 1)
    made.give(each_database, 1)
    run_votes(each_database)
    with pytest.raises(Refused), each_database.transaction() as session:
        counting.open_box(session, system("clock"), session.get_one(Site, site), session.get_one(Vote, made.id), now=clock.now())
    assert each_world.reload(made.vote).state == VoteState.CLOSED
    made.give(each_database, 2)
    run_votes(each_database)
    assert each_world.reload(made.vote).state == VoteState.COUNTED


def test_stopping_one_vote_leaves_the_other_open(each_world: World, each_database: Database) -> None:
    one, other = opened(each_world), opened(each_world, slug="autre", code="AUTRE")
    one.cast(each_database, 1, {"yes": 1})
    other.cast(each_database, 1, {"no": 1})
    before = other.archive(each_database)
    one.close(each_database)
    assert other.archive(each_database) == before
    assert other.cast(each_database, 2, {"no": 1}).receipt and audit(other.archive(each_database), earlier=before).sound


TAMPERINGS = {
    "a ballot dropped": ("DELETE FROM board_event WHERE height = 2", {Code.CHAIN}),
    "a piece taken away": ("DELETE FROM board_data WHERE hash = (SELECT payload FROM board_event WHERE height = 1)", {Code.MISSING}),
    "a ballot changed": (
        "UPDATE board_data SET text = replace(text, '\"alpha\":\"1', '\"alpha\":\"2') "
        "WHERE hash = (SELECT payload FROM board_event WHERE height = 1)", {Code.DIGEST},
    ),
    "the result changed": ("UPDATE board_data SET text = '{\"result\":[[0,0,0,9]]}' WHERE text LIKE '{\"result\":%'", {Code.DIGEST, Code.RESULT}),
    "a line rewritten": ("UPDATE board_event SET text = replace(text, 'EndBallots', 'Ballot') WHERE kind = 'EndBallots'", {Code.CHAIN}),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_a_board_changed_by_sql_is_named_by_the_audit(what: str, world: World, database: Database) -> None:
    made = opened(world, people=3)
    for number in (1, 2, 3):
        made.cast(database, number, {"yes": 1})
    made.close(database)
    made.give(database, 1, 2)
    run_votes(database)
    assert world.reload(made.vote).state == VoteState.COUNTED
    statement, codes = TAMPERINGS[what]
    with database.transaction() as session:
        assert session.execute(text(statement)).rowcount  # type: ignore[attr-defined]
    report = audit(made.archive(database))
    assert codes <= {finding.code for finding in report.findings}


def test_a_board_tampered_with_before_the_count_is_an_incident(world: World, database: Database) -> None:
    made = opened(world, people=3)
    made.cast(database, 1, {"yes": 1})
    made.close(database)
    with database.transaction() as session:
        session.execute(text("DELETE FROM board_event WHERE height = 1"))
    run_votes(database)
    assert [incident.kind for incident in world.rows(Incident)] == ["audit_failed"]
    run_votes(database)
    assert len(world.rows(Incident)) == 1


def test_the_trustees_mails_go_with_the_roll_and_the_archive_stays(world: World, database: Database) -> None:
    made = opened(world, people=3)
    made.cast(database, 1, {"yes": 1})
    made.close(database)
    made.give(database, 1, 2)
    run_votes(database)
    before, late = made.archive(database), clock.now() + timedelta(days=90)
    with database.transaction() as session:
        forget_rolls(session, before=late, now=late)
    assert {each.email for each in world.rows(Trustee)} == {""} and made.archive(database) == before
