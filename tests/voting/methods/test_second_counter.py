"""A thousand random votes for each method, small enough to be full of ties, blanks and empty boxes, counted twice: always the same winners."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from app.voting.methods import Option, Outcome, Question, count, from_json, problems, to_json
from tests.voting.methods import second_counter as second

POLLS = 1000
Voters = list[dict[str, int]]
Poll = tuple[dict[str, Any], list[str], Voters]


def some_keys(random: Random, least: int = 2, most: int = 5) -> list[str]:
    keys = list("ABCDEFG"[:random.randint(least, most)])
    random.shuffle(keys)
    return keys


def some_tie(random: Random, *rules: str) -> dict[str, Any]:
    return {"tie": random.choice(rules or ("declared", "lot", "none", "shared")), "seed": f"loto {random.randint(0, 99)}"}


def some_threshold(random: Random) -> dict[str, Any]:
    return {"threshold": random.choice(("relative", "absolute", "two_thirds", "fraction")), "fraction": random.choice(("1/4", "2/5", "3/5", "4/5")),
            "rounding": random.choice(("auto", "more_than", "up", "down", "nearest")), "base": random.choice(("expressed", "cast")),
            "blank": random.choice(("apart", "counted"))}


def voters_of(random: Random, make: Callable[[], dict[str, int]], most: int = 12) -> Voters:
    return [{} if random.random() < 0.1 else make() for _voter in range(random.choice((0, 1, *range(2, most))))]


def both(method: str, settings: dict[str, Any], keys: list[str], voters: Voters, **given: Any) -> tuple[Question, Outcome, Voters]:
    """The question, the first count, and the voters whose ballots count and say something."""
    options = [Option(key, **{name: values.get(key) for name, values in given.items()}) for key in keys]
    question = Question(method, options, settings)
    outcome = count(question, [(voter, 1) for voter in voters])
    assert from_json(to_json(outcome)) == outcome and to_json(from_json(to_json(outcome))) == to_json(outcome)
    assert outcome.totals.cast == len(voters)
    fine = [voter for voter in voters if any(voter.values()) or method == "judgment" and voter]
    fine = [voter for voter in fine if not problems(question, voter)]
    return question, outcome, fine


def shuffled(random: Random, question: Question, outcome: Outcome, voters: Voters) -> None:
    """The order of ballots never matters, nor whether equal ones come one by one or weighed."""
    other = list(voters)
    random.shuffle(other)
    assert to_json(count(question, [(voter, 1) for voter in other])) == to_json(outcome)
    assert count(question, [(voter, 3) for voter in other]).winners == outcome.winners or question.method in WEIGHED_OTHERWISE


WEIGHED_OTHERWISE = {"yes_no", "choice", "approval", "judgment", "budget", "equal_shares", "two_rounds", "points"}
"""Three times the voters is another vote here: whole votes are rounded, minimum scores and purses are absolute numbers."""


def one_mark(random: Random, keys: list[str]) -> dict[str, int]:
    return dict.fromkeys(random.sample(keys, 2 if random.random() < 0.05 else 1), 1)


def yes_no(random: Random) -> None:
    keys = ["yes", "no", "abstain"]
    settings = some_threshold(random) | some_tie(random, "none", "declared", "lot")
    question, outcome, fine = both("yes_no", settings, keys, voters := voters_of(random, lambda: one_mark(random, keys)))
    votes, blank = second.tally(keys, fine), voters.count({})
    expressed, invalid = votes["yes"] + votes["no"], len(voters) - blank - len(fine)
    found = question.settings
    if votes["yes"] == votes["no"] and found["threshold"] in {"relative", "absolute"}:
        passed = found["tie"] != "none" and second.by_rule(dict(found), keys, ["yes", "no"])[0] == "yes"
    elif found["threshold"] == "relative":
        passed = votes["yes"] > votes["no"]
    else:
        passed = second.enough(dict(found), votes["yes"], expressed, blank, votes["abstain"] + invalid)
    assert (outcome.winners == ("yes",)) == (passed and expressed > 0)
    shuffled(random, question, outcome, voters)


def choice(random: Random, method: str = "choice") -> None:
    keys = some_keys(random)
    settings = some_threshold(random) | some_tie(random) | ({"seats": random.randint(1, 3)} if method == "approval" else {})
    make = (lambda: one_mark(random, keys)) if method == "choice" else (lambda: dict.fromkeys(random.sample(keys, random.randint(1, len(keys))), 1))
    question, outcome, fine = both(method, settings, keys, voters := voters_of(random, make))
    votes, blank, found = second.tally(keys, fine), voters.count({}), dict(question.settings)
    invalid = len(voters) - blank - len(fine)
    able = [key for key in keys if second.enough(found, votes[key], len(fine), blank, invalid)]
    assert set(outcome.winners) == second.seats(found, keys, votes, found.get("seats", 1), able)
    shuffled(random, question, outcome, voters)


def approval(random: Random) -> None:
    choice(random, "approval")


def two_rounds(random: Random) -> None:
    keys = some_keys(random, 3)
    settings = some_tie(random, "declared", "lot") | {"round": random.choice((1, 1, 2))}
    question, outcome, fine = both("two_rounds", settings, keys, voters := voters_of(random, lambda: one_mark(random, keys)))
    votes, found = second.tally(keys, fine), dict(question.settings)
    ahead = [key for key in keys if 2 * votes[key] > len(fine)]
    if not fine:
        assert outcome.verdict == "no_votes"
    elif found["round"] == 2 or ahead:
        able = ahead if found["round"] == 1 else [key for key in keys if votes[key]]
        assert set(outcome.winners) == second.seats(found, keys, votes, 1, able)
    else:
        assert set(outcome.facts["finalists"]) == second.seats(found, keys, votes, 2, keys)
    shuffled(random, question, outcome, voters)


def points(random: Random) -> None:
    keys = some_keys(random)
    settings = some_tie(random) | {"seats": random.randint(1, 3), "max_points": 6, "minimum_score": random.choice((0, 0, 5))}
    question, outcome, fine = both("points", settings, keys, voters := voters_of(random, lambda: {key: random.randint(0, 3) for key in keys}))
    score, found = second.tally(keys, fine), dict(question.settings)
    able = [key for key in keys if score[key] >= found["minimum_score"] and score[key] > 0]
    assert set(outcome.winners) == (second.seats(found, keys, score, found["seats"], able) if fine else set())
    shuffled(random, question, outcome, voters)


def some_ranking(random: Random, keys: list[str], ties: bool) -> dict[str, int]:
    ranked = random.sample(keys, random.randint(1, len(keys)))
    if ties:
        return {key: random.randint(1, len(keys)) for key in ranked}
    return {key: place for place, key in enumerate(ranked, start=1)}


def borda(random: Random) -> None:
    keys, ties = some_keys(random), random.random() < 0.5
    settings = some_tie(random) | {"seats": random.randint(1, 2), "ties_allowed": ties}
    question, outcome, fine = both("borda", settings, keys, voters := voters_of(random, lambda: some_ranking(random, keys, ties)))
    score = second.borda(keys, fine)
    assert set(outcome.winners) == (second.seats(dict(question.settings), keys, score, question.settings["seats"], keys) if fine else set())
    shuffled(random, question, outcome, voters)


def runoff(random: Random) -> None:
    keys = some_keys(random)
    settings = some_tie(random) | {"elimination": "one"}
    question, outcome, fine = both("runoff", settings, keys, voters := voters_of(random, lambda: some_ranking(random, keys, ties=False)))
    assert set(outcome.winners) == (second.runoff(dict(question.settings), keys, fine) if fine else set())
    shuffled(random, question, outcome, voters)


def schulze(random: Random) -> None:
    keys, margin = some_keys(random, most=4), random.random() < 0.5
    settings = some_tie(random) | {"strength": "margin" if margin else "winning", "seats": random.randint(1, 2)}
    question, outcome, fine = both("schulze", settings, keys, voters := voters_of(random, lambda: some_ranking(random, keys, ties=True)))
    score = second.schulze_score(keys, fine, margin)
    assert set(outcome.winners) == (second.seats(dict(question.settings), keys, score, question.settings["seats"], keys) if fine else set())
    shuffled(random, question, outcome, voters)


def judgment(random: Random) -> None:
    keys, size = some_keys(random, most=4), random.randint(4, 7)
    settings = some_tie(random) | {"grades": size, "order": random.choice(("median", "gauge")), "seats": random.randint(1, 2),
                                   "blank": random.choice(("apart", "counted")), "minimum_grade": random.choice((0, 0, 2))}

    def make() -> dict[str, int]:
        return {key: random.randint(0, size - 1) for key in random.sample(keys, random.randint(1, len(keys)))}

    question, outcome, fine = both("judgment", settings, keys, voters := voters_of(random, make))
    counted = fine + [{}] * (voters.count({}) if settings["blank"] == "counted" else 0)
    grades = {key: [voter.get(key, 0) for voter in counted] for key in keys}
    expected: set[str] = set()
    if fine:
        score = {key: (second.gauge if settings["order"] == "gauge" else second.majority_value)(found) for key, found in grades.items()}
        able = [key for key in keys if sorted(grades[key])[(len(counted) - 1) // 2] >= settings["minimum_grade"]]
        expected = second.seats(dict(question.settings), keys, score, settings["seats"], able)
    assert set(outcome.winners) == expected
    shuffled(random, question, outcome, voters)


def some_costs(random: Random, keys: list[str]) -> dict[str, int]:
    return {key: random.randint(1, 9) for key in keys}


def budget(random: Random) -> None:
    keys = some_keys(random, most=7)
    costs, groups = some_costs(random, keys), dict.fromkeys(random.sample(keys, 2), "same place") if random.random() < 0.3 else {}
    settings = some_tie(random, "declared", "lot") | {"budget": random.randint(0, 25), "unaffordable": random.choice(("skip", "stop")),
                                                      "minimum_score": random.choice((1, 1, 3))}
    voters = voters_of(random, lambda: dict.fromkeys(random.sample(keys, random.randint(1, len(keys))), 1))
    question, outcome, fine = both("budget", settings, keys, voters, cost=costs, exclusive_group=groups)
    score = second.tally(keys, fine)
    assert list(outcome.winners) == (second.greedy(dict(question.settings), keys, costs, groups, score) if fine else [])
    shuffled(random, question, outcome, voters)


def equal_shares(random: Random) -> None:
    keys = some_keys(random, most=6)
    costs = some_costs(random, keys)
    settings = some_tie(random, "declared", "lot") | {"budget": random.randint(1, 25)}
    voters = voters_of(random, lambda: dict.fromkeys(random.sample(keys, random.randint(1, 3 if len(keys) > 2 else 2)), 1))
    question, outcome, fine = both("equal_shares", settings, keys, voters, cost=costs)
    assert set(outcome.winners) == (set(second.equal_shares(dict(question.settings), keys, costs, fine)) if fine else set())
    shuffled(random, question, outcome, voters)


@pytest.mark.parametrize("poll", [yes_no, choice, two_rounds, approval, points, borda, runoff, schulze, judgment, budget, equal_shares],
                         ids=lambda poll: poll.__name__)
def test_two_counters_agree_on_a_thousand_votes(poll: Callable[[Random], None]) -> None:
    for seed in range(POLLS):
        poll(Random(seed))
