"""Votes with several marks: k of n (approval), and points shared among options."""

from app.voting.methods.outcomes import Outcome
from app.voting.methods.polls import Question
from app.voting.methods.tallies import Tally, totals_by_option, voters_by_option
from app.voting.methods.thresholds import reaches, threshold
from app.voting.methods.ties import fill


def approval(question: Question, tally: Tally) -> Outcome:
    """The k options marked by the most voters, each reaching the threshold, taken of ballots and not of marks."""
    votes = voters_by_option(question, tally)
    picked = fill(question, votes, question.settings["seats"], able=[key for key in votes if reaches(question, tally.totals, votes[key])])
    verdict = "won" if picked.winners else "tie" if picked.ties else "threshold"
    numbers = {key: {"votes": value} for key, value in votes.items()}
    limit = threshold(question, tally.totals, max(votes.values()))
    facts = {"open_seats": question.settings["seats"] - len(picked.winners) if len(picked.winners) < question.settings["seats"] else 0}
    return Outcome("approval", verdict, picked.winners, picked.ranks, numbers, tally.totals, limit, ties=picked.ties, facts=facts)


def points(question: Question, tally: Tally) -> Outcome:
    """The k options with the most points, each with the minimum score and with a point at all."""
    scores, voters = totals_by_option(question, tally), voters_by_option(question, tally)
    least = question.number("minimum_score")
    able = [key for key in scores if scores[key] >= least and voters[key]]
    picked = fill(question, scores, question.settings["seats"], able=able)
    verdict = "won" if picked.winners else "tie" if picked.ties else "minimum"
    numbers = {key: {"points": scores[key], "votes": voters[key]} for key in scores}
    return Outcome("points", verdict, picked.winners, picked.ranks, numbers, tally.totals, ties=picked.ties)
