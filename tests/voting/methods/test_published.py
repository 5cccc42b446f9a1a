"""Published examples come out as published."""

from app.voting.methods import Option, Question, count
from tests.voting.methods.examples import SCHULZE_45, TENNESSEE, marked, options, outcome, ranked


def test_the_capital_of_tennessee_depends_on_the_method() -> None:
    ballots = ranked(TENNESSEE)
    first = [({order: 1}, weight) for weight, (order, *_rest) in TENNESSEE]
    assert outcome("choice", "MNCK", first).winners == ("M",)
    runoff = outcome("runoff", "MNCK", ballots)
    assert runoff.winners == ("K",)
    assert [one.left_out for one in runoff.rounds] == [("C",), ("N",), ()]
    assert runoff.rounds[-1].counts == {"M": 42, "K": 58}
    borda = outcome("borda", "MNCK", ballots)
    assert {key: numbers["points"] for key, numbers in borda.numbers.items()} == {"M": 126, "N": 194, "C": 173, "K": 107}
    schulze = outcome("schulze", "MNCK", ballots)
    assert schulze.winners == ("N",) == (schulze.facts["condorcet"],)


def test_schulze_example_of_45_voters() -> None:
    found = outcome("schulze", "ABCDE", ranked(SCHULZE_45))
    assert found.facts["duels"]["E"] == {"A": 23, "B": 27, "C": 21, "D": 31}
    paths = found.facts["paths"]
    assert (paths["E"]["A"], paths["A"]["E"], paths["C"]["E"], paths["D"]["B"]) == (25, 24, 24, 28)
    assert sorted("ABCDE", key=found.ranks.__getitem__) == list("EACBD") and found.facts["condorcet"] == ""


def test_majority_judgment_of_balinski_and_laraki() -> None:
    """Three candidates, two with the same median: the one with fewer voters below it is ahead, by the gauge as by medians taken away."""
    grades = {"bayrou": (7, 7, 14, 19, 29, 24), "royal": (15, 10, 17, 21, 19, 18), "sarkozy": (28, 9, 12, 15, 18, 18)}
    ballots = [({key: next(g for g in range(6) if place < sum(spread[:g + 1])) for key, spread in grades.items()}, 1) for place in range(100)]
    for order in ("median", "gauge"):
        question = Question("judgment", [Option(key) for key in grades], {"grades": 6, "order": order})
        found = count(question, ballots)
        assert found.winners == ("bayrou",) and [found.ranks[key] for key in grades] == [1, 2, 3]
        assert [found.numbers[key]["grade"] for key in grades] == [4, 3, 3]


def test_iterated_medians_decide_where_the_gauge_is_equal() -> None:
    ballots = [({"a": a, "b": b}, 1) for a, b in zip((0, 2, 2, 2, 3), (1, 2, 2, 2, 3), strict=True)]
    assert count(Question("judgment", [Option("a"), Option("b")], {"order": "gauge"}), ballots).verdict == "tie"
    assert count(Question("judgment", [Option("a"), Option("b")]), ballots).winners == ("b",)


def test_equal_shares_leaves_each_group_its_part() -> None:
    """60 voters for A, B, C and 40 for D, E, money for three: votes alone spend it all on the larger group."""
    costs = dict.fromkeys("ABCDE", 20)
    ballots = marked((60, "ABC"), (40, "DE"))
    greedy = count(Question("budget", options("ABCDE", cost=costs), {"budget": 60}), ballots)
    fair = count(Question("equal_shares", options("ABCDE", cost=costs), {"budget": 60, "completion": []}), ballots)
    assert set(greedy.winners) == set("ABC") and set(fair.winners) == {"A", "D"}
    raised = count(Question("equal_shares", options("ABCDE", cost=costs), {"budget": 60, "increment": "1/100"}), ballots)
    assert set(raised.winners) == {"A", "B", "D"} and raised.facts["envelopes"][""]["left"] == 0


def test_supporters_who_have_little_left_give_all_and_the_others_share_the_rest() -> None:
    """https://equalshares.net/explanation, "effective vote count", with small numbers."""
    ballots = marked((6, "P"), (2, "PQ"), (2, "Q"))
    projects = options("PQ", cost={"P": 60, "Q": 50})
    poor = count(Question("equal_shares", projects, {"budget": 100, "completion": []}), ballots)
    assert poor.winners == ("P",) and poor.rounds[0].counts["most"] == 7.5
    richer = count(Question("equal_shares", projects, {"budget": 200, "completion": []}), ballots)
    assert richer.winners == ("P", "Q") and richer.rounds[1].counts["most"] == 12.5


def test_two_rounds_of_a_small_town() -> None:
    """Code électoral, L. 253: half of the votes expressed and a quarter of the registered; else a second round."""
    ballots = marked((60, "A"), (40, "B"), (10, "C"))
    assert outcome("two_rounds", "ABC", ballots).winners == ("A",)
    far = outcome("two_rounds", "ABC", ballots, registered=300)
    assert far.verdict == "second_round" and far.facts["finalists"] == ["A", "B"]
    assert outcome("two_rounds", "ABC", ballots, registered=300, round=2).winners == ("A",)
    three = outcome("two_rounds", "ABCD", marked((40, "A"), (30, "B"), (20, "C"), (10, "D")), qualifying_share="1/8")
    assert three.facts["finalists"] == ["A", "B", "C"]
