"""Reading what goes with words taken down, and the places somebody helps at."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.contributions.models import Contribution, Taking
from app.contributions.rules import Channel
from app.sites.models import RoleGrant, Territory, TerritoryKind


def taking_of(session: Session, contribution_id: int) -> Taking | None:
    """What was noted beside an input, if it was taken down."""
    return session.get(Taking, contribution_id)


def places_of(session: Session, site_id: int, account_id: int | None, now: datetime) -> list[str]:
    """Where somebody may be helping today: the titles of their own roles first, then the site's places that bear a code."""
    own = select(RoleGrant.title).where(
        RoleGrant.account_id == account_id, RoleGrant.site_id == site_id, RoleGrant.title != "", RoleGrant.revoked_at.is_(None),
        or_(RoleGrant.ends_at.is_(None), RoleGrant.ends_at > now),
    )
    places = select(Territory.name).where(Territory.site_id == site_id, Territory.kind == TerritoryKind.PLACE)
    found = [*session.scalars(own.order_by(RoleGrant.id)), *session.scalars(places.order_by(Territory.name).limit(12))]
    return list(dict.fromkeys(found))


def taken_lately(session: Session, site_id: int, account_id: int | None, since: datetime, limit: int = 30) -> list[Contribution]:
    """What somebody took down since then, newest first."""
    query = select(Contribution).where(
        Contribution.site_id == site_id, Contribution.entered_by_id == account_id, Contribution.created_at >= since,
        Contribution.channel.in_((Channel.HELPED, Channel.PHONE)),
    )
    return list(session.scalars(query.order_by(Contribution.id.desc()).limit(limit)))
