"""Sheets of paper as two people type them, each alone: written down, read back, compared. Pure."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

SPOILT = {"this sheet is spoilt, whatever it says": 1}
"""The marks of a spoilt sheet in the box: no option has so long a key, so every count finds it invalid."""


@dataclass(frozen=True)
class Sheet:
    """What one sheet says. `elector` is whose it is in an open vote; `weight` how many voices it carries."""

    marks: Mapping[str, int] = field(default_factory=dict)
    weight: int = 1
    elector: int | None = None
    spoilt: bool = False

    @property
    def counted(self) -> dict[str, int]:
        """The marks that go into the box."""
        return dict(SPOILT) if self.spoilt else dict(self.marks)

    def written(self) -> str:
        """For the database: one spelling for one content. The elector has a column of their own."""
        content = {"marks": "spoilt" if self.spoilt else dict(self.marks), "weight": self.weight}
        return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def read_sheet(written: str, elector: int | None = None) -> Sheet:
    """The sheet that `written` wrote. Raises ValueError or KeyError for anything else."""
    content = json.loads(written)
    spoilt = content["marks"] == "spoilt"
    return Sheet({} if spoilt else content["marks"], int(content["weight"]), elector, spoilt)


@dataclass(frozen=True)
class Differences:
    """Places (from 0) in each pile of sheets that the other pile does not have."""

    first: tuple[int, ...] = ()
    second: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.first or self.second)


def compare(first: Sequence[Sheet], second: Sequence[Sheet]) -> Differences:
    """Two piles as multisets: the order in which somebody typed does not matter.

    Of several equal sheets, of which one is too many, those are named first that the other pile has not at the same place.
    """
    return Differences(_beyond(first, second), _beyond(second, first))


def _beyond(pile: Sequence[Sheet], other: Sequence[Sheet]) -> tuple[int, ...]:
    left = Counter(map(_key, pile)) - Counter(map(_key, other))
    here = [place for place, sheet in enumerate(pile) if place >= len(other) or _key(sheet) != _key(other[place])]
    found = []
    for place in [*here, *(place for place in range(len(pile)) if place not in set(here))]:
        if left[_key(pile[place])] > 0:
            left[_key(pile[place])] -= 1
            found.append(place)
    return tuple(sorted(found))


def _key(sheet: Sheet) -> tuple[str, int | None]:
    return sheet.written(), sheet.elector


def twice(sheets: Iterable[Sheet]) -> set[int]:
    """Electors who have more than one sheet."""
    counted = Counter(sheet.elector for sheet in sheets if sheet.elector is not None)
    return {elector for elector, number in counted.items() if number > 1}
