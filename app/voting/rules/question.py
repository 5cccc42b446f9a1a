"""A vote's row and its options as the question that `methods` counts and checks. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from app.voting.methods import Option, Question


class Asked(Protocol):
    """The columns of a vote that say how it is counted."""

    @property
    def method(self) -> str: ...

    @property
    def settings(self) -> Mapping[str, Any]: ...


class Listed(Protocol):
    """The columns of one option."""

    @property
    def key(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def cost(self) -> int | None: ...

    @property
    def district(self) -> str: ...

    @property
    def exclusive_group(self) -> str: ...


def question_of(vote: Asked, options: Iterable[Listed]) -> Question:
    """The question, its options in their order. Raises SettingsRefused while a draft does not fit its method."""
    return Question(vote.method, tuple(option_of(option) for option in options), vote.settings)


def option_of(row: Listed) -> Option:
    """One option."""
    return Option(row.key, row.label, row.cost, row.district or None, row.exclusive_group or None)
