"""Who may act for a site. Each check takes (actor, site) and says yes, or no because."""

from typing import Any

from app.core.i18n import _l
from app.core.verdicts import YES, Check, Verdict, no
from app.people.rules import Actor, Role

WORKS_HERE = (Role.MODERATOR, Role.AGENT, Role.HEAD, Role.ELECTED, Role.ADMINISTRATOR)


def signed_in(actor: Actor, site: Any = None) -> Verdict:
    """Anybody with an account."""
    if actor.account_id is None:
        return no(_l("Cette page demande de se connecter."), _l("Connectez-vous, puis revenez ici."), sign_in=True)
    return not_suspended(actor, site)


def not_suspended(actor: Actor, site: Any = None) -> Verdict:
    """Nobody whose account is suspended."""
    if actor.suspended:
        return no(_l("Votre compte est suspendu."), _l("Appelez la mairie pour en parler."))
    return YES


def holds(*roles: Role) -> Check:
    """A check that one of the roles is held on the site."""

    def judge(actor: Actor, site: Any) -> Verdict:
        if not (verdict := signed_in(actor, site)):
            return verdict
        if actor.holds_any(roles, site.id if site is not None else None):
            return YES
        return no(_l("Cette page est réservée à une partie de l’équipe."), _l("Demandez l’accès à la personne qui gère le site."))

    judge.__doc__ = "Holds one of: " + ", ".join(roles)
    return judge


works_here = holds(*WORKS_HERE)
moderates = holds(Role.MODERATOR)
administers = holds(Role.ADMINISTRATOR)
answers_here = holds(Role.AGENT, Role.HEAD, Role.MODERATOR)
signs = holds(Role.ELECTED, Role.HEAD)
coordinates = holds(Role.COORDINATOR)
