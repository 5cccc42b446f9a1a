"""The ballots dealt out of opened sums are counted as the real ones would be, by every method that can be sealed."""

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.voting.methods import Option, Question, count, problems
from app.voting.rules.sealing.paper import graded, paper_of
from app.voting.rules.sealing.totals import ballots_of
from app.voting.sealed.questions import Counts, decode, rows

KEYS = ("a", "b", "c", "d")
METHODS: dict[str, dict[str, Any]] = {
    "yes_no": {}, "choice": {"base": "cast"}, "two_rounds": {}, "approval": {"min_marks": 1, "max_marks": 3},
    "budget": {"budget": 100, "max_marks": 2}, "judgment": {"blank": "counted"},
}


def question(method: str, **more: Any) -> Question:
    keys = ("yes", "no", "abstain") if method == "yes_no" else KEYS
    options = tuple(Option(key, key, 40 if method == "budget" else None) for key in keys)
    return Question(method, options, {**METHODS[method], **more})


def opened(asked: Question, ballots: list[dict[str, int]]) -> list[tuple[dict[str, int], int]]:
    """What a sealed vote does: rows, sums, and ballots again."""
    paper = paper_of(asked, "Q", ["x"] * asked.settings.get("grades", 0))
    sealed = [rows(paper, graded(asked, marks)) for marks in ballots]
    sums = [[sum(column) for column in zip(*question_rows, strict=True)] for question_rows in zip(*sealed, strict=True)]
    return ballots_of(paper, decode(paper, sums), len(ballots))


def ballot(method: str) -> st.SearchStrategy[dict[str, int]]:
    keys = question(method).keys
    if question(method).shape == "one":
        return st.sampled_from([{}, *({key: 1} for key in keys)])
    if question(method).shape == "grades":
        return st.dictionaries(st.sampled_from(keys), st.integers(0, 4))
    return st.dictionaries(st.sampled_from(keys), st.just(1), max_size=question(method).settings["max_marks"])


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_sums_are_counted_as_the_ballots_would_be(method: str, data: st.DataObject) -> None:
    asked, ballots = question(method), data.draw(st.lists(ballot(method), min_size=1, max_size=25))
    dealt = opened(asked, ballots)
    assert sum(weight for _marks, weight in dealt) == len(ballots) and not any(problems(asked, marks) for marks, _weight in dealt)
    real, found = (json.loads(count(asked, each).to_json()) for each in ([(marks, 1) for marks in ballots], dealt))
    if method != "judgment":
        assert found == real
    elif any(ballots):
        assert [found[name] for name in ("verdict", "winners", "ranks")] == [real[name] for name in ("verdict", "winners", "ranks")]


def test_sums_that_no_ballots_have_are_refused() -> None:
    paper = paper_of(question("approval"), "Q")
    for votes, blank, counted in (({"a": 3}, 0, 2), ({"a": 1}, 2, 2), ({}, 3, 2)):
        with pytest.raises(ValueError, match="ballots"):
            ballots_of(paper, Counts({**dict.fromkeys(KEYS, 0), **votes}, {}, {}, blank), counted)
    with pytest.raises(ValueError, match="choices"):
        ballots_of(paper_of(question("choice"), "Q"), Counts(dict.fromkeys(KEYS, 1), {}, {}, 0), 3)
    with pytest.raises(ValueError, match="grades"):
        ballots_of(paper_of(question("judgment"), "Q", "xxxxx"), Counts({}, {"a": (1, 0, 0, 0, 0)}, {}, 0), 2)


def test_hundred_thousand_ballots_are_dealt_in_a_moment() -> None:
    paper = paper_of(question("approval"), "Q")
    dealt = ballots_of(paper, Counts({"a": 90_000, "b": 40_000, "c": 10, "d": 0}, {}, {}, 5_000), 100_000)
    sums = Counter[str]()
    for marks, weight in dealt:
        sums.update(dict.fromkeys(marks, weight))
    assert sums == {"a": 90_000, "b": 40_000, "c": 10} and len(dealt) < 10
