"""Whether one may give an idea here now, or add « me too »; a refusal says when, and what one can do instead."""

from datetime import datetime

from app.contributions.models import Contribution
from app.contributions.permissions import may_support as may_support_it
from app.core.i18n import _l
from app.core.verdicts import YES, Verdict, no
from app.people.rules import Actor
from app.processes.models import Process, ProcessState, StepKind
from app.processes.permissions import step_open
from app.processes.queries import Sheet
from app.sites.permissions import not_suspended


def may_propose(actor: Actor, sheet: Sheet | None, now: datetime) -> Verdict:
    """An idea may be given any day; inside a consultation, while its « propose » step is open."""
    return not_suspended(actor) if sheet is None else step_open(actor, sheet, StepKind.PROPOSE, now)


def may_support(actor: Actor, proposal: Contribution, process: Process | None) -> Verdict:
    """« Me too » counts until the consultation closes."""
    if not (verdict := may_support_it(actor, proposal)):
        return verdict
    return _still_counting(process)


def may_take_back(actor: Actor, process: Process | None) -> Verdict:
    """One's own « me too » can be taken back until the consultation closes: its result does not move afterwards."""
    return _still_counting(process) if (verdict := not_suspended(actor)) else verdict


def _still_counting(process: Process | None) -> Verdict:
    if process is not None and process.state != ProcessState.OPEN:
        return no(
            _l("La consultation est finie : on ne compte plus les « moi aussi »."), _l("Suivez l’idée : vous saurez ce qu’elle devient."),
        )
    return YES
