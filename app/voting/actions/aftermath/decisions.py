"""Incidents noted while they happen, and challenges decided by somebody who did not prepare the vote."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.i18n import _l
from app.core.verdicts import Refused, no, require
from app.people.rules import Actor
from app.sites.models import Site
from app.voting.models import Challenge, Incident, Vote
from app.voting.permissions.preparing import may_decide, may_run

DECISIONS = ("upheld", "rejected")


def note_incident(session: Session, actor: Actor, site: Site, vote: Vote, text: str, *, now: datetime) -> Incident:
    """Write down what went wrong or looked odd. It stands in the minutes and cannot be taken back."""
    require(may_run(actor, site))
    incident = Incident(vote_id=vote.id, kind="noted", text=text, by_id=actor.account_id, at=now)
    session.add(incident)
    session.flush()
    record(session, actor, "voting.note_incident", vote, now=now, incident=incident.id)
    return incident


def decide(
    session: Session, actor: Actor, site: Site, vote: Vote, challenge: Challenge, decision: str, reason: str, *, now: datetime
) -> Challenge:
    """Uphold or reject a challenge, with a public reason, once. Raises ValueError for another word."""
    require(may_decide(actor, site, vote))
    if decision not in DECISIONS:
        raise ValueError(decision)
    pending = (Challenge.id == challenge.id) & (Challenge.decision == "")
    values = {"decision": decision, "reason": reason, "decided_by_id": actor.account_id, "decided_at": now}
    done = session.execute(update(Challenge).where(pending).values(**values).execution_options(synchronize_session=False))
    session.refresh(challenge)
    if not done.rowcount:  # type: ignore[attr-defined]
        raise Refused(no(_l("Quelqu’un a déjà décidé."), _l("Rechargez la page pour lire la décision.")))
    record(session, actor, "voting.decide_challenge", vote, now=now, challenge=challenge.id, decision=decision)
    return challenge
