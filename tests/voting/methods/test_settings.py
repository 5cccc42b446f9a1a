"""Every rule that decides a winner is a setting, and does what it says."""

from fractions import Fraction

import pytest

from app.voting.methods import METHODS, Option, Question, SettingsRefused, count, exact, problems, validated
from app.voting.methods.ties import lot
from tests.voting.methods.examples import marked, options, outcome, ranked

YES_NO = (Option("yes"), Option("no"), Option("abstain"))


def adopted(piles: str, **settings: object) -> bool:
    ballots = [({key: 1} if key else {}, 1) for key in (dict(y="yes", n="no", a="abstain", b="")[letter] for letter in piles)]
    return count(Question("yes_no", YES_NO, settings), ballots).verdict == "adopted"


def test_what_a_majority_is_taken_of() -> None:
    assert adopted("yyyynnnaaab") and not adopted("yyynnn")
    assert not adopted("yyyynnnaaab", base="cast")
    assert adopted("yyyynnnbb", blank="apart") and not adopted("yyyynnnbb", blank="counted")
    assert adopted("yyyynn", threshold="two_thirds") and not adopted("yyyynnn", threshold="two_thirds")
    assert adopted("yyynn", threshold="fraction", fraction="3/5") and not adopted("yyynn", threshold="fraction", fraction="3/5", rounding="more_than")
    assert adopted("yynn", threshold="two_thirds", rounding="down") and not adopted("yynn", threshold="two_thirds", rounding="nearest")


def test_half_is_not_more_than_half_even_for_fractions_of_votes() -> None:
    ballots = [({"yes": 1}, Fraction(3, 2)), ({"no": 1}, 1), ({"no": 1}, Fraction(1, 2))]
    assert count(Question("yes_no", YES_NO), ballots).verdict == "tie"
    assert count(Question("yes_no", YES_NO), [*ballots, ({"yes": 1}, Fraction(1, 100))]).verdict == "adopted"


def test_each_tie_rule() -> None:
    tied = marked((2, "A"), (2, "B"), (1, "C"))
    assert outcome("choice", "BAC", tied, tie="declared").winners == ("B",)
    assert outcome("choice", "BAC", tied, tie="shared").winners == ("B", "A")
    none = outcome("choice", "BAC", tied, tie="none")
    assert none.verdict == "tie" and not none.winners and none.ties[0].options == ("B", "A")
    drawn = {outcome("choice", "BAC", tied, tie="lot", seed=f"tirage {day}").winners for day in range(20)}
    assert drawn == {("A",), ("B",)}
    assert lot("loto 7", "ABC") == lot("loto 7", "CBA")


def test_equal_ones_who_all_get_a_seat_are_no_tie() -> None:
    found = outcome("approval", "ABC", marked((2, "AB"), (1, "C")), seats=2, tie="none")
    assert found.winners == ("A", "B") and not found.ties


def test_elimination_looks_backwards_or_takes_all() -> None:
    ballots = ranked(((4, "A"), (2, "BA"), (1, "CB"), (3, "DA")))
    backwards = outcome("runoff", "ABCD", ballots)
    assert backwards.rounds[1].left_out == ("B",) and backwards.ties[0].rule == "backwards"
    together = outcome("runoff", "ABCD", ballots, elimination_tie="all")
    assert set(together.rounds[1].left_out) == {"B", "D"}
    batch = outcome("runoff", "ABCDE", ranked(((9, "A"), (8, "BA"), (2, "CA"), (1, "DA"))), elimination="batch")
    assert set(batch.rounds[0].left_out) == {"C", "D", "E"}


def projects(**costs: int) -> tuple[Option, ...]:
    return tuple(Option(key, cost=cost) for key, cost in costs.items())


def test_skip_stop_and_reserve() -> None:
    ballots = marked((9, "A"), (8, "B"), (7, "C"))
    dear = projects(A=50, B=60, C=40)
    assert count(Question("budget", dear, {"budget": 100}), ballots).winners == ("A", "C")
    assert count(Question("budget", dear, {"budget": 100, "unaffordable": "stop"}), ballots).winners == ("A",)
    kept = count(Question("budget", dear, {"budget": 100, "unaffordable": "stop", "reserve_share": "4/5"}), ballots)
    assert kept.winners == ("A", "B") and [one.what for one in kept.rounds] == ["funded", "reserve", "after_stop"]
    assert count(Question("budget", dear, {"budget": 100, "order_by": "votes_per_cost"}), ballots).winners == ("A", "C")


def test_a_tie_between_a_funded_project_and_another_is_told_and_only_then() -> None:
    ballots = marked((5, "A"), (5, "B"))
    settings = {"budget": 60, "tie_first": ["cheaper"]}
    found = count(Question("budget", projects(A=60, B=50), settings), ballots)
    assert found.winners == ("B",) and (found.ties[0].rule, found.ties[0].order) == ("cheaper", ("B", "A"))
    assert not count(Question("budget", projects(A=30, B=30), settings), ballots).ties
    undecided = count(Question("budget", projects(A=60, B=60), {"budget": 60, "tie": "none"}), ballots)
    assert undecided.verdict == "tie" and undecided.ties[0].rule == "none"


