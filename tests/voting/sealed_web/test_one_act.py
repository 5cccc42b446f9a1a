"""Whatever is killed between any two steps: a ballot with its line, its sign and its entry, a close, a share, all of it or nothing."""

import itertools
from collections.abc import Callable
from typing import Any

from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from app.audit.models import Entry
from app.core import clock
from app.core.db import Database
from app.sites.models import Site
from app.voting.actions.closing import close
from app.voting.actions.opening import open_vote
from app.voting.actions.sealing import counting
from app.voting.actions.sealing.casting import cast
from app.voting.models import BoardData, BoardEvent, Elector, Register, Trustee, Vote
from app.voting.queries import board
from app.voting.rules.register import turnout
from tests.voting.sealed_web.stage import CLOCK, SealedVote, opened, ready
from tests.world import World

State = tuple[Any, ...]


class Died(Exception):
    """The process ended here."""


def cut_everywhere(database: Database, act: Callable[[Session], object], state: Callable[[Session], State]) -> tuple[State, State, int]:
    """Cut the transaction off before each of its statements in turn, and lastly before its commit; then let it through.

    (state before, state after, number of statements). Every cut leaves the state as it was.
    """
    with database.read() as session:
        before = state(session)
    for cut in itertools.count():
        left = cut

        def die(*_args: Any) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise Died

        event.listen(database.engine, "before_cursor_execute", die)
        event.listen(database.engine, "commit", die)
        try:
            with database.transaction() as session:
                act(session)
            died = False
        except Died:
            died = True
        finally:
            event.remove(database.engine, "before_cursor_execute", die)
            event.remove(database.engine, "commit", die)
        with database.read() as session:
            after = state(session)
        if not died:
            return before, after, cut
        assert after == before, f"cut before step {cut}"
    raise AssertionError


def state_of(made: SealedVote) -> Callable[[Session], State]:
    """Lines, pieces, signs, entries, where the vote stands, what the trustees gave."""
    def read(session: Session) -> State:
        lines = session.scalar(select(func.count()).select_from(BoardEvent))
        pieces = session.scalar(select(func.count()).select_from(BoardData))
        signs = session.scalar(select(Register.signs).where(Register.vote_id == made.id)) or b""
        entries = session.scalar(select(func.count()).where(Entry.verb.in_(("voting.open", "voting.cast", "voting.close", "voting.give_share"))))
        vote, given = session.get_one(Vote, made.id), [bool(partial) for partial in session.scalars(select(Trustee.partial))]
        return lines, pieces, turnout(signs), entries, vote.state, vote.rules_hash is not None, sum(given)

    return read


def test_an_opening_is_all_or_nothing(each_world: World, each_database: Database) -> None:
    made, omar = ready(each_world), each_world.actor(each_world.omar)
    each_world.session.commit()

    def act(session: Session) -> object:
        vote = session.get_one(Vote, made.id)
        return open_vote(session, omar, session.get_one(Site, vote.site_id), vote, few_accepted=True, now=clock.now())

    before, after, steps = cut_everywhere(each_database, act, state_of(made))
    assert (before, after) == ((0, 0, 0, 0, "draft", False, 0), (1, 4, 0, 1, "open", True, 0)) and steps > 10


def test_a_ballot_is_all_or_nothing(each_world: World, each_database: Database) -> None:
    made = opened(each_world)
    with each_database.read() as session:
        raw = made.seal(session, 0, {"yes": 1})

    def act(session: Session) -> object:
        return cast(session, session.get_one(Vote, made.id), session.get_one(Elector, made.electors[0]), raw)

    before, after, steps = cut_everywhere(each_database, act, state_of(made))
    assert (before, after) == ((1, 4, 0, 1, "open", True, 0), (2, 5, 1, 2, "open", True, 0)) and steps >= 8


def test_a_close_and_a_share_are_all_or_nothing(each_world: World, each_database: Database) -> None:
    made = opened(each_world)
    made.cast(each_database, 1, {"yes": 1})
    with each_database.read() as session:
        ends, site = session.get_one(Vote, made.id).closes_at, session.get_one(Vote, made.id).site_id
    assert ends is not None

    def shut(session: Session) -> object:
        return close(session, CLOCK, session.get_one(Site, site), session.get_one(Vote, made.id), now=ends)

    before, after, _steps = cut_everywhere(each_database, shut, state_of(made))
    assert (before[0], before[4], after[0], after[4]) == (2, "open", 3, "closed")
    with each_database.transaction() as session:
        counting.add_up(session, CLOCK, session.get_one(Vote, made.id), now=clock.now())
    with each_database.read() as session:
        share = made.share(session, 1)

    def give(session: Session) -> object:
        return counting.give_share(session, session.get_one(Vote, made.id), board.trustees(session, made.id)[0], share, now=clock.now())

    before, after, _steps = cut_everywhere(each_database, give, state_of(made))
    assert (before[0], before[-1], after[0], after[-1]) == (4, 0, 5, 1)
