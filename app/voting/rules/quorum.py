"""Whether enough people took part: per vote or per group, of the members or of those present. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any

from app.voting.rules.register import sign_of
from app.voting.rules.states import Sign

MEMBERS, PRESENT = "members", "present"
BASES = (MEMBERS, PRESENT)


@dataclass(frozen=True)
class Quorum:
    """The rule. `share` of the base must take part (more than it when `strict`); no share is no quorum."""

    share: Fraction | None = None
    base: str = MEMBERS
    per_group: bool = False
    strict: bool = False

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "Quorum":
        """From the vote's column. Raises ValueError or ZeroDivisionError for a share that is none."""
        share = Fraction(str(stored["share"])) if stored.get("share") else None
        return cls(share, str(stored.get("base") or MEMBERS), bool(stored.get("per_group")), bool(stored.get("strict")))

    def stored(self) -> dict[str, Any]:
        """For the vote's column: empty without a quorum."""
        if self.share is None:
            return {}
        return {"share": str(self.share), "base": self.base, "per_group": self.per_group, "strict": self.strict}

    def needed(self, base: int) -> int:
        """How many of `base` people must take part."""
        if self.share is None:
            return 0
        return floor(self.share * base) + 1 if self.strict else ceil(self.share * base)


@dataclass(frozen=True)
class Part:
    """One group (or the whole roll, under the empty name): of `base` people `needed` must take part, `voted` did."""

    group: str
    base: int
    needed: int
    voted: int

    @property
    def reached(self) -> bool:
        """Whether enough did."""
        return self.voted >= self.needed


def parts(
    quorum: Quorum, groups: Mapping[str, Iterable[int]], register: bytes, present: Collection[int] = (),
) -> tuple[Part, ...]:
    """The groups the quorum speaks of, with their numbers. `groups` and `present` hold electors' numbers.

    Of those present: whoever voted in another way than in the room was not asked to come, so they count on both sides.
    """
    if quorum.share is None:
        return ()
    asked = dict(groups) if quorum.per_group else {"": [number for numbers in groups.values() for number in numbers]}
    found = []
    for name, numbers in sorted(asked.items()):
        voted = {number for number in numbers if sign_of(register, number) is not Sign.NOT_YET}
        base = set(numbers) if quorum.base == MEMBERS else (set(numbers) & set(present)) | voted
        found.append(Part(name, len(base), quorum.needed(len(base)), len(voted)))
    return tuple(found)


def is_reached(found: Iterable[Part]) -> bool:
    """Whether every group's quorum is reached; without a quorum it always is."""
    return all(part.reached for part in found)
