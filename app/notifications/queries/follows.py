"""What can be followed, who follows it, and what one reader follows."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.answers.models import Commitment
from app.notifications.models import Follow
from app.notifications.queries.readers import Reader, of_account, of_participant
from app.people.models import Account, Contact, Participant
from app.processes.models import Process, ProcessState
from app.proposals.models import Proposal
from app.sites.models import Site


@dataclass(frozen=True)
class Subject:
    """A thing that can be followed, with its name and its address on the platform."""

    kind: str
    id: int
    title: str
    path: str
    site_id: int


def subject(session: Session, site: Site, kind: str, number: int) -> Subject | None:
    """The public thing of this site under that kind and number; None for hidden, withdrawn, draft or foreign ones."""
    if kind == "site":
        return Subject(kind, site.id, site.name, f"/{site.slug}/", site.id) if number == site.id else None
    if kind == "process":
        process = session.scalars(select(Process).where(Process.id == number, Process.site_id == site.id)).first()
        open_to_all = process is not None and process.state != ProcessState.DRAFT
        return Subject(kind, number, process.title, f"/{site.slug}/processes/{process.slug}", site.id) if process and open_to_all else None
    idea_id: int | None = number
    if kind == "commitment":
        idea_id = session.scalar(select(Commitment.contribution_id).where(Commitment.id == number, Commitment.site_id == site.id))
    elif kind != "proposal":
        return None
    idea = session.scalars(select(Proposal).where(Proposal.id == idea_id, Proposal.site_id == site.id)).first()
    return Subject(kind, number, idea.title, f"/{site.slug}/proposals/{idea.id}", site.id) if idea and idea.is_public else None


def follow_of(session: Session, participant_id: int | None, kind: str, number: int) -> Follow | None:
    """A participant's living follow of a subject."""
    if participant_id is None:
        return None
    query = select(Follow).where(
        Follow.participant_id == participant_id, Follow.subject_kind == kind, Follow.subject_id == number, Follow.ended_at.is_(None)
    )
    return session.scalars(query).first()


def reader_of(session: Session, participant_id: int | None, account_id: int | None = None) -> Reader | None:
    """How the present browser's person can be reached, if at all."""
    if participant_id is not None and (found := of_participant(session, participant_id)) is not None:
        return found
    account = session.get(Account, account_id) if account_id else None
    return of_account(account) if account else None


def follows_of_reader(session: Session, letter: str, number: int) -> list[Follow]:
    """The living follows of a contact's or an account's person, newest first."""
    if letter == "c":
        owner = select(Contact.participant_id).where(Contact.id == number)
        mine = or_(Follow.contact_id == number, (Follow.contact_id.is_(None)) & Follow.participant_id.in_(owner))
    else:
        mine = Follow.participant_id.in_(select(Participant.id).where(Participant.account_id == number))
    return list(session.scalars(select(Follow).where(mine, Follow.ended_at.is_(None)).order_by(Follow.id.desc())))
