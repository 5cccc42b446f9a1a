"""One's own last act is undone in one gesture; what was built on stays."""

from datetime import date, timedelta

import pytest

from app.contributions.rules import State
from app.core.verdicts import Refused
from app.moderation import actions, queries
from app.moderation.rules import Rule, way_back
from tests.world import World


def test_undoing_puts_things_back_as_they_were(each_world: World) -> None:
    world, nadia = each_world, each_world.actor(each_world.nadia)
    for name, decide in {
        "accept": lambda idea: actions.accept(world.session, nadia, idea, now=world.now),
        "hide": lambda idea: actions.hide(world.session, nadia, idea, Rule.INSULT, "Non.", now=world.now),
        "mask": lambda idea: actions.mask(world.session, nadia, idea, words="longtemps", now=world.now),
    }.items():
        idea = world.idea(name)
        before = (idea.state, idea.hidden_at, idea.title, idea.body, idea.team_id)
        act = decide(idea)
        assert (idea.state, idea.hidden_at, idea.title, idea.body, idea.team_id) != before, name
        actions.undo(world.session, nadia, act, idea, now=world.now)
        world.session.flush()
        assert (idea.state, idea.hidden_at, idea.title, idea.body, idea.team_id) == before, name
        assert act.undone_at == world.now


def test_undoing_a_merge_separates_both_and_gives_the_date_back(world: World) -> None:
    nadia, old, new = world.actor(world.nadia), world.idea("Un banc"), world.idea("Encore", due_on=date(2026, 12, 10))
    due = old.due_on
    act = actions.merge(world.session, nadia, new, old, now=world.now)
    actions.undo(world.session, nadia, act, new, now=world.now)
    world.session.commit()
    old, new = world.reload(old), world.reload(new)
    assert (new.merged_into_id, new.state, old.merged_count, old.due_on) == (None, State.RECEIVED, 0, due)


def test_undoing_a_decision_about_reports_opens_them_again(world: World) -> None:
    idea, nadia = world.idea(), world.actor(world.nadia)
    actions.report(world.session, world.resident("paul"), idea, Rule.INSULT, now=world.now)
    act = actions.dismiss_reports(world.session, nadia, idea, now=world.now)
    assert idea.reports_count == 0 and not queries.reports_on(world.session, idea.id)
    actions.undo(world.session, nadia, act, idea, now=world.now)
    world.session.flush()
    world.session.refresh(idea)
    assert idea.reports_count == 1 and len(queries.reports_on(world.session, idea.id)) == 1


def test_nobody_undoes_for_somebody_else_too_late_or_twice(world: World) -> None:
    idea, nadia = world.idea(), world.actor(world.nadia)
    act = actions.accept(world.session, nadia, idea, now=world.now)
    with pytest.raises(Refused, match="Seule la personne"):
        actions.undo(world.session, world.actor(world.marc), act, idea, now=world.now)
    with pytest.raises(Refused, match="plus d’un jour"):
        actions.undo(world.session, nadia, act, idea, now=world.now + timedelta(hours=25))
    actions.undo(world.session, nadia, act, idea, now=world.now)
    with pytest.raises(Refused, match="déjà annulé"):
        actions.undo(world.session, nadia, act, idea, now=world.now)


def test_only_the_last_act_is_undone(world: World) -> None:
    idea, nadia = world.idea(), world.actor(world.nadia)
    first = actions.accept(world.session, nadia, idea, now=world.now)
    actions.hide(world.session, world.actor(world.marc), idea, Rule.INSULT, "Non.", now=world.now)
    with pytest.raises(Refused, match="Quelque chose s’est passé"):
        actions.undo(world.session, nadia, first, idea, now=world.now)


@pytest.mark.parametrize(("now", "before", "verbs"), [
    (State.READ, State.RECEIVED, ["unread"]), (State.SENT, State.RECEIVED, ["unread"]), (State.SENT, State.SENT, []),
    (State.ELSEWHERE, State.READ, ["return"]), (State.ELSEWHERE, State.STUDIED, ["unread", "route", "study"]),
])
def test_the_way_back_is_the_shortest(now: State, before: State, verbs: list[str]) -> None:
    assert way_back(now, before) == verbs


def test_there_is_no_way_back_from_an_answer() -> None:
    with pytest.raises(ValueError, match="no way"):
        way_back(State.YES, State.RECEIVED)
