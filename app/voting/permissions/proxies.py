"""Whether somebody may ask for, accept, or take back a proxy: one of each kind of no has its sentence."""

from collections.abc import Sequence
from datetime import datetime

from app.core.i18n import _l
from app.core.verdicts import YES, Verdict, no
from app.voting.models import Elector, Proxy, Vote
from app.voting.permissions.casting import NOT_NOW, on_the_roll
from app.voting.rules.states import ProxyState, Secrecy, Sign
from app.voting.rules.timing import Phase, phase


def takes_proxies(vote: Vote, now: datetime) -> Verdict:
    """Whether this vote knows proxies at all, and is not over."""
    if not vote.proxies or vote.secrecy == Secrecy.SEALED:
        return no(_l("Dans ce vote, on ne peut pas voter pour une autre personne."), _l("Chacun vote pour soi."))
    return YES if (now_in := phase(vote, now)) in {Phase.SOON, Phase.OPEN} else NOT_NOW[now_in]


def may_ask(vote: Vote, giver: Elector, holder: Elector, live: Sequence[Proxy], giver_sign: Sign, now: datetime) -> Verdict:
    """Whether `giver` may ask `holder` to vote in their place; `live` are the vote's live proxies."""
    if not (verdict := takes_proxies(vote, now)) or not (verdict := on_the_roll(vote, giver)):
        return verdict
    if not on_the_roll(vote, holder):
        return no(_l("Cette personne n’est pas sur la liste de ce vote."), _l("Choisissez une autre personne de la liste."))
    if giver.id == holder.id:
        return no(_l("On ne peut pas se choisir soi-même."), _l("Votez, ou choisissez une autre personne."))
    if giver_sign is not Sign.NOT_YET:
        return no(_l("Vous avez déjà voté : personne ne peut voter pour vous."), _l("Vous n’avez rien à faire."))
    if any(proxy.giver_id == giver.id for proxy in live):
        return no(_l("Vous avez déjà demandé à une personne."), _l("Retirez d’abord cette demande, puis choisissez une autre personne."))
    if any(proxy.holder_id == giver.id for proxy in live):
        return no(_l("Quelqu’un compte sur vous pour voter : vous ne pouvez pas demander plus loin."), _l("Dites d’abord non à cette personne."))
    if any(proxy.giver_id == holder.id for proxy in live):
        return no(_l("Une autre personne vote déjà à la place de celle-ci."), _l("Choisissez une autre personne de la liste."))
    return _has_room(vote, holder, live)


def may_accept(vote: Vote, proxy: Proxy, holder: Elector, live: Sequence[Proxy], giver_sign: Sign, now: datetime) -> Verdict:
    """Whether `holder` may say yes now."""
    if not (verdict := takes_proxies(vote, now)) or not (verdict := on_the_roll(vote, holder)):
        return verdict
    if proxy.holder_id != holder.id or proxy.state != ProxyState.ASKED:
        return no(_l("Cette demande n’existe plus."), _l("Rechargez la page."))
    if giver_sign is not Sign.NOT_YET:
        return no(_l("Cette personne a déjà voté elle-même."), _l("Vous n’avez rien à faire."))
    if any(other.giver_id == holder.id for other in live):
        return no(_l("Vous avez vous-même demandé à une autre personne."), _l("Retirez d’abord votre demande, puis acceptez."))
    return _has_room(vote, holder, live)


def may_revoke(vote: Vote, proxy: Proxy, giver_sign: Sign, now: datetime) -> Verdict:
    """Whether a proxy can still be taken back or refused: until it has served."""
    if not (verdict := takes_proxies(vote, now)):
        return verdict
    if proxy.state not in {ProxyState.ASKED, ProxyState.ACCEPTED}:
        return no(_l("Cette demande n’existe plus."), _l("Rechargez la page."))
    if giver_sign is Sign.BY_PROXY:
        return no(_l("Le vote à la place de cette personne est déjà fait."), _l("Ce bulletin compte. Une erreur ? Appelez la personne à contacter."))
    return YES


def holds(proxy: Proxy, vote: Vote, holder: Elector) -> Verdict:
    """Whether it is this holder's accepted proxy of this vote."""
    if proxy.vote_id == vote.id and proxy.holder_id == holder.id and proxy.state == ProxyState.ACCEPTED:
        return YES
    return no(_l("Cette demande n’existe plus."), _l("La personne l’a peut-être retirée. Vous n’avez rien à faire."))


def _has_room(vote: Vote, holder: Elector, live: Sequence[Proxy]) -> Verdict:
    held = sum(proxy.holder_id == holder.id and proxy.state == ProxyState.ACCEPTED for proxy in live)
    if held < vote.proxies:
        return YES
    return no(_l("Cette personne vote déjà pour autant d’autres que le vote le permet."), _l("Choisissez une autre personne de la liste."))
