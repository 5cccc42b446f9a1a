"""What the public register counts, on both databases, by French months."""

from datetime import UTC, datetime

from app.moderation import actions, queries
from app.moderation.rules import Rule, month_bounds
from tests.world import World


def test_every_decision_counts_in_its_french_month(each_world: World) -> None:
    world, nadia = each_world, each_world.actor(each_world.nadia)
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)  # already January in France
    hidden = actions.hide(world.session, nadia, world.idea("Un"), Rule.INSULT, "Non.", now=world.now)
    actions.hide(world.session, nadia, world.idea("Deux"), Rule.INSULT, "Non.", now=new_year)
    undone = actions.hide(world.session, nadia, idea := world.idea("Trois"), Rule.HATRED, "Non.", now=world.now)
    actions.undo(world.session, nadia, undone, idea, now=world.now)
    actions.report(world.session, world.resident("paul"), world.idea("Quatre"), Rule.ADVERTISING, now=world.now)
    first = queries.act(world.session, world.angers.id, hidden.id)
    assert first is not None
    contested = world.session.get_one(type(idea), first.contribution_id)
    actions.appeal(world.session, world.resident("zoé"), first, contested, "Non.", now=world.now, code=contested.receipt_code)
    bounds = month_bounds(datetime(2027, 1, 5, 12, tzinfo=UTC), 12)
    assert queries.counts_by_month(world.session, world.angers.id, bounds) == [
        (9, "appeal", "open", 1), (9, "hide", "insult", 1), (9, "report", "advertising", 1), (9, "undone", "hatred", 1),
        (11, "hide", "insult", 1),
    ]
    assert queries.counts_by_month(world.session, world.valenciennes.id, bounds) == []
    assert [row.kind for row in queries.public_acts(world.session, world.angers.id)] == ["hide", "hide", "hide"]
    assert [appeal.state for appeal, *_rest in queries.appeals(world.session, world.angers.id)] == ["open"]


def test_months_follow_each_other_from_the_oldest() -> None:
    bounds = month_bounds(datetime(2027, 1, 5, 12, tzinfo=UTC), 3)
    assert [f"{bound:%Y-%m-%dT%H}" for bound in bounds] == ["2026-10-31T23", "2026-11-30T23", "2026-12-31T23", "2027-01-31T23"]
