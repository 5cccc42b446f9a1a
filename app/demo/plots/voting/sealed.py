"""The sealed votes of the demonstration. Keys and codes are made here, by the loader, because nobody sits at a browser.

In real life they are made in the trustees', the keeper's and the voters' own browsers, and no server ever holds them.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.demo.scene import Scene
from app.people.rules import Actor, system
from app.sites.models import Site
from app.voting.actions.casting import hold_register
from app.voting.actions.sealing import casting
from app.voting.actions.sealing.auditing import note_audit
from app.voting.actions.sealing.counting import add_up, give_share, open_box
from app.voting.actions.sealing.opening import paper
from app.voting.actions.sealing.preparing import give_key, name_trustees, publish_codes
from app.voting.models import Elector, SealedBox, Vote
from app.voting.queries import board
from app.voting.queries.preparing import options
from app.voting.queries.roll import electors
from app.voting.rules.states import Sign
from app.voting.sealed import credentials, election, tally, trustees
from app.voting.sealed.board.audit import audit

CLOCK = system("clock")


def prepare(scene: Scene, site: Site, organiser: Actor, keeper: Actor, vote: Vote, people: Sequence[str], now: datetime) -> None:
    """Trustees with their keys, and one code for each person of the roll."""
    session = scene.session
    name_trustees(session, organiser, site, vote, [(name, "") for name in people], key=scene.key, now=now)
    keys = [trustees.make_key() for _name in people]
    for trustee, key in zip(board.trustees(session, vote.id), keys, strict=True):
        give_key(session, vote, trustee, key.message, now=now)
    codes = [credentials.generate() for _elector in electors(session, vote.id)]
    uuid = session.get_one(SealedBox, vote.id).uuid
    publish_codes(session, keeper, site, vote, sorted(credentials.public(code, uuid) for code in codes), now=now)
    scene.sealed[vote.id] = ([key.private_key for key in keys], codes)


def cast(scene: Scene, vote: Vote, voter: Elector, number: int, marks: Mapping[str, int], now: datetime) -> None:
    """A ballot, sealed with one of the codes."""
    session = scene.session
    _keys, codes = scene.sealed[vote.id]
    raw = casting.seal_here(session, vote, paper(vote, options(session, vote.id)), codes[number % len(codes)], marks)
    casting.put(session, vote, hold_register(session, vote), voter, raw, sign=Sign.ONLINE, now=now)


def finish(scene: Scene, site: Site, vote: Vote, now: datetime) -> None:
    """Add up, open with every key, count, audit."""
    session = scene.session
    add_up(session, CLOCK, vote, now=now)
    found = session.get_one(SealedBox, vote.id)
    asked = election.read(found.election)
    for trustee, key in zip(board.trustees(session, vote.id), scene.sealed[vote.id][0], strict=True):
        give_share(session, vote, trustee, trustees.share(key, asked.fingerprint, tally.read_rows(asked, found.tally)), now=now)
    open_box(session, CLOCK, site, vote, now=now)
    note_audit(session, CLOCK, vote, audit(b"".join(board.published(session, found))), now=now)
