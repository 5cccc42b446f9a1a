"""PrefLib's ordinal (soc, soi, toc, toi) and categorical (cat) files, in today's form and the one before 2022 (https://preflib.github.io/)."""

import re
from collections.abc import Iterable, Sequence

from app.voting.formats.polls import FormatRefused, PollFile, Remarks, text_of
from app.voting.methods import Ballot, Marks, Option, Question

_HEAD = re.compile(r"#\s*([A-Z ]+?)\s*(\d*)\s*:\s*(.*)")
_ITEM = re.compile(r"\{([^{}]*)\}|([^,{}\s][^,{}]*)")


def read(data: bytes) -> PollFile:
    """The rankings or categories in the file. Raises FormatRefused with the line."""
    lines = [(number, line.strip()) for number, line in enumerate(text_of(data).splitlines(), start=1)]
    lines = [(number, line) for number, line in lines if line]
    if not lines:
        raise FormatRefused("empty")
    return _new(lines) if lines[0][1].startswith("#") else _old(lines)


def _new(lines: Sequence[tuple[int, str]]) -> PollFile:
    meta: dict[str, str] = {}
    names: dict[str, str] = {}
    ballots: list[tuple[int, int, list[list[str]]]] = []
    for number, line in lines:
        head = _HEAD.match(line)
        if head and head[1] == "ALTERNATIVE NAME":
            names[head[2]] = head[3]
        elif head:
            meta[(f"{head[1]} {head[2]}").strip().lower()] = head[3]
        elif not line.startswith("#"):
            ballots.append(_order(number, line, ":"))
    return _file(names, ballots, meta)


def _old(lines: Sequence[tuple[int, str]]) -> PollFile:
    first, head = lines[0]
    if not head.isdigit() or len(lines) < int(head) + 2:
        raise FormatRefused("not_preflib", first, head)
    names: dict[str, str] = {}
    for number, line in lines[1:int(head) + 1]:
        key, comma, name = line.partition(",")
        if not comma:
            raise FormatRefused("not_preflib", number, line)
        names[key.strip()] = name.strip()
    return _file(names, [_order(number, line, ",") for number, line in lines[int(head) + 2:]], {})


def _order(number: int, line: str, sign: str) -> tuple[int, int, list[list[str]]]:
    """Line, how many voters, and the groups of equal alternatives, best first."""
    times, found, order = line.partition(sign)
    if not found or not times.strip().isdigit():
        raise FormatRefused("not_an_order", number, line)
    groups = [[part.strip() for part in (match[1] if match[1] is not None else match[2]).split(",") if part.strip()]
              for match in _ITEM.finditer(order)]
    return number, int(times), groups


def _file(names: dict[str, str], orders: Iterable[tuple[int, int, list[list[str]]]], meta: dict[str, str]) -> PollFile:
    remarks = Remarks()
    ballots: list[Ballot] = []
    classes = int(meta.get("number categories", "0") or 0)
    tied = False
    for number, times, groups in orders:
        for key in (key for group in groups for key in group):
            if key not in names:
                raise FormatRefused("unknown_alternative", number, key)
        tied = tied or any(len(group) > 1 for group in groups)
        ballots.append((_graded(groups, classes) if classes else _ranked(groups), times))
    told = meta.get("number voters", "")
    voters = sum(int(weight) for _marks, weight in ballots)
    if told and told != str(voters):
        remarks.add("other_num_votes", voters, told)
    options = tuple(Option(key, name or key) for key, name in names.items())
    if not options:
        raise FormatRefused("no_alternatives")
    method, settings = _method(classes, tied)
    return PollFile(method, options, tuple(ballots), settings, meta=meta, remarks=remarks.all())


def _method(classes: int, tied: bool) -> tuple[str, dict[str, object]]:
    """Two categories are an approval; up to seven are grades; rankings are counted by runoff unless some are equal."""
    if classes == 2:
        return "approval", {"seats": 1}
    if classes:
        if classes > 7:
            raise FormatRefused("too_many_grades", found=str(classes))
        return "judgment", {"grades": max(classes, 4)}
    return ("schulze", {}) if tied else ("runoff", {})


def _ranked(groups: Sequence[Sequence[str]]) -> Marks:
    return {key: place for place, group in enumerate((group for group in groups if group), start=1) for key in group}


def _graded(groups: Sequence[Sequence[str]], classes: int) -> Marks:
    """The first category is the best. With two, only the first is a mark."""
    if classes == 2:
        return dict.fromkeys(groups[0] if groups else [], 1)
    return {key: classes - 1 - place for place, group in enumerate(groups) for key in group}


def write(question: Question, ballots: Iterable[Ballot], title: str) -> str:
    """Ranked ballots of whole weights as soc, soi, toc or toi, whichever holds them all. Raises ValueError for other ballots."""
    piles: dict[tuple[tuple[str, ...], ...], int] = {}
    number = {key: str(place) for place, key in enumerate(question.keys, start=1)}
    for marks, weight in ballots:
        if question.shape != "ranking" or not isinstance(weight, int):
            raise ValueError("only ranked ballots of whole weights")
        if marks:
            ranks = sorted(set(marks.values()))
            order = tuple(tuple(number[key] for key in question.keys if marks.get(key) == rank) for rank in ranks)
            piles[order] = piles.get(order, 0) + weight
    tied = any(len(group) > 1 for order in piles for group in order)
    complete = all(sum(map(len, order)) == len(number) for order in piles)
    kind = ("t" if tied else "s") + "o" + ("c" if complete else "i")
    head = [f"# TITLE: {_line(title)}", f"# DATA TYPE: {kind}", f"# NUMBER ALTERNATIVES: {len(number)}",
            f"# NUMBER VOTERS: {sum(piles.values())}", f"# NUMBER UNIQUE ORDERS: {len(piles)}",
            *(f"# ALTERNATIVE NAME {number[option.key]}: {_line(option.label or option.key)}" for option in question.options)]
    rows = sorted(piles.items(), key=lambda pile: (-pile[1], pile[0]))
    return "\n".join([*head, *(f"{times}: {_written(order)}" for order, times in rows)]) + "\n"


def _written(order: tuple[tuple[str, ...], ...]) -> str:
    return ",".join(group[0] if len(group) == 1 else "{" + ",".join(group) + "}" for group in order)


def _line(text: str) -> str:
    return " ".join(text.split())
