"""What a board begins with: the election, its trustees, its roll, and whether they belong together."""

from typing import NamedTuple

from app.voting.sealed import credentials, election, group, trustees
from app.voting.sealed.board.archive import Archive
from app.voting.sealed.board.chain import Event
from app.voting.sealed.board.findings import Code, Finding
from app.voting.sealed.encoding import fields, load

NAMES = frozenset(("election", "trustees", "credentials"))


class Setup(NamedTuple):
    """All that ballots, shares and counts are checked against."""

    election: election.Election
    keys: tuple[int, ...]
    roll: dict[str, int]


def read_setup(found: Archive, event: Event) -> tuple[Setup | None, list[Finding]]:
    """The set-up (None when a part of it cannot be read) and what is wrong with it."""
    try:
        names = fields(load(found.data.get(event.payload or "", "")), NAMES)
    except ValueError:
        return None, [Finding(Code.MISSING, event.height, event.payload or "")]
    findings: list[Finding] = []
    texts = {name: found.data.get(str(names[name]), "") for name in NAMES}
    known: election.Election | None = None
    keys: tuple[int, ...] = ()
    roll: dict[str, int] = {}
    try:
        known = election.read(texts["election"])
    except ValueError:
        findings.append(Finding(Code.ELECTION, event.height))
    try:
        keys = trustees.read(texts["trustees"])
    except ValueError:
        findings.append(Finding(Code.TRUSTEES, event.height))
    try:
        roll = credentials.read_roll(texts["credentials"])
    except ValueError:
        findings.append(Finding(Code.CREDENTIALS, event.height))
    if known is None or not keys or not roll:
        return None, findings
    if group.product(keys) != known.public_key:
        findings.append(Finding(Code.KEY, event.height))
    return Setup(known, keys, roll), findings
