"""The roll of a draft: electors added, corrected, taken out, copied from an earlier vote, or codes made for people nobody has named.

Numbers are provisional until the opening deals them out. Of a way in only digests are stored (`rules.ways_in`).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.text.codes import digest, new_token
from app.people.rules import Actor
from app.sites.models import Site
from app.voting.actions.preparing.drafting import hold_draft
from app.voting.models import Elector, Vote
from app.voting.rules import ways_in
from app.voting.rules.preparing.roll_sheet import Line
from app.voting.rules.states import Proof, Reach

MOST_CODES = 5000
BATCH = 500
OF_PROOF = {Proof.LETTER: Reach.LETTER, Proof.DESK: Reach.DESK, Proof.ROOM: Reach.DEVICE}


def add_lines(
    session: Session, actor: Actor, site: Site, vote: Vote, lines: Sequence[Line], *, key: str, now: datetime
) -> int:
    """Put lines on the roll; whoever stands there already is left as they are. How many came; `key` is the platform's."""
    hold_draft(session, actor, site, vote)
    known = set(session.scalars(select(Elector.key).where(Elector.vote_id == vote.id)))
    fresh = {line.key: line for line in reversed(lines) if line.key not in known}
    rows = [{"key": person, **_columns(line)} for person, line in reversed(fresh.items())]
    _insert(session, vote, rows, key)
    record(session, actor, "voting.add_electors", vote, now=now, electors=len(rows))
    return len(rows)


def make_codes(session: Session, actor: Actor, site: Site, vote: Vote, number: int, *, key: str, now: datetime) -> int:
    """Codes for people nobody has named, to be sent by letter, given at the desk or in the room: one elector each."""
    hold_draft(session, actor, site, vote)
    first = session.scalar(select(func.count()).where(Elector.vote_id == vote.id)) or 0
    number = max(0, min(number, MOST_CODES - first))
    reach = OF_PROOF.get(Proof(vote.proof) if vote.proof else Proof.DESK, Reach.DESK)
    _insert(session, vote, [{"key": f"code {new_token()}", "reach": reach} for _each in range(number)], key)
    record(session, actor, "voting.make_codes", vote, now=now, electors=number)
    return number


def copy_roll(session: Session, actor: Actor, site: Site, vote: Vote, source: Vote, *, key: str, now: datetime) -> int:
    """The people of an earlier vote of the same site, with ways in of their own. Raises ValueError for another site's."""
    if source.site_id != site.id:
        raise ValueError("a roll of another site")
    earlier = session.scalars(select(Elector).where(Elector.vote_id == source.id, Elector.struck_why.is_(None)).order_by(Elector.name))
    lines = [
        Line(0, each.name, each.told_apart, each.group, Reach(each.reach), each.address, each.weight, each.language)
        for each in earlier if each.name
    ]
    return add_lines(session, actor, site, vote, lines, key=key, now=now)


def correct(session: Session, actor: Actor, site: Site, vote: Vote, elector: Elector, line: Line, *, now: datetime) -> Elector:
    """Another name, group or address for somebody on the roll. Their link and code stay."""
    hold_draft(session, actor, site, vote)
    elector.key = line.key
    for name, value in _columns(line).items():
        setattr(elector, name, value)
    record(session, actor, "voting.correct_elector", vote, now=now)
    return elector


def remove(session: Session, actor: Actor, site: Site, vote: Vote, elector: Elector, *, now: datetime) -> None:
    """Take somebody out of a draft's roll."""
    hold_draft(session, actor, site, vote)
    session.delete(elector)
    record(session, actor, "voting.remove_elector", vote, now=now)


def ways(session: Session, key: str, number: int) -> list[dict[str, str]]:
    """So many fresh ways in, none of which anybody has."""
    found: dict[str, str] = {}
    while len(found) < number:
        nonces = [new_token() for _each in range(number - len(found))]
        made = {ways_in.code_digest(key, ways_in.code(key, nonce)): nonce for nonce in nonces}
        taken = set(session.scalars(select(Elector.code_digest).where(Elector.code_digest.in_(made))))
        found |= {code_digest: nonce for code_digest, nonce in made.items() if code_digest not in taken}
    return [
        {"nonce": nonce, "link_digest": digest(ways_in.link_secret(key, nonce)), "code_digest": code_digest} for code_digest, nonce in found.items()
    ]


def _columns(line: Line) -> dict[str, Any]:
    return {
        "name": line.name, "told_apart": line.told_apart, "group": line.group, "reach": line.reach, "address": line.address,
        "weight": line.weight, "language": line.language,
    }


def _insert(session: Session, vote: Vote, rows: Iterable[dict[str, Any]], key: str) -> None:
    first = (session.scalar(select(func.max(Elector.number)).where(Elector.vote_id == vote.id)) or 0) + 1
    numbered = iter({"vote_id": vote.id, "number": number, **row} for number, row in enumerate(rows, first))
    while batch := list(islice(numbered, BATCH)):
        session.execute(insert(Elector), [{**row, **way} for row, way in zip(batch, ways(session, key, len(batch)), strict=True)])
