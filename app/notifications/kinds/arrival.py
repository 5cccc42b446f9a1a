"""The first messages: the receipt, the way in, the invitation, what one follows."""

from collections.abc import Iterable
from datetime import timedelta
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.models import Entry
from app.contributions.models import Contribution
from app.notifications.kinds.kind import Facts, Kind, Telling, ToAuthor
from app.notifications.models import Follow, Notice
from app.notifications.queries.follows import subject
from app.notifications.queries.readers import Reader, author, of_follow
from app.people.models import Account, Contact, SignInToken
from app.sites.models import Site

SAME_VISIT = timedelta(hours=2)
"""An address left this long after an idea belongs to it."""


class Receipt(ToAuthor):
    """What was received, who holds it, answer due when. Whichever comes first, the idea or the address: one receipt."""

    name = "receipt"
    verbs = ("contributions.submit", "people.leave_contact")

    def tellings(self, session: Session, entry: Entry) -> Iterable[Telling]:
        for idea in self._ideas(session, entry):
            reader = author(session, idea)
            if reader is not None and idea.kind != "statement":
                yield Telling(reader, {"input": idea.id, "own": idea.id}, idea.site_id, once=f"input-{idea.id}")

    def _ideas(self, session: Session, entry: Entry) -> list[Contribution]:
        if entry.verb == "contributions.submit":
            found = session.get(Contribution, entry.subject_id)
            return [found] if found else []
        contact = session.get(Contact, entry.subject_id)
        if contact is None:
            return []
        query = select(Contribution).where(
            Contribution.author_id == contact.participant_id, Contribution.created_at > entry.at - SAME_VISIT,
            Contribution.created_at <= entry.at, Contribution.withdrawn_at.is_(None),
        )
        return list(session.scalars(query.order_by(Contribution.id)))


class WayIn(Kind):
    """The link and the code somebody asked for. Never late: an expired one is not sent."""

    name = "way_in"
    verbs: ClassVar[tuple[str, ...]] = ("people.ask_way_in",)
    audience = "way_in"
    urgent = True

    def tellings(self, session: Session, entry: Entry) -> Iterable[Telling]:
        token = session.get(SignInToken, entry.subject_id)
        if token is not None and (address := _address(session, token)):
            yield Telling(Reader("email" if "@" in address else "sms", token_id=token.id), dict(entry.facts), entry.site_id)

    def load(self, session: Session, notice: Notice, entry: Entry | None) -> Facts | None:
        token = session.get(SignInToken, notice.token_id)
        site = session.get(Site, notice.site_id) if notice.site_id else None
        return {"token": token, "site": site} if token and token.used_at is None else None


class Invitation(WayIn):
    """Somebody is given a role and chooses a password."""

    name = "invitation"
    verbs = ("people.invite", "sites.invite")


class Following(Kind):
    """Says what one follows from now on, to an address nobody has proven yet: whoever did not ask can leave at once."""

    name = "following"
    verbs = ("notifications.follow",)
    audience = "follow"

    def tellings(self, session: Session, entry: Entry) -> Iterable[Telling]:
        follow = session.get(Follow, entry.subject_id)
        reader = of_follow(session, follow) if follow and follow.ended_at is None else None
        contact = session.get(Contact, reader.contact_id) if reader and reader.contact_id else None
        if follow is not None and contact is not None and contact.confirmed_at is None:
            yield Telling(reader, {"follow": follow.id}, follow.site_id, once=f"follow-{follow.id}")  # type: ignore[arg-type]

    def load(self, session: Session, notice: Notice, entry: Entry | None) -> Facts | None:
        follow = session.get(Follow, notice.facts["follow"])
        site = session.get(Site, follow.site_id) if follow and follow.ended_at is None else None
        if follow is None or site is None:
            return None
        found = subject(session, site, follow.subject_kind, follow.subject_id)
        return {"followed": found, "site": site, "follow": follow} if found else None


def _address(session: Session, token: SignInToken) -> str | None:
    account = session.get(Account, token.account_id) if token.account_id else None
    return token.address or (account.email or account.phone if account else None)


KINDS = (Receipt(), WayIn(), Invitation(), Following())
