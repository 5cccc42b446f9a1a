"""What is wrong with a ballot's marks, as codes with numbers. The same check guards the form, the paper desk and the count."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from app.voting.methods.numbers import Number, exact, whole
from app.voting.methods.polls import Marks, Question

__all__ = ["Problem", "problems"]


@dataclass(frozen=True)
class Problem:
    """One thing wrong: its code (see wording), the option it is about, what was found and what the limit is."""

    code: str
    option: str = ""
    found: Number = 0
    limit: Number = 0
    other: str = ""


def problems(question: Question, marks: Marks) -> list[Problem]:
    """Everything that keeps these marks from being counted; empty when they are fine.

    A blank ballot is fine unless the settings forbid it.
    """
    if not marks:
        return [] if question.settings["blank_allowed"] else [Problem("blank_refused")]
    known = question.order
    if not (marks.keys() <= known.keys() and set(map(type, marks.values())) == {int}):
        found = [Problem("unknown_option", str(key)) for key in marks if key not in known]
        return found + [Problem("not_whole", str(key)) for key, value in marks.items() if type(value) is not int]
    return list(_SHAPES[question.shape](question, marks))


def marked(question: Question, marks: Marks) -> int:
    """How many options a ballot marks."""
    if question.shape == "points":
        return sum(1 for value in marks.values() if value)
    return len(marks)


def _one(question: Question, marks: Marks) -> Iterator[Problem]:
    yield from _ticks(marks)
    if len(marks) > 1:
        yield Problem("too_many", found=len(marks), limit=1)


def _several(question: Question, marks: Marks) -> Iterator[Problem]:
    yield from _ticks(marks)
    yield from _how_many(question, marks)
    yield from _money(question, marks)


def _ticks(marks: Marks) -> Iterator[Problem]:
    if set(marks.values()) != {1}:
        yield from (Problem("bad_value", key, value, 1) for key, value in marks.items() if value != 1)


def _points(question: Question, marks: Marks) -> Iterator[Problem]:
    settings = question.settings
    total, least, most = sum(marks.values()), settings["min_per_option"], settings["max_per_option"]
    yield from _how_many(question, marks)
    if settings["max_points"] and total > settings["max_points"]:
        yield Problem("too_many_points", found=total, limit=settings["max_points"])
    if total < settings["min_points"]:
        yield Problem("too_few_points", found=total, limit=settings["min_points"])
    for key, value in marks.items():
        if value < least:
            yield Problem("too_few_on_one", key, value, least)
        if most and value > most:
            yield Problem("too_many_on_one", key, value, most)
    yield from _money(question, marks)


def _ranking(question: Question, marks: Marks) -> Iterator[Problem]:
    yield from (Problem("bad_value", key, value, len(question.options)) for key, value in marks.items() if not 1 <= value <= len(question.options))
    if not question.settings.get("ties_allowed", False):
        used = Counter(marks.values())
        yield from (Problem("same_rank", key, value) for key, value in marks.items() if used[value] > 1)
    ranks = set(marks.values())
    gap = next((rank for rank in range(1, max(ranks) + 1) if rank not in ranks), None)
    if gap is not None and not question.settings.get("ties_allowed", False):
        yield Problem("rank_gap", found=gap)
    if not question.settings.get("unranked_allowed", True) and len(marks) < len(question.options):
        yield Problem("unranked", found=len(marks), limit=len(question.options))
    yield from _how_many(question, marks)
    yield from _money(question, marks)


def _grades(question: Question, marks: Marks) -> Iterator[Problem]:
    best = question.settings["grades"] - 1
    yield from (Problem("bad_grade", key, value, best) for key, value in marks.items() if not 0 <= value <= best)
    if question.settings["unrated"] == "refused" and len(marks) < len(question.options):
        yield Problem("ungraded", found=len(marks), limit=len(question.options))


def _how_many(question: Question, marks: Marks) -> Iterator[Problem]:
    found, least, most = marked(question, marks), question.settings["min_marks"], question.settings["max_marks"]
    if most and found > most:
        yield Problem("too_many", found=found, limit=most)
    if found < least:
        yield Problem("too_few", found=found, limit=least)


def _money(question: Question, marks: Marks) -> Iterator[Problem]:
    """Only where options cost money: a ballot's own budget, and projects that cannot be chosen together."""
    limit = Fraction(question.settings.get("max_cost", 0))
    if limit:
        cost = sum(Fraction(question.option(key).cost or 0) for key, value in marks.items() if value)
        if cost > limit:
            yield Problem("over_budget", found=whole(cost), limit=exact(limit))
    if question.settings.get("exclusive_ballots", False):
        yield from _exclusive(question, marks)


def _exclusive(question: Question, marks: Marks) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for key in marks:
        group = question.option(key).exclusive_group
        if group and group in taken:
            yield Problem("exclusive", key, other=taken[group])
        elif group:
            taken[group] = key


_SHAPES = {"one": _one, "several": _several, "points": _points, "ranking": _ranking, "grades": _grades}
