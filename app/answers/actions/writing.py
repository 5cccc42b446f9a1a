"""Studying an input and keeping drafts of its answer, several people at once if need be."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.answers import permissions, queries
from app.answers.models import Answer
from app.answers.queries import Case
from app.answers.rules.lacks import TEXTS
from app.answers.rules.states import ANSWER_STEPS, AnswerState
from app.audit.actions import record
from app.contributions.actions import advance
from app.contributions.rules import State
from app.core.db import upsert
from app.core.i18n import _l
from app.core.states import allows
from app.core.verdicts import Refused, no, require
from app.people.rules import Actor
from app.sites.models import Site

PLAIN = ("outcome", "when_on", "body_id", "promise_title", "owner_name")
EDITABLE = tuple(state for state in AnswerState if allows(ANSWER_STEPS, state, "save"))


class Overtaken(Exception):
    """Somebody saved this answer after the text at hand was opened; `theirs` is what stands there now."""

    def __init__(self, theirs: Answer) -> None:
        super().__init__(f"answer {theirs.id} was saved at {theirs.saved_at}")
        self.theirs = theirs


def study(session: Session, actor: Actor, site: Site, case: Case, *, now: datetime) -> Case:
    """Say publicly that the team looks into it. Saying it twice is one act."""
    require(permissions.may_write(actor, site, case))
    if case.contribution.state == State.SENT:
        advance(session, case.contribution, "study", now=now)
        record(session, actor, "answers.study", case.contribution, now=now, team_id=case.contribution.team_id, round=case.round)
    return case


def save_draft(
    session: Session, actor: Actor, site: Site, case: Case, values: Mapping[str, Any], *, seen: datetime | None = None, now: datetime
) -> Answer:
    """Keep what was typed, complete or not. The first draft is the study itself, and recorded as such.

    `values`: any of the texts of `rules.lacks.TEXTS`, `outcome`, `when_on`, `body_id`, `promise_title`, `owner_name`, `elected` (key
    of a `Voice`). `seen`: when the text at hand was saved last, None for a fresh one. Raises `Overtaken` when somebody else
    saved since; nothing is changed then.
    """
    require(permissions.may_write(actor, site, case))
    if case.answer is not None and case.answer.state not in EDITABLE:
        raise Refused(no(_l("Cette réponse attend une signature."), _l("Reprenez-la avant de la changer.")))
    written = _written(session, site, case, values, now) | {"saved_at": now, "written_by_id": actor.account_id}
    answer = _overwrite(session, case.answer, written, seen) if case.answer else _begin(session, case, written, now)
    first = case.contribution.state == State.SENT
    if first:
        advance(session, case.contribution, "study", now=now)
    record(
        session, actor, "answers.study" if first else "answers.save_draft", case.contribution, now=now, answer_id=answer.id,
        team_id=answer.team_id, round=case.round,
    )
    return answer


def _written(session: Session, site: Site, case: Case, values: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    written = {name: values[name] for name in (*TEXTS, *PLAIN) if name in values}
    voices = queries.elected_people(session, site, case.contribution.process_id, now)
    key = values.get("elected", case.answer.elected_id if case.answer else None)
    voice = next((voice for voice in voices if voice.key == key), voices[0] if voices else None)
    if voice is not None:
        written |= {"elected_id": voice.key or None, "elected_name": voice.name, "elected_title": voice.title}
    return written


def _begin(session: Session, case: Case, written: dict[str, Any], now: datetime) -> Answer:
    held = case.contribution
    first = upsert(
        session, Answer, {"site_id": held.site_id, "contribution_id": held.id, "team_id": held.team_id, "round": case.round, **written},
        ["contribution_id", "round"],
    )
    answer = session.scalars(select(Answer).where(Answer.contribution_id == held.id, Answer.round == case.round)).one()
    case.rounds = [*(other for other in case.rounds if other.round != answer.round), answer]
    if not first:
        raise Overtaken(answer)
    return answer


def _overwrite(session: Session, answer: Answer, written: dict[str, Any], seen: datetime | None) -> Answer:
    written = {"team_id": answer.team_id, **written}
    query = update(Answer).where(Answer.id == answer.id, Answer.saved_at == seen, Answer.state.in_(EDITABLE)).values(written)
    changed = session.execute(query.returning(Answer.id).execution_options(synchronize_session=False)).first()
    session.refresh(answer)
    if changed is None:
        raise Overtaken(answer)
    return answer
