"""First half of an audit: is the archive one unbroken chain, and each piece what its name says?"""

from app.voting.sealed.board import chain
from app.voting.sealed.board.archive import Archive
from app.voting.sealed.board.chain import Event, Kind
from app.voting.sealed.board.findings import Code, Finding


def read_events(found: Archive) -> tuple[list[Event], list[Finding]]:
    """The events that can be read, and what is wrong with heights, parents and order."""
    events: list[Event] = []
    findings: list[Finding] = []
    for number, raw in enumerate(found.events):
        try:
            event = chain.read(raw)
        except ValueError:
            findings.append(Finding(Code.CHAIN, number))
            continue
        before = events[-1] if events else None
        if event.height != number or event.parent != (before.digest if before else None):
            findings.append(Finding(Code.CHAIN, event.height))
        findings += _order(events, event)
        events.append(event)
    return events, findings or ([] if events else [Finding(Code.ORDER, 0)])


def _order(events: list[Event], event: Event) -> list[Finding]:
    """Ballots after the closing have a name of their own, and what follows one of them is judged as if it was not there."""
    closed = any(each.kind is Kind.END_BALLOTS for each in events)
    if event.kind is Kind.BALLOT and closed:
        return [Finding(Code.AFTER_END, event.height, event.payload or "")]
    before = [each.kind for each in events if not closed or each.kind is not Kind.BALLOT]
    fits = event.kind in chain.NEXT[before[-1] if before else None]
    return [] if fits else [Finding(Code.ORDER, event.height)]


def check_names(found: Archive, events: list[Event]) -> list[Finding]:
    """Pieces whose content is not what their name says, and pieces that the chain does not name."""
    named: set[str] = set()
    for event in events:
        try:
            named.update(chain.pieces(event, found.data))
        except (KeyError, ValueError):
            named.add(event.payload or "")
    return [
        *(Finding(Code.DIGEST, subject=digest) for digest in found.false_names),
        *(Finding(Code.ORPHAN, subject=digest) for digest in found.data if digest not in named),
    ]
