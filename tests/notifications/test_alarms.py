"""Once a day: what nobody owns, and what did not get through, told to those who run the site."""

from datetime import timedelta

from app.notifications.actions.alarms import raise_alarms
from app.notifications.models import Notice
from tests.notifications.post import PostOffice


def raised(office: PostOffice) -> int:
    with office.database.transaction() as session:
        return raise_alarms(session, now=office.world.now)


def test_an_idea_without_a_team_shows_after_two_working_days_once_a_day(office: PostOffice) -> None:
    world = office.world
    world.idea("Un banc sans équipe")
    world.session.commit()
    assert raised(office) == 0
    world.now += timedelta(days=3)  # Monday to Thursday
    assert raised(office) == 3
    assert raised(office) == 0, "again on the same day changes nothing"
    mails = office.deliver()
    assert {mail.recipient for mail in mails} == {world.nadia.email, world.marc.email, world.ines.email}
    assert all("Un banc sans équipe" in mail.text and "/angers/desk/inputs/" in mail.text for mail in mails)


def test_a_weekend_is_no_delay(office: PostOffice) -> None:
    world = office.world
    friday = world.now + timedelta(days=4)
    world.idea("Un banc", state_at=friday, created_at=friday)
    world.session.commit()
    world.now = friday + timedelta(days=3)
    assert raised(office) == 0


def test_messages_that_failed_are_told_and_not_those_that_tell_it(office: PostOffice) -> None:
    world = office.world
    for kind in ("answered", "failures"):
        world.session.add(Notice(
            key=kind, kind=kind, site_id=world.angers.id, account_id=world.lea.id, channel="email", facts={}, state="failed", attempts=5,
            next_try_at=world.now, created_at=world.now,
        ))
    world.session.commit()
    assert raised(office) == 3
    mails = office.deliver()
    assert len(mails) == 3 and all(mail.subject.startswith("1 message") for mail in mails)
