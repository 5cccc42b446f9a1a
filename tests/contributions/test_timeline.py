"""The time line reads from received to done, in every state an input can be in."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.audit.models import Entry
from app.contributions.models import Contribution
from app.contributions.rules import TRANSITIONS, State
from app.contributions.timeline import clock, stages
from app.core.i18n import speaking
from app.sites.models import Site

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_french(app: Any) -> Any:
    with app.test_request_context(), speaking("fr"):
        yield


def received(state: str, **values: Any) -> Contribution:
    return Contribution(state=state, state_at=NOW, created_at=NOW, due_on=date(2026, 12, 14), title="", body="", **values)


def drawn(state: str, now: datetime = NOW, **values: Any) -> list[tuple[str, str]]:
    return [(step["label"], step["state"]) for step in stages(received(state, **values), [], now)]


@pytest.mark.parametrize("state", list(State))
def test_every_state_starts_received_and_points_at_one_present_step_at_most(state: State) -> None:
    steps = drawn(state)
    assert steps[0][0] == "Reçue"
    assert sum(step[1] in {"now", "late"} for step in steps) <= 1
    order = [step[1] for step in steps]
    assert order == sorted(order, key=["done", "now", "late", "next"].index), "done, then now, then next"


def test_a_fresh_idea_sees_the_whole_way_ahead() -> None:
    assert drawn("received") == [
        ("Reçue", "now"), ("Lue", "next"), ("Envoyée à l’équipe", "next"), ("À l’étude", "next"), ("Réponse", "next"), ("En cours", "next"),
        ("Faite", "next"),
    ]


def test_a_no_ends_there_and_a_yes_goes_on() -> None:
    assert drawn("no", answered_at=NOW)[-1] == ("Réponse\u00a0: Non (voici pourquoi)", "done")
    assert drawn("yes", answered_at=NOW)[-2:] == [("En cours", "next"), ("Faite", "next")]
    assert drawn("done", answered_at=NOW)[-1] == ("Faite", "done")


def test_late_is_late_and_a_second_look_says_so() -> None:
    late = stages(received("sent"), [], NOW + timedelta(days=60))
    assert [step["label"] for step in late if step["state"] == "late"] == ["Réponse"]
    assert ("Deuxième réponse", "next") in drawn("sent", reopened_at=NOW)


def test_each_stage_bears_the_day_the_log_gives_it() -> None:
    entries = [Entry(verb="routing.route", at=NOW + timedelta(days=1)), Entry(verb="answers.study", at=NOW + timedelta(days=2))]
    steps = stages(received("studied"), entries, NOW + timedelta(days=3))
    assert [step["iso"] for step in steps[:4]] == ["2026-11-23", "2026-11-24", "2026-11-24", "2026-11-25"], "whoever sends it on has read it"


def test_every_state_of_the_table_is_drawn() -> None:
    assert set(TRANSITIONS) == set(State)


def test_work_is_under_way_since_the_first_news() -> None:
    news = [Entry(verb="answers.report_progress", at=NOW + timedelta(days=day)) for day in (10, 20)]
    steps = stages(received("done", answered_at=NOW), [*news, Entry(verb="answers.finish", at=NOW + timedelta(days=20))], NOW)
    assert [step["iso"] for step in steps[-2:]] == ["2026-12-03", "2026-12-13"]


def test_an_idea_gathered_or_hidden_goes_no_further_by_itself() -> None:
    read = [Entry(verb="moderation.accept", at=NOW + timedelta(days=1))]
    gathered = stages(received("read", merged_into_id=7), read, NOW)
    assert [step["label"] for step in gathered] == ["Reçue", "Lue", "Regroupée"]
    assert stages(received("received", hidden_at=NOW), [], NOW)[-1]["label"] == "Masquée"
    site = Site(holiday_zone="metropole", reply_days=15)
    late = NOW + timedelta(days=60)
    assert clock(received("read", merged_into_id=7), site, late) is None and clock(received("sent", hidden_at=NOW), site, late) is None
    assert clock(received("sent"), site, late) is not None


def test_what_went_outside_at_once_was_never_studied() -> None:
    forwarded = stages(received("elsewhere", answered_at=NOW), [Entry(verb="routing.forward", at=NOW)], NOW)
    assert [step["label"] for step in forwarded] == ["Reçue", "Lue", "Réponse\u00a0: Pas à la ville"]
