"""Sealed votes made through the verbs, with keys and codes made here as browsers would make them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.core import clock
from app.core.db import Database
from app.people.rules import system
from app.sites.models import Site
from app.voting.actions.closing import close
from app.voting.actions.opening import open_vote
from app.voting.actions.sealing import counting
from app.voting.actions.sealing.casting import SealedCast, cast, seal_here
from app.voting.actions.sealing.opening import paper
from app.voting.actions.sealing.preparing import give_key, name_trustees, publish_codes
from app.voting.models import Elector, Register, SealedBox, Vote
from app.voting.queries import board
from app.voting.queries.votes import sheet
from app.voting.rules.sealing.paper import graded
from app.voting.rules.preparing.frozen import question_of
from app.voting.rules.states import Secrecy, VoteState
from app.voting.rules.ways_in import trustee_secret
from app.voting.sealed import credentials, election, tally, trustees
from app.voting.sealed.trustees import KeyPair
from tests.conftest import KEY
from tests.voting.factory import Made, make_vote
from tests.world import World

CLOCK = system("clock")


@dataclass
class SealedVote:
    """A vote with what nobody ever holds together in reality: its codes and its trustees' keys."""

    world: World
    made: Made
    keys: list[KeyPair] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    id: int = 0
    electors: list[int] = field(default_factory=list)
    slug: str = ""
    uuid: str = ""
    nonces: list[str] = field(default_factory=list)

    @property
    def vote(self) -> Vote:
        """The row, as the test's session has it."""
        return self.made.vote

    @property
    def path(self) -> str:
        """The vote's address."""
        return f"/angers/votes/{self.slug}"

    def trustee_link(self, position: int) -> str:
        """The private address of a trustee, the first being 1."""
        return f"{self.path}/trustee/{trustee_secret(KEY, self.nonces[position - 1])}"

    def seal(self, session: Session, code: int, marks: dict[str, int]) -> str:
        """A ballot, as a browser would seal it."""
        found = sheet(session, session.get_one(Vote, self.id))
        return seal_here(session, found.vote, paper(found.vote, found.options), self.codes[code], graded(question_of(found.vote), marks))

    def cast(self, database: Database, number: int, marks: dict[str, int], code: int | None = None) -> SealedCast:
        """Elector `number` (from 1) casts with a code (from 0; their own place by default), in a transaction of its own."""
        with database.transaction() as session:
            raw = self.seal(session, number - 1 if code is None else code, marks)
            return cast(session, session.get_one(Vote, self.id), session.get_one(Elector, self.electors[number - 1]), raw)

    def close(self, database: Database) -> None:
        """By the clock, then the sealed sums."""
        with database.transaction() as session:
            vote = session.get_one(Vote, self.id)
            vote.closes_at = clock.now()
            session.flush()
            close(session, CLOCK, session.get_one(Site, vote.site_id), vote, now=clock.now())
        with database.transaction() as session:
            counting.add_up(session, CLOCK, session.get_one(Vote, self.id), now=clock.now())

    def share(self, session: Session, position: int) -> str:
        """A trustee's part, the first being 1."""
        box = session.get_one(SealedBox, self.id)
        found = election.read(box.election)
        return trustees.share(self.keys[position - 1].private_key, found.fingerprint, tally.read_rows(found, box.tally))

    def give(self, database: Database, *positions: int) -> None:
        """These trustees open their part."""
        for position in positions:
            with database.transaction() as session:
                trustee = board.trustees(session, self.id)[position - 1]
                counting.give_share(session, session.get_one(Vote, self.id), trustee, self.share(session, position), now=clock.now())

    def archive(self, database: Database) -> bytes:
        """The published file, as it is now."""
        with database.read() as session:
            return b"".join(board.published(session, session.get_one(SealedBox, self.id)))


def draft(world: World, *, slug: str = "scelle", people: int = 5, **values: Any) -> SealedVote:
    """A complete draft but for its keys and codes."""
    made = make_vote(
        world, slug=slug, people=people, state=VoteState.DRAFT, secrecy=Secrecy.SEALED, opened_at=None, what_happens="Le maire répond.", **values,
    )
    world.session.execute(delete(Register).where(Register.vote_id == made.vote.id))
    world.session.commit()
    return SealedVote(world, made, id=made.vote.id, electors=[each.id for each in made.electors], slug=slug)


def ready(world: World, *, keys: int = 2, **values: Any) -> SealedVote:
    """A draft that can be opened."""
    found = draft(world, **values)
    session, now = world.session, clock.now()
    omar, klara = world.actor(world.omar), world.actor(world.klara)
    people = [(f"Gardien {number}", f"g{number}@example.test") for number in range(1, keys + 1)]
    name_trustees(session, omar, world.angers, found.vote, people, key=KEY, now=now)
    found.keys = [trustees.make_key() for _each in people]
    for trustee, key in zip(board.trustees(session, found.vote.id), found.keys, strict=True):
        give_key(session, found.vote, trustee, key.message, now=now)
    box = session.get_one(SealedBox, found.vote.id)
    found.codes = [credentials.generate() for _each in found.made.electors]
    publish_codes(session, klara, world.angers, found.vote, public(found.codes, box.uuid), now=now)
    found.uuid, found.nonces = box.uuid, [each.nonce for each in board.trustees(session, found.vote.id)]
    session.commit()
    return found


def public(codes: Sequence[str], uuid: str) -> list[str]:
    """What the keeper's browser publishes."""
    return sorted(credentials.public(code, uuid) for code in codes)


def opened(world: World, **values: Any) -> SealedVote:
    """An open sealed vote."""
    found = ready(world, **values)
    open_vote(world.session, world.actor(world.omar), world.angers, found.vote, few_accepted=True, now=clock.now())
    world.session.commit()
    return found
