"""Whether somebody may cast: the vote must be open, they must be on the roll, and they vote once, whatever the way."""

from datetime import datetime

from app.core.i18n import _l
from app.core.verdicts import YES, Verdict, no
from app.voting.models import Elector, Vote
from app.voting.rules.states import Audience, Proof, Secrecy, Sign, VoteState
from app.voting.rules.timing import Phase, phase

NOT_NOW = {
    Phase.DRAFT: no(_l("Ce vote n’est pas encore ouvert."), _l("Revenez le jour de l’ouverture.")),
    Phase.SOON: no(_l("Ce vote n’est pas encore ouvert."), _l("Revenez le jour de l’ouverture.")),
    Phase.ENDED: no(_l("Le vote est clos : plus aucun bulletin ne peut entrer."), _l("Le résultat sera publié sur la page du vote.")),
    Phase.CLOSED: no(_l("Le vote est clos : plus aucun bulletin ne peut entrer."), _l("Le résultat sera publié sur la page du vote.")),
    Phase.COUNTED: no(_l("Le vote est clos : plus aucun bulletin ne peut entrer."), _l("Lisez le résultat sur la page du vote.")),
    Phase.CANCELLED: no(_l("Ce vote a été annulé."), _l("La page du vote dit pourquoi.")),
}
ALREADY = {
    Sign.ONLINE: no(_l("Vous avez déjà voté."), _l("Votre premier bulletin compte. Personne ne peut le changer, même vous.")),
    Sign.ASSISTED: no(_l("Vous avez déjà voté."), _l("Votre premier bulletin compte. Personne ne peut le changer, même vous.")),
    Sign.PAPER: no(_l("Vous avez déjà voté sur papier."), _l("Ce bulletin compte. Une erreur ? Appelez la personne à contacter.")),
    Sign.ROOM: no(_l("Vous avez déjà voté dans la salle."), _l("Ce bulletin compte. Une erreur ? Appelez la personne à contacter.")),
    Sign.BY_PROXY: no(
        _l("La personne que vous aviez choisie a déjà voté pour vous."),
        _l("Ce bulletin compte. Une erreur ? Appelez la personne à contacter."),
    ),
}
UNKNOWN_LINK = no(_l("Ce lien ne marche pas, ou plus."), _l("Prenez le code de votre lettre, ou appelez la personne à contacter."))
MOST_REHEARSED = 500
CHANGEABLE = {Sign.ONLINE, Sign.ASSISTED, Sign.BY_PROXY}
"""In an open vote the last ballot holds; one on paper was taken back into no envelope."""


SEALED = no(_l("Ce vote est scellé : le bulletin se chiffre dans votre navigateur."), _l("Ouvrez la page du vote et suivez ses étapes."))
MOVED = no(
    _l("Les règles de ce vote ne sont plus celles qui ont été publiées à l’ouverture."),
    _l("Ne votez pas maintenant. Appelez la personne à contacter.")
)


def takes_ballots(vote: Vote, now: datetime) -> Verdict:
    """Whether the vote is open at that instant, by its state and the clock."""
    return NOT_NOW.get(phase(vote, now), YES)


def on_the_roll(vote: Vote, elector: Elector) -> Verdict:
    """Whether they are on this vote's roll and were not struck off."""
    if elector.vote_id != vote.id or elector.struck_why is not None:
        return no(_l("Vous n’êtes pas, ou plus, sur la liste de ce vote."), _l("Une erreur ? Appelez la personne à contacter."))
    return YES


def may_rehearse(vote: Vote, size: int) -> Verdict:
    """Whether a draft takes one more ballot of a rehearsal, which has `size` of them."""
    if vote.state != VoteState.DRAFT:
        return no(_l("Cet essai est terminé : le vrai vote a commencé."), _l("Utilisez votre lien ou votre code personnel."))
    if size >= MOST_REHEARSED:
        return no(_l("Cet essai a déjà beaucoup de bulletins."), _l("La personne qui prépare le vote peut recommencer l’essai."))
    return YES


def may_enter_by_contact(vote: Vote) -> Verdict:
    """Whether this vote is for everyone on the site who confirms an address."""
    if vote.audience == Audience.SITE and vote.proof == Proof.CONTACT:
        return YES
    return no(_l("Ce vote s’ouvre avec un code ou un lien personnel."), _l("Vous n’avez rien reçu ? Appelez la personne à contacter."))


def may_cast(vote: Vote, elector: Elector, before: Sign, now: datetime) -> Verdict:
    """An elector's own ballot; `before` is their sign in the register now."""
    if not (verdict := takes_ballots(vote, now)) or not (verdict := on_the_roll(vote, elector)):
        return verdict
    changes = vote.secrecy == Secrecy.SEALED or (vote.secrecy == Secrecy.OPEN and before in CHANGEABLE)
    return YES if before is Sign.NOT_YET or changes else ALREADY[before]


def may_cast_for(vote: Vote, giver: Elector, before: Sign, holder_sign: Sign, now: datetime) -> Verdict:
    """A ballot by proxy: the holder has voted first, the giver has not voted in person."""
    if not (verdict := takes_ballots(vote, now)) or not (verdict := on_the_roll(vote, giver)):
        return verdict
    if holder_sign is Sign.NOT_YET:
        return no(_l("Votez d’abord pour vous."), _l("Ensuite, vous pourrez voter pour la personne qui vous l’a demandé."))
    if before is Sign.NOT_YET or (before is Sign.BY_PROXY and vote.secrecy == Secrecy.OPEN):
        return YES
    if before is Sign.BY_PROXY:
        return no(_l("Vous avez déjà voté pour cette personne."), _l("Ce bulletin compte. Personne ne peut le changer."))
    return no(_l("Cette personne a voté elle-même : on ne vote plus pour elle."), _l("Vous n’avez rien à faire."))
