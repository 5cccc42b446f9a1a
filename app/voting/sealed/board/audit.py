"""The audit: recompute everything from the archive alone, and name each attack. Nothing here trusts the server that wrote it.

A ballot taken out before anybody copied the board leaves no trace inside the archive: only receipts and earlier copies show it.
"""

from collections.abc import Sequence

from app.voting.sealed import ballots, credentials, election, group, tally, trustees
from app.voting.sealed.board import archive, chain
from app.voting.sealed.board.chain import Event, Kind
from app.voting.sealed.board.findings import Check, Code, Finding, Receipt, Report
from app.voting.sealed.encoding import fields, hex_digest, load, tracker_to_hex

OWNED = frozenset(("owner", "payload"))


def audit(raw: bytes, receipts: Sequence[Receipt] = (), earlier: bytes | None = None) -> Report:
    """Recompute an archive; also look for receipts, and for the beginning of it that an earlier copy holds. Never raises."""
    report = Report()
    try:
        found = archive.read(raw)
    except (ValueError, RecursionError):
        report.findings.append(Finding(Code.UNREADABLE))
        report.checked.append(Check.FILE)
        return report
    _Audit(found, report).run()
    if receipts:
        _look_for(receipts, found, report)
    if earlier is not None:
        _compare(earlier, found, report)
    return report


class _Audit:
    """One pass over an archive; each step adds what it finds."""

    def __init__(self, found: archive.Archive, report: Report) -> None:
        self.found, self.report = found, report
        self.events: list[Event] = []
        self.election: election.Election | None = None
        self.keys: tuple[int, ...] = ()
        self.roll: dict[str, int] = {}
        self.box: list[ballots.Ballot] = []
        self.rows: tally.Rows | None = None
        self.shares: dict[int, trustees.Factors] = {}

    def run(self) -> None:
        """All steps, as far as the vote has come."""
        self.read_chain()
        self.check_names()
        setup = self.of(Kind.SETUP)
        self.report.checked += [Check.FILE, Check.CHAIN, Check.SETUP]
        if not setup or not self.read_setup(setup[0]) or self.election is None:
            return
        self.report.checked.append(Check.BALLOTS)
        self.read_ballots(self.election)
        if sums := self.of(Kind.ENCRYPTED_TALLY):
            self.report.checked.append(Check.TALLY)
            self.check_tally(self.election, sums[0])
        if self.rows is not None and (shares := self.of(Kind.PARTIAL_DECRYPTION)):
            self.report.checked.append(Check.SHARES)
            for event in shares:
                self.check_share(self.election, self.rows, event)
        if results := self.of(Kind.RESULT):
            self.report.checked.append(Check.RESULT)
            self.check_result(results[0])

    def of(self, kind: Kind) -> list[Event]:
        """The events of a kind, in order."""
        return [event for event in self.events if event.kind is kind]

    def note(self, code: Code, event: Event | None = None, subject: str = "", fault: str = "") -> None:
        """Add a finding."""
        self.report.findings.append(Finding(code, event.height if event else None, subject, fault))

    def payload(self, event: Event) -> str | None:
        """The text an event stands on; None, and a finding, when it is not there."""
        text = self.found.data.get(event.payload or "")
        if text is None:
            self.note(Code.MISSING, event, event.payload or "")
        return text

    def read_chain(self) -> None:
        """Heights, parents and order of the events."""
        before: Event | None = None
        for number, raw in enumerate(self.found.events):
            try:
                event = chain.read(raw)
            except ValueError:
                self.report.findings.append(Finding(Code.CHAIN, number))
                continue
            if event.height != number or event.parent != (before.digest if before else None):
                self.note(Code.CHAIN, event)
            self.check_order(before, event)
            self.events.append(event)
            before = event
        self.report.head = before.digest if before else ""
        self.report.closed = bool(self.of(Kind.END_BALLOTS))

    def check_order(self, before: Event | None, event: Event) -> None:
        """Can this event follow that one?"""
        closed = any(each.kind is Kind.END_BALLOTS for each in self.events)
        if event.kind is Kind.BALLOT and closed:
            self.note(Code.AFTER_END, event, event.payload or "")
        elif event.kind not in chain.NEXT[before.kind if before else None] and not (before and before.kind is Kind.BALLOT and closed):
            self.note(Code.ORDER, event)

    def check_names(self) -> None:
        """Is every piece what its name says, and named by the chain?"""
        named: set[str] = set()
        for event in self.events:
            try:
                named.update(chain.pieces(event, self.found.data))
            except (KeyError, ValueError):
                named.add(event.payload or "")
        for digest in self.found.false_names:
            self.note(Code.DIGEST, subject=digest)
        for digest in self.found.data.keys() - named:
            self.note(Code.ORPHAN, subject=digest)

    def read_setup(self, event: Event) -> bool:
        """Election, trustees, credentials; False when ballots cannot be read against them."""
        raw = self.payload(event)
        try:
            names = fields(load(raw or ""), frozenset(("election", "trustees", "credentials")))
        except ValueError:
            self.note(Code.ELECTION, event)
            return False
        texts = {name: self.found.data.get(str(digest), "") for name, digest in names.items()}
        try:
            self.election = election.read(texts["election"])
        except ValueError:
            self.note(Code.ELECTION, event)
        try:
            self.keys = trustees.read(texts["trustees"])
        except ValueError:
            self.note(Code.TRUSTEES, event)
        try:
            self.roll = credentials.read_roll(texts["credentials"])
        except ValueError:
            self.note(Code.CREDENTIALS, event)
        self.describe()
        return bool(self.election and self.roll)

    def describe(self) -> None:
        """What the vote is, and whether its key is its trustees'."""
        if self.election is None:
            return
        report, found = self.report, self.election
        report.name, report.uuid, report.fingerprint, report.voters = found.name, found.uuid, found.fingerprint, len(self.roll)
        if self.keys and group.product(self.keys) != found.public_key:
            self.report.findings.append(Finding(Code.KEY, 0))

    def read_ballots(self, found: election.Election) -> None:
        """Every ballot again, as the server should have checked it."""
        latest: dict[str, str] = {}
        seen: dict[str, ballots.Ballot] = {}
        for event in self.of(Kind.BALLOT):
            if (raw := self.payload(event)) is None:
                continue
            digest = hex_digest(raw)
            if ballot := seen.get(digest):
                self.note(Code.DUPLICATE if latest[ballot.credential] == digest else Code.REPLAY, event, ballot.tracker)
            else:
                try:
                    ballot = seen[digest] = ballots.check(found, self.roll, (), raw)
                except ballots.BadBallot as refusal:
                    self.note(Code.BALLOT, event, digest, refusal.fault)
                    continue
            latest[ballot.credential] = digest
            self.box.append(ballot)
        self.report.received = len(self.of(Kind.BALLOT))
        self.report.counted = len(latest)

    def check_tally(self, found: election.Election, event: Event) -> None:
        """Are the sums the product of the ballots?"""
        true = tally.accumulate(found, self.roll, self.box)
        try:
            sized = tally.read_sized(self.payload(event) or "")
            self.rows = tally.read_rows(found, self.found.data.get(str(sized["encrypted_tally"]), ""))
        except ValueError:
            self.note(Code.TALLY, event)
            return
        if self.rows != true.rows:
            self.note(Code.TALLY, event)
        if (sized["num_tallied"], sized["total_weight"]) != (true.ballots, true.weight):
            self.note(Code.TALLY_SIZE, event)

    def check_share(self, found: election.Election, rows: tally.Rows, event: Event) -> None:
        """Is the share proved, by a trustee who has given none yet?"""
        try:
            owned = fields(load(self.payload(event) or ""), OWNED)
            owner = owned["owner"]
            if type(owner) is not int or not 1 <= owner <= len(self.keys) or owner in self.shares:
                self.note(Code.SHARE_OWNER, event, str(owner)[:10])
                return
            raw = self.found.data.get(str(owned["payload"]), "")
            self.shares[owner] = trustees.check_share(raw, self.keys[owner - 1], found.fingerprint, rows)
        except ValueError:
            self.note(Code.SHARE, event)

    def check_result(self, event: Event) -> None:
        """Are the counts what the shares open?"""
        if self.rows is None or len(self.shares) != len(self.keys):
            if not self.report.failed(Check.SHARES):
                self.note(Code.SHARE_MISSING, event)
            return
        try:
            claimed = tally.read_result(self.payload(event) or "")
            most = sum(self.roll.values())
            if tally.open_rows(self.rows, list(self.shares.values()), most) != claimed:
                raise ValueError("other counts")
        except ValueError:
            self.note(Code.RESULT, event)
            return
        self.report.result = claimed


