"""A yes becomes a commitment at the moment it is published."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.answers.models import Answer, Commitment
from app.answers.queries import Case
from app.answers.rules.states import COMMITMENT_STEPS, PROMISING, CommitmentState
from app.contributions.actions import advance
from app.core.states import move


def promise(session: Session, case: Case, answer: Answer, *, now: datetime) -> Commitment | None:
    """The commitment of a yes or partly: new, or the one that stood, with the new answer's date. Part of publishing; not recorded apart.

    After a second look a running commitment runs on, and one that was done is renewed.
    """
    if answer.outcome not in PROMISING or answer.when_on is None:
        return case.commitment
    standing = case.commitment
    if standing is None:
        case.commitment = _new(session, case, answer, now)
        return case.commitment
    standing.answer_id, standing.team_id, standing.due_on, standing.cost = answer.id, answer.team_id, answer.when_on, answer.cost
    standing.owner_name = answer.owner_name or answer.technician_name
    standing.title = answer.promise_title or standing.title
    if standing.state == CommitmentState.DONE:
        move(standing, COMMITMENT_STEPS, "renew")
        standing.done_at = standing.evidence = None
    elif standing.state == CommitmentState.UNDERWAY:
        advance(session, case.contribution, "start", now=now)
    return standing


def _new(session: Session, case: Case, answer: Answer, now: datetime) -> Commitment:
    commitment = Commitment(
        site_id=answer.site_id, contribution_id=answer.contribution_id, answer_id=answer.id, team_id=answer.team_id,
        title=answer.promise_title or case.contribution.title, owner_name=answer.owner_name or answer.technician_name,
        cost=answer.cost, first_due_on=answer.when_on, due_on=answer.when_on, created_at=now,
    )
    session.add(commitment)
    session.flush()
    return commitment
