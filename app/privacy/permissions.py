"""Who may see and erase what is kept of them: anybody of themselves, suspended or not."""

from typing import Any

from app.contributions.models import Contribution
from app.core.i18n import _l
from app.core.verdicts import YES, Verdict, no
from app.people.rules import Actor


def has_account(actor: Actor, _site: Any = None) -> Verdict:
    """Anybody signed in: a suspended account keeps its rights over its own data."""
    if actor.account_id is None:
        return no(_l("Cette page demande de se connecter."), _l("Connectez-vous, puis revenez ici."), sign_in=True)
    return YES


def may_erase_account(actor: Actor, account_id: int, *, works_now: bool) -> Verdict:
    """Oneself, once one's roles are taken back: the town must not lose its last administrator by a click."""
    if actor.system:
        return YES
    if actor.account_id != account_id:
        return no(_l("Seule la personne elle-même peut effacer son compte."), _l("Connectez-vous avec ce compte."))
    if works_now:
        return no(
            _l("Vous travaillez encore pour une ville avec ce compte."),
            _l("Demandez d’abord à la personne qui gère le site de retirer vos rôles."),
        )
    return YES


def may_forget_sender(actor: Actor, contribution: Contribution) -> Verdict:
    """Whoever holds the receipt code of the input."""
    if contribution.author_id is None or actor.participant_id != contribution.author_id:
        return no(_l("Ni nom ni adresse ne sont gardés avec ce message."), _l("Il n’y a plus rien à effacer."))
    return YES
