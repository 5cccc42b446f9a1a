"""Writing, submitting, signing and publishing: what moves, who may, and two people at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select

from app.answers import actions, queries
from app.answers.models import Answer, Commitment
from app.answers.rules.lacks import Lack
from app.audit.models import Entry
from app.contributions.rules import State
from app.core.db import Database
from app.core.states import Impossible
from app.core.verdicts import Refused
from app.sites.models import Review, Team
from tests.answers.conftest import answered, case_of, ready, refusal, sent_idea, yes
from tests.world import World


def entries(world: World, verb: str) -> list[Entry]:
    return list(world.session.scalars(select(Entry).where(Entry.verb == verb)))


def test_a_yes_is_published_counted_and_promised(world: World, idea: Any) -> None:
    case = answered(world, idea)
    answer, promise = case.published[0], case.commitment
    assert case.contribution.state == State.YES
    assert case.contribution.answered_at == world.now
    assert answer.on_time is True
    assert (answer.technician_name, answer.technician_title) == ("Ali", "technicien des rues")
    assert (answer.elected_name, answer.elected_title) == ("Sonia", "adjointe au cadre de vie")
    assert promise is not None and (promise.due_on, promise.owner_name, promise.cost) == (date(2027, 1, 15), "Ali", "800 €")
    team = world.session.get(Team, world.streets.id)
    assert team is not None and (team.answered_count, team.on_time_count) == (1, 1)
    (entry,) = entries(world, "answers.publish_answer")
    assert entry.facts["outcome"] == "yes" and entry.facts["team_id"] == world.streets.id and entry.facts["due_on"] == "2026-12-14"
    assert not entries(world, "answers.submit_answer")


def test_a_late_answer_counts_as_late(world: World, idea: Any) -> None:
    case = answered(world, idea, later=timedelta(days=22))
    assert case.published[0].on_time is False
    team = world.session.get(Team, world.streets.id)
    assert team is not None and (team.answered_count, team.on_time_count) == (1, 0)


def test_the_last_minute_of_the_french_day_is_on_time(world: World, idea: Any) -> None:
    last_minute = datetime(2026, 12, 14, 22, 59, tzinfo=UTC) - world.now
    assert answered(world, idea, later=last_minute).published[0].on_time is True


def test_a_refusal_without_its_parts_is_kept_as_a_draft_and_never_leaves(world: World, idea: Any) -> None:
    ali, case = world.actor(world.ali), case_of(world, idea)
    actions.save_draft(world.session, ali, world.angers, case, refusal(reason="Pas possible", where_else=""), now=world.now)
    world.session.commit()
    with pytest.raises(actions.Incomplete) as refused:
        actions.submit_answer(world.session, ali, world.angers, case, now=world.now)
    assert refused.value.lacks == [Lack.REASON, Lack.WHERE]
    world.session.rollback()
    case = case_of(world, idea)
    assert case.contribution.state == State.STUDIED
    assert case.answer is not None and case.answer.reason == "Pas possible" and case.answer.state == "draft"


def test_not_us_says_who(world: World, idea: Any) -> None:
    case = answered(world, idea, values=refusal(outcome="elsewhere", body_id=world.landlord.id))
    assert case.contribution.state == State.ELSEWHERE
    assert case.published[0].body_id == world.landlord.id
    assert case.commitment is None


@pytest.mark.parametrize(("who", "sentence"), [
    ("gaston", "autre équipe"), ("sonia", "réservée"), ("vera", "réservée"), ("nadia", "autre équipe"),
])
def test_only_the_team_that_holds_it_writes(world: World, idea: Any, who: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        actions.save_draft(world.session, world.actor(getattr(world, who)), world.angers, case_of(world, idea), yes(), now=world.now)


def test_the_welcome_team_is_answered_for_by_moderators(world: World) -> None:
    idea = sent_idea(world, team_id=world.triage.id)
    case = answered(world, idea, by=world.nadia)
    assert case.contribution.state == State.YES


@pytest.mark.parametrize("values", [
    {"state": State.READ}, {"withdrawn_at": datetime(2026, 11, 23, tzinfo=UTC)}, {"hidden_at": datetime(2026, 11, 23, tzinfo=UTC)},
    {"state": State.YES},
])
def test_what_cannot_be_answered_says_why(world: World, values: dict[str, Any]) -> None:
    idea = sent_idea(world, **values)
    with pytest.raises(Refused) as refused:
        actions.save_draft(world.session, world.actor(world.ali), world.angers, case_of(world, idea), yes(), now=world.now)
    assert refused.value.verdict.reason and refused.value.verdict.instead


@pytest.mark.parametrize(("review", "signer", "refused"), [
    (Review.HEAD, "rose", "ali"), (Review.HEAD, "sonia", "gaston"), (Review.ELECTED, "sonia", "rose"),
])
def test_a_second_person_signs_where_the_site_asks(world: World, idea: Any, review: Review, signer: str, refused: str) -> None:
    world.angers.answer_review = review
    ali, case = world.actor(world.ali), case_of(world, idea)
    actions.save_draft(world.session, ali, world.angers, case, yes(), now=world.now)
    actions.submit_answer(world.session, ali, world.angers, case, now=world.now)
    world.session.commit()
    case = case_of(world, idea)
    assert case.contribution.state == State.STUDIED and not case.published
    with pytest.raises(Refused):
        actions.publish_answer(world.session, world.actor(getattr(world, refused)), world.angers, case, now=world.now)
    actions.publish_answer(world.session, world.actor(getattr(world, signer)), world.angers, case, now=world.now)
    world.session.commit()
    assert case_of(world, idea).contribution.state == State.YES
    assert len(entries(world, "answers.submit_answer")) == len(entries(world, "answers.publish_answer")) == 1


def test_a_returned_answer_carries_its_note_and_comes_back_better(world: World, idea: Any) -> None:
    world.angers.answer_review = Review.HEAD
    ali, rose, case = world.actor(world.ali), world.actor(world.rose), case_of(world, idea)
    actions.save_draft(world.session, ali, world.angers, case, yes(), now=world.now)
    actions.submit_answer(world.session, ali, world.angers, case, now=world.now)
    with pytest.raises(Refused):
        actions.return_answer(world.session, rose, world.angers, case, " ", now=world.now)
    answer = actions.return_answer(world.session, rose, world.angers, case, "Dites où sera le banc.", now=world.now)
    assert (answer.state, answer.review_note) == ("returned", "Dites où sera le banc.")
    actions.save_draft(world.session, ali, world.angers, case, yes(what="Sous le tilleul."), seen=answer.saved_at, now=world.now)
    actions.submit_answer(world.session, ali, world.angers, case, now=world.now)
    assert case.answer is not None and case.answer.state == "submitted"


def test_a_head_never_signs_their_own_text(world: World, idea: Any) -> None:
    world.angers.answer_review = Review.HEAD
    rose, case = world.actor(world.rose), case_of(world, idea)
    actions.save_draft(world.session, rose, world.angers, case, yes(), now=world.now)
    actions.submit_answer(world.session, rose, world.angers, case, now=world.now)
    with pytest.raises(Refused, match="Vous avez écrit"):
        actions.publish_answer(world.session, rose, world.angers, case, now=world.now)


def test_the_second_to_save_is_told_and_nothing_is_overwritten(world: World, idea: Any) -> None:
    ali, rose = world.actor(world.ali), world.actor(world.rose)
    first = actions.save_draft(world.session, ali, world.angers, case_of(world, idea), yes(what="Un"), now=world.now)
    seen, later = first.saved_at, world.now + timedelta(minutes=5)
    actions.save_draft(world.session, rose, world.angers, case_of(world, idea), yes(what="Deux"), seen=seen, now=later)
    with pytest.raises(actions.Overtaken) as overtaken:
        actions.save_draft(world.session, ali, world.angers, case_of(world, idea), yes(what="Trois"), seen=seen, now=later)
    assert (overtaken.value.theirs.what, overtaken.value.theirs.written_by_id) == ("Deux", world.rose.id)
    actions.save_draft(world.session, ali, world.angers, case_of(world, idea), yes(what="Trois"), seen=later, now=later)


def test_two_people_publish_at_once_and_one_does(each_database: Database, each_world: World, each_idea: Any) -> None:
    world, idea = each_world, each_idea
    actions.save_draft(world.session, world.actor(world.ali), world.angers, case_of(world, idea), yes(), now=world.now)
    start, people = Barrier(2), [world.actor(world.ali), world.actor(world.rose)]
    ready(world, idea)

    def publish(number: int) -> str:
        with each_database.write() as session:
            case = queries.case(session, world.angers.id, idea.id)
            assert case is not None
            if each_database.engine.dialect.name == "postgresql":
                start.wait()
            try:
                actions.submit_answer(session, people[number], world.angers, case, now=world.now)
                session.commit()
            except (Impossible, Refused):
                session.rollback()
                return "told"
            return "published"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(publish, range(2))) == ["published", "told"]
    world.session.expire_all()
    team = world.session.get(Team, world.streets.id)
    assert team is not None and team.answered_count == 1
    assert len(list(world.session.scalars(select(Commitment)))) == 1
    assert len(entries(world, "answers.publish_answer")) == 1


def test_two_people_begin_at_once_and_one_is_told(each_database: Database, each_world: World, each_idea: Any) -> None:
    world = each_world
    people = [world.actor(world.ali), world.actor(world.rose)]
    ready(world, each_idea)

    def begin(number: int) -> str:
        with each_database.write() as session:
            case = queries.case(session, world.angers.id, each_idea.id)
            assert case is not None
            try:
                actions.save_draft(session, people[number], world.angers, case, yes(), now=world.now)
                session.commit()
            except (actions.Overtaken, Impossible):
                session.rollback()
                return "told"
            return "kept"

    with ThreadPoolExecutor(2) as pool:
        found = sorted(pool.map(begin, range(2)))
    assert found == ["kept", "told"]
    assert len(list(world.session.scalars(select(Answer)))) == 1
