"""What the author may still change, and who may say « me too ». A refusal says why, and what one can do instead."""

from app.contributions.models import Contribution
from app.contributions.rules import OPEN_STATES, State
from app.core.i18n import _l
from app.core.verdicts import YES, Verdict, all_of, no
from app.people.rules import Actor
from app.sites.permissions import not_suspended

CALL = _l("Appelez le numéro écrit sur votre page de suivi : une personne vous aidera.")


def is_author(actor: Actor, contribution: Contribution) -> bool:
    """Whether the actor is the author, or holds the code and therefore acts as the author."""
    return actor.participant_id is not None and actor.participant_id == contribution.author_id


def _own(actor: Actor, contribution: Contribution) -> Verdict:
    if is_author(actor, contribution):
        return YES
    return no(_l("Seule la personne qui l’a écrite peut la changer."), _l("Ouvrez votre page de suivi avec votre code."))


def _still_there(_actor: Actor, contribution: Contribution) -> Verdict:
    if contribution.withdrawn_at:
        return no(_l("Vous avez déjà retiré cette idée."), _l("Vous pouvez en écrire une autre."))
    if contribution.merged_into_id:
        return no(_l("Cette idée est regroupée avec une autre."), CALL)
    return YES


def _not_being_answered(_actor: Actor, contribution: Contribution) -> Verdict:
    if contribution.state not in OPEN_STATES:
        return no(_l("La ville a déjà répondu : l’idée et la réponse restent lisibles."), CALL)
    return YES


def _not_studied(_actor: Actor, contribution: Contribution) -> Verdict:
    if contribution.state == State.STUDIED:
        return no(_l("L’équipe est en train d’écrire sa réponse à ce texte."), CALL)
    return YES


def _stands_alone(_actor: Actor, contribution: Contribution) -> Verdict:
    if contribution.merged_count:
        return no(_l("D’autres idées sont regroupées avec la vôtre : elles disparaîtraient aussi."), CALL)
    return YES


def _readable(_actor: Actor, contribution: Contribution) -> Verdict:
    if contribution.is_public:
        return YES
    return no(_l("Cette idée n’est plus visible."), _l("Regardez les autres idées."))


def _of_somebody_else(actor: Actor, contribution: Contribution) -> Verdict:
    if is_author(actor, contribution):
        return no(_l("C’est votre idée : elle compte déjà."), _l("Vous pouvez la montrer à d’autres personnes."))
    return YES


def _not_merged(_actor: Actor, contribution: Contribution) -> Verdict:
    if contribution.merged_into_id:
        return no(_l("Cette idée est regroupée avec une autre."), _l("Dites « moi aussi » sur l’idée principale."))
    return YES


may_edit = all_of(not_suspended, _own, _still_there, _not_being_answered, _not_studied)
may_withdraw = all_of(not_suspended, _own, _still_there, _not_being_answered, _stands_alone)
may_support = all_of(not_suspended, _readable, _not_merged, _of_somebody_else)
