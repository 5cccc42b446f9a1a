"""What the people on a vote's roll are told: it is open and here is your way in; you have not voted yet; here is the result.

The way in is made again from the elector's nonce when the message is written, never stored. Nobody's gesture of voting tells anybody.
"""

from collections.abc import Iterable
from typing import ClassVar

from sqlalchemy.orm import Session

from app.audit.models import Entry
from app.notifications.kinds.kind import Facts, Kind, Telling
from app.notifications.models import Notice
from app.notifications.queries.readers import Reader
from app.sites.models import Site
from app.voting.models import Elector, Proxy, Vote
from app.voting.queries.roll import electors, proxies
from app.voting.queries.votes import register_of
from app.voting.rules.register import sign_of
from app.voting.rules.states import ProxyState, Reach, Sign, VoteState
from app.voting.wording.minutes import result_sentences

REACHED = {Reach.EMAIL, Reach.SMS}


class ToElectors(Kind):
    """Everybody on the roll who has an e-mail or a telephone."""

    audience = "elector"

    def tellings(self, session: Session, entry: Entry) -> Iterable[Telling]:
        vote = session.get(Vote, entry.subject_id)
        for elector in self.told(session, vote) if vote is not None else ():
            if elector.reach in REACHED and elector.address:
                yield Telling(Reader(elector.reach, elector_id=elector.id), {}, entry.site_id)

    def told(self, session: Session, vote: Vote) -> Iterable[Elector]:
        """Which of them."""
        return electors(session, vote.id)

    def load(self, session: Session, notice: Notice, entry: Entry | None) -> Facts | None:
        elector = session.get(Elector, notice.elector_id)
        vote = session.get(Vote, elector.vote_id) if elector is not None else None
        if elector is None or vote is None or not self.still(session, vote, elector):
            return None
        return {"vote": vote, "elector": elector, "site": session.get(Site, vote.site_id), **self.more(vote)}

    def still(self, session: Session, vote: Vote, elector: Elector) -> bool:
        """Whether it is still true when the message is written."""
        return vote.state == VoteState.OPEN

    def more(self, vote: Vote) -> Facts:
        """What the letter needs besides."""
        return {}


class VoteInvitation(ToElectors):
    """The vote is open: the private link, the code, until when, whom to call."""

    name = "vote_invitation"
    verbs = ("voting.announce",)


class VoteReminder(ToElectors):
    """Only for those who have not voted, neither when it is decided nor when it is written; nobody whose vote somebody carries."""

    name = "vote_reminder"
    verbs = ("voting.remind",)

    def told(self, session: Session, vote: Vote) -> Iterable[Elector]:
        signs = register_of(session, vote.id)
        given = {proxy.giver_id for proxy in proxies(session, vote.id) if proxy.state == ProxyState.ACCEPTED}
        return [each for each in electors(session, vote.id) if sign_of(signs, each.number) is Sign.NOT_YET and each.id not in given]

    def still(self, session: Session, vote: Vote, elector: Elector) -> bool:
        return super().still(session, vote, elector) and sign_of(register_of(session, vote.id), elector.number) is Sign.NOT_YET


class VoteOutcome(ToElectors):
    """The result, for the whole roll, whether they voted or not."""

    name = "vote_result"
    verbs = ("voting.count",)

    def still(self, session: Session, vote: Vote, elector: Elector) -> bool:
        return vote.state == VoteState.COUNTED

    def more(self, vote: Vote) -> Facts:
        return {"sentences": result_sentences(vote)}


class AboutProxy(ToElectors):
    """One of the two people of a proxy. It says what they agreed, never whether anybody has voted."""

    holder: ClassVar[bool]
    told_of: ClassVar[dict[str, ProxyState]]
    """{verb: the state in which the proxy must still be when the message is written}."""

    def tellings(self, session: Session, entry: Entry) -> Iterable[Telling]:
        proxy = session.get(Proxy, entry.subject_id)
        reader = session.get(Elector, proxy.holder_id if self.holder else proxy.giver_id) if proxy is not None else None
        if proxy is not None and reader is not None and reader.reach in REACHED and reader.address and self.concerns(entry):
            yield Telling(Reader(reader.reach, elector_id=reader.id), {"proxy": proxy.id}, entry.site_id)

    def concerns(self, entry: Entry) -> bool:
        """Whether this step of the proxy is this kind's matter."""
        return True

    def load(self, session: Session, notice: Notice, entry: Entry | None) -> Facts | None:
        proxy = session.get(Proxy, notice.facts["proxy"])
        found = super().load(session, notice, entry)
        if proxy is None or found is None or entry is None or proxy.state != self.told_of[entry.verb]:
            return None
        other = session.get(Elector, proxy.giver_id if self.holder else proxy.holder_id)
        return {**found, "other": other, "accepted": proxy.state == ProxyState.ACCEPTED}


class ProxyAsked(AboutProxy):
    """To the holder: somebody asks you to vote in their place, as long as it waits for an answer."""

    name = "proxy_asked"
    told_of: ClassVar = {"voting.ask_proxy": ProxyState.ASKED}
    verbs = tuple(told_of)
    holder = True


class ProxyAnswered(AboutProxy):
    """To the giver: the person said yes, said no, or took their yes back."""

    name = "proxy_answered"
    told_of: ClassVar = {
        "voting.accept_proxy": ProxyState.ACCEPTED, "voting.refuse_proxy": ProxyState.REFUSED, "voting.revoke_proxy": ProxyState.REVOKED,
    }
    verbs = tuple(told_of)
    holder = False

    def concerns(self, entry: Entry) -> bool:
        return entry.verb != "voting.revoke_proxy" or bool(entry.facts.get("by_holder"))


KINDS = (VoteInvitation(), VoteReminder(), VoteOutcome(), ProxyAsked(), ProxyAnswered())
