"""What an audit can find: each attack and each error has its own name; sentences are told elsewhere."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.voting.sealed.encoding import tracker_to_hex


class Check(StrEnum):
    """Steps of an audit, in order."""

    FILE = "file"
    CHAIN = "chain"
    SETUP = "setup"
    BALLOTS = "ballots"
    TALLY = "tally"
    SHARES = "shares"
    RESULT = "result"
    RECEIPTS = "receipts"
    EARLIER = "earlier"


class Code(StrEnum):
    """What is wrong. Ballots refused for a fault of their own carry it in `Finding.fault`."""

    UNREADABLE = "unreadable"  # no archive
    DIGEST = "digest"  # a piece was changed: its content is not what its name says
    CHAIN = "chain"  # an event does not follow the one before
    ORDER = "order"  # events in an impossible order
    AFTER_END = "after_end"  # a ballot after the closing
    MISSING = "missing"  # a piece that the chain names is not there
    ORPHAN = "orphan"  # a piece that the chain does not name: something was taken out of the chain
    ELECTION = "election"
    TRUSTEES = "trustees"
    CREDENTIALS = "credentials"
    KEY = "key"  # the election's key is not the product of the trustees' keys: somebody else could open ballots
    BALLOT = "ballot"  # a ballot that should have been refused
    DUPLICATE = "duplicate"  # the same ballot twice
    REPLAY = "replay"  # an old ballot put back after its voter had voted again
    TALLY = "tally"  # the sums are not the product of the ballots
    TALLY_SIZE = "tally_size"  # the announced number of ballots or weight is not that of the ballots
    SHARE = "share"  # a trustee's share is not proved
    SHARE_OWNER = "share_owner"  # a share of nobody, or a second of the same trustee
    SHARE_MISSING = "share_missing"  # a result without the shares of all trustees
    RESULT = "result"  # the counts are not what the shares open
    RECEIPT_DROPPED = "receipt_dropped"  # the ballot of a receipt is not in the box
    RECEIPT_CHAIN = "receipt_chain"  # it is, but the chain before it was rebuilt
    OTHER_VOTE = "other_vote"  # the earlier copy is of another vote
    EARLIER_DROPPED = "earlier_dropped"  # a ballot of the earlier copy is not in this one
    REWRITTEN = "rewritten"  # the earlier copy is not the beginning of this one


STEP: dict[Code, Check] = {
    **dict.fromkeys((Code.UNREADABLE, Code.DIGEST, Code.MISSING, Code.ORPHAN), Check.FILE),
    **dict.fromkeys((Code.CHAIN, Code.ORDER, Code.AFTER_END), Check.CHAIN),
    **dict.fromkeys((Code.ELECTION, Code.TRUSTEES, Code.CREDENTIALS, Code.KEY), Check.SETUP),
    **dict.fromkeys((Code.BALLOT, Code.DUPLICATE, Code.REPLAY), Check.BALLOTS),
    **dict.fromkeys((Code.TALLY, Code.TALLY_SIZE), Check.TALLY),
    **dict.fromkeys((Code.SHARE, Code.SHARE_OWNER, Code.SHARE_MISSING), Check.SHARES),
    Code.RESULT: Check.RESULT,
    **dict.fromkeys((Code.RECEIPT_DROPPED, Code.RECEIPT_CHAIN), Check.RECEIPTS),
    **dict.fromkeys((Code.OTHER_VOTE, Code.EARLIER_DROPPED, Code.REWRITTEN), Check.EARLIER),
}


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: the event's height where one is concerned, a tracker or digest, and a ballot's fault."""

    code: Code
    height: int | None = None
    subject: str = ""
    fault: str = ""


@dataclass(frozen=True)
class Receipt:
    """What a voter kept: the ballot's tracker, and the head of the chain once it was in the box."""

    tracker: str
    head: str | None = None

    def text(self) -> str:
        """As it is shown and typed back."""
        return f"{self.tracker}:{self.head}" if self.head else self.tracker


def read_receipt(typed: str) -> Receipt:
    """A receipt as typed or scanned, `tracker` or `tracker:head`; ValueError when it is none."""
    tracker, _, head = "".join(typed.split()).partition(":")
    tracker_to_hex(tracker)
    if head and (len(head) != 64 or not set(head) <= set("0123456789abcdef")):
        raise ValueError("not a receipt")
    return Receipt(tracker.rstrip("="), head or None)


@dataclass
class Report:
    """All that an audit saw. `checked` are the steps that could be done; what is missing there is not yet possible or was not asked."""

    findings: list[Finding] = field(default_factory=list)
    checked: list[Check] = field(default_factory=list)
    name: str = ""
    uuid: str = ""
    fingerprint: str = ""
    head: str = ""
    voters: int = 0
    received: int = 0
    counted: int = 0
    closed: bool = False
    result: tuple[tuple[int, ...], ...] | None = None

    @property
    def sound(self) -> bool:
        """Nothing is wrong."""
        return not self.findings

    def failed(self, check: Check) -> bool:
        """Did this step find anything?"""
        return any(STEP[finding.code] is check for finding in self.findings)
