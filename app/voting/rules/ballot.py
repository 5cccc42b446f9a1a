"""A ballot's form: what a browser sends, what it means, how it is drawn again. Options go by their place, so that what is sent
for one choice is as long as what is sent for another (reliability row 13). Pure.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

WHOLE = re.compile(r"[+-]?\d{1,9}")
BLANK = "000"


class Asked(Protocol):
    """What a form needs of a question: the shape of its ballot and the options' keys in their order."""

    @property
    def shape(self) -> str: ...

    @property
    def keys(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Typed:
    """What somebody filled in: `marks` as they count, `values` as they were typed by field name, `unreadable` keys that are no number."""

    marks: dict[str, int] = field(default_factory=dict)
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()

    def has(self, name: str, value: str) -> bool:
        """Whether the field `name` held that value."""
        return value in self.values.get(name, ())

    def first(self, name: str) -> str:
        """What the field `name` held."""
        return next(iter(self.values.get(name, ())), "")


def code_at(place: int) -> str:
    """The form's name of the option at `place` (from 0)."""
    return f"{place + 1:03d}"


def read(question: Asked, sent: Mapping[str, Sequence[str]]) -> Typed:
    """What a form's fields mean. Unknown fields are ignored; a choice sent twice is kept twice, so that it can be refused."""
    codes = {code_at(place): key for place, key in enumerate(question.keys)}
    if question.shape in {"one", "several"}:
        name = "choice" if question.shape == "one" else "mark"
        chosen = tuple(code for code in sent.get(name, ()) if code in codes or code == BLANK)
        return Typed({codes[code]: 1 for code in chosen if code != BLANK}, {name: chosen})
    values = {f"o{code}": tuple(text.strip()[:20] for text in sent.get(f"o{code}", ())[:1]) for code in codes}
    filled = {codes[name[1:]]: typed[0] for name, typed in values.items() if typed and typed[0]}
    marks = {key: int(text) for key, text in filled.items() if WHOLE.fullmatch(text)}
    if question.shape == "points":
        marks = {key: value for key, value in marks.items() if value}
    return Typed(marks, values, tuple(key for key in filled if not WHOLE.fullmatch(filled[key])))


def drawn(question: Asked, marks: Mapping[str, Any]) -> Typed:
    """The form of a ballot that was cast before, filled in again."""
    if question.shape in {"one", "several"}:
        codes = tuple(code_at(place) for place, key in enumerate(question.keys) if key in marks)
        return Typed(dict(marks), {"choice" if question.shape == "one" else "mark": codes})
    return Typed(dict(marks), {f"o{code_at(place)}": (str(marks[key]),) for place, key in enumerate(question.keys) if key in marks})


def fields(typed: Typed) -> list[tuple[str, str]]:
    """The same form as hidden fields, for the check page."""
    return [(name, value) for name, values in typed.values.items() for value in values]


def ranked(marks: Mapping[str, int]) -> list[str]:
    """The keys of a ranking, best first."""
    return sorted(marks, key=lambda key: marks[key])


def padding(page: int, choice: int, labels: Iterable[str], room: int = 400) -> int:
    """How many bytes to add to a page of `page` bytes, of which `choice` show somebody's choice, so that every choice is as long.

    `labels` are all options' texts; `room` bytes around each are more than any choice needs.
    """
    longest = sum(2 * len(label.encode()) + room for label in labels) + 4 * room
    target = -(-(page - choice + longest) // 1024) * 1024
    return max(target - page, 0)
