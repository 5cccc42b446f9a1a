"""Who may do what around a sealed vote's keys and codes. Codes are kept by somebody who prepares no votes."""

from collections.abc import Sequence
from typing import Any

from app.core.i18n import _l
from app.core.verdicts import YES, Verdict, no
from app.people.rules import Actor
from app.sites.permissions import keeps_codes, organises
from app.voting.models import Vote
from app.voting.rules.states import Secrecy, VoteState

MOST_TRUSTEES = 5
BAD_KEY = no(_l("Cette clé n’est pas bonne."), _l("Rechargez la page et recommencez : une nouvelle clé se fait en une seconde."))
SAME_KEY = no(_l("Une autre personne a déjà donné cette clé."), _l("Chaque gardien fait sa propre clé."))
ROLL_CHANGED = no(_l("La liste des personnes a changé entre-temps."), _l("Rechargez la page et refaites les codes."))
BAD_CODES = no(_l("Cette liste de codes n’est pas bonne."), _l("Rechargez la page et refaites les codes."))
NOT_READY = no(_l("Les clés ou les codes de ce vote ne vont pas ensemble."), _l("Regardez l’étape « Clés et codes du vote scellé »."))
BAD_SHARE = no(
    _l("Cette part n’ouvre pas la somme des bulletins."), _l("Vérifiez que c’est bien la clé de ce vote, puis recommencez."),
)
NOT_OPENED = no(_l("Les parts des gardiens n’ouvrent pas la somme des bulletins."), _l("Regardez la page de vérification de ce vote."))


def keeps_sealed_codes(actor: Actor, site: Any) -> Verdict:
    """Keeps codes and prepares no votes: whoever prepares a vote must not hold its codes."""
    if not (verdict := keeps_codes(actor, site)):
        return verdict
    if organises(actor, site):
        return no(
            _l("Vous préparez des votes sur ce site : une autre personne doit garder les codes."),
            _l("Demandez à la personne qui gère le site de nommer quelqu’un d’autre."),
        )
    return YES


def may_publish_codes(actor: Actor, site: Any, vote: Vote) -> Verdict:
    """Codes are made before the opening, again as often as needed; afterwards never."""
    if not (verdict := keeps_sealed_codes(actor, site)):
        return verdict
    if actor.account_id == vote.created_by_id:
        return no(_l("Vous avez préparé ce vote : une autre personne doit garder les codes."))
    if vote.secrecy != Secrecy.SEALED:
        return no(_l("Ce vote n’est pas scellé : il n’a pas de codes à garder ici."))
    if vote.state != VoteState.DRAFT:
        return no(_l("Ce vote est ouvert : ses codes ne changent plus, pour personne."), _l("Un code perdu ne se remplace pas."))
    return YES


def may_name(people: Sequence[tuple[str, str]]) -> Verdict:
    """One to five different people."""
    if not 1 <= len(people) <= MOST_TRUSTEES:
        return no(_l("Il faut une à cinq personnes pour garder les clés."))
    if len(set(people)) < len(people):
        return no(_l("La même personne est deux fois dans la liste."))
    return YES


def may_give_key(vote: Vote) -> Verdict:
    """A key is given before the opening."""
    if vote.secrecy != Secrecy.SEALED:
        return no(_l("Ce vote n’est plus un vote scellé."), _l("Vous n’avez rien à faire."))
    if vote.state != VoteState.DRAFT:
        return no(_l("Le vote a commencé : les clés ne changent plus."), _l("Gardez votre clé : elle servira à la clôture."))
    return YES


def is_closed(vote: Vote) -> Verdict:
    """Nothing is added up before the close."""
    if vote.state == VoteState.CLOSED:
        return YES
    return no(_l("Rien ne s’ouvre avant la clôture."), _l("Revenez après la clôture : votre lien marche toujours."))


def may_give_share(vote: Vote, *, added_up: bool) -> Verdict:
    """The sums are opened after the close, never before."""
    if not (verdict := is_closed(vote)):
        return verdict
    return YES if added_up else no(_l("La somme des bulletins n’est pas encore faite."), _l("Rechargez cette page dans une minute."))


def may_open_box(vote: Vote, *, shares: int, trustees: int) -> Verdict:
    """All trustees, not one less."""
    if not (verdict := is_closed(vote)):
        return verdict
    return YES if shares == trustees else no(_l("Il manque encore un gardien : le résultat ne s’ouvre qu’avec toutes les clés."))
