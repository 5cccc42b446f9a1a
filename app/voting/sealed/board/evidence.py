"""What a chain cannot show of itself: a ballot taken out before the chain was rebuilt. Receipts and earlier copies show it."""

from collections.abc import Sequence

from app.voting.sealed.board import archive
from app.voting.sealed.board.chain import Event, Kind
from app.voting.sealed.board.findings import Code, Finding, Receipt
from app.voting.sealed.board.links import read_events
from app.voting.sealed.encoding import tracker_to_hex


def look_for(receipts: Sequence[Receipt], events: Sequence[Event]) -> list[Finding]:
    """Is each receipt's ballot in the box, at the end of the chain it was given?"""
    heads: dict[str, set[str]] = {}
    for event in events:
        if event.kind is Kind.BALLOT:
            heads.setdefault(event.payload or "", set()).add(event.digest)
    findings = []
    for receipt in receipts:
        known = heads.get(tracker_to_hex(receipt.tracker))
        if known is None:
            findings.append(Finding(Code.RECEIPT_DROPPED, subject=receipt.tracker))
        elif receipt.head and receipt.head not in known:
            findings.append(Finding(Code.RECEIPT_CHAIN, subject=receipt.tracker))
    return findings


def compare(earlier: bytes, found: archive.Archive) -> list[Finding]:
    """Is the earlier copy the beginning of this one? When not: where they part, and which of its ballots are gone."""
    try:
        past = archive.read(earlier)
    except (ValueError, RecursionError):
        return [Finding(Code.OTHER_VOTE)]
    if past.events[:1] != found.events[:1]:
        return [Finding(Code.OTHER_VOTE)]
    if past.events == found.events[:len(past.events)]:
        return []
    here = {event.payload for event in read_events(found)[0] if event.kind is Kind.BALLOT}
    gone = [event for event in read_events(past)[0] if event.kind is Kind.BALLOT and event.payload not in here]
    parting = next(number for number, event in enumerate(past.events) if found.events[number:number + 1] != [event])
    return [*(Finding(Code.EARLIER_DROPPED, event.height, event.payload or "") for event in gone), Finding(Code.REWRITTEN, parting)]
