"""From received to done in one look: the stages an input has passed, the one it is in, and those to come.

Built from the audit entries about the input and from its own row, in the shape `components/timeline.html` draws.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.audit.models import Entry
from app.contributions.models import Contribution
from app.contributions.rules import ANSWERED_STATES, OPEN_STATES, State
from app.contributions.wording import HAPPENED, STATE_WORDS
from app.core.clock import today
from app.core.i18n import _, long_date, short_date
from app.core.workdays import working_days_between
from app.sites.models import Site

PATH = (State.RECEIVED, State.READ, State.SENT, State.STUDIED)
REACHED_BY = {
    "contributions.submit": State.RECEIVED,
    "moderation.accept": State.READ,
    "routing.route": State.SENT,
    "routing.forward": State.ELSEWHERE,
    "answers.study": State.STUDIED,
    "answers.report_progress": State.UNDERWAY,
    "answers.finish": State.DONE,
}
ENDS_THERE = (State.NO, State.ELSEWHERE)


@dataclass(frozen=True)
class Clock:
    """By when the town answers: words for people, ISO for machines, working days left (negative when late)."""

    date: str
    iso: str
    left: int
    total: int
    answered: str

    @property
    def late(self) -> bool:
        return self.left < 0 and not self.answered


def clock(contribution: Contribution, site: Site, now: datetime) -> Clock | None:
    """The public clock of an input; None for one that waits for no answer of its own: gathered, hidden."""
    due = contribution.due_on
    if due is None or contribution.merged_into_id or contribution.hidden_at:
        return None
    answered = contribution.state in ANSWERED_STATES and contribution.answered_at
    return Clock(
        long_date(due), due.isoformat(), working_days_between(today(now), due, site.holiday_zone), site.reply_days,
        long_date(contribution.answered_at) if answered else "",
    )


def stages(contribution: Contribution, entries: Iterable[Entry], now: datetime) -> list[dict[str, Any]]:
    """The steps of the time line: done ones with their day, the present one, the next ones."""
    state = State(contribution.state)
    days = _days(contribution, entries)
    if contribution.merged_into_id or contribution.hidden_at:
        return _stopped(contribution, state, days)
    passed = [stage for stage in PATH if state in PATH or stage in (State.RECEIVED, State.READ) or stage in days]
    steps = [_stage(contribution, stage, state, days) for stage in passed]
    return [*steps, _answer(contribution, state, now), *_delivery(contribution, state, days)]


def history(entries: Iterable[Entry]) -> list[tuple[datetime, str]]:
    """Everything that happened, in sentences, newest first."""
    known = [(entry.at, str(HAPPENED[entry.verb])) for entry in entries if entry.verb in HAPPENED]
    return known[::-1]


def _days(contribution: Contribution, entries: Iterable[Entry]) -> dict[State, datetime]:
    """Each stage's day: of several times the last, but work is under way since the first news. Sending on implies having read."""
    days = {State.RECEIVED: contribution.created_at, State(contribution.state): contribution.state_at}
    for entry in entries:
        stage = REACHED_BY.get(entry.verb)
        if stage in (State.SENT, State.ELSEWHERE):
            days.setdefault(State.READ, entry.at)
        if stage and not (stage is State.UNDERWAY and stage in days):
            days[stage] = entry.at
    return days


def _stopped(contribution: Contribution, state: State, days: dict[State, datetime]) -> list[dict[str, Any]]:
    """As far as it came by itself: the rest is the other idea's way, or waits until it is shown again."""
    passed = PATH[:PATH.index(state) + 1] if state in PATH else PATH
    steps = [_step(str(STATE_WORDS[stage]), "done", days.get(stage)) for stage in passed if stage in days]
    return [*steps, _step(_("Regroupée") if contribution.merged_into_id else _("Masquée"), "now", contribution.hidden_at)]


def _stage(contribution: Contribution, stage: State, state: State, days: dict[State, datetime]) -> dict[str, Any]:
    at = PATH.index(state) if state in PATH else len(PATH)
    here = PATH.index(stage)
    label = str(STATE_WORDS[stage])
    if stage is State.SENT and contribution.team is not None and here <= at:
        label = _("Envoyée : %(team)s", team=contribution.team.name)
    return _step(label, "now" if here == at else "done" if here < at else "next", days.get(stage) if here <= at else None)


def _answer(contribution: Contribution, state: State, now: datetime) -> dict[str, Any]:
    if state in OPEN_STATES:
        due = contribution.due_on
        label = _("Deuxième réponse") if contribution.reopened_at else _("Réponse")
        late = due is not None and due < today(now)
        note = _("Avant le %(day)s", day=short_date(due)) if due else ""
        return _step(label, "late" if late else "next", None, note)
    given = state if state not in (State.UNDERWAY, State.DONE) else State.YES
    label = _("Réponse : %(answer)s", answer=STATE_WORDS[given])
    return _step(label, "done" if state in (State.UNDERWAY, State.DONE, *ENDS_THERE) else "now", contribution.answered_at)


def _delivery(contribution: Contribution, state: State, days: dict[State, datetime]) -> list[dict[str, Any]]:
    if state in ENDS_THERE:
        return []
    underway, done = str(STATE_WORDS[State.UNDERWAY]), str(STATE_WORDS[State.DONE])
    if state is State.DONE:
        middle = [_step(underway, "done", days[State.UNDERWAY])] if State.UNDERWAY in days else []
        return [*middle, _step(done, "done", days.get(State.DONE))]
    note = _("Si la réponse est oui.") if state in OPEN_STATES else ""
    return [_step(underway, "now" if state is State.UNDERWAY else "next", days.get(State.UNDERWAY)), _step(done, "next", None, note)]


def _step(label: str, state: str, at: datetime | date | None, note: str = "") -> dict[str, Any]:
    day = today(at) if isinstance(at, datetime) else at
    return {"label": label, "state": state, "date": short_date(day), "iso": day.isoformat() if day else "", "note": note}
