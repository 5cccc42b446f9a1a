"""A ranked ballot as groups of equal options, best first."""

from itertools import groupby

from app.voting.methods.polls import Marks


def levels(marks: Marks) -> list[list[str]]:
    """The ranked options from best to worst, equal ones together."""
    ordered = sorted(marks, key=lambda key: (marks[key], key))
    return [list(group) for _rank, group in groupby(ordered, key=lambda key: marks[key])]
