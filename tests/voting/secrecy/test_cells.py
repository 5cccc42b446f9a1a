"""Rows 15 and 16: no published cell stands for fewer than five people, and none can be found by subtraction."""

from hypothesis import given
from hypothesis import strategies as some

from app.voting.rules.cells import SMALLEST, shown

names = some.sampled_from(["habitants", "associations", "commerces", "jeunes", "anciens"])


@given(some.dictionaries(names, some.integers(0, 40), min_size=1))
def test_no_small_cell_and_no_lonely_hidden_one(cells: dict[str, int]) -> None:
    found = shown(cells)
    hidden = [name for name, number in found.items() if number is None]
    assert all(number is None or number == 0 or number >= SMALLEST for number in found.values())
    assert len(hidden) != 1 or len(cells) == 1, "total minus the others would tell it"
    assert all(found[name] in (None, cells[name]) for name in cells)


@given(some.dictionaries(names, some.tuples(some.integers(0, 30), some.integers(0, 10)), min_size=2))
def test_a_small_group_stays_hidden_whatever_its_number(cells: dict[str, tuple[int, int]]) -> None:
    sizes = {name: voted + more for name, (voted, more) in cells.items()}
    found = shown({name: voted for name, (voted, _more) in cells.items()}, sizes)
    assert all(found[name] is None for name, size in sizes.items() if size < SMALLEST)
