"""Promises 1, 5 and 8 for a vote: one elector, one ballot, one receipt, however it is clicked, raced or sent again, through the real server."""

from typing import Any

import pytest
from sqlalchemy import func, select

from app.audit.models import Entry
from app.voting.models import BallotReceipt, OpenBallot, Register, SecretBallot
from app.voting.rules.receipts import receipt_digest, receipt_of
from app.voting.rules.register import turnout
from app.voting.rules.states import Secrecy
from tests.conftest import KEY
from tests.reliability.conftest import Place
from tests.reliability.stage.visitor import Visitor, at_once, returning
from tests.reliability.test_retry import insist, tunnel
from tests.voting.factory import Made, make_vote

TAPS, VOTES = 20, 6
MARKS = {"001": "yes", "002": "no"}


def entered(port: int, made: Made, number: int) -> Visitor:
    """The browser of elector `number`, who came in before."""
    return returning(port, KEY, electors={str(made.vote.id): made.electors[number - 1].id})  # type: ignore[arg-type]


def cast_path(made: Made) -> str:
    return f"/angers/votes/{made.vote.slug}/ballot/cast"


def counted(place: Place, made: Made) -> tuple[int, int, int]:
    """(ballots, receipts, signatures) of a vote."""
    [(ballots,)] = place.rows(select(func.count()).where(SecretBallot.vote_id == made.vote.id))
    [(receipts,)] = place.rows(select(func.count()).where(BallotReceipt.vote_id == made.vote.id))
    [(signs,)] = place.rows(select(Register.signs).where(Register.vote_id == made.vote.id))
    return ballots, receipts, turnout(signs)


def test_twenty_sendings_of_one_elector_at_once_are_one_ballot(place: Place) -> None:
    """From several devices, with two choices and several keys: exactly one key is acknowledged, and its choice is in the box."""
    for number in range(VOTES):
        made = make_vote(place.world, slug=f"course{number}", code=f"C{number}", people=6)
        person = entered(place.server.port, made, 1)
        fields: list[dict[str, Any]] = [{"choice": f"00{tap % 2 + 1}", "once": f"key {tap % 4} of {number}"} for tap in range(TAPS)]
        answers = at_once([person.twin() for _tap in range(TAPS)], cast_path(made), fields)
        assert {answer.status for answer in answers} <= {303, 403}, [answer.text for answer in answers if answer.status not in {303, 403}][:1]
        good = {fields[tap]["once"] for tap, answer in enumerate(answers) if answer.status == 303}
        assert len(good) == 1 and counted(place, made) == (1, 1, 1)
        [(marks,)] = place.rows(select(SecretBallot.marks).where(SecretBallot.vote_id == made.vote.id))
        choice = next(one["choice"] for one in fields if one["once"] in good)
        assert marks == f'{{"{MARKS[choice]}":1}}'
        digest = receipt_digest(receipt_of(KEY, made.vote.id, good.pop()))
        assert place.rows(select(BallotReceipt.digest).where(BallotReceipt.vote_id == made.vote.id)) == [(digest,)]
    assert place.rows(select(func.count()).where(Entry.verb == "voting.cast")) == [(VOTES,)]


def test_many_electors_at_once_all_get_in(place: Place) -> None:
    made = make_vote(place.world, slug="foule", code="FOULE", people=24)
    people = [entered(place.server.port, made, number) for number in range(1, 25)]
    fields: list[dict[str, Any]] = [{"choice": f"00{number % 2 + 1}", "once": f"crowd {number}"} for number in range(24)]
    answers = at_once(people, cast_path(made), fields)
    assert {answer.status for answer in answers} == {303} and counted(place, made) == (24, 24, 24)
    receipts = {person.get(f"/angers/votes/{made.vote.slug}/receipt").text.split('data-copy="')[1][:15] for person in people}
    assert len(receipts) == 24


def test_in_an_open_vote_many_sendings_are_one_named_ballot(place: Place) -> None:
    made = make_vote(place.world, slug="ouvert", code="OUVERT", people=6, secrecy=Secrecy.OPEN)
    person = entered(place.server.port, made, 1)
    fields: list[dict[str, Any]] = [{"choice": f"00{tap % 2 + 1}", "once": f"open {tap}"} for tap in range(TAPS)]
    answers = at_once([person.twin() for _tap in range(TAPS)], cast_path(made), fields)
    assert {answer.status for answer in answers} == {303}
    assert person.post(cast_path(made), choice="002", once="open last").status == 303
    assert person.post(cast_path(made), choice="001", once="open 0").status == 303, "a late retry is acknowledged"
    assert place.rows(select(OpenBallot.elector_id, OpenBallot.marks)) == [(made.electors[0].id, {"no": 1})]


@pytest.mark.parametrize("times", [1, 5])
def test_an_answer_lost_on_the_way_costs_nothing(place: Place, times: int) -> None:
    made = make_vote(place.world, slug=f"tunnel{times}", code=f"T{times}", people=6)
    with tunnel(place.server.port) as line:
        person = entered(line.port, made, 1)
        answer = insist(person, line, cast_path(made), times, choice="001", once=f"lost {times}")
        assert answer.status == 303 and counted(place, made) == (1, 1, 1)
        code = receipt_of(KEY, made.vote.id, f"lost {times}")
        assert code in person.get(answer.location).text


def test_somebody_elses_form_counts_for_nobody(place: Place) -> None:
    """A replayed ballot form, with its key, by another elector: no second ballot under one receipt."""
    made = make_vote(place.world, slug="copie", code="COPIE", people=6)
    first, second = entered(place.server.port, made, 1), entered(place.server.port, made, 2)
    assert first.post(cast_path(made), choice="001", once="mine").status == 303
    copied = second.post(cast_path(made), choice="001", once="mine")
    assert copied.status == 422 and "pas encore compté" in copied.text and counted(place, made) == (1, 1, 1)
