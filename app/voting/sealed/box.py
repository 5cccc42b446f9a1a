"""The door of the ballot box for the rest of the application: plain texts in, plain texts and steps to store out.

A *step* (`Step`) is what one act adds to the board, to be stored in one transaction: `data` (texts, named by their hexadecimal sha256) and
`event`. `last` is always the text of the board's last event. Every function raises ValueError for bad input; BadBallot and BadOrder are such.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from app.voting.sealed import ballots, credentials, group, tally, trustees
from app.voting.sealed import election as elections
from app.voting.sealed.board import chain
from app.voting.sealed.board.chain import Kind, Step
from app.voting.sealed.election import Election, Question
from app.voting.sealed.encoding import dump, hex_digest


class Accepted(NamedTuple):
    """A ballot that may enter: the tracker shown to the voter, its digest (name on the board), the public credential it is signed with."""

    tracker: str
    digest: str
    credential: str


def election_json(
    uuid: str, name: str, description: str, questions: Iterable[Question], trustees_json: str,
    *, administrator: str | None = None, credential_authority: str | None = None,
) -> str:
    """The election's text, final: its key is the product of the trustees' keys, its bytes make its fingerprint."""
    found = Election(uuid, name, description, joint_key(trustees_json), tuple(questions), "")
    raw = elections.write(found, administrator=administrator, credential_authority=credential_authority)
    elections.read(raw)
    return raw


def joint_key(trustees_json: str) -> int:
    """The key that seals for all trustees together."""
    return group.product(trustees.read(trustees_json))


def setup(election: str, trustees_json: str, roll: str) -> Step:
    """The first step of a board; ValueError unless election, trustees and roll belong together (this checks every credential: 1 ms each)."""
    if elections.read(election).public_key != joint_key(trustees_json):
        raise ValueError("the election's key is not the trustees'")
    if not credentials.read_roll(roll):
        raise ValueError("an empty roll")
    names = {"election": hex_digest(election), "trustees": hex_digest(trustees_json), "credentials": hex_digest(roll)}
    return chain.append(None, Kind.SETUP, election, trustees_json, roll, dump(names))


def check_ballot(election: str, roll: Container[str], seen: Container[str], raw: str) -> Accepted:
    """Check everything of a ballot (30 ms for seven choices); BadBallot with `.fault` otherwise.

    `roll` holds the public credentials, `seen` the digests of all ballots in the box: sets, or anything with `in` (a query by key).
    """
    found = ballots.check(elections.read(election), roll, seen, raw)
    return Accepted(found.tracker, hex_digest(raw), found.credential)


def cast(last: str, raw: str) -> Step:
    """The step that puts a checked ballot in the box; BadOrder once it is closed. The receipt is tracker and `step.digest`."""
    return chain.append(last, Kind.BALLOT, raw)


def close(last: str) -> Step:
    """The step after which no ballot can enter."""
    return chain.append(last, Kind.END_BALLOTS)


def count(last: str, election: str, roll: str, box: Iterable[str]) -> Step:
    """The step that adds up the ballots, still sealed, in the order they came; BadOrder before closing.

    Ballots are not checked again here: they were when they entered, and will be in every audit.
    """
    found = elections.read(election)
    read = (ballots.read_trusted(found, raw) for raw in box)
    sums = tally.accumulate(found, _weights(roll), read)
    text = sums.text()
    return chain.append(last, Kind.ENCRYPTED_TALLY, text, tally.sized(sums, hex_digest(text)))


def add_share(last: str, owner: int, election: str, trustees_json: str, tally_json: str, share: str) -> Step:
    """The step of a trustee's share, `owner` counted from 1; ValueError when its proofs fail, BadOrder before the sums are on the board."""
    keys, found = trustees.read(trustees_json), elections.read(election)
    if not 1 <= owner <= len(keys):
        raise ValueError("no such trustee")
    trustees.check_share(share, keys[owner - 1], found.fingerprint, tally.read_rows(found, tally_json))
    return chain.append(last, Kind.PARTIAL_DECRYPTION, share, dump({"owner": owner, "payload": hex_digest(share)}))


def publish(last: str, election: str, trustees_json: str, roll: str, tally_json: str, shares: Mapping[int, str]) -> Step:
    """The last step: the counts that the shares of all trustees open; ValueError while one is missing."""
    keys, found = trustees.read(trustees_json), elections.read(election)
    if sorted(shares) != list(range(1, len(keys) + 1)):
        raise ValueError("a share is missing")
    rows = tally.read_rows(found, tally_json)
    opened = [trustees.check_share(shares[owner], keys[owner - 1], found.fingerprint, rows) for owner in sorted(shares)]
    return chain.append(last, Kind.RESULT, tally.write_result(tally.open_rows(rows, opened, sum(_weights(roll).values()))))


def counts(result: str) -> tuple[tuple[int, ...], ...]:
    """The counts in a published result: one row for each question, blank first where it is allowed."""
    return tally.read_result(result)


@lru_cache(maxsize=8)
def _weights(roll: str) -> dict[str, int]:
    return credentials.read_roll(roll)


def roll_json(published: Sequence[str]) -> str:
    """The published list, from what the keeper of the codes sends: `public` or `public,weight`, in any order, which is lost.

    ValueError for a double, a bad credential (1 ms each to check) or a weight outside 1…1,000.
    """
    return credentials.write_roll(credentials.read_entries(published))
