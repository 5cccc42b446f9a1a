"""The sheets of a .pb file (META, PROJECTS, VOTES) as rows with line numbers, however their quotes and line ends were written."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.voting.formats.polls import FormatRefused

NAMES = ("META", "PROJECTS", "VOTES")
_MOST_JOINED = 40
"""Lines that one quoted cell may span."""


@dataclass
class Section:
    """A header and rows; each row is its line number and its cells by column."""

    name: str
    header: tuple[str, ...] = ()
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)


def sections_of(text: str) -> dict[str, Section]:
    """The three sections, in any order. Raises FormatRefused when one is missing, double or has no header."""
    found: dict[str, Section] = {}
    here: Section | None = None
    for line, cells in rows_of(text):
        name = cells[0].upper()
        if name in NAMES and not any(cells[1:]):
            if name in found:
                raise FormatRefused("section_twice", line, name)
            here = found[name] = Section(name)
        elif here is None:
            raise FormatRefused("no_section", line, cells[0])
        elif not here.header:
            here.header = _header(cells, line)
        else:
            here.rows.append((line, _row(here, cells)))
    for name in NAMES:
        if name not in found or not found[name].header:
            raise FormatRefused("missing_section", found=name)
    return found


def rows_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """Non-empty lines as cells. A quoted cell may hold line breaks; a quote that never closes is a letter like any other."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    at = 0
    while at < len(lines):
        end = at + 1
        if lines[at].count('"') % 2:
            end = _closing(lines, at)
        cells = _cells("\n".join(lines[at:end]))
        if any(cells):
            yield at + 1, cells
        at = end


def _closing(lines: list[str], start: int) -> int:
    """The line after the one that closes the quote opened on `start`; just the next one when the quote is stray."""
    for end in range(start + 1, min(start + _MOST_JOINED, len(lines))):
        if lines[end].strip(" ;").upper() in NAMES:
            break
        if lines[end].count('"') % 2:
            joined = _cells("\n".join(lines[start:end + 1]))
            return end + 1 if len(joined) <= lines[start].count(";") + lines[end].count(";") + 1 and _opens_late(lines[start]) else start + 1
    return start + 1


def _opens_late(line: str) -> bool:
    """Whether the odd quote opens a cell (stands first in it), so that the cell may go on below."""
    return line.startswith('"') or ';"' in line.replace('; "', ';"')


def _cells(line: str) -> list[str]:
    if '"' not in line:
        return [cell.strip() for cell in line.split(";")]
    if line.count('"') % 2:
        return [cell.strip().strip('"').strip() for cell in line.split(";")]
    return [cell.strip() for cell in next(csv.reader([line.replace("\n", " ")], delimiter=";", skipinitialspace=True), [])]


def _header(cells: list[str], line: int) -> tuple[str, ...]:
    names = [cell.strip().lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(set(names)) < len(names):
        raise FormatRefused("same_column_twice", line, ";".join(names))
    return tuple(names)


def _row(section: Section, cells: list[str]) -> dict[str, str]:
    if section.name == "META":
        key, rest = cells[0], cells[1:]
        if not any(rest) and ":" in key:
            key, _colon, value = key.partition(":")
            rest = [value.strip()]
        return {"key": key.strip().lower(), "value": ";".join(rest).strip("; ")}
    return dict(zip(section.header, [*cells, *[""] * len(section.header)], strict=False))
