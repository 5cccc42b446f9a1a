"""Sealed votes made by our own code from set-up to result, a real `belenios-tool` to judge them, and a forger to spoil them."""

import subprocess
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from app.voting.sealed import box, casting, credentials, tally, trustees
from app.voting.sealed import election as elections
from app.voting.sealed.board import archive
from app.voting.sealed.board.chain import Kind, Step, read, write
from app.voting.sealed.board.findings import Receipt
from app.voting.sealed.election import Question
from app.voting.sealed.encoding import fingerprint, hex_digest

QUESTIONS = (Question("Approuvez-vous « le budget » ?", ("Oui", "Non"), 1, 1, blank=True), Question("Deux projets", ("Banc", "Arbre", "Vélos"), 0, 2))
YES, NO, BLANK = (0, 1, 0), (0, 0, 1), (1, 0, 0)
TIMESTAMP = 1_795_000_000


class MadeVote:
    """One vote with its voters' codes and its trustees' keys, as nobody ever holds them together in reality."""

    def __init__(self, voters: int = 3, questions: Sequence[Question] = QUESTIONS, weights: Sequence[int] | None = None, keys: int = 2) -> None:
        self.uuid = elections.new_uuid()
        self.codes = [credentials.generate() for _ in range(voters)]
        self.keys = [trustees.make_key() for _ in range(keys)]
        self.trustees = trustees.write(key.message for key in self.keys)
        self.roll = box.roll_json([
            f"{credentials.public(code, self.uuid)},{weight}" for code, weight in zip(self.codes, weights or [1] * voters, strict=True)
        ])
        self.election = box.election_json(self.uuid, "Vote d’essai", "Pour voir", questions, self.trustees, administrator="La mairie")
        self.events: list[str] = []
        self.data: dict[str, str] = {}
        self.ballots: list[str] = []
        self.add(box.setup(self.election, self.trustees, self.roll))

    @cached_property
    def parsed(self) -> elections.Election:
        """The election as it is read."""
        return elections.read(self.election)

    @cached_property
    def public(self) -> set[str]:
        """The roll's public credentials."""
        return set(credentials.read_roll(self.roll))

    def add(self, step: Step) -> Step:
        """Store a step."""
        self.data.update(step.named_data)
        self.events.append(step.event)
        return step

    def seal(self, voter: int, *marks: Sequence[int]) -> str:
        """A voter's sealed ballot."""
        return casting.seal(self.parsed, self.codes[voter], marks)

    def check(self, raw: str) -> box.Accepted:
        """What the server says of a ballot."""
        return box.check_ballot(self.election, self.public, {hex_digest(each) for each in self.ballots}, raw)

    def cast(self, raw: str) -> Receipt:
        """Check a ballot and put it in the box."""
        accepted = self.check(raw)
        step = self.add(box.cast(self.events[-1], raw))
        self.ballots.append(raw)
        return Receipt(accepted.tracker, step.digest)

    def vote(self, voter: int, *marks: Sequence[int]) -> Receipt:
        """Seal and cast."""
        return self.cast(self.seal(voter, *marks))

    def close(self) -> None:
        """End the ballots and add them up."""
        self.add(box.close(self.events[-1]))
        self.add(box.count(self.events[-1], self.election, self.roll, self.ballots))

    @property
    def sums(self) -> str:
        """The sealed sums of the board."""
        return self.data[tally.read_sized(self.payload(Kind.ENCRYPTED_TALLY))["encrypted_tally"]]

    def payload(self, kind: Kind) -> str:
        """What the first event of a kind stands on."""
        return next(self.data[event.payload or ""] for event in map(read, self.events) if event.kind is kind)

    def share(self, owner: int) -> str:
        """A trustee's share, the first being 1."""
        return trustees.share(self.keys[owner - 1].private_key, self.parsed.fingerprint, tally.read_rows(self.parsed, self.sums))

    def open(self) -> tuple[tuple[int, ...], ...]:
        """All trustees open the sums; the counts."""
        shares = {owner: self.share(owner) for owner in range(1, len(self.keys) + 1)}
        for owner, share in shares.items():
            self.add(box.add_share(self.events[-1], owner, self.election, self.trustees, self.sums, share))
        step = self.add(box.publish(self.events[-1], self.election, self.trustees, self.roll, self.sums, shares))
        return box.counts(step.data[0])

    def archive(self) -> bytes:
        """The published file."""
        return b"".join(archive.write(TIMESTAMP, self.events, self.data))

    def copy(self) -> "MadeVote":
        """The same vote, to be spoilt."""
        twin = object.__new__(MadeVote)
        twin.__dict__.update(self.__dict__, events=list(self.events), data=dict(self.data), ballots=list(self.ballots))
        return twin

    def keep(self, events: int) -> "MadeVote":
        """A copy cut after so many events."""
        twin = self.copy()
        twin.events = twin.events[:events]
        return twin

    def relink(self, payloads: Sequence[tuple[Kind, str | None]]) -> "MadeVote":
        """A copy whose chain a forger rebuilt over these payload texts; pieces that no event names any more are thrown away."""
        twin = self.copy()
        twin.events = []
        for height, (kind, text) in enumerate(payloads):
            twin.data.update({hex_digest(text): text} if text else {})
            twin.events.append(write(hex_digest(twin.events[-1]) if twin.events else None, height, kind, hex_digest(text) if text else None))
        return twin

    def links(self) -> list[tuple[Kind, str | None]]:
        """Kind and payload text of each event, for `relink`."""
        return [(event.kind, self.data[event.payload] if event.payload else None) for event in map(read, self.events)]


def tool(folder: Path, *arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run belenios-tool in a folder."""
    return subprocess.run(["belenios-tool", *arguments], cwd=folder, input=given, capture_output=True, text=True, timeout=60, check=False)


def accepted_by_tool(made: MadeVote, folder: Path) -> bool:
    """Does `belenios-tool election verify` pass?"""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{made.uuid}.bel").write_bytes(made.archive())
    return tool(folder, "election", "verify").returncode == 0


def tracker_of(raw: str) -> str:
    """A ballot's tracker."""
    return fingerprint(raw)
