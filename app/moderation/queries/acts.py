"""Reading decisions."""

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from app.contributions.models import Contribution, Revision
from app.moderation.models import Act, ActKind
from app.moderation.rules import stamp
from app.people.models import Account, Participant

MASK = "mask"
"""The `why` of a revision that keeps what was under a mask."""


def act(session: Session, site_id: int, act_id: int) -> Act | None:
    """A decision of the site."""
    return session.scalars(select(Act).where(Act.id == act_id, Act.site_id == site_id)).first()


def last_act(session: Session, contribution_id: int) -> tuple[Act, str] | None:
    """The newest decision on an input, undone or not, and the name of who took it."""
    row = session.execute(
        select(Act, Account.name).outerjoin(Account, Account.id == Act.by_id)
        .where(Act.contribution_id == contribution_id).order_by(Act.id.desc()).limit(1)
    ).first()
    return (row[0], row[1] or "") if row else None


def stamp_of(session: Session, contribution: Contribution) -> str:
    """What somebody who reads the input now sees (see `rules.stamp`). An undone act counts twice: doing and undoing are two changes."""
    last, undone = session.execute(
        select(func.max(Act.id), func.count(Act.undone_at)).where(Act.contribution_id == contribution.id)
    ).one()
    return f"{stamp(last, contribution.edited_at)}-{undone}"


def acts_on(session: Session, contribution_id: int) -> list[tuple[Act, str]]:
    """The decisions on an input, newest first, each with the name of who took it."""
    rows = session.execute(
        select(Act, Account.name).outerjoin(Account, Account.id == Act.by_id)
        .where(Act.contribution_id == contribution_id).order_by(Act.id.desc())
    )
    return [(row[0], row[1] or "") for row in rows]


def acts_by(session: Session, site_id: int, account_id: int, limit: int = 30) -> list[tuple[Act, Row[Act, int, str]]]:
    """Somebody's last decisions on a site, newest first, each with the input's id and title."""
    rows = session.execute(
        select(Act, Contribution.id, Contribution.title).join(Contribution, Contribution.id == Act.contribution_id)
        .where(Act.site_id == site_id, Act.by_id == account_id).order_by(Act.id.desc()).limit(limit)
    )
    return [(row[0], row) for row in rows]


def live_acts_after(session: Session, decision: Act) -> int:
    """How many later decisions stand on the same input."""
    query = select(func.count()).where(Act.contribution_id == decision.contribution_id, Act.id > decision.id, Act.undone_at.is_(None))
    return session.scalars(query).one()


def hiding(session: Session, contribution_id: int) -> Act | None:
    """The decision that hides an input, the newest that was not undone."""
    query = select(Act).where(Act.contribution_id == contribution_id, Act.kind == ActKind.HIDE, Act.undone_at.is_(None))
    return session.scalars(query.order_by(Act.id.desc()).limit(1)).first()


def merged_into_it(session: Session, contribution_id: int) -> list[Row[int, str, int, str]]:
    """The inputs gathered under one, with their own number of « me too »."""
    query = select(Contribution.id, Contribution.title, Contribution.supports_count, Contribution.kind)
    return list(session.execute(query.where(
        Contribution.merged_into_id == contribution_id, Contribution.hidden_at.is_(None), Contribution.withdrawn_at.is_(None)
    ).order_by(Contribution.id)))


def maskings(session: Session, contribution_id: int) -> list[Act]:
    """The maskings of an input that stand, newest first."""
    query = select(Act).where(Act.contribution_id == contribution_id, Act.kind == ActKind.MASK, Act.undone_at.is_(None))
    return list(session.scalars(query.order_by(Act.id.desc())))


def gathered_in(session: Session, contribution: Contribution) -> Row[int, str, int, str] | None:
    """The input under which this one was gathered, when everybody may read it."""
    query = select(Contribution.id, Contribution.title, Contribution.supports_count, Contribution.kind)
    return session.execute(query.where(
        Contribution.id == contribution.merged_into_id, Contribution.hidden_at.is_(None), Contribution.withdrawn_at.is_(None)
    )).first()


def masked_words(session: Session, contribution_id: int) -> list[Revision]:
    """What stood under the masks, for moderators' eyes only."""
    query = select(Revision).where(Revision.contribution_id == contribution_id, Revision.why == MASK)
    return list(session.scalars(query.order_by(Revision.id)))


def author_account(session: Session, contribution: Contribution) -> int | None:
    """The account behind an input, if its author has one."""
    if contribution.author_id is None:
        return None
    return session.scalars(select(Participant.account_id).where(Participant.id == contribution.author_id)).first()
