"""Who may act for a site. Each check takes (actor, site) and says yes, or no because."""

from typing import Any

from app.core.i18n import _l
from app.core.verdicts import YES, Check, Verdict, any_of, no
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
has_a_role = holds(*Role)
moderates = holds(Role.MODERATOR)
administers = holds(Role.ADMINISTRATOR)
answers_here = holds(Role.AGENT, Role.HEAD, Role.MODERATOR)
signs = holds(Role.ELECTED, Role.HEAD)
coordinates = holds(Role.COORDINATOR)
organises = holds(Role.ORGANISER, Role.ADMINISTRATOR)
keeps_codes = holds(Role.KEEPER)
helps = holds(Role.HELPER, Role.MODERATOR, Role.ADMINISTRATOR)
translates = holds(Role.TRANSLATOR, Role.ADMINISTRATOR)


def is_platform(actor: Actor, site: Any = None) -> Verdict:
    """The platform acting by itself: a command typed on the server, the demonstration. Never a request."""
    if actor.system:
        return YES
    return no(_l("Cette page est réservée à une partie de l’équipe."), _l("Demandez l’accès à la personne qui gère le site."))


sets_up = any_of(is_platform, administers)
sets_up_programme = any_of(is_platform, coordinates)


def may_grant(actor: Actor, site: Any, role: Role, account_id: int | None) -> Verdict:
    """An administrator gives the roles of a site, the coordinator names administrators and national people. Nobody raises themselves."""
    by_coordinator = site is None or role == Role.ADMINISTRATOR
    verdict = any_of(sets_up, coordinates)(actor, site) if by_coordinator else sets_up(actor, site)
    if verdict and account_id is not None and account_id == actor.account_id:
        return no(_l("On ne peut pas se donner un rôle à soi-même."), _l("Demandez à une autre personne qui gère le site."))
    return verdict


def may_revoke(actor: Actor, site: Any, role: Role, *, lasting_holders: int) -> Verdict:
    """Whoever may give a role may take it back, but somebody must always be left to run the place.

    `lasting_holders`: how many others hold the same role there without an end date.
    """
    if not (verdict := may_grant(actor, site, role, None)):
        return verdict
    if role in {Role.ADMINISTRATOR, Role.COORDINATOR} and lasting_holders == 0:
        return no(
            _l("C’est la dernière personne qui gère ce site : sans elle, plus personne ne pourrait le régler."),
            _l("Donnez d’abord ce rôle à une autre personne, sans date de fin."),
        )
    return YES


def may_substitute(actor: Actor, site: Any, team_id: int, substitute_id: int) -> Verdict:
    """An administrator, or the team's own head. Nobody makes themselves the substitute: it would be raising oneself."""
    verdict = sets_up(actor, site)
    if not verdict and not actor.holds(Role.HEAD, site.id, team_id):
        return verdict
    if substitute_id == actor.account_id:
        return no(_l("On ne peut pas se nommer soi-même."), _l("Demandez à une autre personne qui gère le site."))
    return YES


def may_close_team(actor: Actor, site: Any, *, triage: bool, held: int) -> Verdict:
    """A team closes when it holds nothing any more, and never the one that reads first."""
    if not (verdict := sets_up(actor, site)):
        return verdict
    if triage:
        return no(_l("Cette équipe lit les messages en premier."), _l("Donnez d’abord ce travail à une autre équipe."))
    if held:
        return no(
            _l("Cette équipe a encore du travail en cours : personne ne doit être oublié."),
            _l("Envoyez-le d’abord à une autre équipe."),
        )
    return YES