def test_each_district_spends_its_own_envelope() -> None:
    here = (Option("A", cost=50, district="nord"), Option("B", cost=50, district="nord"), Option("C", cost=50, district="sud"), Option("D", cost=50))
    settings = {"budget": 50, "envelopes": {"nord": 60, "sud": 40}}
    found = count(Question("budget", here, settings), marked((4, "AB"), (3, "C"), (2, "D")))
    assert found.winners == ("A", "D") and found.facts["envelopes"]["nord"] == {"budget": 60, "spent": 50, "left": 10}
    shares = count(Question("equal_shares", here, settings | {"completion": []}), marked((4, "AB"), (3, "C"), (2, "D")))
    assert set(shares.winners) == {"A", "D"}


def test_exclusive_projects_and_the_ballots_own_limits() -> None:
    options_ = (Option("A", cost=40, exclusive_group="place"), Option("B", cost=40, exclusive_group="place"), Option("C", cost=40))
    question = Question("budget", options_, {"budget": 100, "max_cost": 80, "exclusive_ballots": True})
    assert [one.code for one in problems(question, {"A": 1, "B": 1, "C": 1})] == ["over_budget", "exclusive"]
    assert count(question, marked((3, "A"), (2, "B"), (1, "C"))).winners == ("A", "C")


@pytest.mark.parametrize(("method", "settings", "marks", "codes"), [
    ("choice", {}, {"A": 1, "B": 1}, ["too_many"]), ("choice", {"blank_allowed": False}, {}, ["blank_refused"]),
    ("choice", {}, {"Z": 1}, ["unknown_option"]), ("choice", {}, {"A": 2}, ["bad_value"]), ("choice", {}, {"A": True}, ["not_whole"]),
    ("approval", {"min_marks": 2, "max_marks": 2}, {"A": 1}, ["too_few"]), ("points", {"max_points": 3}, {"A": 4}, ["too_many_points"]),
    ("points", {"max_per_option": 3}, {"A": 4}, ["too_many_on_one"]), ("points", {}, {"A": -1, "B": 2}, ["too_few_on_one"]),
    ("runoff", {}, {"A": 1, "B": 1}, ["same_rank", "same_rank"]), ("runoff", {}, {"A": 2}, ["rank_gap"]),
    ("schulze", {"unranked_allowed": False}, {"A": 1, "B": 1}, ["unranked"]), ("judgment", {}, {"A": 5}, ["bad_grade"]),
    ("judgment", {"unrated": "refused"}, {"A": 1}, ["ungraded"]), ("points", {"min_points": 5}, {"A": 4}, ["too_few_points"]),
])
def test_what_is_wrong_with_a_ballot_has_a_code(method: str, settings: dict[str, object], marks: dict[str, int], codes: list[str]) -> None:
    question = Question(method, options("ABC"), settings)
    assert [one.code for one in problems(question, marks)] == codes
    assert count(question, [(marks, 1)]).totals.invalid == 1


@pytest.mark.parametrize("method", METHODS)
def test_settings_are_explicit_and_a_fixed_point(method: str) -> None:
    found = validated(method, {})
    assert validated(method, found) == found and set(found) == {setting.key for setting in METHODS[method].settings}


@pytest.mark.parametrize(("method", "settings", "code"), [
    ("sortition", {}, "unknown_method"), ("choice", {"colour": 1}, "unknown_setting"), ("choice", {"tie": "coin"}, "bad_value"),
    ("choice", {"tie": "lot"}, "lot_without_seed"), ("approval", {"seats": 0}, "out_of_range"), ("approval", {"seats": 1.5}, "bad_value"),
    ("approval", {"min_marks": 3, "max_marks": 2}, "min_above_max"), ("judgment", {"grades": 3}, "out_of_range"),
    ("judgment", {"minimum_grade": 5}, "out_of_range"), ("choice", {"fraction": "5/4"}, "out_of_range"),
    ("budget", {"budget": "beaucoup"}, "bad_value"),
])
def test_settings_that_cannot_count_are_refused(method: str, settings: dict[str, object], code: str) -> None:
    with pytest.raises(SettingsRefused) as refused:
        validated(method, settings)
    assert refused.value.code == code


@pytest.mark.parametrize(("method", "given", "code"), [
    ("choice", (Option("A"), Option("A")), "same_option_twice"), ("yes_no", options("AB"), "not_yes_no"), ("budget", options("A"), "no_cost"),
    ("choice", tuple(Option(str(number)) for number in range(1001)), "too_many_options"),
])
def test_options_that_do_not_fit_are_refused(method: str, given: tuple[Option, ...], code: str) -> None:
    with pytest.raises(SettingsRefused) as refused:
        Question(method, given)
    assert refused.value.code == code


def test_numbers_are_exact_or_refused() -> None:
    assert (exact("12.50"), exact("2/3"), exact(" 7 ")) == (Fraction(25, 2), Fraction(2, 3), 7)
    for wrong in (0.1, True, "1e", "∞", None, "1/0"):
        with pytest.raises(ValueError, match="not a"):
            exact(wrong)
    with pytest.raises(ValueError, match="less than nothing"):
        count(Question("choice", options("AB")), [({"A": 1}, -1)])
