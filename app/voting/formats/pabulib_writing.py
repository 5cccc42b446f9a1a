"""Writes a budget vote as a .pb file that Pabulib's tools read (https://pabulib.org/format)."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from app.voting.methods import Ballot, Number, Outcome, Question

_TYPES = {"several": "approval", "ranking": "ordinal", "points": "cumulative"}
_LIMITS = {"min_marks": "min_length", "max_marks": "max_length", "max_points": "max_sum_points", "min_points": "min_sum_points",
           "max_cost": "max_sum_cost", "minimum_score": "min_project_score_threshold"}


def write(question: Question, ballots: Iterable[Ballot], outcome: Outcome, meta: Mapping[str, str]) -> str:
    """The whole vote. `meta` gives description, country, unit, instance, date_begin, date_end, currency… Voters get numbers by the order given:
    shuffle secret ballots first. A weight other than 1 is written in a column of its own. Raises ValueError when it is no budget vote.
    """
    if question.method not in {"budget", "equal_shares"}:
        raise ValueError("a .pb file holds a budget vote")
    votes = [(marks, weight) for marks, weight in ballots if marks]
    weighted = any(weight != 1 for _marks, weight in votes)
    page = io.StringIO(newline="")
    out = csv.writer(page, delimiter=";", lineterminator="\n")
    out.writerows([["META"], ["key", "value"], *_meta(question, len(votes), meta), ["PROJECTS"]])
    out.writerows(_projects(question, outcome))
    points = question.shape == "points"
    out.writerows([["VOTES"], ["voter_id", "vote", *(["points"] if points else []), *(["weight"] if weighted else [])]])
    for number, (marks, weight) in enumerate(votes, start=1):
        keys = _order(question, marks)
        extra = [",".join(str(marks[key]) for key in keys)] if points else []
        out.writerow([number, ",".join(keys), *extra, *([_decimal(weight)] if weighted else [])])
    return page.getvalue()


def _meta(question: Question, voters: int, meta: Mapping[str, str]) -> list[list[str]]:
    settings = question.settings
    budget = Fraction(settings["budget"]) + sum((Fraction(amount) for amount in settings["envelopes"].values()), Fraction(0))
    known = {**meta, "num_projects": str(len(question.options)), "num_votes": str(voters), "budget": _decimal(budget),
             "vote_type": _TYPES[question.shape], "rule": _rule(question)}
    known |= {theirs: str(settings[ours]) for ours, theirs in _LIMITS.items() if settings[ours] and (ours != "minimum_score" or settings[ours] != 1)}
    if settings["envelopes"]:
        known |= {"neighborhoods": ",".join(settings["envelopes"]), "budget_per_neighborhood": ",".join(map(str, settings["envelopes"].values()))}
    return [[key, value] for key, value in known.items()]


def _rule(question: Question) -> str:
    if question.method == "equal_shares":
        names = [name for name in ("add1", "comparison") if name in question.settings["completion"]]
        return "equalshares" + ("/" + "-".join(names) if names else "")
    if question.settings["order_by"] != "votes" or question.settings["reserve_share"]:
        return "greedy-custom"
    if question.settings["unaffordable"] == "stop":
        return "greedy-no-skip"
    if any(option.exclusive_group for option in question.options):
        return "greedy-exclusive"
    return "greedy-threshold" if Fraction(question.settings["minimum_score"]) > 1 else "greedy"


def _projects(question: Question, outcome: Outcome) -> Iterable[Sequence[object]]:
    places = bool(question.settings["envelopes"])
    yield ["project_id", "cost", "votes", "score", "name", *(["neighborhood"] if places else []), "selected"]
    for option in question.options:
        numbers = outcome.numbers[option.key]
        yield [option.key, _decimal(option.cost or 0), _decimal(numbers.get("votes", 0)), _decimal(numbers.get("score", 0)),
               option.label or option.key, *([option.district or ""] if places else []), int(option.key in outcome.winners)]


def _order(question: Question, marks: Mapping[str, int]) -> list[str]:
    """Ranks from the best; points from the most; crosses as declared."""
    turn = {"ranking": 1, "points": -1}.get(question.shape, 0)
    return sorted(marks, key=lambda key: (turn * marks[key], question.order[key]))


def _decimal(value: Number) -> str:
    found = Fraction(value)
    return str(int(found)) if found.denominator == 1 else format(float(found), ".6g")
