"""The week of what one follows: once per person and week, nothing when nothing happened."""

import threading
from datetime import timedelta
from typing import Any

from app.audit.actions import record
from app.notifications.actions import follow, prepare_digests, unfollow
from app.notifications.queries import subject
from app.people.rules import Actor
from tests.notifications.post import PostOffice

DAY = timedelta(days=1)


def follower(office: PostOffice, name: str, kind: str, number: int, rhythm: str = "weekly") -> Any:
    """Somebody with an address who follows something since last month."""
    world = office.world
    person = world.participant(name)
    actor = Actor(participant_id=person.id)
    from app.people.actions import leave_contact

    contact = leave_contact(world.session, actor, person.id, "email", f"{name}@example.test", "fr", now=world.now)
    contact.confirmed_at = world.now
    found = subject(world.session, world.angers, kind, number)
    assert found is not None
    return follow(world.session, actor, found, rhythm=rhythm, now=world.now - 30 * DAY)


def extended(office: PostOffice, idea: Any) -> None:
    """Something public happened to an idea."""
    record(office.world.session, office.world.actor(office.world.ali), "answers.extend", idea, now=office.world.now, extension_id=0)


def digests(office: PostOffice) -> list[str]:
    """Who got the week's letter."""
    office.deliver()
    return [mail.recipient for mail in office.messages() if mail.subject.startswith("Cette semaine")]


def test_the_week_is_told_once_to_those_for_whom_something_happened(each_office: PostOffice) -> None:
    office, world = each_office, each_office.world
    busy, quiet = world.idea("Un banc"), world.idea("Un arbre")
    follower(office, "bea", "proposal", busy.id)
    follower(office, "quentin", "proposal", quiet.id)
    extended(office, busy)
    world.session.commit()
    for _ in range(2):
        with office.database.transaction() as session:
            prepare_digests(session, now=world.now + DAY)
    office.world.now += DAY
    assert digests(office) == ["bea@example.test"]


def test_two_schedulers_and_a_restart_in_the_middle_write_one_letter(each_office: PostOffice) -> None:
    office, world = each_office, each_office.world
    idea = world.idea("Un banc")
    for number in range(10):
        follower(office, f"reader{number}", "proposal", idea.id)
    extended(office, idea)
    world.session.commit()
    barrier = threading.Barrier(2)

    def schedule() -> None:
        barrier.wait()
        with office.database.transaction() as session:
            prepare_digests(session, now=world.now + DAY)

    threads = [threading.Thread(target=schedule) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    world.now += DAY
    assert sorted(digests(office)) == sorted(f"reader{number}@example.test" for number in range(10))


def test_news_at_once_for_followers_but_not_twice_for_the_author(office: PostOffice) -> None:
    world = office.world
    idea = world.idea("Un banc")
    office.address(idea, "author@example.test")
    follower(office, "bea", "proposal", idea.id, rhythm="now")
    office.deliver()
    extended(office, idea)
    assert [mail.recipient for mail in office.deliver(after=timedelta(hours=2))] == ["bea@example.test"]


def test_leaving_ends_the_news(office: PostOffice) -> None:
    world = office.world
    idea = world.idea("Un banc")
    found = follower(office, "bea", "proposal", idea.id, rhythm="now")
    extended(office, idea)
    office.derive()
    unfollow(world.session, Actor(participant_id=found.participant_id), found, now=world.now)
    assert office.deliver() == []


def test_a_changed_rule_of_a_consultation_is_told_to_its_followers(office: PostOffice) -> None:
    world = office.world
    follower(office, "bea", "process", world.parks.id, rhythm="now")
    record(world.session, world.actor(world.ines), "processes.frame", world.parks, now=world.now, version=2, changed=["money"])
    [mail] = office.deliver()
    assert "Nos parcs" in mail.subject and "/angers/processes/parcs" in mail.text
