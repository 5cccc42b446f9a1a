"""The two-minute vote of a meeting: prepared, frozen and opened in one go by the ordinary verbs; papers typed in front of everybody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.text.codes import new_token
from app.core.verdicts import require
from app.people.rules import Actor
from app.sites.models import Site
from app.voting.actions import closing, counting, opening, preparing
from app.voting.actions.casting import hold_register
from app.voting.actions.room.envelopes import hold
from app.voting.actions.room.joining import add_elector
from app.voting.actions.room.merging import pour
from app.voting.models import PaperBallot, PaperBatch, Register, Vote
from app.voting.permissions.room import may_host, may_type_live
from app.voting.queries.room.live import live_batch
from app.voting.rules.register import signed
from app.voting.rules.room.sheets import Sheet
from app.voting.rules.states import Audience, BatchState, Proof, Reach, Sign, VoteState

ONE_CHOICE = {"yes_no", "choice"}


@dataclass(frozen=True)
class Plan:
    """What the host typed: `minutes` None until they close it by hand; `codes` 0 for one ballot a phone; `paper` for papers and hands."""

    question: str
    method: str
    options: Sequence[Mapping[str, str]]
    minutes: int | None = 2
    codes: int = 0
    paper: bool = True
    present: int | None = None
    council_id: int | None = None


def start(session: Session, actor: Actor, site: Site, plan: Plan, *, key: str, now: datetime) -> Vote:
    """A two-minute vote, opened at once; one with codes waits until they are printed. Secret. Raises `Refused`."""
    if plan.method not in ONE_CHOICE:
        raise ValueError("a vote in a meeting has one choice a ballot")
    vote = preparing.create(session, actor, site, question=plan.question, template="live", council_id=plan.council_id, now=now)
    preparing.edit(session, actor, site, vote, "method", {"method": plan.method, "settings": {}}, now=now)
    proof = Proof.ROOM if plan.codes else Proof.DEVICE
    preparing.edit(session, actor, site, vote, "roll", {"audience": Audience.SITE, "proof": proof, "paper": plan.paper}, now=now)
    preparing.set_options(session, actor, site, vote, plan.options, now=now)
    vote.present = plan.present
    session.flush()
    _set_dates(session, actor, site, vote, plan.minutes, now)
    if plan.codes:
        preparing.make_codes(session, actor, site, vote, plan.codes, key=key, now=now)
        return vote
    return opening.open_vote(session, actor, site, vote, now=now)


def open_now(session: Session, actor: Actor, site: Site, vote: Vote, *, now: datetime) -> Vote:
    """Open a vote whose codes were handed out, for as long as it was meant to last. Twice is once."""
    require(may_host(actor, site, vote))
    session.refresh(vote, with_for_update=True)
    if vote.state != VoteState.DRAFT:
        return vote
    length = vote.closes_at - vote.opens_at if vote.closes_at and vote.opens_at else None
    _set_dates(session, actor, site, vote, length.total_seconds() / 60 if length else None, now)
    return opening.open_vote(session, actor, site, vote, few_accepted=True, now=now)


def type_papers(session: Session, actor: Actor, site: Site, vote: Vote, counts: Mapping[str, int], *, now: datetime) -> PaperBatch:
    """Papers and raised hands, {option: how many}; "" for blank ones, "spoilt" for spoilt ones. Typed again, they replace what was typed.

    Nothing is in the box before the result is shown, so that a slip can be put right in front of everybody.
    """
    hold_register(session, vote)
    require(may_type_live(actor, site, vote, now))
    batch = live_batch(session, vote.id) or PaperBatch(vote_id=vote.id, label="", papers=0, created_by_id=actor.account_id, created_at=now)
    session.add(batch)
    session.flush()
    hold(session, batch)
    session.execute(delete(PaperBallot).where(PaperBallot.batch_id == batch.id))
    sheets = [sheet for key, number in counts.items() for sheet in [_sheet(key)] * number]
    typist = actor.account_id or vote.created_by_id
    session.add_all(PaperBallot(batch_id=batch.id, typed_by_id=typist, marks=sheet.written()) for sheet in sheets)
    batch.papers = len(sheets)
    session.flush()
    record(session, actor, "voting.type_papers", vote, now=now, papers=len(sheets))
    return batch


def show_result(session: Session, actor: Actor, site: Site, vote: Vote, *, key: str, now: datetime) -> Vote:
    """Close if it is still open, pour the papers in, count. All in one; on a counted vote it changes nothing."""
    require(may_host(actor, site, vote))
    register = hold_register(session, vote)
    if vote.state == VoteState.COUNTED:
        return vote
    if vote.state == VoteState.OPEN:
        closing.close(session, actor, site, vote, now=now)
        register = hold_register(session, vote)
    batch = live_batch(session, vote.id)
    if batch is not None and batch.state == BatchState.TYPING:
        _pour(session, actor, vote, register, batch, key=key, now=now)
    return counting.count(session, actor, site, vote, now=now)


def _pour(session: Session, actor: Actor, vote: Vote, register: Register, batch: PaperBatch, *, key: str, now: datetime) -> None:
    """Each sheet is somebody in the room who has signed nowhere: a line of the roll is made for it, so that the register agrees."""
    piles = hold(session, batch).piles
    sheets = piles[0].sheets if piles else ()
    for _each in sheets:
        elector = add_elector(session, key, vote, f"paper {new_token()}", reach=Reach.DESK)
        register.signs = signed(register.signs, elector.number, Sign.PAPER)
    vote.roll_size += len(sheets)
    pour(session, vote, register, batch, sheets, now=now)
    record(session, actor, "voting.merge_paper", vote, now=now, envelope=batch.id, papers=batch.papers)


def _sheet(key: str) -> Sheet:
    return Sheet(spoilt=True) if key == "spoilt" else Sheet({key: 1} if key else {})


def _set_dates(session: Session, actor: Actor, site: Site, vote: Vote, minutes: float | None, now: datetime) -> None:
    closes_at = now + timedelta(minutes=minutes) if minutes else None
    preparing.edit(session, actor, site, vote, "dates", {"opens_at": now, "closes_at": closes_at}, now=now)
