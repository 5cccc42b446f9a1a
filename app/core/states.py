"""States as data: a StrEnum, a transition table `{state: {verb: state}}`, a database check, and one `move`."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import CheckConstraint

State = TypeVar("State", bound=StrEnum)
Table = Mapping[State, Mapping[str, State]]


class Impossible(Exception):
    """The verb does not exist in the thing's present state: usually somebody else was quicker."""

    def __init__(self, state: StrEnum, verb: str) -> None:
        super().__init__(f"no {verb!r} from {state.value!r}")
        self.state = state
        self.verb = verb


def target(table: Table[State], state: State, verb: str) -> State:
    """The state a verb leads to. Raises `Impossible`."""
    try:
        return table[state][verb]
    except KeyError:
        raise Impossible(state, verb) from None


def allows(table: Table[State], state: State, verb: str) -> bool:
    """Whether the verb exists in that state."""
    return verb in table.get(state, {})


def move(thing: Any, table: Table[State], verb: str) -> None:
    """Put `thing.state` where the verb leads. Raises `Impossible` and changes nothing otherwise."""
    thing.state = target(table, type(next(iter(table)))(thing.state), verb)


def state_check(column: str, states: type[StrEnum]) -> CheckConstraint:
    """The database's own guard: the column holds one of the enum's values."""
    values = ", ".join(f"'{state.value}'" for state in states)
    return CheckConstraint(f"{column} IN ({values})", name=f"{column}_known")
