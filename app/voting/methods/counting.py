"""The one door: a question and its ballots in, the outcome out."""

from collections.abc import Callable, Iterable, Mapping

from app.voting.methods.budget.equal_shares import equal_shares
from app.voting.methods.budget.greedy import greedy
from app.voting.methods.judgment import judgment
from app.voting.methods.majority import choice, two_rounds, yes_no
from app.voting.methods.outcomes import Outcome
from app.voting.methods.polls import Ballot, Question
from app.voting.methods.ranked.borda import borda
from app.voting.methods.ranked.runoff import runoff
from app.voting.methods.ranked.schulze import schulze
from app.voting.methods.scores import approval, points
from app.voting.methods.tallies import Tally, gather

_COUNTERS: Mapping[str, Callable[[Question, Tally], Outcome]] = {
    "yes_no": yes_no, "choice": choice, "two_rounds": two_rounds, "approval": approval, "points": points, "borda": borda,
    "runoff": runoff, "schulze": schulze, "judgment": judgment, "budget": greedy, "equal_shares": equal_shares,
}


def count(question: Question, ballots: Iterable[Ballot]) -> Outcome:
    """Counts (marks, weight) ballots. Their order never matters. Ballots with problems are counted as invalid, never guessed at.

    Without a single expressed vote nobody wins. Raises ValueError for a negative weight.
    """
    tally = gather(question, ballots)
    if not tally.totals.expressed:
        return _nobody(question, tally)
    return _COUNTERS[question.method](question, tally)


def _nobody(question: Question, tally: Tally) -> Outcome:
    return Outcome(question.method, "no_votes", (), dict.fromkeys(question.keys, 1), {key: {} for key in question.keys}, tally.totals)
