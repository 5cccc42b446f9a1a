"""The words of counting: an option, a question, a ballot. A ballot's content ("marks") maps option keys to whole numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from app.voting.methods.catalogue import METHODS, validated
from app.voting.methods.numbers import Number

__all__ = ["Ballot", "Marks", "Number", "Option", "Question"]

Marks = Mapping[str, int]
"""What one voter marked. `{}` is a blank ballot. One choice `{"a": 1}`; points `{"a": 3, "b": 2}`; ranking: 1 is best; grades: 0 is worst."""
Ballot = tuple[Marks, Number]
"""Marks and the weight they count for (1 for most votes)."""


@dataclass(frozen=True)
class Option:
    """What can be chosen. `cost` in the question's currency; options of one `exclusive_group` cannot win together."""

    key: str
    label: str = ""
    cost: Number | None = None
    district: str | None = None
    exclusive_group: str | None = None


@dataclass(frozen=True)
class Question:
    """A method, its options in the declared order, and every setting made explicit.

    Raises SettingsRefused when the method is unknown, a setting is, or the options do not fit the method.
    """

    method: str
    options: tuple[Option, ...]
    settings: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "options", tuple(self.options))
        object.__setattr__(self, "settings", validated(self.method, self.settings, self.options))

    @property
    def keys(self) -> tuple[str, ...]:
        """The options' keys, in the declared order."""
        return tuple(option.key for option in self.options)

    @property
    def shape(self) -> str:
        """What a ballot looks like: "one", "several", "points", "ranking" or "grades"."""
        return str(self.settings.get("ballot") or METHODS[self.method].shape)

    def option(self, key: str) -> Option:
        """The option with this key; KeyError if there is none."""
        return self._by_key[key]

    @cached_property
    def _by_key(self) -> dict[str, Option]:
        return {option.key: option for option in self.options}

    @cached_property
    def order(self) -> dict[str, int]:
        """Each option's place in the declared order, from 0."""
        return {option.key: place for place, option in enumerate(self.options)}

    def number(self, setting: str) -> Fraction:
        """A setting as an exact number."""
        return Fraction(self.settings[setting])


def weights(ballots: Iterable[Ballot]) -> Number:
    """The sum of the ballots' weights."""
    return sum((weight for _marks, weight in ballots), 0)