def _look_for(receipts: Sequence[Receipt], found: archive.Archive, report: Report) -> None:
    """Is each receipt's ballot in the box, with the chain it was given?"""
    report.checked.append(Check.RECEIPTS)
    heads: dict[str, set[str]] = {}
    for event in _events(found):
        heads.setdefault(event.payload or "", set()).add(event.digest)
    for receipt in receipts:
        known = heads.get(tracker_to_hex(receipt.tracker))
        if known is None:
            report.findings.append(Finding(Code.RECEIPT_DROPPED, subject=receipt.tracker))
        elif receipt.head and receipt.head not in known:
            report.findings.append(Finding(Code.RECEIPT_CHAIN, subject=receipt.tracker))


def _compare(earlier: bytes, found: archive.Archive, report: Report) -> None:
    """Is the earlier copy the beginning of this one? When not, which of its ballots are gone?"""
    report.checked.append(Check.EARLIER)
    try:
        past = archive.read(earlier)
    except ValueError:
        report.findings.append(Finding(Code.OTHER_VOTE))
        return
    if past.events[:1] != found.events[:1]:
        report.findings.append(Finding(Code.OTHER_VOTE))
        return
    if past.events == found.events[:len(past.events)]:
        return
    here = {event.payload for event in _events(found) if event.kind is Kind.BALLOT}
    gone = [event for event in _events(past) if event.kind is Kind.BALLOT and event.payload not in here]
    report.findings += [Finding(Code.EARLIER_DROPPED, event.height, event.payload or "") for event in gone]
    first = next(number for number, event in enumerate(past.events) if found.events[number:number + 1] != [event])
    report.findings.append(Finding(Code.REWRITTEN, first))


def _events(found: archive.Archive) -> list[Event]:
    events = []
    for raw in found.events:
        try:
            events.append(chain.read(raw))
        except ValueError:
            continue
    return events
