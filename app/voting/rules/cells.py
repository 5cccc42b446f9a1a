"""Small cells: what stands for fewer than five people is not shown, nor what would give it away by subtraction. Pure."""

from collections.abc import Mapping

SMALLEST = 5


def shown(cells: Mapping[str, int], sizes: Mapping[str, int] | None = None) -> dict[str, int | None]:
    """Each cell's number, or None where it stays hidden: below five, or of a group (`sizes`) below five, or one of those only.

    When one cell alone would be hidden, total minus the others would tell it: the next smallest one is hidden with it.
    """
    hidden = {name for name, number in cells.items() if 0 < number < SMALLEST or (sizes is not None and sizes.get(name, 0) < SMALLEST)}
    unanimous = {name for name, number in cells.items() if sizes is not None and number == sizes.get(name)} if len(cells) > 1 else set()
    hidden |= {name for name in unanimous if sizes is not None and sizes[name] < SMALLEST}
    rest = sorted((name for name in cells if name not in hidden), key=lambda name: cells[name])
    if len(hidden) == 1 and rest:
        hidden.add(rest[0])
    return {name: None if name in hidden else number for name, number in cells.items()}
