"""Shares shown to the public, and who may take a second look."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

FEWEST = 5
"""Statistics about fewer people or answers than this are not shown (platform rule 12)."""


@dataclass(frozen=True)
class Rate:
    """So many of so many."""

    part: int
    total: int

    @property
    def shown(self) -> bool:
        """Whether there are enough to show."""
        return self.total >= FEWEST


class Second(StrEnum):
    """Who looks again after a « no »."""

    AGENT = "agent"
    HEAD = "head"
    TRIAGE = "triage"


def second_reader(agents: Collection[int], heads: Collection[int], first: int | None) -> Second:
    """Another agent of the team; its head when it has only one; the welcome team when nobody else is left there."""
    if set(agents) - {first}:
        return Second.AGENT
    return Second.HEAD if set(heads) - {first} else Second.TRIAGE
