"""Second half of an audit: every ballot, the sums, the trustees' shares and the counts, computed again from the archive."""

from app.voting.sealed import ballots, tally, trustees
from app.voting.sealed.board.archive import Archive
from app.voting.sealed.board.chain import Event
from app.voting.sealed.board.findings import Code, Finding
from app.voting.sealed.board.setup import Setup
from app.voting.sealed.encoding import fields, hex_digest, load

OWNED = frozenset(("owner", "payload"))


class Recount:
    """One count from the beginning. Each method adds what it finds to `findings` and goes on as far as it can."""

    def __init__(self, setup: Setup, found: Archive, findings: list[Finding]) -> None:
        self.setup, self.found, self.findings = setup, found, findings
        self.box: list[ballots.Ballot] = []
        self.true: tally.Tally | None = None
        self.claimed: tally.Rows | None = None
        self.shares: dict[int, trustees.Factors] = {}

    def payload(self, event: Event) -> str | None:
        """The text an event stands on; None, and a finding, when it is not there."""
        text = self.found.data.get(event.payload or "")
        if text is None:
            self.note(Code.MISSING, event, event.payload or "")
        return text

    def note(self, code: Code, event: Event, subject: str = "", fault: str = "") -> None:
        """Add a finding about an event."""
        self.findings.append(Finding(code, event.height, subject, fault))

    def read_ballots(self, events: list[Event]) -> None:
        """Every ballot again, as the server should have checked it."""
        latest: dict[str, str] = {}
        seen: dict[str, ballots.Ballot] = {}
        for event in events:
            if (raw := self.payload(event)) is None:
                continue
            digest = hex_digest(raw)
            if ballot := seen.get(digest):
                self.note(Code.DUPLICATE if latest[ballot.credential] == digest else Code.REPLAY, event, ballot.tracker)
            else:
                try:
                    ballot = seen[digest] = ballots.check(self.setup.election, self.setup.roll, (), raw)
                except ballots.BadBallot as refusal:
                    self.note(Code.BALLOT, event, digest, refusal.fault)
                    continue
            latest[ballot.credential] = digest
            self.box.append(ballot)
        self.true = tally.accumulate(self.setup.election, self.setup.roll, self.box)

    def check_sums(self, event: Event) -> None:
        """Are the archived sums the product of the ballots?"""
        assert self.true is not None  # noqa: S101 – ballots are read first
        raw = self.payload(event)
        if raw is None:
            return
        try:
            sized = tally.read_sized(raw)
            self.claimed = tally.read_rows(self.setup.election, self.found.data.get(str(sized["encrypted_tally"]), ""))
        except ValueError:
            self.note(Code.TALLY, event)
            return
        if self.claimed != self.true.rows:
            self.note(Code.TALLY, event)
        if (sized["num_tallied"], sized["total_weight"]) != (self.true.ballots, self.true.weight):
            self.note(Code.TALLY_SIZE, event)

    def check_share(self, event: Event) -> None:
        """Is the share proved, by a trustee who has given none yet?"""
        raw = self.payload(event)
        if raw is None:
            return
        try:
            owned = fields(load(raw), OWNED)
            owner = owned["owner"]
            if type(owner) is not int or not 1 <= owner <= len(self.setup.keys) or owner in self.shares:
                self.note(Code.SHARE_OWNER, event, str(owner)[:10])
                return
            self.shares[owner] = self.prove_share(self.found.data.get(str(owned["payload"]), ""), owner)
        except ValueError:
            self.note(Code.SHARE, event)

    def prove_share(self, raw: str, owner: int) -> trustees.Factors:
        """A trustee's factors; ValueError when they open neither the archived sums nor the true ones.

        The true ones too, because a false copy of the sums in the archive may never have been shown to the trustees.
        """
        assert self.true is not None  # noqa: S101
        key, name = self.setup.keys[owner - 1], self.setup.election.fingerprint
        if self.claimed is not None and self.claimed != self.true.rows:
            try:
                return trustees.check_share(raw, key, name, self.claimed)
            except ValueError:
                self.claimed = None
        return trustees.check_share(raw, key, name, self.true.rows)

    def check_result(self, event: Event) -> tuple[tuple[int, ...], ...] | None:
        """The counts, when they are what the shares open."""
        assert self.true is not None  # noqa: S101
        if len(self.shares) != len(self.setup.keys):
            self.note(Code.SHARE_MISSING, event)
            return None
        try:
            published = tally.read_result(self.payload(event) or "")
            most = sum(self.setup.roll.values())
            if tally.open_rows(self.claimed or self.true.rows, list(self.shares.values()), most) != published:
                raise ValueError("other counts")
        except ValueError:
            self.note(Code.RESULT, event)
            return None
        return published
