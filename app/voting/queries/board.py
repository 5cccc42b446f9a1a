"""Reading a sealed vote's board: its fixed parts, its chain, who is in the box, the published file."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.sites.models import Site
from app.voting.models import BoardData, BoardEvent, Credential, SealedBox, Trustee, Vote
from app.voting.sealed.board import archive, chain
from app.voting.sealed.board.chain import Kind
from app.voting.sealed.encoding import hex_digest
from app.voting.sealed.tally import read_sized

A_PAGE, BATCH = 50, 100


def box(session: Session, vote_id: int) -> SealedBox | None:
    """The fixed parts; None before anybody prepared them."""
    return session.get(SealedBox, vote_id)


def box_at(session: Session, site: str, slug: str) -> SealedBox | None:
    """The fixed parts of the vote at « /site/votes/slug »."""
    query = select(SealedBox).join(Vote, Vote.id == SealedBox.vote_id).join(Site, Site.id == Vote.site_id)
    return session.scalars(query.where(Site.slug == site, Vote.slug == slug)).first()


def trustees(session: Session, vote_id: int) -> list[Trustee]:
    """Those who hold the keys, in their order."""
    return list(session.scalars(select(Trustee).where(Trustee.vote_id == vote_id).order_by(Trustee.position)))


def trustee_by_link(session: Session, vote_id: int, link_digest: str) -> Trustee | None:
    """Whose private link this is."""
    return session.scalars(select(Trustee).where(Trustee.vote_id == vote_id, Trustee.link_digest == link_digest)).first()


def last_event(session: Session, vote_id: int) -> BoardEvent | None:
    """The end of the chain."""
    return session.scalars(select(BoardEvent).where(BoardEvent.vote_id == vote_id).order_by(BoardEvent.height.desc()).limit(1)).first()


def ballot_event(session: Session, vote_id: int, digest: str) -> BoardEvent | None:
    """The event that put the ballot of that digest (hex) into the box."""
    query = select(BoardEvent).where(BoardEvent.vote_id == vote_id, BoardEvent.payload == digest, BoardEvent.kind == Kind.BALLOT)
    return session.scalars(query.order_by(BoardEvent.height)).first()


def ballot_events(session: Session, vote_id: int, page: int = 1) -> tuple[Sequence[BoardEvent], int]:
    """One page of the ballots, the newest first, and how many there are."""
    mine = (BoardEvent.vote_id == vote_id) & (BoardEvent.kind == Kind.BALLOT)
    query = select(BoardEvent).where(mine).order_by(BoardEvent.height.desc()).offset((page - 1) * A_PAGE).limit(A_PAGE)
    return session.scalars(query).all(), session.scalar(select(func.count()).where(mine)) or 0


def ballots(session: Session, vote_id: int) -> Iterator[str]:
    """The texts of all ballots in the order they came."""
    query = select(BoardEvent.payload).where(BoardEvent.vote_id == vote_id, BoardEvent.kind == Kind.BALLOT)
    shelf = Shelf(session, vote_id, [digest for digest in session.scalars(query.order_by(BoardEvent.height)) if digest])
    yield from (shelf[digest] for digest in shelf)


def published(session: Session, found: SealedBox) -> Iterator[bytes]:
    """The `.bel` file in pieces, as it is now: each copy begins the next.

    A piece that somebody took out of the database is left out here too, so that an audit can name it.
    """
    query = select(BoardEvent.text, BoardEvent.payload).where(BoardEvent.vote_id == found.vote_id)
    events = session.execute(query.order_by(BoardEvent.height)).all()
    shelf = Shelf(session, found.vote_id, [row.payload for row in events if row.payload])
    yield from archive.write(found.timestamp, (), shelf)
    for row in events:
        for digest in _pieces(row.text, shelf):
            if digest in shelf:
                yield archive.member(digest + archive.DATA, shelf[digest], found.timestamp)
        yield archive.member(hex_digest(row.text) + archive.EVENT, row.text, found.timestamp)


def _pieces(event: str, shelf: "Shelf") -> list[str]:
    try:
        return list(chain.pieces(chain.read(event), shelf))
    except (KeyError, ValueError):
        return []


class Shelf(Mapping[str, str]):
    """The pieces of a board by digest. Those of `order` come a hundred to a query when they are taken one after the other."""

    def __init__(self, session: Session, vote_id: int, order: Sequence[str]) -> None:
        self.session, self.vote_id, self.order = session, vote_id, order
        self.places = {digest: place for place, digest in enumerate(order)}
        self.held: dict[str, str] = {}

    def __getitem__(self, digest: str) -> str:
        if digest not in self.held:
            place = self.places.get(digest)
            wanted = [digest] if place is None else self.order[place:place + BATCH]
            query = select(BoardData.hash, BoardData.text).where(BoardData.vote_id == self.vote_id, BoardData.hash.in_(wanted))
            self.held = {row.hash: row.text for row in self.session.execute(query)} | self._kept(place)
        return self.held[digest]

    def _kept(self, place: int | None) -> dict[str, str]:
        """A piece that is no payload (the election, a trustee's share) does not push the batch out."""
        return self.held if place is None else {}

    def __iter__(self) -> Iterator[str]:
        return iter(self.order)

    def __len__(self) -> int:
        return len(self.order)


@dataclass(frozen=True)
class OnTheRoll(Container[str]):
    """Is this public credential one of the vote's?"""

    session: Session
    vote_id: int

    def __contains__(self, public: object) -> bool:
        return self.session.get(Credential, (self.vote_id, hex_digest(str(public)))) is not None


def tallied(session: Session, vote: Vote) -> int:
    """How many ballots were added up: the last of each code."""
    query = select(BoardData.text).join(BoardEvent, (BoardEvent.vote_id == BoardData.vote_id) & (BoardEvent.payload == BoardData.hash))
    raw = session.scalar(query.where(BoardEvent.vote_id == vote.id, BoardEvent.kind == Kind.ENCRYPTED_TALLY))
    return int(read_sized(raw)["num_tallied"]) if raw else 0
