"""From draft to public: submitted, signed or returned, published once whatever is clicked twice."""

from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.answers import permissions, queries
from app.answers.actions.promises import promise
from app.answers.models import Answer
from app.answers.queries import Case
from app.answers.rules.lacks import Lack, missing
from app.answers.rules.states import ANSWER_STEPS, AnswerState
from app.answers.wording import LACKS
from app.audit.actions import record
from app.contributions.actions import advance
from app.core.clock import today
from app.core.i18n import _l
from app.core.states import Impossible, allows, target
from app.core.verdicts import Refused, no, require
from app.people.rules import Actor, Role
from app.sites.models import Review, Site, Team
from app.sites.queries import title_of


class Incomplete(Refused):
    """An answer must not leave like this; `lacks` names what is missing, the verdict says the first."""

    def __init__(self, lacks: list[Lack]) -> None:
        super().__init__(no(LACKS[lacks[0]], _l("Complétez la réponse : votre brouillon est gardé.")))
        self.lacks = lacks


def submit_answer(session: Session, actor: Actor, site: Site, case: Case, *, now: datetime) -> Answer:
    """Send the answer on: to a signature when the site asks for one, else to the public at once.

    Raises `Incomplete` while anything is missing.
    """
    require(permissions.may_write(actor, site, case))
    answer = _complete(case, now)
    signature = _technician(session, actor, site, now)
    if site.answer_review == Review.NONE:
        return _publish(session, actor, site, case, {**signature, "submitted_at": now}, now=now)
    _step(session, answer, "submit", {**signature, "submitted_at": now})
    record(
        session, actor, "answers.submit_answer", case.contribution, now=now, answer_id=answer.id, outcome=answer.outcome,
        team_id=case.contribution.team_id, round=answer.round, review=site.answer_review,
    )
    return answer


def take_back(session: Session, actor: Actor, site: Site, case: Case, *, now: datetime) -> Answer:
    """The team takes its text back from the signature to change it."""
    require(permissions.may_take_back(actor, site, case))
    answer = _present(case)
    _step(session, answer, "take_back", {"submitted_at": None})
    record(session, actor, "answers.take_back", case.contribution, now=now, answer_id=answer.id, team_id=answer.team_id, round=answer.round)
    return answer


def return_answer(session: Session, actor: Actor, site: Site, case: Case, note: str, *, now: datetime) -> Answer:
    """Send a submitted answer back to the team, with what should change."""
    require(permissions.may_sign(actor, site, case))
    if not note.strip():
        raise Refused(no(_l("Dites à l’équipe ce qui doit changer."), _l("Une phrase suffit.")))
    answer = _present(case)
    _step(session, answer, "return", {"review_note": note})
    record(
        session, actor, "answers.return_answer", case.contribution, now=now, answer_id=answer.id, team_id=answer.team_id,
        round=answer.round, written_by_id=answer.written_by_id,
    )
    return answer


def publish_answer(session: Session, actor: Actor, site: Site, case: Case, *, now: datetime) -> Answer:
    """Make the answer public: signed by a head or an elected person, or by the writer where no signature is asked.

    The state of the input moves, the clock stops, the team's counters count, and a yes becomes a commitment.
    """
    require(permissions.may_publish(actor, site, case))
    answer = _complete(case, now)
    if answer.state != AnswerState.SUBMITTED:
        return submit_answer(session, actor, site, case, now=now)
    return _publish(session, actor, site, case, _elected(session, actor, site, now), now=now)


def _publish(session: Session, actor: Actor, site: Site, case: Case, values: dict[str, Any], *, now: datetime) -> Answer:
    held, answer = case.contribution, _present(case)
    on_time = held.due_on is None or today(now) <= held.due_on
    _step(session, answer, "publish", {**values, "published_at": now, "on_time": on_time, "team_id": held.team_id})
    advance(session, held, f"answer_{answer.outcome}", now=now)
    held.answered_at = now
    session.execute(
        update(Team).where(Team.id == held.team_id).values(
            answered_count=Team.answered_count + 1, on_time_count=Team.on_time_count + int(on_time),
        ).execution_options(synchronize_session=False)
    )
    promised = promise(session, case, answer, now=now)
    record(
        session, actor, "answers.publish_answer", held, now=now, answer_id=answer.id, outcome=answer.outcome, team_id=held.team_id,
        round=answer.round, on_time=on_time, due_on=held.due_on.isoformat() if held.due_on else None, body_id=answer.body_id,
        commitment_id=promised.id if promised else None,
    )
    return answer


def _present(case: Case) -> Answer:
    if case.answer is None:
        raise Refused(no(_l("Il n’y a pas encore de réponse."), _l("Écrivez-la d’abord.")))
    return case.answer


def _complete(case: Case, now: datetime) -> Answer:
    answer = _present(case)
    if lacks := missing(answer, today(now), promised=case.promised):
        raise Incomplete(lacks)
    return answer


def _technician(session: Session, actor: Actor, site: Site, now: datetime) -> dict[str, Any]:
    account = actor.account_id or 0
    return {"technician_name": actor.name, "technician_title": title_of(session, site.id, account, now), "written_by_id": actor.account_id}


def _elected(session: Session, actor: Actor, site: Site, now: datetime) -> dict[str, Any]:
    """An elected person who signs stands for the answer from then on; a head's signature leaves the one who was named."""
    if not actor.holds(Role.ELECTED, site.id):
        return {}
    voice = next((voice for voice in queries.elected_people(session, site, None, now) if voice.key == actor.account_id), None)
    return {"elected_id": voice.key, "elected_name": voice.name, "elected_title": voice.title} if voice else {}


def _step(session: Session, answer: Answer, verb: str, values: dict[str, Any]) -> None:
    """Move the answer in the database itself, so that of two people at once exactly one succeeds. Raises `Impossible`."""
    begun = [state for state in AnswerState if allows(ANSWER_STEPS, state, verb)]
    after = target(ANSWER_STEPS, begun[0], verb)
    query = update(Answer).where(Answer.id == answer.id, Answer.state.in_(begun), Answer.saved_at == answer.saved_at)
    moved = session.execute(
        query.values(**values, state=after).returning(Answer.id).execution_options(synchronize_session=False)
    ).first()
    if moved is None:
        raise Impossible(AnswerState(answer.state), verb)
    session.refresh(answer)
