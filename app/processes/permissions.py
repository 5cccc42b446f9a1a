"""Who may prepare a consultation, and whether one can take part in a step now."""

from datetime import datetime

from app.core.clock import today
from app.core.i18n import _l
from app.core.verdicts import YES, Verdict, no
from app.people.rules import Actor, Role
from app.processes.models import ProcessState, StepKind
from app.processes.queries import Sheet
from app.processes.rules import is_open_on, missing
from app.sites.models import Site
from app.sites.permissions import holds, not_suspended

may_prepare = holds(Role.ADMINISTRATOR, Role.MODERATOR)


def may_see(actor: Actor, site: Site, sheet: Sheet) -> bool:
    """Drafts are for the site's own staff."""
    return sheet.process.state != ProcessState.DRAFT or bool(may_prepare(actor, site))


def may_open(actor: Actor, site: Site, sheet: Sheet) -> Verdict:
    """Nothing opens without its framing, whatever road is taken."""
    if not (verdict := may_prepare(actor, site)):
        return verdict
    if sheet.process.state != ProcessState.DRAFT:
        return no(
            _l("Cette consultation est déjà ouverte ou finie."), _l("Modifiez le cadre : les personnes qui suivent seront prévenues.")
        )
    if missing(sheet.framing, sheet.steps):
        return no(_l("Le cadre n’est pas complet."), _l("Remplissez ce qui manque, puis ouvrez."))
    return YES


def step_open(actor: Actor, sheet: Sheet, kind: StepKind, now: datetime) -> Verdict:
    """Whether one may take part in this step now; the refusal says when, and what one can do instead."""
    if not (verdict := not_suspended(actor)):
        return verdict
    step = sheet.step(kind)
    if sheet.process.state == ProcessState.DRAFT or step is None:
        return no(_l("Cette étape n’existe pas dans cette consultation."), _l("Vous pouvez donner une idée à la ville, tous les jours."))
    if sheet.process.state != ProcessState.OPEN or today(now) > step.closes_on:
        closed_on = today(sheet.process.closed_at) if sheet.process.closed_at else step.closes_on
        return no(
            _l("Cette étape est finie depuis le %(day)s.", day=min(closed_on, step.closes_on).strftime("%d/%m/%Y")),
            _l("Vous pouvez lire le résultat, ou donner une idée à la ville, tous les jours."),
        )
    if not is_open_on(today(now), step.opens_on, step.closes_on):
        return no(
            _l("Cette étape ouvre le %(day)s.", day=step.opens_on.strftime("%d/%m/%Y")),
            _l("Suivez la consultation : nous vous préviendrons."),
        )
    return YES
