"""Reads participatory budgets in the Pabulib format (https://pabulib.org/format): all four types of votes, and the rule it names."""

import re
from collections.abc import Mapping
from fractions import Fraction

from app.voting.formats.polls import FormatRefused, PollFile, Remarks, text_of
from app.voting.formats.sections import Section, sections_of
from app.voting.formats.spending import limits_of, rule_of, shape_of
from app.voting.methods import Ballot, Marks, Number, Option, exact

_NEEDED = {"PROJECTS": ("project_id", "cost"), "VOTES": ("vote",)}


def read(data: bytes) -> PollFile:
    """The budget in the file, with its rule and thresholds. Raises FormatRefused with the line."""
    found = sections_of(text_of(data))
    for name, columns in _NEEDED.items():
        for column in columns:
            if column not in found[name].header:
                raise FormatRefused("missing_column", found=f"{name}: {column}")
    meta = {row["key"]: row["value"] for _line, row in found["META"].rows}
    remarks = Remarks()
    options, rows = _projects(found["PROJECTS"], meta)
    ballots = _votes(found["VOTES"], meta, {option.key for option in options}, remarks)
    method, settings = rule_of(meta, options)
    _check_size(meta, "num_projects", len(options), remarks)
    _check_size(meta, "num_votes", len(found["VOTES"].rows), remarks)
    selected = {key: row.get("selected", "") for key, row in rows.items()}
    named = any(selected.values())
    return PollFile(
        method, options, ballots, settings, limits_of(meta, len(options)),
        official=frozenset(key for key, value in selected.items() if value == "1") if named else None,
        reserved=frozenset(key for key, value in selected.items() if value not in {"0", "1", ""}),
        meta=meta, printed=rows, remarks=remarks.all(),
    )


def amount(text: str, line: int) -> Number:
    """An amount as cities write it: "40000.0", "1 234,50". Raises FormatRefused."""
    plain = re.sub(r"[\s\u00a0\u202f']", "", text)
    if "," in plain:
        plain = plain.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain) else plain.replace(",", ".")
    try:
        found = exact(plain)
    except ValueError as error:
        raise FormatRefused("bad_amount", line, text) from error
    if found < 0:
        raise FormatRefused("bad_amount", line, text)
    return found


def _projects(section: Section, meta: Mapping[str, str]) -> tuple[tuple[Option, ...], dict[str, dict[str, str]]]:
    pots = "budget_per_category" in meta and "category" or "budget_per_neighborhood" in meta and "neighborhood" or ""
    options: list[Option] = []
    rows: dict[str, dict[str, str]] = {}
    for line, row in section.rows:
        key = row["project_id"]
        if not key:
            raise FormatRefused("no_project_id", line)
        if key in rows:
            raise FormatRefused("project_twice", line, key)
        rows[key] = row
        options.append(Option(key, row.get("name") or key, amount(row["cost"], line), district=row.get(pots) or None if pots else None))
    if not options:
        raise FormatRefused("no_projects")
    return tuple(options), rows


def _votes(section: Section, meta: Mapping[str, str], known: set[str], remarks: Remarks) -> tuple[Ballot, ...]:
    shape = shape_of(meta)
    if shape == "points" and "points" not in section.header:
        raise FormatRefused("missing_column", found="VOTES: points")
    ballots: list[Ballot] = []
    seen: set[str] = set()
    for line, row in section.rows:
        voter = row.get("voter_id", "")
        if voter and voter in seen:
            remarks.add("voter_twice", line, voter)
        seen.add(voter)
        keys = [key for key in (part.strip() for part in row["vote"].split(",")) if key]
        if any(key not in known for key in keys):
            keys = _known_keys(row["vote"], known, line, remarks)
        ballots.append((_marks(shape, keys, row.get("points", ""), line, remarks), _weight(row, line)))
    return tuple(ballots)


def _known_keys(vote: str, known: set[str], line: int, remarks: Remarks) -> list[str]:
    """Projects whose ids hold a comma, and ids that no project has: these are left out, with a remark."""
    found, rest = [], [part.strip() for part in vote.split(",")]
    while rest:
        size = next((size for size in range(len(rest), 0, -1) if ",".join(rest[:size]) in known), 0)
        if size:
            found.append(",".join(rest[:size]))
        elif rest[0]:
            remarks.add("unknown_project", line, rest[0])
        rest = rest[max(size, 1):]
    return found


def _marks(shape: str, keys: list[str], points: str, line: int, remarks: Remarks) -> Marks:
    if len(set(keys)) < len(keys):
        remarks.add("project_twice_in_vote", line, ",".join(keys))
    if shape == "ranking":
        return {key: place for place, key in enumerate(dict.fromkeys(keys), start=1)}
    if shape != "points":
        return dict.fromkeys(keys, 1)
    values = [part.strip() for part in points.split(",") if part.strip()]
    if len(values) != len(keys):
        raise FormatRefused("points_do_not_match", line, points)
    found: dict[str, int] = {}
    for key, text in zip(keys, values, strict=True):
        try:
            value = exact(text)
        except ValueError as error:
            raise FormatRefused("bad_points", line, text) from error
        if not isinstance(value, int):
            raise FormatRefused("bad_points", line, text)
        found[key] = found.get(key, 0) + value
    return found


def _weight(row: Mapping[str, str], line: int) -> Number:
    text = row.get("weight", "")
    try:
        weight = exact(text.replace(",", ".")) if text else 1
    except ValueError as error:
        raise FormatRefused("bad_weight", line, text) from error
    if weight < 0:
        raise FormatRefused("bad_weight", line, text)
    return Fraction(weight) if not isinstance(weight, int) else weight


def _check_size(meta: Mapping[str, str], key: str, found: int, remarks: Remarks) -> None:
    told = meta.get(key, "")
    if told and told != str(found):
        remarks.add(f"other_{key}", found, told)
