"""Reading paper: envelopes, what each person typed of them, what they still disagree about, what was signed for."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.people.models import Account
from app.voting.models import Elector, PaperBallot, PaperBatch
from app.voting.queries.votes import register_of
from app.voting.rules.register import by_sign, sign_of
from app.voting.rules.room.sheets import Differences, Sheet, compare, read_sheet
from app.voting.rules.states import BatchState, Sign


@dataclass(frozen=True)
class Pile:
    """What one person typed of an envelope, in their order, with the ids of the rows."""

    typist: int
    ids: tuple[int, ...]
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class Envelope:
    """An envelope with the piles of those who typed it, the first one first."""

    batch: PaperBatch
    piles: tuple[Pile, ...]

    def of(self, account_id: int | None) -> Pile:
        """One person's pile, which may be empty."""
        return next((pile for pile in self.piles if pile.typist == account_id), Pile(account_id or 0, (), ()))

    @property
    def whole(self) -> bool:
        """Whether two people have typed every sheet; an empty envelope needs nobody."""
        finished = [pile for pile in self.piles if len(pile.sheets) == self.batch.papers]
        return not self.batch.papers or (len(finished) == len(self.piles) == 2)

    @property
    def differences(self) -> Differences:
        """What the two do not agree about. Only known once both have finished: before that nobody sees the other's."""
        return compare(self.piles[0].sheets, self.piles[1].sheets) if self.whole and len(self.piles) == 2 else Differences()

    @property
    def agreed(self) -> bool:
        """Whether it can be poured into the box."""
        return self.whole and not self.differences


def batches(session: Session, vote_id: int) -> list[PaperBatch]:
    """The envelopes of a vote, in the order in which they were counted."""
    return list(session.scalars(select(PaperBatch).where(PaperBatch.vote_id == vote_id).order_by(PaperBatch.id)))


def batch(session: Session, vote_id: int, batch_id: int) -> PaperBatch | None:
    """One of them."""
    query = select(PaperBatch).where(PaperBatch.vote_id == vote_id, PaperBatch.id == batch_id)
    return session.scalars(query).first() if batch_id < 2**62 else None


def envelope(session: Session, found: PaperBatch) -> Envelope:
    """An envelope with what was typed of it."""
    query = select(PaperBallot).where(PaperBallot.batch_id == found.id).order_by(PaperBallot.id)
    typed: dict[int, list[PaperBallot]] = {}
    for row in session.scalars(query.execution_options(populate_existing=True)):
        typed.setdefault(row.typed_by_id, []).append(row)
    return Envelope(found, tuple(
        Pile(typist, tuple(row.id for row in rows), tuple(read_sheet(row.marks, row.elector_id) for row in rows)) for typist, rows in typed.items()
    ))


def progress(session: Session, vote_id: int) -> dict[int, list[int]]:
    """{envelope: how many sheets each typist has typed}."""
    query = select(PaperBallot.batch_id, func.count()).join(PaperBatch, PaperBatch.id == PaperBallot.batch_id)
    rows = session.execute(query.where(PaperBatch.vote_id == vote_id).group_by(PaperBallot.batch_id, PaperBallot.typed_by_id))
    found: dict[int, list[int]] = {}
    for batch_id, number in rows:
        found.setdefault(batch_id, []).append(number)
    return found


def signed_for(session: Session, vote_id: int) -> int:
    """How many electors have signed for a sheet of paper."""
    return by_sign(register_of(session, vote_id)).get(Sign.PAPER, 0)


def poured(session: Session, vote_id: int) -> int:
    """How many sheets are in the box."""
    query = select(func.sum(PaperBatch.papers)).where(PaperBatch.vote_id == vote_id, PaperBatch.state == BatchState.MERGED)
    return session.scalar(query) or 0


def unmerged(session: Session, vote_id: int) -> int:
    """Envelopes that keep a vote from being counted: those not poured in yet, and one that nobody has counted although people signed."""
    states = list(session.scalars(select(PaperBatch.state).where(PaperBatch.vote_id == vote_id)))
    if not states:
        return int(signed_for(session, vote_id) > 0)
    return sum(state != BatchState.MERGED for state in states)


def on_paper(session: Session, vote_id: int) -> list[Elector]:
    """Who has signed for a sheet, by name."""
    register = register_of(session, vote_id)
    query = select(Elector).where(Elector.vote_id == vote_id, Elector.struck_why.is_(None)).order_by(Elector.name, Elector.number)
    return [one for one in session.scalars(query) if sign_of(register, one.number) is Sign.PAPER]


def weights(session: Session, vote_id: int) -> list[int]:
    """The weights that people of the roll have, smallest first."""
    query = select(Elector.weight).where(Elector.vote_id == vote_id, Elector.struck_why.is_(None)).distinct()
    return sorted(session.scalars(query)) or [1]


def typists(session: Session, found: Envelope) -> dict[int, str]:
    """{account: name} of those who typed an envelope."""
    query = select(Account.id, Account.name).where(Account.id.in_([pile.typist for pile in found.piles]))
    return {row[0]: row[1] for row in session.execute(query)}
