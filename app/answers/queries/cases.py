"""An input with its answers of both rounds, and the people who may carry one."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, joinedload

from app.answers.models import Answer, Commitment
from app.answers.rules.states import AnswerState, CommitmentState
from app.contributions.models import Contribution
from app.people.models import Account
from app.people.rules import Role
from app.processes.models import Framing
from app.sites.models import RoleGrant, Site, Team


@dataclass
class Case:
    """An input and what the town answered or drafts: round 1 first, round 2 after a contest."""

    contribution: Contribution
    rounds: list[Answer] = field(default_factory=list)
    commitment: Commitment | None = None
    team: Team | None = None

    @property
    def round(self) -> int:
        """The round whose answer is due, or was given last."""
        return 2 if self.contribution.reopened_at else 1

    @property
    def answer(self) -> Answer | None:
        """The present round's answer, in whatever state."""
        return next((answer for answer in self.rounds if answer.round == self.round), None)

    @property
    def published(self) -> list[Answer]:
        """What everybody may read, oldest first."""
        return [answer for answer in self.rounds if answer.state == AnswerState.PUBLISHED]

    @property
    def first_writer_id(self) -> int | None:
        """Who wrote the first answer, once it is out."""
        return next((answer.written_by_id for answer in self.published if answer.round == 1), None)

    @property
    def promised(self) -> bool:
        """Whether a promise of an earlier answer still stands."""
        return self.commitment is not None and self.commitment.state != CommitmentState.DONE


@dataclass(frozen=True)
class Voice:
    """An elected person who may carry an answer; `key` is the account's id, 0 for the one the consultation names."""

    key: int
    name: str
    title: str


def case(session: Session, site_id: int, contribution_id: int) -> Case | None:
    """An input of the site with its answers and its commitment (three queries, four with a team not met before)."""
    query = (
        select(Contribution).where(Contribution.id == contribution_id, Contribution.site_id == site_id)
        .options(joinedload(Contribution.team), joinedload(Contribution.theme), joinedload(Contribution.territory))
    )
    found = session.scalars(query).first()
    return around(session, found) if found else None


def around(session: Session, contribution: Contribution) -> Case:
    """The same for an input that is already at hand (two or three queries)."""
    rounds = session.scalars(select(Answer).where(Answer.contribution_id == contribution.id).order_by(Answer.round))
    promise = session.scalars(select(Commitment).where(Commitment.contribution_id == contribution.id)).first()
    team = session.get(Team, contribution.team_id) if contribution.team_id else None
    return Case(contribution, list(rounds), promise, team)


def elected_people(session: Session, site: Site, process_id: int | None, now: datetime) -> list[Voice]:
    """Who may stand for the answer: the person the consultation names first, then the site's elected people."""
    query = (
        select(Account.id, Account.name, RoleGrant.title).join(RoleGrant, RoleGrant.account_id == Account.id)
        .where(RoleGrant.site_id == site.id, RoleGrant.role == Role.ELECTED, Account.erased_at.is_(None), *_in_force(now))
    )
    voices = [Voice(row.id, row.name, row.title) for row in session.execute(query.order_by(Account.id))]
    named = _named_by(session, process_id)
    if named is None:
        return voices
    known = next((voice for voice in voices if voice.name == named.name), None)
    return [known or named, *(voice for voice in voices if voice is not known)]


def _named_by(session: Session, process_id: int | None) -> Voice | None:
    if process_id is None:
        return None
    query = select(Framing).where(Framing.process_id == process_id).order_by(Framing.version.desc()).limit(1)
    framing = session.scalars(query).first()
    return Voice(0, framing.elected_name, framing.elected_title) if framing and framing.elected_name else None


def staff_of(session: Session, team_id: int, role: Role, now: datetime) -> list[int]:
    """The accounts that hold a role in a team now."""
    query = select(RoleGrant.account_id).where(RoleGrant.team_id == team_id, RoleGrant.role == role, *_in_force(now))
    return list(session.scalars(query.distinct().order_by(RoleGrant.account_id)))


def _in_force(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return RoleGrant.revoked_at.is_(None), or_(RoleGrant.ends_at.is_(None), RoleGrant.ends_at > now)
