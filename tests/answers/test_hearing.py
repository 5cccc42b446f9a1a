"""« Were you heard? »: one word, a second look by somebody else, a right of reply."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from app.answers import actions, queries
from app.answers.models import Heard
from app.answers.queries import Case
from app.answers.rules.states import HeardValue
from app.audit.models import Entry
from app.contributions.rules import State
from app.core.db import Database
from app.core.verdicts import Refused
from app.people.rules import Actor, Role
from app.sites.models import Team
from tests.answers.conftest import answered, case_of, ready, refusal, yes
from tests.world import World

WHY = "Le banc reste en plein soleil."


def author(case: Case) -> Actor:
    return Actor(participant_id=case.contribution.author_id)


def say(world: World, case: Case, value: HeardValue, reason: str = "", later: timedelta = timedelta(0)) -> Heard:
    found = actions.hear(world.session, author(case), world.angers, case, value, reason, now=world.now + later)
    world.session.commit()
    return found


def counters(world: World) -> tuple[int, int, int]:
    world.session.expire_all()
    team = world.session.get(Team, world.streets.id)
    assert team is not None
    return team.heard_yes_count, team.heard_partly_count, team.heard_no_count


def test_changing_ones_mind_stays_one_word(world: World, idea: Any) -> None:
    answered(world, idea)
    yes_said, partly_said, no_said = (1, 0, 0), (0, 1, 0), (0, 0, 1)
    for value, expected in zip(("yes", "yes", "no", "partly"), (yes_said, yes_said, no_said, partly_said), strict=True):
        say(world, case_of(world, idea), HeardValue(value))
        assert counters(world) == expected
    assert case_of(world, idea).contribution.state == State.YES


def test_a_no_without_a_reason_counts_and_a_reason_given_later_reopens(world: World, idea: Any) -> None:
    case = answered(world, idea)
    say(world, case, HeardValue.NO)
    assert case_of(world, idea).contribution.reopened_at is None
    word = say(world, case_of(world, idea), HeardValue.NO, WHY, timedelta(days=1))
    case = case_of(world, idea)
    assert word.reopened and counters(world) == (0, 0, 1)
    assert (case.contribution.state, case.contribution.due_on, case.round) == (State.SENT, date(2026, 12, 15), 2)
    assert case.contribution.first_due_on == date(2026, 12, 14)
    assert case.answer is None and len(case.published) == 1
    entry = list(world.session.scalars(select(Entry).where(Entry.verb == "answers.hear")))[-1]
    assert (entry.facts["reopened"], entry.facts["second"], entry.facts["due_on"]) == (True, "head", "2026-12-15")


def test_the_second_look_is_another_persons(world: World, idea: Any) -> None:
    say(world, answered(world, idea, values=refusal()), HeardValue.NO, WHY)
    with pytest.raises(Refused, match="regard neuf"):
        actions.save_draft(world.session, world.actor(world.ali), world.angers, case_of(world, idea), yes(), now=world.now)
    case = answered(world, idea, by=world.rose, later=timedelta(days=2))
    assert [answer.round for answer in case.published] == [1, 2]
    assert (case.contribution.state, case.published[1].technician_name) == (State.YES, "Rose")
    assert case.commitment is not None and case.commitment.answer_id == case.published[1].id


def test_with_a_second_agent_it_goes_to_them(world: World, idea: Any) -> None:
    world.staff("oscar", Role.AGENT, world.angers, world.streets)
    say(world, answered(world, idea), HeardValue.NO, WHY)
    entry = list(world.session.scalars(select(Entry).where(Entry.verb == "answers.hear")))[-1]
    assert entry.facts["second"] == "agent"


def test_when_nobody_else_is_left_the_welcome_team_takes_it(world: World) -> None:
    idea = world.idea(state=State.SENT, team_id=world.gardens.id)
    say(world, answered(world, idea, by=world.gaston), HeardValue.NO, WHY)
    case = case_of(world, idea)
    assert case.contribution.team_id == world.triage.id
    answered(world, idea, by=world.nadia)


def test_it_is_looked_at_again_once_only(world: World, idea: Any) -> None:
    say(world, answered(world, idea, values=refusal()), HeardValue.NO, WHY)
    with pytest.raises(Refused, match="regarde déjà"):
        say(world, case_of(world, idea), HeardValue.NO, WHY)
    world.session.rollback()
    case = answered(world, idea, by=world.rose, values=refusal(), later=timedelta(days=2))
    word = say(world, case, HeardValue.NO, WHY, timedelta(days=3))
    assert not word.reopened and case_of(world, idea).contribution.state == State.NO
    assert counters(world) == (0, 0, 2)


def test_a_second_look_may_not_take_a_promise_back(world: World, idea: Any) -> None:
    say(world, answered(world, idea), HeardValue.NO, WHY)
    with pytest.raises(actions.Incomplete):
        answered(world, idea, by=world.rose, values=refusal())


def test_it_is_asked_again_after_delivery(world: World, idea: Any) -> None:
    case = answered(world, idea)
    say(world, case, HeardValue.YES)
    actions.finish(
        world.session, world.actor(world.ali), world.angers, case_of(world, idea), "Le banc est posé.", photo_digest="a" * 64,
        now=world.now + timedelta(days=9),
    )
    world.session.commit()
    assert say(world, case_of(world, idea), HeardValue.NO, WHY, timedelta(days=10)).stage == "delivery"
    case = case_of(world, idea)
    assert counters(world) == (1, 0, 1) and case.contribution.state == State.SENT
    case = answered(world, idea, by=world.rose, values=yes(when_on=date(2027, 2, 1)), later=timedelta(days=11))
    assert case.commitment is not None and (case.commitment.state, case.commitment.due_on) == ("promised", date(2027, 2, 1))


def test_nobody_speaks_for_the_author(world: World, idea: Any) -> None:
    case = answered(world, idea)
    for actor in (world.resident("lou"), Actor(), world.actor(world.ali)):
        with pytest.raises(Refused, match="Seule la personne"):
            actions.hear(world.session, actor, world.angers, case, HeardValue.YES, now=world.now)


def test_ten_taps_at_once_are_one_word_and_one_second_look(each_database: Database, each_world: World, each_idea: Any) -> None:
    world = each_world
    answered(world, each_idea)
    ready(world, each_idea)

    def tap(_number: int) -> str:
        with each_database.write() as session:
            case = queries.case(session, world.angers.id, each_idea.id)
            assert case is not None
            try:
                actions.hear(session, author(case), world.angers, case, HeardValue.NO, WHY, now=world.now)
                session.commit()
            except Refused:
                session.rollback()
                return "already"
            return "said"

    with ThreadPoolExecutor(10) as pool:
        assert "said" in list(pool.map(tap, range(10)))
    assert counters(world) == (0, 0, 1)
    assert world.session.scalar(select(func.count()).select_from(Heard)) == 1
    reopened = [entry for entry in world.session.scalars(select(Entry).where(Entry.verb == "answers.hear")) if entry.facts["reopened"]]
    assert len(reopened) == 1


def test_one_reply_under_each_answer(world: World, idea: Any) -> None:
    case = answered(world, idea)
    first = actions.reply(world.session, author(case), world.angers, case, "Merci, mais il faudra de l’ombre.", now=world.now)
    again = actions.reply(world.session, author(case), world.angers, case, "Merci, mais il faudra de l’ombre.", now=world.now)
    assert first is again
    with pytest.raises(Refused, match="déjà répondu"):
        actions.reply(world.session, author(case), world.angers, case, "Autre chose.", now=world.now)


def test_a_hidden_reply_says_why_and_may_be_rewritten(world: World, idea: Any) -> None:
    case = answered(world, idea)
    found = actions.reply(world.session, author(case), world.angers, case, "Bande d’incapables.", now=world.now)
    with pytest.raises(Refused):
        actions.hide_reply(world.session, world.actor(world.ali), world.angers, case, found, "insult", "Insulte.", now=world.now)
    actions.hide_reply(world.session, world.actor(world.nadia), world.angers, case, found, "insult", "Une insulte.", now=world.now)
    assert found.hidden_at is not None
    actions.reply(world.session, author(case), world.angers, case, "Je ne suis pas d’accord.", now=world.now)
    assert (found.hidden_at, found.text) == (None, "Je ne suis pas d’accord.")
