"""What one may do in the meeting room: attendance, paper, the two-minute vote. After the close only paper is still read, by two people."""

from datetime import datetime
from typing import Any

from app.core.i18n import _l
from app.core.verdicts import YES, Verdict, any_of, no
from app.people.rules import Actor
from app.sites.permissions import helps, is_platform, organises
from app.voting.models import Elector, PaperBatch, Vote
from app.voting.permissions.casting import on_the_roll, takes_ballots
from app.voting.queries.room.paper import Envelope
from app.voting.rules.states import Audience, BatchState, Proof, Secrecy, Sign, VoteState
from app.voting.rules.timing import Phase, is_over, phase

runs_the_room = any_of(is_platform, organises, helps)
runs_the_room.__doc__ = "Organises votes, or helps in the room"
MOST_PAPERS = 2000

ALREADY = {
    Sign.ONLINE: no(_l("Cette personne a déjà voté en ligne."), _l("Son bulletin en ligne compte. Ne lui donnez pas de papier.")),
    Sign.ASSISTED: no(_l("Cette personne a déjà voté, avec une aide."), _l("Son bulletin compte. Ne lui donnez pas de papier.")),
    Sign.PAPER: no(_l("Cette personne a déjà signé pour un bulletin de papier."), _l("Elle ne vote pas deux fois.")),
    Sign.ROOM: no(_l("Cette personne a déjà voté dans la salle."), _l("Ne lui donnez pas de papier.")),
    Sign.BY_PROXY: no(_l("Quelqu’un a déjà voté pour cette personne, par procuration."), _l("Ce bulletin compte. Ne lui donnez pas de papier.")),
}


def may_mark(actor: Actor, site: Any, vote: Vote, now: datetime) -> Verdict:
    """Who is there is noted before and during the vote; the quorum of a closed one does not move."""
    if not (verdict := runs_the_room(actor, site)):
        return verdict
    if is_over(vote, now):
        return no(_l("Le vote est clos : la liste des présents ne change plus."), _l("Une erreur ? Notez un incident."))
    return YES


def takes_paper(vote: Vote) -> Verdict:
    """Whether a vote knows paper at all."""
    if vote.secrecy == Secrecy.SEALED:
        return no(_l("Un vote scellé se fait sans papier : chaque bulletin est chiffré."), _l("Prêtez un appareil à la personne."))
    if not vote.paper:
        return no(_l("Ce vote se fait sans papier."), _l("Prêtez un appareil à la personne, ou lisez-lui son lien."))
    return YES


def may_sign(actor: Actor, site: Any, vote: Vote, elector: Elector, before: Sign, now: datetime) -> Verdict:
    """Whether somebody signs for a sheet of paper now; `before` is their sign in the register."""
    if not (verdict := runs_the_room(actor, site)) or not (verdict := takes_paper(vote)) or not (verdict := takes_ballots(vote, now)):
        return verdict
    if not on_the_roll(vote, elector):
        return no(_l("Cette personne n’est pas, ou plus, sur la liste de ce vote."), _l("Appelez la personne à contacter."))
    return ALREADY.get(before, YES)


def may_take_back(actor: Actor, site: Any, vote: Vote, before: Sign, why: str, now: datetime) -> Verdict:
    """A signature on the wrong line is taken back while the vote is open, with a public reason."""
    if not (verdict := runs_the_room(actor, site)) or not (verdict := takes_ballots(vote, now)):
        return verdict
    if before is not Sign.PAPER:
        return no(_l("Cette personne n’a pas signé pour un bulletin de papier."), _l("Rechargez la page."))
    return YES if why.strip() else no(_l("Écrivez pourquoi : la raison est dans le procès-verbal."))


def reads_paper(actor: Actor, site: Any, vote: Vote) -> Verdict:
    """Envelopes are opened after the close and before the count."""
    if not (verdict := runs_the_room(actor, site)) or not (verdict := takes_paper(vote)):
        return verdict
    if vote.state == VoteState.CLOSED:
        return YES
    if vote.state == VoteState.COUNTED:
        return no(_l("Le vote est déjà compté."), _l("Un papier retrouvé ? Notez un incident."))
    return no(_l("On ouvre les enveloppes après la clôture."), _l("Gardez-les fermées jusque-là."))


def may_recount(actor: Actor, site: Any, vote: Vote, batch: PaperBatch) -> Verdict:
    """The number of sheets is corrected until the envelope is in the box."""
    return reads_paper(actor, site, vote) and _unmerged(batch)


def may_type(actor: Actor, site: Any, vote: Vote, envelope: Envelope) -> Verdict:
    """Two different people type an envelope; a third one is not needed."""
    if not (verdict := reads_paper(actor, site, vote)) or not (verdict := _unmerged(envelope.batch)):
        return verdict
    if actor.account_id is None:
        return no(_l("Connectez-vous pour saisir des bulletins."), sign_in=True)
    others = [pile for pile in envelope.piles if pile.typist != actor.account_id]
    if len(others) > 1:
        return no(_l("Deux personnes ont déjà saisi cette enveloppe."), _l("Prenez une autre enveloppe."))
    return YES


def may_merge(actor: Actor, site: Any, vote: Vote, envelope: Envelope) -> Verdict:
    """All sheets typed twice, and twice the same."""
    if not (verdict := reads_paper(actor, site, vote)) or not (verdict := _unmerged(envelope.batch)):
        return verdict
    if not envelope.whole:
        return no(_l("Deux personnes doivent saisir toutes les feuilles de cette enveloppe."), _l("Chacune compte et saisit de son côté."))
    if envelope.differences:
        return no(_l("Les deux saisies sont différentes."), _l("Regardez ces papiers ensemble, puis corrigez."))
    return YES


def may_enter_by_device(vote: Vote) -> Verdict:
    """Whether this vote is one of a meeting, one ballot a phone."""
    if vote.live and vote.audience == Audience.SITE and vote.proof == Proof.DEVICE:
        return YES
    return no(_l("Ce vote s’ouvre avec un code ou un lien personnel."), _l("Vous n’avez rien reçu ? Appelez la personne à contacter."))


def may_host(actor: Actor, site: Any, vote: Vote) -> Verdict:
    """Who runs a two-minute vote."""
    if not (verdict := any_of(is_platform, organises)(actor, site)):
        return verdict
    return YES if vote.live else no(_l("Ce vote n’est pas un vote express."), _l("Ouvrez sa page."))


def may_type_live(actor: Actor, site: Any, vote: Vote, now: datetime) -> Verdict:
    """Papers and hands of a two-minute vote are typed in front of everybody once nothing can be cast any more."""
    if not (verdict := may_host(actor, site, vote)):
        return verdict
    if not vote.paper:
        return no(_l("Ce vote se fait sans papier ni main levée."))
    if phase(vote, now) in {Phase.ENDED, Phase.CLOSED}:
        return YES
    if vote.state == VoteState.COUNTED:
        return no(_l("Le résultat est déjà montré : il ne change plus."))
    return no(_l("Fermez d’abord le vote : personne ne doit connaître un résultat avant la fin."))


def _unmerged(batch: PaperBatch) -> Verdict:
    if batch.state == BatchState.MERGED:
        return no(_l("Cette enveloppe est déjà dans l’urne."), _l("Ses bulletins ne se voient plus un par un."))
    return YES
