"""Keeping a promise: news, a new date with its reason, and « done » only with evidence."""

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from app.answers import permissions
from app.answers.models import Commitment, CommitmentStep
from app.answers.queries import Case
from app.answers.rules.lacks import has_evidence, is_reason
from app.answers.rules.states import COMMITMENT_STEPS, CommitmentState
from app.audit.actions import record
from app.contributions.actions import advance
from app.contributions.rules import TRANSITIONS, State
from app.core.clock import today
from app.core.i18n import _l
from app.core.states import allows, move
from app.core.verdicts import Refused, no, require
from app.people.rules import Actor
from app.sites.models import Site


def report_progress(
    session: Session, actor: Actor, site: Site, case: Case, text: str, *, photo_digest: str | None = None,
    photo_description: str = "", now: datetime,
) -> CommitmentStep:
    """Give news, perhaps with a photo; the first news says that work is under way."""
    commitment = _carried(actor, site, case)
    if not is_reason(text):
        raise Refused(no(_l("Dites ce qui a avancé."), _l("Une phrase suffit.")))
    move(commitment, COMMITMENT_STEPS, "report")
    _follow(session, case, "start", now)
    step = _step(session, actor, commitment, text, now, photo_digest=photo_digest, photo_description=photo_description)
    _note(session, actor, case, "answers.report_progress", now, step_id=step.id)
    return step


def postpone(session: Session, actor: Actor, site: Site, case: Case, new_due_on: date, reason: str, *, now: datetime) -> CommitmentStep:
    """Move the promised date to a later one, with a reason that everybody reads. The first date stays visible."""
    commitment = _carried(actor, site, case)
    if not is_reason(reason):
        raise Refused(no(_l("Donnez la raison du nouveau délai."), _l("Elle sera publique.")))
    if new_due_on <= commitment.due_on or new_due_on < today(now):
        raise Refused(no(_l("La nouvelle date doit venir après l’ancienne, et après aujourd’hui."), _l("Choisissez une autre date.")))
    before, commitment.due_on = commitment.due_on, new_due_on
    step = _step(session, actor, commitment, reason, now, new_due_on=new_due_on)
    _note(session, actor, case, "answers.postpone", now, step_id=step.id, before=before.isoformat())
    return step


def finish(
    session: Session, actor: Actor, site: Site, case: Case, text: str, *, link: str = "", photo_digest: str | None = None,
    photo_description: str = "", now: datetime,
) -> Commitment:
    """Mark the promise as kept: words, and a photo or a web address that shows it. The author is asked again if they were heard."""
    commitment = _carried(actor, site, case)
    if not has_evidence(text, photo_digest is not None, link):
        raise Refused(no(
            _l("« Faite » demande une preuve : quelques mots, et une photo ou un lien."), _l("Ajoutez une photo de ce qui a été fait."),
        ))
    move(commitment, COMMITMENT_STEPS, "finish")
    commitment.done_at, commitment.evidence = now, "\n\n".join(part for part in (text, link.strip()) if part)
    _follow(session, case, "finish", now)
    step = _step(session, actor, commitment, commitment.evidence, now, photo_digest=photo_digest, photo_description=photo_description)
    _note(session, actor, case, "answers.finish", now, step_id=step.id, late=today(now) > commitment.due_on)
    return commitment


def _carried(actor: Actor, site: Site, case: Case) -> Commitment:
    require(permissions.may_carry(actor, site, case))
    return _promised(case)


def _promised(case: Case) -> Commitment:
    if case.commitment is None:
        raise ValueError(f"contribution {case.contribution.id} has no commitment")
    return case.commitment


def _follow(session: Session, case: Case, verb: str, now: datetime) -> None:
    """The input's own state goes with its commitment, where it can."""
    if allows(TRANSITIONS, State(case.contribution.state), verb):
        advance(session, case.contribution, verb, now=now)


def _step(session: Session, actor: Actor, commitment: Commitment, text: str, now: datetime, **more: object) -> CommitmentStep:
    step = CommitmentStep(commitment_id=commitment.id, text=text, by_id=actor.account_id, at=now, **more)
    session.add(step)
    session.flush()
    return step


def _note(session: Session, actor: Actor, case: Case, verb: str, now: datetime, **facts: Any) -> None:
    commitment = _promised(case)
    record(
        session, actor, verb, case.contribution, now=now, commitment_id=commitment.id, answer_id=commitment.answer_id,
        team_id=commitment.team_id, due_on=commitment.due_on.isoformat(), state=str(CommitmentState(commitment.state)), **facts,
    )
