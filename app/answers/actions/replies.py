"""The author's right of reply: one under each answer, shown at once; hidden only with a rule and a reason."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.answers import permissions
from app.answers.models import Reply
from app.answers.queries import Case
from app.audit.actions import record
from app.core.db import upsert
from app.core.i18n import _l
from app.core.verdicts import Refused, no, require
from app.people.rules import Actor
from app.sites.models import Site


def reply(session: Session, actor: Actor, site: Site, case: Case, text: str, *, now: datetime) -> Reply:
    """Reply to the last published answer: once. A hidden reply may be rewritten, and is then shown again."""
    require(permissions.may_speak(actor, case.contribution))
    if not case.published:
        raise Refused(no(_l("Il n’y a pas encore de réponse."), _l("Vous pourrez écrire sous la réponse quand elle sera là.")))
    if not text.strip():
        raise Refused(no(_l("Écrivez votre réponse."), _l("Une phrase suffit.")))
    answer = case.published[-1]
    values = dict(site_id=site.id, contribution_id=case.contribution.id, answer_id=answer.id, text=text, at=now)
    first = upsert(session, Reply, values, ["answer_id"])
    found = session.scalars(select(Reply).where(Reply.answer_id == answer.id)).one()
    if not first and found.hidden_at is None:
        if found.text == text:
            return found
        raise Refused(no(_l("Vous avez déjà répondu sous cette réponse."), _l("Vous pouvez encore dire si vous vous sentez entendu.")))
    if not first:
        found.text, found.at, found.hidden_at, found.hidden_rule, found.hidden_reason = text, now, None, None, None
    record(
        session, actor, "answers.reply", case.contribution, now=now, reply_id=found.id, answer_id=answer.id, team_id=answer.team_id,
        round=answer.round, rewritten=not first,
    )
    return found


def hide_reply(session: Session, actor: Actor, site: Site, case: Case, found: Reply, rule: str, reason: str, *, now: datetime) -> Reply:
    """A moderator hides a reply under a rule; its author reads the reason beside their own text and may rewrite it."""
    require(permissions.moderates(actor, site))
    if not reason.strip():
        raise Refused(no(_l("Donnez la raison à la personne."), _l("Elle la lira à côté de son texte.")))
    if found.hidden_at is None:
        found.hidden_at, found.hidden_rule, found.hidden_reason = now, rule, reason
        record(
            session, actor, "answers.hide_reply", case.contribution, now=now, reply_id=found.id, answer_id=found.answer_id, rule=rule
        )
    return found
