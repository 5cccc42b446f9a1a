"""The person behind a signed link of a message, and what they follow."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.notifications.models import Follow
from app.notifications.queries.follows import Subject, follows_of_reader, subject
from app.people.models import Account, Contact
from app.sites.models import Site


@dataclass(frozen=True)
class Mailbox:
    """A reader, their address, and the follow the link was about (with its subject), if any."""

    letter: str
    number: int
    reader: Contact | Account
    address: str
    follow: Follow | None = None
    follow_subject: Subject | None = None


def mailbox(session: Session, letter: str, number: int, follow_id: int) -> Mailbox | None:
    """The reader a token vouches for; None once they took their address back."""
    reader: Contact | Account | None = session.get(Contact, number) if letter == "c" else session.get(Account, number)
    if reader is None or (isinstance(reader, Account) and reader.erased_at is not None):
        return None
    address = reader.address if isinstance(reader, Contact) else reader.email or reader.phone
    follow = session.get(Follow, follow_id) if follow_id else None
    return Mailbox(letter, number, reader, address, follow, _subject(session, follow)) if address else None


def follows_with_subjects(session: Session, box: Mailbox) -> list[tuple[Follow, Subject]]:
    """What a reader follows, newest first, without what is no longer public."""
    pairs = ((follow, _subject(session, follow)) for follow in follows_of_reader(session, box.letter, box.number))
    return [(follow, found) for follow, found in pairs if found is not None]


def _subject(session: Session, follow: Follow | None) -> Subject | None:
    site = session.get(Site, follow.site_id) if follow else None
    return subject(session, site, follow.subject_kind, follow.subject_id) if follow and site else None
