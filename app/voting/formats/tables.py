"""Ballots in a table: ranks (one row for each mark, or a column for each rank), grades or crosses (a column for each option), totals."""

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from app.voting.formats.pabulib import amount
from app.voting.formats.polls import FormatRefused, PollFile, Remarks, text_of
from app.voting.formats.table_columns import BLANKS, GRADE_NAMES, OVERVOTES, SELECTED, column, rank_columns
from app.voting.methods import Ballot, Option

Rows = Sequence[tuple[int, list[str]]]


@dataclass(frozen=True)
class _Sheet:
    header: list[str]
    rows: Rows


def read(data: bytes, zero_is_grade: bool = False) -> PollFile:
    """The ballots of a CSV table; its columns say which kind it is. Raises FormatRefused with the line.

    In a table of grades 0 means « no grade », unless `zero_is_grade`; one with only 0 and 1 is an approval.
    """
    sheet = _sheet(text_of(data))
    names = [name.strip().casefold() for name in sheet.header]
    ballot, rank, choice = column(names, "ballot"), column(names, "rank"), column(names, "choice")
    if ballot is not None and rank is not None and choice is not None:
        return _long_ranks(sheet.rows, ballot, rank, choice)
    if len(ranked := rank_columns(names)) > 1:
        return _wide_ranks(sheet.rows, ranked)
    if (votes := column(names, "votes")) is not None and (name := column(names, "option")) is not None:
        return _totals(sheet.rows, names, name, votes)
    return _grades(sheet, zero_is_grade)


def _sheet(text: str) -> _Sheet:
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    start = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append((start, [cell.strip() for cell in cells]))
        start = reader.line_num + 1
    if len(rows) < 2:
        raise FormatRefused("empty")
    header = rows[0][1]
    for line, cells in rows[1:]:
        if len(cells) > len(header) and any(cells[len(header):]):
            raise FormatRefused("too_many_cells", line, ",".join(cells))
        cells.extend([""] * (len(header) - len(cells)))
    return _Sheet(header, rows[1:])


def _long_ranks(rows: Rows, ballot: int, rank: int, choice: int) -> PollFile:
    marked: dict[str, list[tuple[int, str]]] = defaultdict(list)
    remarks = Remarks()
    for line, cells in rows:
        if not cells[rank].isdigit():
            raise FormatRefused("bad_rank", line, cells[rank])
        place = (int(cells[rank]), cells[choice])
        if cells[choice].casefold() in BLANKS:
            marked[cells[ballot]].extend([])
        elif any(one[1] == cells[choice] for one in marked[cells[ballot]]):
            remarks.add("option_twice", line, cells[choice])
        else:
            marked[cells[ballot]].append(place)
    return _ranked(list(marked.values()), remarks)


def _wide_ranks(rows: Rows, ranked: Sequence[int]) -> PollFile:
    remarks = Remarks()
    ballots: list[list[tuple[int, str]]] = []
    for line, cells in rows:
        places: dict[str, int] = {}
        for place, at in enumerate(ranked, start=1):
            if cells[at].casefold() in BLANKS:
                continue
            if cells[at] in places:
                remarks.add("option_twice", line, cells[at])
            places.setdefault(cells[at], place)
        ballots.append([(place, name) for name, place in places.items()])
    return _ranked(ballots, remarks)


def _ranked(ballots: Sequence[list[tuple[int, str]]], remarks: Remarks) -> PollFile:
    """Ranks are closed up (1, 3 becomes 1, 2), as officials do with a skipped rank."""
    ballots = [_readable(places) for places in ballots]
    names = sorted({name for places in ballots for _place, name in places})
    if not names:
        raise FormatRefused("no_alternatives")
    found: list[Ballot] = []
    tied = 0
    for places in ballots:
        ranks = {place: at for at, place in enumerate(sorted({place for place, _name in places}), start=1)}
        tied += len(ranks) < len(places)
        found.append(({name: ranks[place] for place, name in places}, 1))
    if tied:
        remarks.add("equal_ranks", 0, str(tied))
    return PollFile("runoff", tuple(Option(name, name) for name in names), tuple(found), {}, remarks=remarks.all())


def _readable(places: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The marks before the first rank that holds several."""
    end = min((place for place, name in places if name.casefold() in OVERVOTES), default=None)
    return places if end is None else [one for one in places if one[0] < end]


def _totals(rows: Rows, names: Sequence[str], name: int, votes: int) -> PollFile:
    """A table of results, without ballots: each vote counts as one for a single option. With costs it is a budget."""
    price, place, chosen = column(names, "cost"), column(names, "district"), column(names, "selected")
    options: list[Option] = []
    ballots: list[Ballot] = []
    official: set[str] = set()
    for line, cells in rows:
        key = cells[name]
        if any(option.key == key for option in options):
            raise FormatRefused("option_twice", line, key)
        cost = amount(cells[price], line) if price is not None else None
        options.append(Option(key, key, cost, district=cells[place] or None if place is not None else None))
        ballots.append(({key: 1}, amount(cells[votes] or "0", line)))
        if chosen is not None and cells[chosen].casefold() in SELECTED:
            official.add(key)
    method = "choice" if price is None else "budget"
    winners = frozenset(official) if chosen is not None else None
    return PollFile(method, tuple(options), tuple(ballots), {}, official=winners, meta={"totals": "1"})


def _grades(sheet: _Sheet, zero_is_grade: bool) -> PollFile:
    names = [name.casefold() for name in sheet.header]
    first = 1 if not names[0] or column(names[:1], "ballot") is not None else 0
    options = tuple(Option(name, name) for name in sheet.header[first:] if name)
    if not options or len({option.key for option in options}) < len(options):
        raise FormatRefused("same_column_twice", 1, ",".join(sheet.header))
    table = [[_grade(cell, line) for cell in cells[first:first + len(options)]] for line, cells in sheet.rows]
    used = Counter(grade for row in table for grade in row if grade is not None)
    if not used:
        raise FormatRefused("empty")
    if set(used) <= {0, 1}:
        ballots = [({option.key: 1 for option, grade in zip(options, row, strict=True) if grade}, 1) for row in table]
        return PollFile("approval", options, tuple(ballots), {"seats": 1})
    least = 0 if zero_is_grade else 1
    size = max(used) + 1 - least
    if size > 7 or min(used) < 0:
        raise FormatRefused("too_many_grades", found=str(size))
    graded = [
        ({option.key: grade - least for option, grade in zip(options, row, strict=True) if grade is not None and grade >= least}, 1)
        for row in table
    ]
    remarks = Remarks()
    if used[0] and not zero_is_grade:
        remarks.add("zero_is_no_grade", 0, str(used[0]))
    return PollFile("judgment", options, tuple(graded), {"grades": max(size, 4), "blank": "counted"}, remarks=remarks.all())


def _grade(cell: str, line: int) -> int | None:
    plain = cell.casefold()
    if plain in BLANKS:
        return None
    if plain in GRADE_NAMES:
        return GRADE_NAMES[plain] + 1
    if re.fullmatch(r"-?\d{1,2}", cell):
        return int(cell)
    raise FormatRefused("bad_grade", line, cell)
