"""After the close: the sealed sums, the trustees' shares, and, once all are there, the counts. Nobody can open a single ballot."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.verdicts import Refused, require
from app.people.rules import Actor
from app.sites.models import Site
from app.voting.actions.casting import hold_register
from app.voting.actions.counting import look, publish, sound_rules
from app.voting.actions.boards import append, end, last
from app.voting.actions.sealing.preparing import TRUSTEE
from app.voting.methods import count
from app.voting.models import SealedBox, Trustee, Vote
from app.voting.permissions import sealing as permissions
from app.voting.queries import board
from app.voting.rules.preparing.frozen import question_of
from app.voting.rules.sealing.paper import paper_of
from app.voting.rules.sealing.totals import ballots_of
from app.voting.rules.states import VoteState
from app.voting.sealed import box
from app.voting.sealed.questions import decode


def add_up(session: Session, actor: Actor, vote: Vote, *, now: datetime) -> None:
    """Add the last ballot of each code up, still sealed. Raises `Refused` before the close; again changes nothing."""
    hold_register(session, vote)
    found = _box(session, vote)
    require(permissions.is_closed(vote))
    if found.tally:
        return
    end(session, vote)
    step = box.count(last(session, vote), found.election, found.credentials, board.ballots(session, vote.id))
    found.tally = step.data[0]
    head = append(session, vote, step)
    record(session, actor, "voting.add_up", vote, now=now, head=head)


def give_share(session: Session, vote: Vote, trustee: Trustee, share: str, *, now: datetime) -> None:
    """A trustee's part of the opening, made in their browser. Raises `Refused` before the end, for a false share; again changes nothing."""
    hold_register(session, vote)
    session.refresh(trustee)
    found = _box(session, vote)
    if trustee.partial:
        return
    require(permissions.may_give_share(vote, added_up=bool(found.tally)))
    try:
        step = box.add_share(last(session, vote), trustee.position, found.election, found.trustees, found.tally, share)
    except ValueError:
        raise Refused(permissions.BAD_SHARE) from None
    trustee.partial = share
    append(session, vote, step)
    record(session, TRUSTEE, "voting.give_share", vote, now=now, trustee=trustee.position)


def open_box(session: Session, actor: Actor, site: Site, vote: Vote, *, now: datetime) -> Vote:
    """Open the sums with the shares of all trustees, and count them by the published rules. Raises `Refused` while one is missing."""
    hold_register(session, vote)
    if vote.state == VoteState.COUNTED:
        return vote
    found, check = _box(session, vote), sound_rules(session, vote)
    shares = {each.position: each.partial for each in board.trustees(session, vote.id) if each.partial}
    require(permissions.may_open_box(vote, shares=len(shares), trustees=len(board.trustees(session, vote.id))))
    try:
        step = box.publish(last(session, vote), found.election, found.trustees, found.credentials, found.tally, shares)
    except ValueError:
        raise Refused(permissions.NOT_OPENED) from None
    found.result = step.data[0]
    append(session, vote, step)
    counted = board.tallied(session, vote)
    question = question_of(vote)
    paper = paper_of(question, vote.question, [str(grade) for grade in range(question.settings.get("grades", 0))])
    outcome = count(question, ballots_of(paper, decode(paper, box.counts(found.result)), counted))
    look(session, vote, check, counted, now)
    return publish(session, actor, vote, outcome, ballots=counted, now=now)


def _box(session: Session, vote: Vote) -> SealedBox:
    found = board.box(session, vote.id)
    if found is None:
        raise ValueError("this vote has no sealed box")
    session.refresh(found)
    return found
