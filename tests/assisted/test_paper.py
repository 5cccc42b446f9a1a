"""Printed sheets: codes drawn beforehand, typed in once, boxes counted like taps, mistakes put right."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.assisted.actions import enter_slip, print_batch, undo_slip, void_slip
from app.assisted.models import PaperSlip
from app.assisted.rules import Mark, SlipState, Taken, scanned
from app.audit.models import Entry
from app.contributions.models import Contribution
from app.contributions.queries import by_code
from app.contributions.rules import Channel
from app.core.db import Database
from app.core.states import Impossible
from app.core.verdicts import Refused
from app.processes import queries as processes
from app.processes.models import ProcessState
from app.statements.models import Position, Statement
from tests.world import World

WORDS = Taken(words="Plus de bancs, [illisible] à l’ombre.", channel=Channel.PAPER, key="")


def printed(world: World, count: int = 3) -> list[PaperSlip]:
    sheet = processes.get(world.session, world.angers.id, world.parks.id)
    batch = print_batch(
        world.session, world.actor(world.hawa), world.angers, sheet=sheet, question="", count=count,
        cards=[world.card1, world.card2], now=world.now,
    )
    world.session.commit()
    return world.session.query(PaperSlip).filter_by(batch_id=batch.id).order_by(PaperSlip.number).all()


def enter(world: World, slip: PaperSlip, taken: Taken = WORDS, marks: Any = None, by: Any = None) -> Any:
    chosen = [Mark(world.card1.id, 1), Mark(world.card2.id, -1)] if marks is None else marks
    done = enter_slip(world.session, world.actor(by or world.hawa), world.angers, slip, taken, chosen, now=world.now)
    world.session.commit()
    return done


def counts(world: World) -> tuple[int, int, int, int]:
    world.session.expire_all()
    card1, card2 = (world.session.get(Statement, card.id) for card in (world.card1, world.card2))
    parks = world.reload(world.parks)
    return card1.agree_count, card2.disagree_count, parks.positions_count, parks.participants_count


def test_each_sheet_has_a_code_of_its_own(world: World) -> None:
    slips = printed(world, 50)
    assert len({slip.code for slip in slips}) == 50 and [slip.number for slip in slips] == list(range(1, 51))
    with pytest.raises(ValueError, match="sheets"):
        printed(world, 201)


def test_the_printed_code_becomes_the_receipt_and_boxes_count(each_world: World) -> None:
    slip = printed(each_world)[0]
    done = enter(each_world, slip)
    idea = by_code(each_world.session, slip.code)
    assert idea is not None and idea.id == done.contribution.id and idea.channel == "paper"
    assert "[illisible]" in idea.title and done.counted == 2 and counts(each_world) == (1, 1, 2, 1)
    assert {row.participant_id for row in each_world.rows(Position)} == {idea.author_id}
    (entry,) = each_world.session.query(Entry).filter_by(verb="assisted.enter_slip")
    assert entry.actor == f"account:{each_world.hawa.id}" and entry.on_behalf_of == f"participant:{idea.author_id}"


def test_a_sheet_is_typed_in_once(world: World) -> None:
    slip = printed(world)[0]
    enter(world, slip)
    with pytest.raises(Refused):
        enter(world, slip, by=world.nadia)
    world.session.rollback()
    assert counts(world) == (1, 1, 2, 1)


def test_two_clerks_with_the_same_sheet_make_one_input(each_world: World, each_database: Database) -> None:
    slip, nadia = printed(each_world)[0], each_world.actor(each_world.nadia)
    each_world.session.commit()
    with each_database.write() as other:
        stale = other.get(PaperSlip, slip.id)
        assert stale is not None and stale.state == SlipState.UNUSED
        other.commit()
        other.expunge(stale)
        enter(each_world, slip)
        with pytest.raises(Impossible):
            enter_slip(other, nadia, each_world.angers, stale, WORDS, [], now=each_world.now)
    assert each_world.session.query(Contribution).filter_by(channel="paper").count() == 1


def test_boxes_alone_count_without_words_and_an_empty_sheet_is_no_input(world: World) -> None:
    first, second = printed(world)[:2]
    assert enter(world, first, replace(WORDS, words="")).contribution is None
    assert counts(world) == (1, 1, 2, 1)
    with pytest.raises(ValueError, match="empty"):
        enter(world, second, replace(WORDS, words="  "), [])


def test_undone_the_code_is_free_again_and_nothing_counts(each_world: World) -> None:
    slip = printed(each_world)[0]
    enter(each_world, slip)
    undo_slip(each_world.session, each_world.actor(each_world.hawa), each_world.angers, slip, now=each_world.now)
    each_world.session.commit()
    assert counts(each_world) == (0, 0, 0, 0) and by_code(each_world.session, slip.code) is None
    enter(each_world, slip, replace(WORDS, words="La bonne feuille."))
    found = by_code(each_world.session, slip.code)
    assert found is not None and found.title == "La bonne feuille." and counts(each_world) == (1, 1, 2, 1)


def test_after_a_day_only_a_moderator_undoes(world: World) -> None:
    slip = printed(world)[0]
    enter(world, slip)
    later = world.now + timedelta(hours=25)
    with pytest.raises(Refused):
        undo_slip(world.session, world.actor(world.hawa), world.angers, slip, now=later)
    assert undo_slip(world.session, world.actor(world.nadia), world.angers, slip, now=later).state == SlipState.UNUSED


def test_after_the_closing_words_are_received_and_boxes_are_not_counted(world: World) -> None:
    slip = printed(world)[0]
    world.parks.state = ProcessState.CLOSED
    done = enter(world, slip)
    assert (done.counted, done.late) == (0, 2) and done.contribution.receipt_code == slip.code
    assert done.contribution.process_id is None and counts(world)[:3] == (0, 0, 0)


def test_a_spoilt_sheet_is_voided_and_can_come_back(world: World) -> None:
    slip, hawa = printed(world)[0], world.actor(world.hawa)
    void_slip(world.session, hawa, world.angers, slip, now=world.now)
    with pytest.raises(Refused):
        enter(world, slip)
    undo_slip(world.session, hawa, world.angers, slip, now=world.now)
    assert enter(world, slip).contribution is not None


def test_a_card_that_was_never_on_the_sheet_is_not_counted(world: World) -> None:
    other = world.idea("Une idée n’est pas une carte")
    assert enter(world, printed(world)[0], marks=[Mark(other.id, 1), Mark(world.card1.id, 5)]).counted == 0


@pytest.mark.parametrize(("typed", "code"), [
    (" BARO-TIMU-48271\n", "BARO-TIMU-48271"), ("https://entendu.example/r/BARO-TIMU-48271", "BARO-TIMU-48271"),
    ("http://h/r/BARO-TIMU-48271/?x=1", "BARO-TIMU-48271"),
])
def test_a_scanner_gives_a_code_or_an_address(typed: str, code: str) -> None:
    assert scanned(typed) == code
