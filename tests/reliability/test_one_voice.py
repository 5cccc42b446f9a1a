"""Promise 1: one resident, one voice, however it is clicked or raced, through the real server."""

from typing import Any

from sqlalchemy import func, select

from app.audit import queries as audit
from app.audit.models import Entry
from app.contributions.models import Contribution, Draft, Support
from app.core.text.codes import new_code
from app.statements.models import Position, Statement
from tests.reliability.conftest import CARDS, Place
from tests.reliability.stage.visitor import Answer, at_once

NEW = "/angers/proposals/new"
TAPS = 20
POLLS = 8
VALUES = {"agree": 1, "disagree": -1, "unsure": 0}


def polls(place: Place, number: int) -> list[int]:
    """More cards in the world's consultation."""
    world = place.world
    cards = [
        Statement(
            site_id=world.angers.id, process_id=world.parks.id, title=f"Phrase {count}.", body="", receipt_code=new_code(),
            created_at=world.now, state_at=world.now, position=10 + count,
        )
        for count in range(number)
    ]
    world.session.add_all(cards)
    world.session.commit()
    return [card.id for card in cards]


def may_be_last(answers: list[Answer], choices: list[str]) -> set[int]:
    """The values of the requests after which no other one began: what may stand in the database."""
    latest = max(answer.sent for answer in answers)
    return {VALUES[choice] for answer, choice in zip(answers, choices, strict=True) if answer.came >= latest}


def people(place: Place) -> int:
    """How many different persons took a position."""
    [(number,)] = place.rows(select(func.count(Position.participant_id.distinct())))
    return int(number)


def test_twenty_taps_of_one_person_at_once_are_one_position(place: Place) -> None:
    person = place.resident()
    for card in polls(place, POLLS):
        choices = [("agree", "disagree", "unsure")[number % 3] for number in range(TAPS)]
        fields = [{"choice": choice} for choice in choices]
        answers = at_once([person.twin() for _tap in range(TAPS)], f"{CARDS}/{card}/position", fields)
        assert {answer.status for answer in answers} == {302}, [answer.text for answer in answers if answer.status != 302][:1]
        [(value,)] = place.rows(select(Position.value).where(Position.statement_id == card))
        assert value in may_be_last(answers, choices)
        assert person.post(f"{CARDS}/{card}/position", choice="disagree").acknowledged
        assert place.rows(select(Position.value).where(Position.statement_id == card)) == [(-1,)]
    assert not place.differences()
    assert people(place) == 1


def test_the_very_first_tap_sent_many_times_makes_one_person(place: Place) -> None:
    before = people(place)
    for number, card in enumerate(polls(place, 3), start=1):
        stranger = place.visitor()
        answers = at_once([stranger.twin() for _tap in range(TAPS)], f"{CARDS}/{card}/position", [{"choice": "agree"}])
        assert {answer.status for answer in answers} == {302}
        assert place.rows(select(func.count()).where(Position.statement_id == card)) == [(1,)]
        assert people(place) == before + number
    assert not place.differences()


def test_an_idea_sent_twenty_times_at_once_is_one_idea(place: Place) -> None:
    person, query = place.resident(), "?process=parcs"
    for number in range(3):
        assert person.post(f"{NEW}{query}", title=f"Un arbre {number}", body="De l’ombre.").status == 303
        assert person.post(f"{NEW}/where{query}", territory="all").status == 303
        assert person.post(f"{NEW}/more{query}").status == 303
        [(key,)] = place.rows(select(Draft.submission_key))
        answers = at_once([person.twin() for _tap in range(TAPS)], f"{NEW}/check{query}", [{"key": key}])
        [(code,)] = place.rows(select(Contribution.receipt_code).where(Contribution.title == f"Un arbre {number}"))
        assert {(answer.status, answer.location) for answer in answers} == {(303, f"/r/{code}/contact")}
    assert not place.differences()
    assert place.rows(select(func.count()).where(Entry.verb == "contributions.submit")) == [(3,)]


def test_me_too_tapped_twenty_times_counts_once(place: Place) -> None:
    person, world = place.resident(), place.world
    ideas = [world.idea(f"Idée numéro {number}", process_id=None).id for number in range(POLLS)]
    world.session.commit()
    for idea in ideas:
        details: list[dict[str, Any]] = [{"how": "", "moment": "", "often": ""}, {"how": "Je dois porter la poussette.", "often": "daily"}]
        answers = at_once([person.twin() for _tap in range(TAPS)], f"/angers/proposals/{idea}/support", details)
        assert {answer.status for answer in answers} == {303}
        assert place.rows(select(Support.how).where(Support.contribution_id == idea)) == [("Je dois porter la poussette.",)]
    assert place.rows(select(Contribution.supports_count).where(Contribution.id.in_(ideas))) == [(1,)] * POLLS
    assert not place.differences()
    with place.database.read() as session:
        assert audit.broken_at(session) is None
