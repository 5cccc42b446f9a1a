"""« Were you heard? »: one word per answer and stage; a « no » with a reason has it looked at again, once, by somebody else."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.answers import permissions, queries
from app.answers.models import Answer, Heard
from app.answers.queries import Case
from app.answers.rules.clock import REOPEN_WITHIN, second_due_on
from app.answers.rules.lacks import is_reason
from app.answers.rules.rates import Second, second_reader
from app.answers.rules.states import HeardValue, Stage
from app.audit.actions import record
from app.contributions.actions import advance, give_to
from app.contributions.models import Contribution
from app.contributions.rules import TRANSITIONS, State
from app.core.clock import today
from app.core.db import upsert
from app.core.i18n import _l
from app.core.states import allows
from app.core.verdicts import Refused, no, require
from app.people.rules import Actor, Role
from app.sites.models import Site, Team
from app.sites.queries import triage_team

COLUMNS = {
    HeardValue.YES: Team.heard_yes_count, HeardValue.PARTLY: Team.heard_partly_count, HeardValue.NO: Team.heard_no_count,
}


def stage_of(contribution: Contribution) -> Stage:
    """After delivery once it is done, after the answer before."""
    return Stage.DELIVERY if contribution.state == State.DONE else Stage.ANSWER


def hear(session: Session, actor: Actor, site: Site, case: Case, value: HeardValue, reason: str = "", *, now: datetime) -> Heard:
    """The author's word on the last published answer. Saying it again changes it, and is still one word.

    A « no » with a reason reopens the input once: same team, another person (its head when there is no second agent, the welcome
    team when nobody else is left), and the site's whole reply delay again. Refused while a second look is under way.
    """
    require(permissions.may_speak(actor, case.contribution))
    answer = _answered(case)
    stage = stage_of(case.contribution)
    word = _say(session, answer, stage, value, reason, now)
    second = _reopen(session, site, case, word, now) if value == HeardValue.NO and is_reason(word.reason) else None
    held = case.contribution
    record(
        session, actor, "answers.hear", held, now=now, answer_id=answer.id, team_id=answer.team_id, round=answer.round, stage=stage.value,
        value=value.value, reopened=second is not None, second=second.value if second else None,
        due_on=held.due_on.isoformat() if second and held.due_on else None,
    )
    return word


def _answered(case: Case) -> Answer:
    published = case.published
    if not published:
        raise Refused(no(_l("Il n’y a pas encore de réponse."), _l("Nous vous demanderons votre avis quand elle sera là.")))
    if case.contribution.state in (State.SENT, State.STUDIED):
        raise Refused(no(_l("Une autre personne regarde déjà à nouveau."), _l("Nous vous demanderons votre avis après sa réponse.")))
    return published[-1]


def _say(session: Session, answer: Answer, stage: Stage, value: HeardValue, reason: str, now: datetime) -> Heard:
    values = dict(
        site_id=answer.site_id, contribution_id=answer.contribution_id, answer_id=answer.id, team_id=answer.team_id, stage=stage.value,
        value=value.value, reason=reason, at=now,
    )
    first = upsert(session, Heard, values, ["answer_id", "stage"])
    word = session.scalars(
        select(Heard).where(Heard.answer_id == answer.id, Heard.stage == stage).with_for_update().execution_options(populate_existing=True)
    ).one()
    if first:
        _count(session, answer.team_id, None, value)
    else:
        _count(session, word.team_id, HeardValue(word.value), value)
        word.value, word.reason, word.at = value.value, reason or (word.reason if word.value == value else ""), now
    session.flush()
    return word


def _count(session: Session, team_id: int, before: HeardValue | None, after: HeardValue) -> None:
    if before == after:
        return
    changes = {COLUMNS[after].key: COLUMNS[after] + 1}
    if before is not None:
        changes[COLUMNS[before].key] = COLUMNS[before] - 1
    session.execute(update(Team).where(Team.id == team_id).values(changes).execution_options(synchronize_session=False))


def _reopen(session: Session, site: Site, case: Case, word: Heard, now: datetime) -> Second | None:
    held = case.contribution
    if not may_reopen(case, now):
        return None
    query = update(Contribution).where(Contribution.id == held.id, Contribution.reopened_at.is_(None)).values(reopened_at=now)
    if session.execute(query.returning(Contribution.id).execution_options(synchronize_session=False)).first() is None:
        return None
    session.refresh(held, ["reopened_at"])
    word.reopened = True
    advance(session, held, "reopen", now=now)
    held.answered_at = None
    held.due_on = second_due_on(today(now), site.reply_days, site.holiday_zone)
    second = _second_for(session, case, now)
    if second == Second.TRIAGE and (welcome := triage_team(session, site.id)) is not None:
        give_to(session, held, welcome)
        case.team = welcome
    return second


def may_reopen(case: Case, now: datetime) -> bool:
    """Whether a « no » with a reason would have it looked at again: once, and within three months of the last answer or news."""
    held = case.contribution
    recent = held.state_at is not None and now - held.state_at <= REOPEN_WITHIN
    return held.reopened_at is None and recent and allows(TRANSITIONS, State(held.state), "reopen")


def _second_for(session: Session, case: Case, now: datetime) -> Second:
    team = case.contribution.team_id or 0
    agents, heads = (queries.staff_of(session, team, role, now) for role in (Role.AGENT, Role.HEAD))
    return second_reader(agents, heads, case.first_writer_id)
