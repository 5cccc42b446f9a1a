"""Pabulib files as cities publish them, with their odd quotes, line ends, amounts and rules."""

from fractions import Fraction
from typing import Any

import pytest

from app.voting.formats import pabulib, pabulib_writing
from app.voting.formats.polls import FormatRefused, PollFile
from app.voting.formats.reading import read_file
from app.voting.methods import Option, Question, count

PROJECTS = "project_id;cost;votes;name;selected\n1;600;5;Fontaine;1\n2;800;4;Bancs;0\n4;1400;3;Piste;1\n"
VOTES = "voter_id;vote\na;1,2\nb;1,4\nc;1\nd;1,2,4\ne;1,2\nf;4\ng;2\n"


def pb(projects: str = PROJECTS, votes: str = VOTES, **meta: Any) -> bytes:
    head = {"description": "Budget", "budget": "2000", "vote_type": "approval", "rule": "greedy"} | meta
    lines = "\n".join(f"{key};{value}" for key, value in head.items())
    return f"META\nkey;value\n{lines}\nPROJECTS\n{projects}VOTES\n{votes}".encode()


def winners(data: bytes, **changed: Any) -> tuple[str, ...]:
    found = read_file("x.pb", data)
    return count(found.question(**changed), found.ballots).winners


def test_the_rule_is_the_files_own() -> None:
    assert winners(pb()) == ("1", "2")
    assert winners(pb(rule="greedy", budget="1000")) == ("1",)
    assert winners(pb(rule="greedy-no-skip", budget="1300", projects=PROJECTS + "9;100;0;Fleurs;1\n", votes=VOTES + "h;9\n")) == ("1",)
    assert winners(pb(rule="greedy", budget="1300", projects=PROJECTS + "9;100;0;Fleurs;1\n", votes=VOTES + "h;9\n")) == ("1", "9")
    assert winners(pb(rule="greedy-threshold", min_project_score_threshold="5")) == ("1",)
    custom = "#1: if the remaining budget is enough to fund at least 80% of that project, we fund it as well"
    assert winners(pb(rule="greedy-custom", comment=custom, budget="1300")) == ("1", "2")
    shares = read_file("x.pb", pb(rule="equalshares/add1-comparison"))
    assert shares.method == "equal_shares" and shares.settings["completion"] == ["add1", "comparison"]


def test_official_winners_and_those_other_money_paid_for() -> None:
    found = read_file("x.pb", pb(projects=PROJECTS.replace("Piste;1", "Piste;2")))
    assert (found.official, found.reserved) == (frozenset("1"), frozenset("4"))
    assert read_file("x.pb", pb(projects="project_id;cost\n1;5\n", votes="voter_id;vote\na;1\n")).official is None


@pytest.mark.parametrize("spoil", [
    ("^", "\ufeff"), ("\n", "\r\n"), (";", "; "), ("\n", ";;\n"), ("\n", "\n\n"), ("Bancs", '"Bancs ; et ""tables"""'), ("Bancs", 'Bancs "neufs'),
    ("Bancs", '"Bancs\nneufs"'), ("META", "meta"), ("rule;greedy", "rule: greedy"), (";600;", ";600.00;"), (";800;", ";800,00;"),
    (";1400;", ';"1 400";'), ("Bancs", '"Bancs'),
], ids=["signature", "crlf", "blanks", "empty cells", "empty lines", "quoted", "stray quote", "line break", "case", "colon", "decimals", "comma",
        "thousands", "never closed"])
def test_however_it_was_written(spoil: tuple[str, str]) -> None:
    text = pb().decode()
    found = read_file("budget.pb", (spoil[1] + text if spoil[0] == "^" else text.replace(*spoil)).encode())
    assert [option.cost for option in found.options] == [600, 800, 1400] and len(found.ballots) == 7
    assert count(found.question(), found.ballots).winners == ("1", "2")


