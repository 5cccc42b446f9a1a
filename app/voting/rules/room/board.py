"""What the board of a meeting shows: who is there, who has voted, whether that is enough, and what stays hidden before the close. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.voting.rules.cells import SMALLEST
from app.voting.rules.quorum import Part, Quorum, parts
from app.voting.rules.register import by_group


@dataclass(frozen=True)
class Group:
    """One group of the roll. `voted` is None while it would tell who has voted; `part` is its quorum, where it has one to show."""

    name: str
    members: int
    present: int
    voted: int | None
    part: Part | None


@dataclass(frozen=True)
class Board:
    """The whole roll and its groups. `part` is the quorum of the whole, where the rule knows no groups."""

    members: int
    present: int
    voted: int | None
    part: Part | None
    groups: tuple[Group, ...]

    @property
    def reached(self) -> bool | None:
        """Whether the quorum is reached; None while some of it is hidden, or without a quorum."""
        found = [self.part] if self.part else [group.part for group in self.groups]
        if not found or any(part is None for part in found):
            return None
        return all(part.reached for part in found if part is not None)


def board(
    quorum: Quorum, groups: Mapping[str, Collection[int]], register: bytes, present: Collection[int], *, closed: bool
) -> Board:
    """The board. `groups` and `present` hold electors' numbers."""
    everybody = [number for numbers in groups.values() for number in numbers]
    here, voted = set(present), by_group(register, groups)
    kept_back = set() if closed else hidden({name: len(numbers) for name, numbers in groups.items()})
    found = {part.group: part for part in parts(quorum, groups, register, here)}
    small = not closed and len(everybody) < SMALLEST
    lines = tuple(
        Group(
            name, len(numbers), len(here & set(numbers)), None if name in kept_back else voted[name],
            None if name in kept_back or not quorum.per_group else found.get(name),
        )
        for name, numbers in sorted(groups.items())
    )
    return Board(
        len(everybody), len(here & set(everybody)), None if small else sum(voted.values()),
        None if small or quorum.per_group else found.get(""), lines,
    )


def hidden(sizes: Mapping[str, int]) -> set[str]:
    """Groups whose turnout nobody sees before the close: those of fewer than five, and so many more, the smallest first, that the
    total minus the others is not about fewer than five either."""
    ordered = sorted(sizes, key=lambda name: (sizes[name], name))
    found = {name for name in ordered if sizes[name] < SMALLEST}
    for name in ordered:
        if not found or sum(sizes[each] for each in found) >= SMALLEST:
            break
        found.add(name)
    return found
