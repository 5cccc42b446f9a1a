"""The audit: recompute everything from the archive alone, and name each attack. Nothing here trusts the server that wrote it.

A ballot taken out before anybody copied the board leaves no trace inside the archive: only receipts and earlier copies show it.
"""

from collections.abc import Sequence

from app.voting.sealed.board import archive
from app.voting.sealed.board.chain import Event, Kind
from app.voting.sealed.board.evidence import compare, look_for
from app.voting.sealed.board.findings import Check, Code, Finding, Receipt, Report
from app.voting.sealed.board.links import check_names, read_events
from app.voting.sealed.board.recount import Recount
from app.voting.sealed.board.setup import Setup, read_setup


def audit(raw: bytes, receipts: Sequence[Receipt] = (), earlier: bytes | None = None) -> Report:
    """Recompute an archive; also look for receipts, and for the beginning of it that an earlier copy holds.

    Bad content is found, never raised. 30 ms for each ballot of seven choices.
    """
    report = Report(checked=[Check.FILE])
    try:
        found = archive.read(raw)
    except (ValueError, RecursionError):
        report.findings.append(Finding(Code.UNREADABLE))
        return report
    events, findings = read_events(found)
    report.findings += check_names(found, events) + findings
    report.checked += [Check.CHAIN, Check.SETUP]
    report.head = events[-1].digest if events else ""
    setups = _of(events, Kind.SETUP)
    setup, wrong = read_setup(found, setups[0]) if setups else (None, [])
    report.findings += wrong
    if setup:
        _describe(setup, events, report)
        _recount(Recount(setup, found, report.findings), events, report)
    if receipts:
        report.checked.append(Check.RECEIPTS)
        report.findings += look_for(receipts, events)
    if earlier is not None:
        report.checked.append(Check.EARLIER)
        report.findings += compare(earlier, found)
    return report


def _of(events: Sequence[Event], kind: Kind) -> list[Event]:
    return [event for event in events if event.kind is kind]


def _in_time(events: Sequence[Event]) -> Sequence[Event]:
    end = next((number for number, event in enumerate(events) if event.kind is Kind.END_BALLOTS), len(events))
    return events[:end]


def _describe(setup: Setup, events: Sequence[Event], report: Report) -> None:
    report.name, report.uuid, report.fingerprint = setup.election.name, setup.election.uuid, setup.election.fingerprint
    report.voters, report.closed = len(setup.roll), bool(_of(events, Kind.END_BALLOTS))


def _recount(recount: Recount, events: Sequence[Event], report: Report) -> None:
    """As far as the vote has come; later steps are left out when an earlier one makes them meaningless."""
    report.checked.append(Check.BALLOTS)
    recount.read_ballots(_of(_in_time(events), Kind.BALLOT))
    report.received = len(_of(events, Kind.BALLOT))
    report.counted = recount.true.ballots if recount.true else 0
    for event in _of(events, Kind.ENCRYPTED_TALLY)[:1]:
        report.checked.append(Check.TALLY)
        recount.check_sums(event)
    if shares := _of(events, Kind.PARTIAL_DECRYPTION):
        report.checked.append(Check.SHARES)
        for event in shares:
            recount.check_share(event)
    for event in _of(events, Kind.RESULT)[:1]:
        report.checked.append(Check.RESULT)
        if not report.failed(Check.SHARES):
            report.result = recount.check_result(event)
