"""The first messages: the receipt, the way in, the invitation, what one follows."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.models import Entry
from app.contributions.models import Contribution
from app.notifications.kinds.kind import Facts, Kind, Telling, ToAuthor
from app.notifications.models import Follow, Notice
from app.notifications.queries.follows import subject
from app.notifications.queries.readers import Reader, author, of_account, of_follow
from app.people.models import Account, Contact, SignInToken
from app.sites.models import RoleGrant, Site, Substitution, Team

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
    verbs = ("people.ask_way_in",)
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


class Invitation(Kind):
    """Somebody is given a role; without a password yet, they choose one by the link."""

    name = "invitation"
    verbs = ("sites.invite",)
    audience = "staff"
    urgent = True

    def tellings(self, session: Session, entry: Entry) -> Iterable[Telling]:
        token_id, account = entry.facts.get("token_id"), session.get(Account, entry.facts.get("account_id") or 0)
        if account is not None and account.email:
            reader = Reader("email", token_id=token_id) if token_id else Reader("email", account_id=account.id)
            yield Telling(reader, {"language": account.language}, entry.site_id)

    def load(self, session: Session, notice: Notice, entry: Entry | None) -> Facts | None:
        token = session.get(SignInToken, notice.token_id) if notice.token_id else None
        grant = session.get(RoleGrant, entry.subject_id) if entry else None
        if grant is None or grant.revoked_at is not None or (token is not None and token.used_at is not None):
            return None
        return {"token": token, "grant": grant, "site": session.get(Site, notice.site_id) if notice.site_id else None}


class StandIn(Kind):
    """Somebody stands in for a colleague for some days."""

    name = "stand_in"
    verbs = ("sites.substitute",)
    audience = "staff"

    def tellings(self, session: Session, entry: Entry) -> Iterable[Telling]:
        account = session.get(Account, entry.facts.get("substitute_id") or 0)
        reader = of_account(account) if account and account.erased_at is None else None
        if reader is not None:
            yield Telling(reader, {}, entry.site_id)

    def load(self, session: Session, notice: Notice, entry: Entry | None) -> Facts | None:
        row = session.get(Substitution, entry.subject_id) if entry else None
        away = session.get(Account, row.away_id) if row else None
        if row is None or away is None:
            return None
        return {"row": row, "away": away, "team": session.get(Team, row.team_id), "site": session.get(Site, notice.site_id)}


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


KINDS = (Receipt(), WayIn(), Invitation(), StandIn(), Following())