def test_points_ranks_and_single_choices() -> None:
    votes = "voter_id;vote;points\na;1,2;3,1\nb;2;4\nc;4,1;2,2\n"
    points = read_file("x.pb", pb(vote_type="cumulative", max_sum_points=4, votes=votes))
    assert points.ballots[0] == ({"1": 3, "2": 1}, 1) and points.limits == {"max_points": 4}
    assert count(points.question(), points.ballots).numbers["2"]["score"] == 5
    ranks = read_file("x.pb", pb(vote_type="ordinal", max_length=2, votes="voter_id;vote\na;2,1\nb;2,4\nc;1\n"))
    assert {key: row["score"] for key, row in count(ranks.question(), ranks.ballots).numbers.items()} == {"1": 3, "2": 4, "4": 1}
    single = read_file("x.pb", pb(vote_type="choose-1", votes="voter_id;vote\na;2\n"))
    assert single.limits == {"max_marks": 1} and single.ballots == (({"2": 1}, 1),)


def test_weights_doubles_and_strangers() -> None:
    votes = "voter_id;vote;weight\na;1,1;0.5\na;2,77;2\n"
    found = read_file("x.pb", pb(votes=votes, num_votes=9))
    assert found.ballots == (({"1": 1}, Fraction(1, 2)), ({"2": 1}, 2))
    assert [remark.code for remark in found.remarks] == ["project_twice_in_vote", "voter_twice", "unknown_project", "other_num_votes"]


def test_budgets_by_category() -> None:
    projects = "project_id;cost;category\n1;50;green\n2;50;green\n3;50;sport\n"
    data = pb(projects=projects, votes="voter_id;vote\na;1\nb;1\nc;2\nd;3\n", budget=110, categories="green,sport", budget_per_category="60,50")
    assert winners(data) == ("1", "3")


@pytest.mark.parametrize(("data", "code", "line"), [
    (pb(projects=PROJECTS.replace("800", "beaucoup")), "bad_amount", 10), (pb(projects=PROJECTS.replace("800", "-1")), "bad_amount", 10),
    (pb(projects=PROJECTS + "1;5;5;Encore;0\n"), "project_twice", 12), (pb(projects="project_id;votes\n1;3\n"), "missing_column", 0),
    (pb(votes="voter_id\na\n"), "missing_column", 0), (pb(vote_type="cumulative"), "missing_column", 0),
    (pb(vote_type="telepathy"), "unknown_vote_type", 0),
    (pb(vote_type="scoring", votes="voter_id;vote;points\na;1,2;3\n"), "points_do_not_match", 14),
    (pb(vote_type="scoring", votes="voter_id;vote;points\na;1;2.5\n"), "bad_points", 14), (pb(budget="tout"), "bad_meta", 0),
    (pb(votes="voter_id;vote;weight\na;1;lourd\n"), "bad_weight", 14), (b"META\nkey;value\nbudget;5\n", "missing_section", 0),
    (b"PK\x03\x04\x00\x00", "not_text", 0), (pb() + b"VOTES\nvoter_id;vote\n", "section_twice", 21),
    (pb(projects="project_id;cost\n"), "no_projects", 0),
])
def test_what_cannot_be_read_is_named_with_its_line(data: bytes, code: str, line: int) -> None:
    with pytest.raises(FormatRefused) as refused:
        pabulib.read(data)
    assert (refused.value.code, refused.value.line) == (code, line)


@pytest.mark.parametrize("ballot", ["several", "points", "ranking"])
def test_what_we_write_we_read_again(ballot: str) -> None:
    question = Question("budget", (Option("a", '=Formule ; "et"', cost=50), Option("b", cost=60)), {"budget": 100, "ballot": ballot, "max_marks": 2})
    ballots = [({"a": 1, "b": 2}, 1) if ballot != "several" else ({"a": 1}, 1), ({"b": 1}, 3), ({}, 1)]
    text = pabulib_writing.write(question, ballots, count(question, ballots), {"description": "Essai", "currency": "EUR"})
    found: PollFile = read_file("essai.pb", text.encode())
    assert found.ballots == tuple(ballots[:2]) and found.meta["vote_type"] in {"approval", "ordinal", "cumulative"}
    assert found.official == frozenset(count(found.question(), found.ballots).winners) == frozenset(count(question, ballots).winners)
