"""Instant runoff: while nobody has more than half of the ballots still counting, the last option leaves and its ballots move on.

As in Hare (1859) and Robert's Rules ("preferential voting"); ties for leaving follow an explicit rule because they can decide the winner.
"""

from dataclasses import dataclass, field

from app.voting.methods.numbers import Number
from app.voting.methods.outcomes import Outcome, Round, Tie
from app.voting.methods.polls import Question
from app.voting.methods.ranked.rankings import levels
from app.voting.methods.tallies import Tally
from app.voting.methods.ties import decides, groups, in_order


@dataclass
class _Count:
    """What a runoff knows while it runs. Ballots lie in piles on the option they count for at present."""

    question: Question
    orders: list[tuple[list[str], Number]]
    staying: set[str]
    rounds: list[Round] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    left: list[list[str]] = field(default_factory=list)

    def counts(self) -> dict[str, Number]:
        """The votes of each option that stays, in the declared order."""
        found: dict[str, Number] = {key: 0 for key in self.question.keys if key in self.staying}
        for order, weight in self.orders:
            top = next((key for key in order if key in self.staying), None)
            if top is not None:
                found[top] += weight
        return found


def runoff(question: Question, tally: Tally) -> Outcome:
    """One winner. Each round is kept with its counts, the exhausted ballots, who leaves and why."""
    orders = [([key for level in levels(marks) for key in level], weight) for marks, weight in tally.piles]
    state = _Count(question, orders, set(question.keys))
    first = state.counts()
    while True:
        counts = state.counts()
        facts = {"exhausted": tally.totals.expressed - sum(counts.values())}
        winners = _ahead(counts)
        leaving, undecided = ((), False) if winners else _leaving(state, counts)
        if not winners and undecided:
            winners = tuple(sorted(counts, key=question.order.__getitem__)) if question.settings["tie"] == "shared" else ()
        state.rounds.append(Round("win" if winners else "tie" if undecided else "eliminate", counts, winners, leaving, facts))
        if winners or undecided:
            return _outcome(state, tally, first, winners)
        state.staying -= set(leaving)
        state.left.append(list(leaving))


def _ahead(counts: dict[str, Number]) -> tuple[str, ...]:
    """The option with more than half of the ballots that still count, or the last one left."""
    total, best = sum(counts.values()), max(counts, key=lambda key: counts[key])
    return (best,) if 2 * counts[best] > total or len(counts) == 1 else ()


def _leaving(state: _Count, counts: dict[str, Number]) -> tuple[tuple[str, ...], bool]:
    """Who leaves now; or True when the tie rule leaves it undecided."""
    together = _hopeless(counts)
    if state.question.settings["elimination"] == "batch" and together:
        return tuple(together), False
    last = groups(counts)[-1]
    if len(last) == 1:
        return (last[0],), False
    if state.question.settings["elimination_tie"] == "all" and len(last) < len(counts):
        state.ties.append(Tie("eliminate", tuple(last), "all"))
        return tuple(last), False
    return _break(state, counts, last)


def _hopeless(counts: dict[str, Number]) -> list[str]:
    """The largest group at the bottom that, even with all its votes together, stays below the next option."""
    grouped = groups(counts)[::-1]
    found: list[str] = []
    for end in range(1, len(grouped)):
        below = [key for group in grouped[:end] for key in group]
        if sum(counts[key] for key in below) < counts[grouped[end][0]]:
            found = below
    return found


def _break(state: _Count, counts: dict[str, Number], last: list[str]) -> tuple[tuple[str, ...], bool]:
    equal = list(last)
    if state.question.settings["elimination_tie"] == "backwards":
        for earlier in reversed(state.rounds):
            equal = groups({key: earlier.counts[key] for key in equal})[-1]
        if len(equal) == 1:
            state.ties.append(Tie("eliminate", tuple(last), "backwards", (*(key for key in last if key not in equal), *equal)))
            return tuple(equal), False
    rule = state.question.settings["tie"]
    if decides(state.question):
        order = tuple(in_order(state.question, equal))
        state.ties.append(Tie("eliminate", tuple(equal), rule, order))
        return order[-1:], False
    if len(equal) < len(counts) and _harmless(counts, equal):
        state.ties.append(Tie("eliminate", tuple(equal), "all"))
        return tuple(equal), False
    state.ties.append(Tie("win" if len(equal) == len(counts) else "eliminate", tuple(equal), rule))
    return (tuple(equal), False) if rule == "shared" and len(equal) < len(counts) else ((), True)


def _harmless(counts: dict[str, Number], equal: list[str]) -> bool:
    """Whether none of the equal ones can pass another option whichever of them leaves first."""
    return sum(counts[key] for key in equal) < min(counts[key] for key in counts if key not in equal)


def _outcome(state: _Count, tally: Tally, first: dict[str, Number], winners: tuple[str, ...]) -> Outcome:
    last = state.rounds[-1].counts
    order = [list(winners)] if winners else []
    order += groups({key: last[key] for key in last if key not in winners}) + state.left[::-1]
    ranks: dict[str, int] = {}
    for group in order:
        ranks.update(dict.fromkeys(group, len(ranks) + 1))
    numbers = {key: {"votes": first[key], "last": last.get(key, 0)} for key in state.question.keys}
    verdict = "won" if winners else "tie"
    return Outcome("runoff", verdict, winners, ranks, numbers, tally.totals, None, tuple(state.rounds), tuple(state.ties))
