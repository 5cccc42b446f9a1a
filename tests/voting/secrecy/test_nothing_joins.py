"""Row 11: whoever holds all that is stored after the close guesses no better than chance who voted what.

Three hundred voters with three choices; a guess is right one time in three by chance, so the number of distinct ways to lay
lists beside one another matters: each stays within five standard deviations, far below twice chance. On both databases; what does
not need a crowd is tried with sixty.
"""

import re
from math import sqrt

import pytest
from sqlalchemy import text

from app.audit.models import Entry
from app.core.db import Database
from app.voting.models import BallotReceipt, Register, SecretBallot
from app.voting.queries import boxes
from app.voting.rules.receipts import receipt_digest
from app.voting.rules.states import Secrecy
from tests.voting.factory import Made, make_vote
from tests.voting.secrecy.attacker import dump, files, guesses, right
from tests.voting.secrecy.crowd import Voted, closed, everybody_votes
from tests.world import World

CROWD, PEOPLE = 300, 60


@pytest.fixture
def made(each_world: World) -> Made:
    return make_vote(each_world, people=PEOPLE)


@pytest.fixture
def voted(each_world: World, each_database: Database, made: Made) -> Voted:
    each_world.session.commit()
    return everybody_votes(each_database, made)


def test_after_the_close_no_way_of_guessing_beats_chance(each_world: World, each_database: Database) -> None:
    made = make_vote(each_world, people=CROWD)
    each_world.session.commit()
    voted = everybody_votes(each_database, made)
    each_world.session.commit()
    before = dump(each_database)
    old_keys = [str(row["key"]).encode() for row in before["secret_ballot"]]
    kept = files(each_database)
    assert sum(key in kept for key in old_keys) > CROWD / 2, "the files are the right ones"
    each_world.session.commit()
    closed(each_database, made)
    after = dump(each_database)
    found = guesses(after, made.electors)
    assert len(found) > 40
    chance = CROWD * sum(share**2 for share in _shares(voted))
    most = chance + 5 * sqrt(CROWD * 0.34 * 0.66)
    assert most < 2 * chance
    assert not {way: hits for way, guess in found.items() if (hits := right(guess, voted.choices)) > most}
    assert not {row["key"] for row in before["secret_ballot"]} & {row["key"] for row in after["secret_ballot"]}
    kept = files(each_database)
    assert not [key for key in old_keys if key in kept], "the files hold no trace of the earlier rows"


def _shares(voted: Voted) -> list[float]:
    found = list(voted.choices.values())
    return [found.count(choice) / len(found) for choice in set(found)]


def test_the_rows_themselves_hold_nothing_to_join_by(each_world: World, each_database: Database, made: Made, voted: Voted) -> None:
    each_world.session.commit()
    closed(each_database, made)
    dumped = dump(each_database)
    assert {*SecretBallot.__table__.columns.keys()} == {"vote_id", "key", "marks", "weight"}
    assert {*BallotReceipt.__table__.columns.keys()} == {"vote_id", "digest"}
    written = {row.get("xmin") for table in ("secret_ballot", "ballot_receipt", "register") for row in dumped[table]}
    assert len(written) == 1, "one transaction wrote them all"
    for row in dumped["elector"]:
        assert not [column for column in row if column.endswith("_at")], "nothing of an elector tells a time"
    casts = [row for row in dumped["audit_entry"] if row["verb"] == "voting.cast"]
    assert len(casts) == PEOPLE
    assert {(row["actor"], row["on_behalf_of"], row["subject_kind"], row["subject_id"], str(row["facts"])) for row in casts} == {
        ("system:booth", None, "vote", made.vote.id, str(casts[0]["facts"])),
    }
    assert casts[0]["facts"] in ({}, "{}")


def test_every_receipt_is_in_the_list_and_none_is_like_another(each_world: World, each_database: Database, made: Made, voted: Voted) -> None:
    """Row 8."""
    each_world.session.commit()
    closed(each_database, made)
    with each_database.read() as session:
        listed = boxes.receipt_digests(session, each_world.reload(made.vote))
    digests = [receipt_digest(receipt) for receipt in voted.receipts.values()]
    assert listed == sorted(digests) and len(set(digests)) == PEOPLE
    assert all(re.fullmatch(r"[A-Z]{4}-[A-Z]{4}-\d{5}", receipt) for receipt in voted.receipts.values())


def test_the_truth_is_still_counted(each_world: World, each_database: Database, made: Made, voted: Voted) -> None:
    each_world.session.commit()
    closed(each_database, made)
    vote = each_world.reload(made.vote)
    with each_database.read() as session:
        found = sorted(next(iter(marks)) for marks, _weight in boxes.ballots(session, vote))
    assert found == sorted(voted.choices.values())


def test_two_votes_of_one_roll_close_apart(each_world: World, each_database: Database) -> None:
    """Closing one vote touches nothing of another that is still open."""
    one, other = make_vote(each_world, people=20), make_vote(each_world, slug="jeux", code="JEUX", people=20)
    each_world.session.commit()
    everybody_votes(each_database, one)
    everybody_votes(each_database, other, seed=2)
    before = {row["key"]: row["marks"] for row in dump(each_database)["secret_ballot"] if row["vote_id"] == other.vote.id}
    each_world.session.commit()
    closed(each_database, one)
    after = {row["key"]: row["marks"] for row in dump(each_database)["secret_ballot"] if row["vote_id"] == other.vote.id}
    assert len(before) == 20 and before == after
    assert each_world.reload(other.vote).state == "open" and len(each_world.rows(Register)) == 2


def test_an_open_vote_keeps_names_and_says_so(each_world: World, each_database: Database) -> None:
    made = make_vote(each_world, people=8, secrecy=Secrecy.OPEN)
    each_world.session.commit()
    told = everybody_votes(each_database, made)
    each_world.session.commit()
    closed(each_database, made)
    vote = each_world.reload(made.vote)
    with each_database.read() as session:
        assert {elector.id: next(iter(marks)) for elector, marks in boxes.named_ballots(session, vote)} == told.choices
        assert session.execute(text("SELECT count(*) FROM secret_ballot")).scalar() == 0
    assert not [row for row in each_world.rows(Entry) if "choice" in str(row.facts)]
