"""Schulze's method: every pair is a duel; an option wins if its strongest chain of won duels beats each chain back.

M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election method",
Social Choice and Welfare 36 (2011). A Condorcet winner, who wins every duel, always wins.
"""

from app.voting.methods.numbers import Number
from app.voting.methods.outcomes import Outcome
from app.voting.methods.polls import Question
from app.voting.methods.ranked.rankings import levels
from app.voting.methods.tallies import Tally, voters_by_option
from app.voting.methods.ties import fill

Duels = dict[str, dict[str, Number]]


def schulze(question: Question, tally: Tally) -> Outcome:
    """The k best of Schulze's order. Options left out of a ballot come last on it, equal among themselves."""
    duels = pairwise(question, tally)
    paths = strongest_paths(question, duels)
    beaten = {key: sum(1 for other in question.keys if other != key and paths[key][other] > paths[other][key]) for key in question.keys}
    won = {key: sum(1 for other in question.keys if other != key and duels[key][other] > duels[other][key]) for key in question.keys}
    picked = fill(question, beaten, question.settings["seats"])
    condorcet = next((key for key in question.keys if won[key] == len(question.options) - 1), "")
    voters = voters_by_option(question, tally)
    numbers: dict[str, dict[str, Number]] = {key: {"beaten": beaten[key], "duels": won[key], "votes": voters[key]} for key in question.keys}
    facts = {"duels": duels, "paths": paths, "condorcet": condorcet}
    verdict = "won" if picked.winners else "tie"
    return Outcome("schulze", verdict, picked.winners, picked.ranks, numbers, tally.totals, ties=picked.ties, facts=facts)


def pairwise(question: Question, tally: Tally) -> Duels:
    """How many voters place the first option above the second."""
    duels: Duels = {key: {other: 0 for other in question.keys if other != key} for key in question.keys}
    for marks, weight in tally.piles:
        below = set(question.keys)
        for level in levels(marks):
            below -= set(level)
            for key in level:
                row = duels[key]
                for other in below:
                    row[other] += weight
    return duels


def strongest_paths(question: Question, duels: Duels) -> Duels:
    """For each pair the strength of the strongest chain: as strong as its weakest won duel (Floyd and Warshall's widest paths)."""
    margin = question.settings["strength"] == "margin"
    paths: Duels = {
        one: {two: (votes - duels[two][one] if margin else votes) if votes > duels[two][one] else 0 for two, votes in row.items()}
        for one, row in duels.items()
    }
    for middle in question.keys:
        for one in question.keys:
            if one == middle:
                continue
            through = paths[one][middle]
            for two in paths[one]:
                if two != middle:
                    paths[one][two] = max(paths[one][two], min(through, paths[middle][two]))
    return paths
