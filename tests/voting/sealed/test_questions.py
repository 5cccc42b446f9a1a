"""From a voting method's words to sealed questions and back: what voters marked is what the opened counts say."""

from collections.abc import Mapping, Sequence

import pytest

from app.voting.sealed.questions import Counts, Paper, Shape, decode, questions, rows
from tests.voting.sealed.votes import MadeVote

ABC = (("a", "Banc"), ("b", "Arbre"), ("c", "Vélos"))
GRADES = ("À rejeter", "Passable", "Bien", "Très bien")


def counted(paper: Paper, ballots: Sequence[Mapping[str, int]]) -> Counts:
    made = MadeVote(voters=len(ballots), questions=questions(paper))
    for voter, marks in enumerate(ballots):
        made.vote(voter, *rows(paper, marks))
    made.close()
    return decode(paper, made.open())


def test_yes_no_abstain_with_blank() -> None:
    paper = Paper(Shape.ONE, "Oui ?", (("yes", "Oui"), ("no", "Non"), ("abstain", "Abstention")), blank=True)
    assert counted(paper, [{"yes": 1}, {"yes": 1}, {"abstain": 1}, {}]) == Counts({"yes": 2, "no": 0, "abstain": 1}, {}, {}, blank=1)


def test_several_between_a_minimum_and_a_maximum() -> None:
    paper = Paper(Shape.SEVERAL, "Deux au plus", ABC, minimum=1, maximum=2)
    assert counted(paper, [{"a": 1, "c": 1}, {"c": 1}]) == Counts({"a": 1, "b": 0, "c": 2}, {}, {})


def test_grades_the_worst_first_and_options_without_a_grade() -> None:
    paper = Paper(Shape.GRADES, "Vos avis", ABC, blank=True, grades=GRADES)
    found = counted(paper, [{"a": 3, "b": 0, "c": 2}, {"a": 3, "b": 1}])
    assert found.grades == {"a": (0, 0, 0, 2), "b": (1, 1, 0, 0), "c": (0, 0, 1, 0)}
    assert found.ungraded == {"a": 0, "b": 0, "c": 1}


@pytest.mark.parametrize("marks", [{"z": 1}, {"a": 2}, {"a": -1}, {"a": True}, {"a": "1"}])
def test_unknown_options_and_values_are_refused(marks: Mapping[str, int]) -> None:
    with pytest.raises(ValueError):
        rows(Paper(Shape.SEVERAL, "Q", ABC, 0, 3), marks)


def test_counts_of_another_paper_are_refused() -> None:
    with pytest.raises(ValueError):
        decode(Paper(Shape.ONE, "Q", ABC), [[1, 2]])
    with pytest.raises(ValueError):
        questions(Paper(Shape.SEVERAL, "Q", ABC, 2, 4))
