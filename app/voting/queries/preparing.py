"""Reading a draft: its options, what its opening needs to know of the roll, what the log says of it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.audit.models import Entry
from app.voting.models import Council, Credential, Elector, Trustee, Vote, VoteOption
from app.voting.rules.preparing.lacks import Lack, Roll, Sealing, few, lacks
from app.voting.rules.states import Secrecy, VoteState

ON_THE_ROLL = ("voting.add_electors", "voting.make_codes", "voting.remove_elector")
"""What makes a roll longer or shorter."""


@dataclass(frozen=True)
class Draft:
    """A vote with its options and all that a checklist says of it."""

    vote: Vote
    options: tuple[VoteOption, ...]
    council: Council | None
    roll: Roll
    lacks: tuple[Lack, ...]
    few: bool


def draft(session: Session, site_id: int, slug: str, now: datetime) -> Draft | None:
    """The vote of that site at that address, in any state (four queries)."""
    vote = session.scalars(select(Vote).where(Vote.site_id == site_id, Vote.slug == slug)).first()
    if vote is None:
        return None
    found, roll = options(session, vote.id), roll_facts(session, vote.id)
    council = session.get(Council, vote.council_id) if vote.council_id else None
    missing = lacks(vote, found, roll, now, sealing=sealing(session, vote)) if vote.state == VoteState.DRAFT else []
    return Draft(vote, tuple(found), council, roll, tuple(missing), few(vote, roll))


def options(session: Session, vote_id: int) -> list[VoteOption]:
    """The options in their order, as the database has them now."""
    query = select(VoteOption).where(VoteOption.vote_id == vote_id).order_by(VoteOption.position, VoteOption.id)
    return list(session.scalars(query.execution_options(populate_existing=True)))


def roll_facts(session: Session, vote_id: int) -> Roll:
    """How many electors of which weight (one query)."""
    query = select(Elector.weight, func.count()).where(Elector.vote_id == vote_id, Elector.struck_why.is_(None))
    rows = session.execute(query.group_by(Elector.weight).order_by(Elector.weight)).all()
    return Roll(sum(number for _weight, number in rows), tuple((weight, number) for weight, number in rows))


def sealing(session: Session, vote: Vote) -> Sealing | None:
    """What a sealed vote has of its keys and codes (four queries); None for another."""
    if vote.secrecy != Secrecy.SEALED:
        return None
    keys = list(session.scalars(select(Trustee.public_key != "").where(Trustee.vote_id == vote.id)))
    codes = session.scalar(select(func.count()).where(Credential.vote_id == vote.id)) or 0
    made, moved = (_last_number(session, vote.id, verbs) for verbs in (("voting.publish_codes",), ON_THE_ROLL))
    return Sealing(len(keys), sum(map(bool, keys)), codes, moved > made)


def _last_number(session: Session, vote_id: int, verbs: tuple[str, ...]) -> int:
    query = select(func.max(Entry.id)).where(Entry.subject_kind == "vote", Entry.subject_id == vote_id, Entry.verb.in_(verbs))
    return session.scalar(query) or 0


def last_entry(session: Session, vote_id: int, verb: str, actor: str | None = None) -> Entry | None:
    """The newest entry of the log about the vote under that verb (of one actor)."""
    query = select(Entry).where(Entry.subject_kind == "vote", Entry.subject_id == vote_id, Entry.verb == verb)
    if actor is not None:
        query = query.where(Entry.actor == actor)
    return session.scalars(query.order_by(Entry.id.desc()).limit(1)).first()


def councils(session: Session, site_id: int) -> list[Council]:
    """The councils of a site by name."""
    return list(session.scalars(select(Council).where(Council.site_id == site_id).order_by(Council.name)))


def council(session: Session, site_id: int, slug: str) -> Council | None:
    """One of them by its address."""
    return session.scalars(select(Council).where(Council.site_id == site_id, Council.slug == slug)).first()
