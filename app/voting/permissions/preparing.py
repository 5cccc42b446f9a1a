"""Who may prepare, open, close and count a vote. After the opening its rules and its roll change for nobody."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from app.core.clock import local
from app.core.i18n import _l
from app.core.verdicts import YES, Verdict, any_of, no
from app.people.rules import Actor
from app.sites.models import Site
from app.sites.permissions import administers, is_platform, keeps_codes, organises
from app.voting.methods import Outcome
from app.voting.models import Vote
from app.voting.rules.preparing.lacks import Lack
from app.voting.rules.states import Secrecy, VoteState
from app.voting.rules.timing import Phase, phase

may_prepare = organises
may_run = any_of(is_platform, organises)
gives_out_codes = any_of(organises, keeps_codes)
gives_out_codes.__doc__ = "Prepares votes, or keeps their codes"
BETWEEN_REMINDERS = timedelta(hours=24)
"""A reminder is a help once a day; more often it is a pressure."""


def may_edit(actor: Actor, site: Site, vote: Vote) -> Verdict:
    """Rules and roll change in a draft only: afterwards they are frozen and published."""
    if not (verdict := may_run(actor, site)):
        return verdict
    if vote.state != VoteState.DRAFT:
        return no(
            _l("Ce vote a été ouvert : ses règles et sa liste ne changent plus, pour personne."),
            _l("S’il y a une erreur, notez un incident, ou arrêtez ce vote et préparez-en un autre."),
        )
    return YES


def may_open(actor: Actor, site: Site, vote: Vote, lacks: Sequence[Lack], *, few: bool = False, few_accepted: bool = False) -> Verdict:
    """Nothing opens while something is missing; a secret of few people opens once somebody has read that it is none."""
    if not (verdict := may_edit(actor, site, vote)):
        return verdict
    if lacks:
        return no(_l("Il manque encore quelque chose."), _l("Complétez les étapes marquées, puis ouvrez."))
    if few and not few_accepted:
        return no(
            _l("À moins de cinq, un secret n’en est pas un : le résultat peut dire qui a voté quoi."),
            _l("Choisissez un vote à main levée, ou confirmez que tout le monde le sait."),
        )
    return YES


def may_cancel(actor: Actor, site: Site, vote: Vote, why: str) -> Verdict:
    """A draft or an open vote can be stopped, with a public reason; its ballots are never counted.

    So can a closed one that nobody can open any more: a sealed vote of which a key was lost.
    """
    if not (verdict := may_run(actor, site)):
        return verdict
    unopened = vote.state == VoteState.CLOSED and vote.secrecy == Secrecy.SEALED
    if vote.state not in {VoteState.DRAFT, VoteState.OPEN} and not unopened:
        return no(_l("Ce vote est clos : il ne peut plus être arrêté."), _l("Une erreur ? Notez un incident."))
    return YES if why.strip() else no(_l("Écrivez pourquoi : la raison est publique."))


def may_remind(actor: Actor, site: Site, vote: Vote, last: datetime | None, now: datetime) -> Verdict:
    """Those who have not voted are reminded while the vote is open, once a day at most."""
    if not (verdict := may_run(actor, site)):
        return verdict
    if phase(vote, now) is not Phase.OPEN:
        return no(_l("Un rappel part seulement pendant le vote."))
    if last is not None and now < last + BETWEEN_REMINDERS:
        again = local(last + BETWEEN_REMINDERS)
        return no(_l("Un rappel est déjà parti depuis moins d’un jour."), _l("Le prochain peut partir le %(when)s.", when=f"{again:%d/%m à %H:%M}"))
    return YES


def may_close(actor: Actor, site: Site, vote: Vote, now: datetime, *, everybody: bool, why: str = "") -> Verdict:
    """The clock closes a vote. Before that: when everybody has voted, or with a public reason."""
    if not (verdict := may_run(actor, site)):
        return verdict
    if vote.state != VoteState.OPEN:
        return no(_l("Ce vote n’est pas ouvert."))
    if phase(vote, now) is Phase.ENDED or everybody or vote.live or (why.strip() and not actor.system):
        return YES
    return no(_l("Tout le monde n’a pas voté, et l’heure n’est pas passée."), _l("Écrivez pourquoi vous fermez plus tôt : la raison est publique."))


def may_count(actor: Actor, site: Site, vote: Vote, *, envelopes: int) -> Verdict:
    """Once closed, and once every envelope of paper has been poured in."""
    if not (verdict := may_run(actor, site)):
        return verdict
    if vote.state != VoteState.CLOSED:
        return no(_l("Un vote se compte une fois clos, une seule fois."))
    if vote.secrecy == Secrecy.SEALED:
        return no(_l("Un vote scellé s’ouvre avec les clés de tous ses gardiens."), _l("Envoyez-leur leur lien : chacun ouvre sa part."))
    if envelopes:
        return no(_l("Des bulletins de papier ne sont pas encore relus."), _l("Finissez la saisie du papier, puis comptez."))
    return YES


def may_decide(actor: Actor, site: Site, vote: Vote) -> Verdict:
    """A challenge is decided by an administrator who did not prepare the vote."""
    if not (verdict := administers(actor, site)):
        return verdict
    if actor.account_id == vote.created_by_id:
        return no(_l("Vous avez préparé ce vote : une autre personne doit décider."), _l("Demandez à une autre personne qui gère le site."))
    return YES


def reads_drafts(actor: Actor, site: Any) -> bool:
    """Whether somebody sees votes that are not open yet."""
    return bool(may_run(actor, site))


def may_hand_over(actor: Actor, site: Site, vote: Vote) -> Verdict:
    """A counted result goes to the town when it was proclaimed, whether it says yes or no."""
    if not (verdict := may_run(actor, site)):
        return verdict
    if vote.state != VoteState.COUNTED or not vote.result or not vote.result.get("proclaimed"):
        return no(_l("Seul un résultat proclamé est transmis à la ville."))
    return YES


def may_meet_again(actor: Actor, site: Site, vote: Vote) -> Verdict:
    """A second meeting is for a vote whose quorum was missed."""
    if not (verdict := may_run(actor, site)):
        return verdict
    if vote.state != VoteState.COUNTED or not vote.result or vote.result.get("proclaimed"):
        return no(_l("Une deuxième réunion n’a lieu que si trop peu de personnes ont voté."))
    return YES


def may_vote_again(actor: Actor, site: Site, vote: Vote, outcome: Outcome | None) -> Verdict:
    """A second round is for a vote that its method left undecided between those who qualified."""
    if not (verdict := may_run(actor, site)):
        return verdict
    if outcome is None or outcome.verdict != "second_round" or not (vote.result or {}).get("proclaimed"):
        return no(_l("Un deuxième tour n’a lieu que si le premier n’a pas décidé."))
    return YES
