"""Answers by post: each printed once for each person, printed again at will, only when a letter was asked for."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.answers.models import Answer
from app.assisted.actions import print_letters, take_down
from app.assisted.queries import answered, due_count, due_letters, printed_run, runs
from app.assisted.rules import Taken
from app.contributions.models import Contribution
from app.contributions.rules import Channel, State
from app.core.verdicts import Refused
from app.privacy.actions import forget_sender
from app.people.rules import Actor
from tests.world import World

SAID = Taken(words="Il manque un banc.", channel=Channel.HELPED, key="key-of-the-letter", wants_letter=True, postal="Aïcha B.\n12 rue des Lices")


def answered_idea(world: World, taken: Taken = SAID, *, outcome: str = "yes", state: State = State.YES) -> Contribution:
    idea = take_down(world.session, world.actor(world.hawa), world.angers, taken, now=world.now)
    give(world, idea, 1, outcome, state)
    return idea


def give(world: World, idea: Any, number: int, outcome: str = "yes", state: State = State.YES) -> None:
    at = world.now + timedelta(days=number)
    world.session.add(Answer(
        site_id=idea.site_id, contribution_id=idea.id, team_id=world.streets.id, round=number, state="published", outcome=outcome,
        summary=f"Un banc arrive, réponse {number}.", saved_at=at, published_at=at,
    ))
    idea.state, idea.answered_at = state, at
    world.session.commit()


def test_a_letter_is_printed_once_and_again_at_will(each_world: World) -> None:
    idea, nadia, at = answered_idea(each_world), each_world.actor(each_world.nadia), each_world.now + timedelta(days=2)
    (due,) = due_letters(each_world.session, each_world.angers.id)
    assert due.contribution.id == idea.id and due.address.startswith("Aïcha B.") and due_count(each_world.session, each_world.angers.id) == 1
    assert print_letters(each_world.session, nadia, each_world.angers, now=at) == 1
    each_world.session.commit()
    assert print_letters(each_world.session, nadia, each_world.angers, now=at + timedelta(hours=1)) == 0
    assert due_letters(each_world.session, each_world.angers.id) == [] and runs(each_world.session, each_world.angers.id) == [(at, 1)]
    assert [one.contribution.id for one in printed_run(each_world.session, each_world.angers.id, at)] == [idea.id]


def test_a_second_answer_is_a_second_letter(world: World) -> None:
    idea = answered_idea(world)
    print_letters(world.session, world.actor(world.nadia), world.angers, now=world.now)
    give(world, idea, 2)
    (due,) = due_letters(world.session, world.angers.id)
    assert due.answer.round == 2


def test_who_asked_for_no_letter_gets_none(world: World) -> None:
    answered_idea(world, replace(SAID, wants_letter=False, postal="", email="lea@example.test"))
    assert due_letters(world.session, world.angers.id) == []


def test_an_input_joined_to_another_gets_that_ones_answer(world: World) -> None:
    main = world.idea("Un banc à l’ombre")
    give(world, main, 1)
    own = take_down(world.session, world.actor(world.hawa), world.angers, SAID, now=world.now)
    own.merged_into_id = main.id
    world.session.commit()
    (due,) = due_letters(world.session, world.angers.id)
    assert due.contribution.id == own.id and due.answer.contribution_id == main.id


def test_a_forgotten_person_gets_no_letter(world: World) -> None:
    idea = answered_idea(world)
    forget_sender(world.session, Actor(participant_id=idea.author_id), idea, now=world.now)
    assert due_letters(world.session, world.angers.id) == []


def test_helpers_print_no_letters_and_towns_never_mix(world: World) -> None:
    answered_idea(world)
    with pytest.raises(Refused):
        print_letters(world.session, world.actor(world.hawa), world.angers, now=world.now)
    assert due_letters(world.session, world.valenciennes.id) == []


def test_the_wall_shows_what_was_answered_done_first(world: World) -> None:
    answered_idea(world)
    refused = world.idea("Un stade", state=State.NO)
    give(world, refused, 1, "no", State.NO)
    done = world.idea("Une lampe", state=State.DONE, territory_id=world.doutre.id)
    give(world, done, 1, "yes", State.DONE)
    hidden = world.idea("Une injure", hidden_at=world.now)
    give(world, hidden, 1)
    found = [pair.said for pair in answered(world.session, world.angers.id)]
    assert found == ["Une lampe", "Il manque un banc.", "Un stade"]
    assert [pair.said for pair in answered(world.session, world.angers.id, territory_id=world.doutre.id)] == ["Une lampe"]
    assert [pair.said for pair in answered(world.session, world.angers.id, process_id=world.parks.id)] == ["Une lampe", "Un stade"]
    november, december = (world.now.date().replace(month=month, day=1) for month in (11, 12))
    assert len(answered(world.session, world.angers.id, month=november)) == 3 and answered(world.session, world.angers.id, month=december) == []
