"""The extension, the alarms, and commitments until « done »."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from app.answers import actions, queries
from app.answers.jobs import raise_escalations as job
from app.answers.models import Escalation
from app.audit.models import Entry
from app.audit.queries import broken_at
from app.contributions.rules import State
from app.core.db import Database
from app.core.verdicts import Refused
from tests.answers.conftest import answered, case_of, sent_idea
from tests.world import World

REASON = "Nous attendons l’avis du service des arbres."


def levels(world: World) -> list[str]:
    world.session.expire_all()
    return [row.level for row in world.session.scalars(select(Escalation).order_by(Escalation.id))]


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8, tzinfo=UTC)


def test_one_dated_reasoned_extension(world: World, idea: Any) -> None:
    ali, case = world.actor(world.ali), case_of(world, idea)
    for to_on, reason in ((date(2027, 1, 7), REASON), (date(2026, 12, 14), REASON), (date(2026, 12, 20), "  ")):
        with pytest.raises(Refused):
            actions.extend(world.session, ali, world.angers, case, to_on, reason, now=world.now)
    actions.extend(world.session, ali, world.angers, case, date(2027, 1, 6), REASON, now=world.now)
    world.session.commit()
    case = case_of(world, idea)
    assert (case.contribution.due_on, case.contribution.first_due_on) == (date(2027, 1, 6), date(2026, 12, 14))
    assert case.contribution.extended
    with pytest.raises(Refused, match="déjà"):
        actions.extend(world.session, ali, world.angers, case, date(2027, 1, 6), REASON, now=world.now)


def test_lateness_is_not_hidden_by_a_new_date(world: World, idea: Any) -> None:
    with pytest.raises(Refused, match="passée"):
        late = at(date(2026, 12, 15))
        actions.extend(world.session, world.actor(world.ali), world.angers, case_of(world, idea), date(2026, 12, 30), REASON, now=late)


def test_alarms_rise_day_by_day_and_never_twice(world: World, idea: Any) -> None:
    sent_idea(world, "Une autre", due_on=date(2027, 3, 1))
    found = []
    for day in (4, 7, 8, 11, 15, 17, 21):
        actions.raise_escalations(world.session, at(date(2026, 12, day)))
        actions.raise_escalations(world.session, at(date(2026, 12, day)))
        world.session.commit()
        found.append(levels(world)[-1:])
    assert levels(world) == ["soon", "tomorrow", "head", "elected", "public"]
    assert found == [[], ["soon"], ["soon"], ["tomorrow"], ["head"], ["elected"], ["public"]]
    (soon, *_others) = world.session.scalars(select(Entry).where(Entry.verb == "answers.escalate").order_by(Entry.id))
    assert (soon.actor, soon.facts["due_on"], soon.facts["team_id"]) == ("system:clock", "2026-12-14", world.streets.id)


def test_missed_days_are_caught_up_without_false_reminders(world: World, idea: Any) -> None:
    assert actions.raise_escalations(world.session, at(date(2026, 12, 22))) == 3
    world.session.commit()
    assert levels(world) == ["head", "elected", "public"]


def test_an_extension_starts_the_alarms_anew_and_an_answer_ends_them(world: World, idea: Any) -> None:
    actions.raise_escalations(world.session, at(date(2026, 12, 7)))
    actions.extend(world.session, world.actor(world.ali), world.angers, case_of(world, idea), date(2026, 12, 21), REASON, now=world.now)
    actions.raise_escalations(world.session, at(date(2026, 12, 14)))
    world.session.commit()
    assert levels(world) == ["soon", "soon"]
    answered(world, idea)
    assert actions.raise_escalations(world.session, at(date(2027, 1, 20))) == 0


@pytest.mark.parametrize("values", [
    {"withdrawn_at": datetime(2026, 11, 23, tzinfo=UTC)}, {"hidden_at": datetime(2026, 11, 23, tzinfo=UTC)}, {"state": State.NO},
])
def test_nothing_rings_for_what_needs_no_answer(world: World, values: dict[str, Any]) -> None:
    sent_idea(world, **values)
    assert actions.raise_escalations(world.session, at(date(2027, 1, 20))) == 0


def test_strasbourg_rings_by_its_own_holidays(world: World) -> None:
    sent_idea(world, due_on=date(2027, 3, 25))
    world.angers.holiday_zone = "alsace-moselle"
    world.session.flush()
    assert actions.raise_escalations(world.session, at(date(2027, 3, 26))) == 0
    world.angers.holiday_zone = "metropole"
    world.session.flush()
    assert actions.raise_escalations(world.session, at(date(2027, 3, 26))) == 1


def test_two_schedulers_at_once_are_harmless(each_database: Database, each_world: World) -> None:
    for number in range(10):
        sent_idea(each_world, f"Idée {number}", due_on=date(2026, 11, 13))
    each_world.session.commit()
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda _number: _run(each_database, each_world), range(3)))
    with each_database.read() as session:
        assert session.scalar(select(func.count()).select_from(Escalation)) == 30
        assert session.scalar(select(func.count()).select_from(Entry).where(Entry.verb == "answers.escalate")) == 30
        assert broken_at(session) is None


def _run(database: Database, world: World) -> None:
    with database.transaction() as session:
        actions.raise_escalations(session, world.now)


def test_the_job_may_run_twice(world: World, database: Database) -> None:
    sent_idea(world, due_on=date(2020, 1, 2))
    world.session.commit()
    assert (job(database, None), job(database, None)) == (3, 0)  # type: ignore[arg-type]


def test_the_public_late_list_holds_what_is_five_working_days_late(world: World, idea: Any) -> None:
    assert queries.late_publicly(world.session, world.angers.id, date(2026, 12, 13)) == []
    assert queries.late_publicly(world.session, world.angers.id, date(2026, 12, 14)) == [idea]
    assert queries.late_publicly(world.session, world.valenciennes.id, date(2026, 12, 14)) == []


def test_a_promise_is_reported_postponed_and_kept(world: World, idea: Any) -> None:
    ali, case = world.actor(world.ali), answered(world, idea)
    actions.report_progress(world.session, ali, world.angers, case, "Le banc est commandé.", now=world.now)
    assert (case.contribution.state, case.commitment and case.commitment.state) == (State.UNDERWAY, "underway")
    for day, reason in ((date(2027, 1, 15), REASON), (date(2027, 2, 1), "")):
        with pytest.raises(Refused):
            actions.postpone(world.session, ali, world.angers, case, day, reason, now=world.now)
    actions.postpone(world.session, ali, world.angers, case, date(2027, 2, 1), REASON, now=world.now)
    with pytest.raises(Refused, match="preuve"):
        actions.finish(world.session, ali, world.angers, case, "C’est fait, promis.", now=world.now)
    actions.finish(world.session, ali, world.angers, case, "Le banc est posé.", link="https://angers.example/banc", now=world.now)
    world.session.commit()
    case = case_of(world, idea)
    assert case.contribution.state == State.DONE
    assert case.commitment is not None and (case.commitment.first_due_on, case.commitment.due_on) == (date(2027, 1, 15), date(2027, 2, 1))
    assert case.commitment.evidence == "Le banc est posé.\n\nhttps://angers.example/banc"
    assert len(queries.steps(world.session, case.commitment.id)) == 3
    with pytest.raises(Refused, match="déjà tenu"):
        actions.report_progress(world.session, ali, world.angers, case, "Encore des nouvelles", now=world.now)


def test_other_teams_do_not_speak_for_it(world: World, idea: Any) -> None:
    case = answered(world, idea)
    with pytest.raises(Refused, match="autre équipe"):
        actions.report_progress(world.session, world.actor(world.gaston), world.angers, case, "Le banc est commandé.", now=world.now)


def test_rates_are_what_the_rows_say(world: World, idea: Any) -> None:
    answered(world, idea)
    answered(world, sent_idea(world, "Deuxième"), later=timedelta(days=30))
    sent_idea(world, "Troisième", due_on=date(2026, 11, 20))
    rates = queries.team_rates(world.session, world.angers.id, world.streets.id, date(2026, 11, 23))
    assert rates is not None
    assert (rates.on_time.part, rates.on_time.total, rates.on_time.shown) == (1, 2, False)
    assert (rates.holds, rates.late) == (1, 1)
    assert queries.team_rates(world.session, world.valenciennes.id, world.streets.id, date(2026, 11, 23)) is None
