"""Votes with one mark: yes or no, one choice, two rounds. Each is a sum of votes held against a threshold."""

from fractions import Fraction

from app.voting.methods.numbers import Number
from app.voting.methods.outcomes import Outcome, Threshold, Tie
from app.voting.methods.polls import Question
from app.voting.methods.tallies import ABSTAIN, Tally, totals_by_option
from app.voting.methods.thresholds import base_of, needed, reaches, threshold
from app.voting.methods.ties import Selection, decides, fill, groups, in_order, ranks_of

YES, NO = "yes", "no"


def yes_no(question: Question, tally: Tally) -> Outcome:
    """Adopted when the yes votes reach the threshold. As many yes as no: the tie rule, and without one it is not adopted.

    Abstaining is not voting for or against (CGCT, L. 2121-20); under base "cast" it weighs against all the same.
    """
    votes = totals_by_option(question, tally)
    if ABSTAIN in votes:
        votes[ABSTAIN] = tally.totals.abstained
    limit, ties = threshold(question, tally.totals, votes[YES]), ()
    if limit.kind == "relative":
        limit = Threshold("relative", limit.base, needed(Fraction(1), votes[NO], "more_than"), votes[YES] > votes[NO], votes[YES])
    adopted, verdict = limit.reached, "adopted" if limit.reached else "rejected"
    if votes[YES] == votes[NO] and limit.kind in {"relative", "absolute"}:
        order = tuple(in_order(question, (YES, NO))) if decides(question) else ()
        ties = (Tie("win", (YES, NO), question.settings["tie"], order),)  # type: ignore[assignment]
        adopted = order[:1] == (YES,)
        verdict = "adopted" if adopted else "rejected" if order else "tie"
    ranked = ranks_of(groups({key: votes[key] for key in (YES, NO)})) | ({ABSTAIN: 3} if ABSTAIN in votes else {})
    return Outcome("yes_no", verdict, (YES,) if adopted else (), ranked, _table(votes), tally.totals, limit, ties=ties)


def choice(question: Question, tally: Tally) -> Outcome:
    """The option with the most votes, if that is enough."""
    votes = totals_by_option(question, tally)
    picked = fill(question, votes, 1, able=[key for key in votes if reaches(question, tally.totals, votes[key])])
    return _outcome("choice", question, tally, votes, picked)


def two_rounds(question: Question, tally: Tally) -> Outcome:
    """Round 1: elected with the threshold (and a share of the registered voters if asked), else the best go to round 2, won by the most votes.

    The French pattern is an absolute majority of the votes expressed; for town councils below 1,000 inhabitants also a quarter of the
    registered voters (Code électoral, L. 253), for larger ones 10 % of the votes expressed to stay in round 2 (L. 264).
    """
    votes = totals_by_option(question, tally)
    if question.settings["round"] == 2:
        return _outcome("two_rounds", question, tally, votes, fill(question, votes, 1, able=[key for key in votes if votes[key] > 0]))
    present = question.number("registered") * question.number("registered_share")
    able = [key for key in votes if reaches(question, tally.totals, votes[key]) and votes[key] >= present]
    picked = fill(question, votes, 1, able=able)
    if picked.winners or picked.ties:
        return _outcome("two_rounds", question, tally, votes, picked)
    finalists = _finalists(question, tally, votes)
    limit = threshold(question, tally.totals, max(votes.values()))
    facts = {"finalists": list(finalists.winners), "registered_needed": present}
    return Outcome("two_rounds", "second_round", (), finalists.ranks, _table(votes), tally.totals, limit, ties=finalists.ties, facts=facts)


def _finalists(question: Question, tally: Tally, votes: dict[str, Number]) -> Selection:
    """All that reach the qualifying share, but at least the best two (or `finalists`); undecided equals all stay in."""
    seats, share = question.settings["finalists"], question.number("qualifying_share")
    if share:
        floor = share * base_of(question, tally.totals)
        qualified = [key for key in votes if votes[key] >= floor]
        if len(qualified) >= seats:
            return fill(question, votes, len(qualified), able=qualified, at="finalist")
    picked = fill(question, votes, seats, at="finalist")
    if not picked.open_seats:
        return picked
    equal = picked.ties[-1].options
    return Selection((*picked.winners, *equal), picked.ranks, (*picked.ties[:-1], Tie("finalist", equal, "shared")), 0)


def _outcome(method: str, question: Question, tally: Tally, votes: dict[str, Number], picked: Selection) -> Outcome:
    limit = threshold(question, tally.totals, max(votes.values()))
    verdict = "won" if picked.winners else "tie" if picked.ties else "threshold"
    return Outcome(method, verdict, picked.winners, picked.ranks, _table(votes), tally.totals, limit, ties=picked.ties)


def _table(votes: dict[str, Number]) -> dict[str, dict[str, Number]]:
    return {key: {"votes": value} for key, value in votes.items()}
