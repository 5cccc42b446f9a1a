"""From a notice to a mailbox: nothing lost, nothing twice for the reader, one bad address or a silent server stops nobody."""

import threading
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.core.mail import Mail, Unreachable
from app.notifications.actions import lease
from app.notifications.carriers import Carrier
from app.notifications.models import Notice, Suppression
from app.notifications.rules.sending import LEASE, PAUSES
from app.notifications.sms import Sms
from tests.conftest import settings_for
from tests.notifications.post import Mailboxes, PostOffice, until

MINUTE = timedelta(minutes=1)


class Crash(BaseException):
    """The process dies here."""


class Scripted(Carrier):
    """Does to each message what the test says, and remembers the names of those it took."""

    def __init__(self, deed: Any = None) -> None:
        self.taken: Counter[str] = Counter()
        self.deed = deed

    def send(self, message: Mail | Sms) -> None:
        self.taken[message.message_id] += 1
        if self.deed:
            self.deed(message)

    def rest(self) -> None: ...


def people(office: PostOffice, count: int) -> None:
    """So many authors with an address each."""
    for number in range(count):
        office.address(office.world.idea(f"Idée {number}"), f"reader{number}@example.test")
    office.derive()


def smtp(office: PostOffice, boxes: Mailboxes, tmp_path: Path) -> Any:
    """The office's settings with a real mail server."""
    return settings_for(office.database.url, tmp_path, SMTP_URL=boxes.url)


def test_many_postmen_send_each_message_once(each_office: PostOffice) -> None:
    people(each_office, 30)
    carrier = Scripted()

    def work() -> None:
        postman = each_office.postman()
        postman.carrier = carrier
        postman.deliver_all(each_office.world.now + MINUTE)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(carrier.taken) == 30 and set(carrier.taken.values()) == {1}
    assert {notice.state for notice in each_office.notices()} == {"sent"}


@pytest.mark.parametrize("dies", ["before the server has it", "after the server has it"])
def test_a_postman_killed_in_the_act_is_taken_over_with_the_same_name(each_office: PostOffice, dies: str) -> None:
    people(each_office, 1)

    def crash(_message: Any) -> None:
        raise Crash

    first = Scripted(crash)
    postman = each_office.postman()
    postman.carrier = first
    with pytest.raises(Crash):
        postman.deliver_next(each_office.world.now + MINUTE)
    second = Scripted()
    postman.carrier = second
    assert postman.deliver_next(each_office.world.now + MINUTE) is None, "still leased"
    assert postman.deliver_all(each_office.world.now + MINUTE + LEASE + timedelta(seconds=1)) == 1
    if dies.startswith("after"):
        assert first.taken.keys() == second.taken.keys(), "the reader's program sees one message"
    assert LEASE < MINUTE


def test_a_refused_address_gets_five_tries_and_stops_nobody(
    office: PostOffice, mailboxes: Mailboxes, tmp_path: Path
) -> None:
    people(office, 3)
    mailboxes.refused.add("reader1@example.test")
    postman = office.postman(settings=smtp(office, mailboxes, tmp_path))
    now = office.world.now + MINUTE
    postman.deliver_all(now)
    assert mailboxes.recipients() == {"reader0@example.test", "reader2@example.test"}
    for pause in PAUSES:
        now += pause
        assert postman.deliver_next(now - timedelta(seconds=1)) is None
        postman.deliver_all(now)
    [failed] = [notice for notice in office.notices() if notice.state == "failed"]
    assert failed.attempts == 5 and "550" in (failed.error or "") and "reader1" not in (failed.error or "")


def test_a_server_that_is_away_uses_up_no_try(office: PostOffice, tmp_path: Path) -> None:
    people(office, 1)

    def closed(_message: Any) -> None:
        raise Unreachable("ConnectionRefusedError")

    postman = office.postman()
    postman.carrier = Scripted(closed)
    now = office.world.now + MINUTE
    for _ in range(8):
        postman.deliver_next(now)
        now += timedelta(hours=6)
    [notice] = office.notices()
    assert (notice.state, notice.attempts) == ("waiting", 0)
    postman.deliver_next(now + timedelta(days=2))
    assert office.notices()[0].state == "failed", "after three days somebody must see it"


def test_a_silent_server_for_one_address_leaves_the_others_their_mail(
    office: PostOffice, mailboxes: Mailboxes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.core.mail.PATIENCE", 1.0)
    people(office, 12)
    mailboxes.silent.add("reader0@example.test")
    chosen = smtp(office, mailboxes, tmp_path)
    stopped, bell = threading.Event(), threading.Event()
    postmen = [office.postman(settings=replace(chosen)) for _ in range(3)]
    now = office.world.now + MINUTE
    threads = [threading.Thread(target=postman.deliver_all, args=(now,)) for postman in postmen]
    for thread in threads:
        thread.start()
    assert until(lambda: len(mailboxes.messages) == 11, 10)
    for thread in threads:
        thread.join(timeout=10)
    stopped.set()
    bell.set()
    [left] = [notice for notice in office.notices() if notice.state == "waiting"]
    assert left.attempts == 1


def test_a_letter_that_cannot_be_written_counts_as_a_try(office: PostOffice) -> None:
    people(office, 1)
    with office.database.transaction() as session:
        notice = session.scalars(select(Notice)).one()
        notice.kind = "no such kind"
    office.postman().deliver_all(office.world.now + MINUTE)
    [notice] = office.notices()
    assert notice.attempts == 1 and "not written" in (notice.error or "")


def test_a_stranger_s_mailbox_is_never_flooded(office: PostOffice) -> None:
    for number in range(12):
        office.address(office.world.idea(f"Spam {number}"), "victim@example.test", confirmed=False)
    office.derive()
    postman = office.postman()
    for minutes in (1, 20, 40, 55):
        postman.deliver_all(office.world.now + timedelta(minutes=minutes))
    assert len(office.messages()) == 3
    for hours in range(1, 24, 2):
        postman.deliver_all(office.world.now + timedelta(hours=hours))
    assert len(office.messages()) == 10
    for hours in range(24, 60, 6):
        postman.deliver_all(office.world.now + timedelta(hours=hours))
    assert not [notice for notice in office.notices() if notice.state == "waiting"]


def test_an_address_that_always_fails_is_left_alone(office: PostOffice) -> None:
    from app.core.mail import Refusal

    def refuse(_message: Any) -> None:
        raise Refusal("SMTPResponseException 550")

    idea = office.world.idea()
    contact = office.address(idea)
    for number in range(2):
        office.world.session.add(Notice(
            key=f"old{number}", kind="receipt", contact_id=contact.id, channel="email", facts={}, state="failed", attempts=5,
            next_try_at=office.world.now, created_at=office.world.now,
        ))
    office.derive()
    postman = office.postman()
    postman.carrier = Scripted(refuse)
    now = office.world.now + MINUTE
    for pause in (timedelta(0), *PAUSES):
        now += pause
        postman.deliver_all(now)
    with office.database.read() as session:
        assert [row.why for row in session.scalars(select(Suppression))] == ["failing"]


def test_a_lease_is_given_to_one(each_office: PostOffice) -> None:
    people(each_office, 1)
    now = each_office.world.now + MINUTE
    with each_office.database.transaction() as session:
        assert lease(session, "email", now=now) is not None
    with each_office.database.transaction() as session:
        assert lease(session, "email", now=now) is None
        assert lease(session, "sms", now=now) is None
