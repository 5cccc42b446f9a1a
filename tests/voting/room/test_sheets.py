"""Two piles of typed sheets, compared as multisets; what a board may show before the close."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.voting.rules.quorum import Quorum
from app.voting.rules.room.board import board, hidden
from app.voting.rules.room.sheets import SPOILT, Sheet, compare, read_sheet, twice

YES, NO, BLANK, BAD = Sheet({"yes": 1}), Sheet({"no": 1}), Sheet({}), Sheet(spoilt=True)
sheets = st.sampled_from([YES, NO, BLANK, BAD, Sheet({"yes": 1}, 2), Sheet({"yes": 1}, elector=4)])


@given(st.lists(sheets), st.randoms())
def test_the_order_of_typing_does_not_matter(pile: list[Sheet], chance: object) -> None:
    other = list(pile)
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert not compare(pile, other)


@given(st.lists(sheets), st.lists(sheets))
def test_taking_out_the_differences_leaves_equal_piles(first: list[Sheet], second: list[Sheet]) -> None:
    found = compare(first, second)
    left = [sheet for place, sheet in enumerate(first) if place not in found.first]
    right = [sheet for place, sheet in enumerate(second) if place not in found.second]
    assert not compare(left, right) and len(left) == len(right)


def test_of_equal_sheets_the_one_at_the_other_place_is_named() -> None:
    assert compare([YES, YES, NO], [YES, NO, NO]).first == (1,)
    assert compare([YES, YES, NO], [YES, NO, NO]).second == (1,)
    assert compare([YES, NO], [NO, YES]) == compare([], [])


@given(sheets)
def test_a_sheet_is_read_as_it_was_written(sheet: Sheet) -> None:
    assert read_sheet(sheet.written(), sheet.elector) == sheet


def test_a_spoilt_sheet_can_be_no_option_and_a_blank_one_is_not_spoilt() -> None:
    assert BAD.counted == SPOILT and len(next(iter(SPOILT))) > 20 and BLANK.counted == {}
    assert twice([Sheet({}, elector=1), Sheet({"yes": 1}, elector=1), YES, YES]) == {1}


def test_small_groups_stay_hidden_and_nothing_gives_them_away() -> None:
    assert hidden({"a": 20, "b": 8}) == set()
    assert hidden({"a": 20, "b": 8, "c": 3}) == {"b", "c"}
    assert hidden({"a": 20, "b": 2, "c": 3}) == {"b", "c"}
    groups = {"a": range(1, 21), "b": range(21, 29), "c": range(29, 32)}
    rule, register = Quorum(Fraction(1, 2), per_group=True), bytes([1] * 31)
    before = board(rule, groups, register, [1, 29], closed=False)
    assert [(group.voted, group.part is None) for group in before.groups] == [(20, False), (None, True), (None, True)]
    assert (before.present, before.voted, before.reached) == (2, 31, None)
    after = board(rule, groups, register, [], closed=True)
    assert [group.voted for group in after.groups] == [20, 8, 3] and after.reached is True
    assert board(Quorum(), {"": range(1, 4)}, bytes([1, 1, 0]), [], closed=False).voted is None
