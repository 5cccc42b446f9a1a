"""Who takes down other people's words, who answers the phone, who works on paper, who prints letters."""

from datetime import datetime, timedelta

from app.assisted.models import PaperSlip
from app.assisted.rules import SlipState
from app.core.i18n import _l
from app.core.verdicts import YES, Verdict, no
from app.people.rules import Actor, Role
from app.sites.models import Site
from app.sites.permissions import helps, holds

UNDO_WITHIN = timedelta(hours=24)

takes_down = helps
works_on_paper = helps
takes_calls = holds(Role.MODERATOR, Role.AGENT, Role.HEAD, Role.ADMINISTRATOR, Role.HELPER)
prints_letters = holds(Role.MODERATOR, Role.ADMINISTRATOR)


def may_enter(actor: Actor, site: Site, slip: PaperSlip) -> Verdict:
    """A sheet is typed in once."""
    if not (verdict := works_on_paper(actor, site)):
        return verdict
    if slip.state == SlipState.ENTERED:
        return no(_l("Cette feuille est déjà saisie."), _l("Vérifiez le code. S’il est bon, passez à la feuille suivante."))
    if slip.state == SlipState.VOID:
        return no(_l("Cette feuille est annulée."), _l("Si c’est une erreur, remettez-la en service dans la liste, puis saisissez-la."))
    return YES


def may_undo(actor: Actor, site: Site, slip: PaperSlip, now: datetime) -> Verdict:
    """Whoever typed it in, within a day; a moderator or an administrator any time."""
    if not (verdict := works_on_paper(actor, site)):
        return verdict
    if slip.state == SlipState.UNUSED or slip.handled_at is None:
        return no(_l("Cette feuille n’est pas encore saisie."), _l("Tapez son code pour la saisir."))
    if actor.holds_any((Role.MODERATOR, Role.ADMINISTRATOR), site.id):
        return YES
    if slip.handled_by_id == actor.account_id and now - slip.handled_at <= UNDO_WITHIN:
        return YES
    return no(_l("Seule la personne qui a saisi la feuille peut l’annuler, le jour même."), _l("Demandez à l’équipe d’accueil."))
