"""Borda's count: a rank is worth points, the most points win (Borda, "Mémoire sur les élections au scrutin", 1781)."""

from fractions import Fraction

from app.voting.methods.numbers import Number, whole
from app.voting.methods.outcomes import Outcome
from app.voting.methods.polls import Marks, Question
from app.voting.methods.ranked.rankings import levels
from app.voting.methods.tallies import Tally, voters_by_option
from app.voting.methods.ties import fill


def borda(question: Question, tally: Tally) -> Outcome:
    """The k options with the most points.

    With n options the scale gives n−1 … 0, n … 1, or 1, 1/2, 1/3 … (harmonic, Dowdall). Equal options share the points of the
    places they take; unranked ones get nothing, or share those of the places left.
    """
    scores: dict[str, Number] = dict.fromkeys(question.keys, 0)
    for marks, weight in tally.piles:
        for key, worth in _worth(question, marks).items():
            scores[key] += weight * worth
    scores = {key: whole(value) for key, value in scores.items()}
    voters = voters_by_option(question, tally)
    picked = fill(question, scores, question.settings["seats"])
    numbers = {key: {"points": scores[key], "votes": voters[key]} for key in scores}
    return Outcome("borda", "won" if picked.winners else "tie", picked.winners, picked.ranks, numbers, tally.totals, ties=picked.ties)


def _worth(question: Question, marks: Marks) -> dict[str, Number]:
    """What one ballot gives each option."""
    scale = _scale(question)
    worth: dict[str, Number] = {}
    ranked = levels(marks)
    if question.settings["unranked_points"] == "average":
        ranked.append([key for key in question.keys if key not in marks])
    for level in ranked:
        places = scale[len(worth):len(worth) + len(level)]
        worth.update(dict.fromkeys(level, sum(places, Fraction(0)) / len(level) if level else 0))
    return worth


def _scale(question: Question) -> list[Fraction]:
    size, scale = len(question.options), question.settings["scale"]
    if scale == "harmonic":
        return [Fraction(1, place) for place in range(1, size + 1)]
    return [Fraction(size - place) for place in range(1, size + 1)] if scale == "from_zero" else [Fraction(size - place) for place in range(size)]
