"""From what happened to who is told: once each, never for what did not happen, whatever breaks."""

import threading
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select

from app.audit.actions import record
from app.moderation.models import Act, ActKind
from app.notifications.actions import derive, start_from
from app.notifications.actions.outbox import derive_stuck
from app.notifications.models import Cursor, Notice
from app.people.actions import leave_contact
from app.people.rules import Actor, system
from app.sites.models import Substitution
from tests.notifications.post import PostOffice


def routed(world: Any, idea: Any, team: Any = None, at: timedelta = timedelta(0)) -> None:
    """The input was sent to a team."""
    team = team or world.streets
    idea.state, idea.team_id = "sent", team.id
    record(world.session, world.actor(world.nadia), "routing.route", idea, now=world.now + at, team_id=team.id)


def test_two_workers_at_once_write_each_notice_once(each_office: PostOffice) -> None:
    office = each_office
    for number in range(30):
        office.address(office.world.idea(f"Idée {number}"), f"reader{number}@example.test")
    office.world.session.commit()
    barrier, errors = threading.Barrier(4), []

    def work() -> None:
        barrier.wait()
        try:
            with office.database.transaction() as session:
                derive(session, now=office.world.now)
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert len(office.notices("receipt")) == 30


def test_a_hundred_aborted_transactions_send_nothing(each_office: PostOffice) -> None:
    world = each_office.world
    idea = world.idea()
    world.session.commit()
    for number in range(100):
        leave_contact(world.session, Actor(participant_id=idea.author_id), idea.author_id, "email", f"a{number}@b.test", "fr", now=world.now)
        world.session.rollback()
    assert each_office.deliver() == []
    with each_office.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Notice)) == 0


def test_an_entry_that_cannot_be_turned_stops_no_other_and_is_tried_again(office: PostOffice) -> None:
    world = office.world
    idea = world.idea()
    record(world.session, system("test"), "routing.route", idea, now=world.now)  # names no team
    office.address(idea)
    office.derive()
    assert "receipt" in [notice.kind for notice in office.notices()]
    with office.database.transaction() as session:
        assert derive_stuck(session, now=world.now) == 1
        assert session.get(Cursor, "stuck:1") is not None


def test_what_is_older_than_the_start_is_told_to_nobody(office: PostOffice) -> None:
    world = office.world
    office.address(world.idea("Hier"), "yesterday@example.test")
    world.session.commit()
    start_from(world.session, world.now + timedelta(days=1))
    world.session.commit()
    assert office.deliver() == []


def test_a_burst_reaches_an_agent_as_two_messages_not_sixty(office: PostOffice) -> None:
    world = office.world
    for number in range(60):
        routed(world, world.idea(f"Idée {number}"), at=timedelta(seconds=number))
    first = [mail for mail in office.deliver(after=timedelta(minutes=2)) if mail.recipient == world.ali.email]
    assert len(first) == 1 and "60" in first[0].subject and first[0].text.count("/desk/answers/") == 60
    for number in range(5):
        routed(world, world.idea(f"Encore {number}"), at=timedelta(minutes=3))
    assert office.deliver(world.now + timedelta(minutes=3), after=timedelta(minutes=2)) == []
    later = office.deliver(world.now + timedelta(minutes=3), after=timedelta(minutes=12))
    assert len(later) == 1 and "5" in later[0].subject


def test_whoever_stands_in_is_told_instead(office: PostOffice) -> None:
    world = office.world
    day = world.now.date()
    world.session.add(Substitution(
        team_id=world.streets.id, away_id=world.ali.id, substitute_id=world.gaston.id, starts_on=day, ends_on=day + timedelta(days=5),
    ))
    routed(world, world.idea())
    assert [mail.recipient for mail in office.deliver()] == [world.gaston.email]


def test_a_slip_that_was_undone_reaches_nobody(office: PostOffice) -> None:
    world = office.world
    idea = world.idea()
    routed(world, idea)
    office.derive()
    idea.state, idea.team_id = "read", world.triage.id
    assert office.deliver(after=timedelta(minutes=5)) == []


def test_a_hiding_tells_its_rule_its_reason_and_gives_the_text_back(office: PostOffice) -> None:
    world = office.world
    idea = world.idea("Mon voisin est un voleur")
    office.address(idea)
    office.deliver()
    act = Act(
        site_id=idea.site_id, contribution_id=idea.id, kind=ActKind.HIDE, rule="insult", reason="Votre texte attaque une personne.",
        by_id=world.nadia.id, at=world.now, before={},
    )
    world.session.add(act)
    world.session.flush()
    idea.hidden_at = world.now
    record(world.session, world.actor(world.nadia), "moderation.hide", idea, now=world.now, act_id=act.id)
    [mail] = office.deliver()
    assert "Mon voisin est un voleur" in mail.text and "attaque une personne" in mail.text and "contester" in mail.text


def test_escalation_climbs_from_the_agent_to_the_head_to_the_elected_person(office: PostOffice) -> None:
    world = office.world
    idea = world.idea(state="sent", team_id=world.streets.id)
    told = {}
    for level in ("soon", "head", "elected"):
        record(world.session, system("clock"), "answers.escalate", idea, now=world.now, level=level, team_id=world.streets.id)
        told[level] = [mail.recipient for mail in office.deliver(after=timedelta(hours=1))]
        world.now += timedelta(hours=2)
    assert told == {"soon": [world.ali.email], "head": [world.rose.email], "elected": [world.sonia.email]}
