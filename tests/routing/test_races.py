"""Two people on one input at the same instant, on both databases: one decides, the other is told."""

import threading
from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from app.contributions.models import Contribution
from app.core.db import Database
from app.core.states import Impossible
from app.core.verdicts import Refused
from app.moderation import actions as moderation
from app.moderation import queries as acts
from app.moderation.models import Report
from app.moderation.rules import Rule
from app.routing import actions
from app.routing.models import Assignment
from app.sites.models import Team
from tests.world import World

ROUNDS = 6


def at_once(database: Database, *verbs: Callable[[Session], Any]) -> list[str]:
    """Run each verb in its own transaction, all at one start; how each ended."""
    barrier, ends = threading.Barrier(len(verbs)), [""] * len(verbs)

    def run(place: int, verb: Callable[[Session], Any]) -> None:
        barrier.wait()
        try:
            with database.transaction() as session:
                verb(session)
            ends[place] = "done"
        except (moderation.AlreadyDone, moderation.AlreadyReported, Refused, Impossible) as refusal:
            ends[place] = type(refusal).__name__

    threads = [threading.Thread(target=run, args=(place, verb)) for place, verb in enumerate(verbs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def test_two_moderators_never_decide_over_each_other(each_world: World, each_database: Database) -> None:
    world, nadia, marc = each_world, each_world.actor(each_world.nadia), each_world.actor(each_world.marc)
    streets = world.streets.id
    for number in range(ROUNDS):
        idea = world.idea(f"Idée {number}")
        seen = acts.stamp_of(world.session, idea)
        world.session.commit()

        def send(session: Session, number: int = idea.id, seen: str = seen) -> None:
            actions.route(session, nadia, session.get_one(Contribution, number), session.get_one(Team, streets), now=world.now, seen=seen)

        def hide(session: Session, number: int = idea.id, seen: str = seen) -> None:
            moderation.hide(session, marc, session.get_one(Contribution, number), Rule.INSULT, "Non.", now=world.now, seen=seen)

        ends = at_once(each_database, send, hide)
        assert sorted(ends) == ["AlreadyDone", "done"], ends
        kept = world.reload(idea)
        assert (kept.hidden_at is None) == (ends[0] == "done")
        assert len(acts.acts_on(world.session, idea.id)) == 1
        world.session.commit()


def test_one_lead_whatever_is_pressed(each_world: World, each_database: Database) -> None:
    world, nadia, marc = each_world, each_world.actor(each_world.nadia), each_world.actor(each_world.marc)
    streets, gardens = world.streets.id, world.gardens.id
    for number in range(ROUNDS):
        idea = world.idea(f"Idée {number}")
        world.session.commit()

        def to(team: int, who: Any, number: int = idea.id) -> Callable[[Session], Any]:
            return lambda session: actions.route(
                session, who, session.get_one(Contribution, number), session.get_one(Team, team), now=world.now
            )

        ends = at_once(each_database, to(streets, nadia), to(gardens, marc))
        assert set(ends) <= {"done", "Impossible"}
        leads = world.session.query(Assignment).filter_by(contribution_id=idea.id, role="lead", ended_at=None).all()
        assert [lead.team_id for lead in leads] == [world.reload(idea).team_id]
        world.session.commit()


def test_twenty_clicks_of_one_reader_are_one_report_and_two_readers_are_two(each_world: World, each_database: Database) -> None:
    world = each_world
    idea = world.idea()
    paul, zoe = world.resident("paul"), world.resident("zoé")
    world.session.commit()

    def click(who: Any) -> Callable[[Session], Any]:
        return lambda session: moderation.report(session, who, session.get_one(Contribution, idea.id), Rule.INSULT, now=world.now)

    ends = at_once(each_database, *[click(paul)] * 6, *[click(zoe)] * 6)
    assert ends.count("done") == 2 and ends.count("AlreadyReported") == 10
    assert world.reload(idea).reports_count == world.session.query(Report).count() == 2
    world.session.commit()
