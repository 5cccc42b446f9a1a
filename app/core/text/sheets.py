"""Tables of text in and out: CSV that no spreadsheet runs as a formula, and CSV as towns really send it.

Source of the escaping: OWASP, CSV Injection. Reading undoes exactly what writing did.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.core.i18n import _l

MOST_ROWS = 20_000
"""Rows read at most from one file."""

_RISKY = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_DELIMITERS = (";", ",", "\t")
_BATCH = 64 * 1024  # characters gathered before they are handed over


class TableRefused(ValueError):  # noqa: N818 - named like every refusal here
    """A file that cannot be read as a table: ``code`` for programs, ``sentence`` and ``line`` for people."""

    def __init__(self, code: str, sentence: Any, line: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence
        self.line = line


@dataclass(frozen=True)
class Row:
    """One row: the line of the file it starts on (from 1) and its cells, as many as the header has."""

    line: int
    cells: tuple[str, ...]
    surplus: int = 0
    """Cells filled in beyond the last column: the row is probably shifted."""


@dataclass(frozen=True)
class Table:
    """What a file held, and how it was written: « utf-8-sig », « cp1252 », « ; »…"""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str
    delimiter: str

    def records(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row as its line number and its cells by column name."""
        return ((row.line, dict(zip(self.header, row.cells, strict=True))) for row in self.rows)


def write_csv(rows: Iterable[Sequence[object]], header: Sequence[str]) -> Iterator[bytes]:
    """The table as CSV in pieces: UTF-8 with a signature, « ; » and CRLF, for French spreadsheets.

    None is an empty cell. A text that a spreadsheet could run gets an apostrophe before it; numbers stay
    numbers.
    """
    page = io.StringIO(newline="")
    writer = csv.writer(page, delimiter=";", lineterminator="\r\n")
    page.write("\ufeff")
    writer.writerow([_inert(cell) for cell in header])
    for row in rows:
        writer.writerow([_inert(cell) for cell in row])
        if page.tell() > _BATCH:
            yield _emptied(page)
    yield _emptied(page)


def read_table(data: bytes, most_rows: int = MOST_ROWS) -> Table:
    """The table in a CSV file: UTF-8 or Windows-1252, « ; » « , » or tab, quoted line breaks.

    Empty rows are skipped, short ones filled up with empty cells. Raises TableRefused with the reason.
    """
    text, encoding = _decode(data)
    delimiter, text, skipped = _delimiter(text)
    lines = _lines(text, delimiter, skipped)
    first = next(lines, None)
    if first is None:
        raise TableRefused("empty", _l("Ce fichier est vide."))
    header = _header(first[1], first[0])
    rows: list[Row] = []
    for line, cells in lines:
        if len(rows) == most_rows:
            reason = _l("Ce fichier a trop de lignes. Coupez-le en plusieurs fichiers.")
            raise TableRefused("too_many_rows", reason, line)
        rows.append(_row(line, cells, len(header)))
    return Table(header, tuple(rows), encoding, delimiter)


def _inert(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    return "'" + cell if _RISKY.match(cell) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell) else cell


def _emptied(page: io.StringIO) -> bytes:
    written = page.getvalue().encode("utf-8", errors="replace")
    page.seek(0)
    page.truncate()
    return written


def _decode(data: bytes) -> tuple[str, str]:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        reason = _l("C’est un classeur. Enregistrez-le au format CSV, puis recommencez.")
        raise TableRefused("workbook", reason)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        attempts = ["utf-16"]
    else:
        attempts = ["utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8", "cp1252"]
    for encoding in attempts:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not re.search("[\x00-\x08\x0e-\x1f\x7f]", text):
            return text, encoding
    raise TableRefused("binary", _l("Ce fichier n’est pas un tableau de texte. Il faut un fichier CSV."))


def _delimiter(text: str) -> tuple[str, str, int]:
    """The separator, the text after a possible « sep=; » line, and how many lines that took."""
    announced = re.match(r"\s*sep=([;,\t])\r?\n", text, re.IGNORECASE)
    if announced:
        return announced[1], text[announced.end():], 1
    first = re.sub('"(?:[^"]|"")*"', "", text.lstrip()[:20_000])
    first = re.split("[\r\n]", first.lstrip(), maxsplit=1)[0]
    return max(_DELIMITERS, key=first.count), text, 0


def _lines(text: str, delimiter: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = skipped + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            reason = _l("Un guillemet est ouvert et jamais fermé, ou une case est bien trop longue.")
            raise TableRefused("broken_quotes", reason, line) from error
        if any(cell.strip() for cell in cells):
            yield line, cells


def _header(cells: list[str], line: int) -> tuple[str, ...]:
    names = [_plain(cell).strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    if "" in names:
        reason = _l("Une colonne n’a pas de nom. La première ligne doit nommer chaque colonne.")
        raise TableRefused("unnamed_column", reason, line)
    if len({name.casefold() for name in names}) < len(names):
        raise TableRefused("same_column_twice", _l("Deux colonnes ont le même nom."), line)
    return tuple(names)


def _row(line: int, cells: list[str], width: int) -> Row:
    kept = [_plain(cell) for cell in cells[:width]]
    kept += [""] * (width - len(kept))
    return Row(line, tuple(kept), sum(1 for cell in cells[width:] if cell.strip()))
