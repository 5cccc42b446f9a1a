"""What a share of the votes means in whole votes: the base, the fraction and the rounding, all announced before the vote."""

from fractions import Fraction
from math import ceil, floor

from app.voting.methods.numbers import Number, whole
from app.voting.methods.outcomes import Threshold, Totals
from app.voting.methods.polls import Question

_HALF = Fraction(1, 2)


def base_of(question: Question, totals: Totals) -> Number:
    """The votes a share is taken of: expressed, or every one cast; blank ones as the settings say.

    In French law blank, invalid and abstaining ballots are no "suffrages exprimés" (Code électoral, L. 66; CGCT, L. 2121-20).
    """
    base = totals.expressed
    if question.settings["base"] == "cast":
        base += totals.abstained + totals.invalid
    return base + (totals.blank if question.settings["blank"] == "counted" else 0)


def fraction_of(question: Question) -> Fraction:
    """The share to reach; 0 under relative majority."""
    named = {"relative": Fraction(0), "absolute": _HALF, "two_thirds": Fraction(2, 3), "fraction": question.number("fraction")}
    return named[question.settings["threshold"]]


def needed(share: Fraction, base: Number, rounding: str) -> Number:
    """The smallest number of votes that reaches the share of the base.

    more_than: strictly more (an absolute majority); up, down, nearest (half up): at least the share, rounded to whole votes.
    """
    exactly = share * base
    if rounding == "more_than":
        return floor(exactly) + 1
    return {"up": ceil(exactly), "down": floor(exactly), "nearest": floor(exactly + _HALF)}[rounding]


def threshold(question: Question, totals: Totals, best: Number) -> Threshold:
    """The threshold of this vote, and whether the `best` score reaches it. Nobody wins with no vote at all."""
    kind, base = question.settings["threshold"], base_of(question, totals)
    if kind == "relative":
        return Threshold(kind, base, 1 if best >= 1 or not best else whole(best), best > 0, best)
    least = needed(fraction_of(question), base, question.settings["rounding"])
    return Threshold(kind, base, least, reaches(question, totals, best), best)


def reaches(question: Question, totals: Totals, votes: Number) -> bool:
    """Whether so many votes are enough. Exact for weighted votes too: more than half is not "half plus one"."""
    if votes <= 0:
        return False
    if question.settings["threshold"] == "relative":
        return True
    exactly, rounding = fraction_of(question) * base_of(question, totals), question.settings["rounding"]
    return votes > exactly if rounding == "more_than" else votes >= needed(fraction_of(question), base_of(question, totals), rounding)
