"""What a file holds, and how a file is refused: a code and the line, so that whoever made it can mend it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.voting.methods import Ballot, Option, Question

MOST_BYTES = 200_000_000


class FormatRefused(ValueError):  # noqa: N818 - named like every refusal here
    """A file that cannot be counted: `code` for programs (see wording), the `line` (from 1, 0 for the whole file), what was `found`."""

    def __init__(self, code: str, line: int = 0, found: str = "") -> None:
        super().__init__(f"{code} line {line}: {found}")
        self.code, self.line, self.found = code, line, found[:120]


@dataclass(frozen=True)
class Remark:
    """Something odd in a file that does not keep it from being counted: a code, how often, and the first line."""

    code: str
    times: int
    line: int
    found: str = ""


@dataclass(frozen=True)
class PollFile:
    """A vote read from a file. `settings` are the file's own, fit for `method`; `limits` are the rules its ballots had to follow.

    `official` are the winners the file names (None if it names none), `reserved` those it says were funded by other money.
    """

    method: str
    options: tuple[Option, ...]
    ballots: tuple[Ballot, ...]
    settings: Mapping[str, Any] = field(default_factory=dict)
    limits: Mapping[str, Any] = field(default_factory=dict)
    official: frozenset[str] | None = None
    reserved: frozenset[str] = frozenset()
    meta: Mapping[str, str] = field(default_factory=dict)
    printed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()

    def question(self, method: str = "", **changed: Any) -> Question:
        """The question, with another method or settings if wanted. Raises SettingsRefused."""
        settings = {**self.settings, **changed} if method in {"", self.method} else changed
        return Question(method or self.method, self.options, settings)


def text_of(data: bytes) -> str:
    """UTF-8 with or without a signature, UTF-16 with one, else Windows-1252. Raises FormatRefused for what is no text."""
    if len(data) > MOST_BYTES:
        raise FormatRefused("too_large", found=str(len(data)))
    encodings = ("utf-16",) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if re.search("[\x00-\x08\x0e-\x1f]", text):
            break
        return text
    raise FormatRefused("not_text")


class Remarks:
    """Gathers remarks while a file is read."""

    def __init__(self) -> None:
        self._found: dict[str, list[Any]] = {}

    def add(self, code: str, line: int, found: str = "") -> None:
        """One more of them."""
        entry = self._found.setdefault(code, [0, line, found[:120]])
        entry[0] += 1

    def all(self) -> tuple[Remark, ...]:
        """In the order they were met."""
        return tuple(Remark(code, times, line, found) for code, (times, line, found) in self._found.items())
