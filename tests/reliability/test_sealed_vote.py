"""Promises 1 and 5 for a sealed vote, through the real server: one ballot sent often is one; two tabs are two lines, of which the last counts."""

from typing import Any

from sqlalchemy import select

from app.voting.models import BoardEvent, Register
from app.voting.rules.register import turnout
from app.voting.sealed.board.audit import audit
from tests.conftest import KEY
from tests.reliability.conftest import Place
from tests.reliability.stage.visitor import Visitor, at_once, returning
from tests.voting.sealed_web.stage import SealedVote, opened

TAPS, CROWD = 16, 10


def entered(place: Place, made: SealedVote, number: int) -> Visitor:
    return returning(place.server.port, KEY, electors={str(made.id): made.electors[number - 1]})  # type: ignore[arg-type]


def sealed(place: Place, made: SealedVote, number: int, choice: str) -> str:
    with place.database.read() as session:
        return made.seal(session, number - 1, {choice: 1})


def counted(place: Place, made: SealedVote) -> tuple[int, int]:
    """(ballots on the board, signatures)."""
    lines = place.rows(select(BoardEvent.height).where(BoardEvent.vote_id == made.id, BoardEvent.kind == "Ballot"))
    [(signs,)] = place.rows(select(Register.signs).where(Register.vote_id == made.id))
    return len(lines), turnout(signs)


def test_the_same_ballot_sent_many_times_at_once_is_one(place: Place) -> None:
    made = opened(place.world, slug="memes", code="MEMES")
    person, raw = entered(place, made, 1), sealed(place, made, 1, "yes")
    fields: list[dict[str, Any]] = [{"ballot": raw}] * TAPS
    answers = at_once([person.twin() for _tap in range(TAPS)], f"{made.path}/ballot/sealed", fields)
    assert {answer.status for answer in answers} == {303} and counted(place, made) == (1, 1)
    assert audit(made.archive(place.database)).sound


def test_two_tabs_are_two_lines_and_a_crowd_stands_in_one_chain(place: Place) -> None:
    made = opened(place.world, slug="foule-scellee", code="FOULES", people=CROWD)
    people = [entered(place, made, number) for number in range(1, CROWD + 1)]
    people.append(people[0].twin())
    fields: list[dict[str, Any]] = [{"ballot": sealed(place, made, number, "yes")} for number in [*range(1, CROWD + 1), 1]]
    answers = at_once(people, f"{made.path}/ballot/sealed", fields)
    assert {answer.status for answer in answers} == {303} and counted(place, made) == (CROWD + 1, CROWD)
    report = audit(made.archive(place.database))
    assert report.sound and (report.received, report.counted) == (CROWD + 1, CROWD)
