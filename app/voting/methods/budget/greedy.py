"""Projects are funded from the best score down while the money lasts; what happens at the first that is too dear is a setting.

The rule of Paris, Toulouse and most Polish cities; names of its variants as in Pabulib (https://pabulib.org/format).
"""

from dataclasses import dataclass, field
from fractions import Fraction

from app.voting.methods.budget.money import Breaker, Pot, cost, envelopes, pot_of, pots, scores, table
from app.voting.methods.numbers import Number
from app.voting.methods.outcomes import Outcome, Round, Tie
from app.voting.methods.polls import Option, Question
from app.voting.methods.tallies import Tally, voters_by_option
from app.voting.methods.ties import groups, ranks_of

CUT = frozenset({"too_expensive", "after_stop", "reserve", "undecided"})
"""What happened to projects when the money was short."""


@dataclass
class _Spending:
    """What is decided while the list is walked down."""

    question: Question
    pots: dict[str, Pot]
    winners: list[str] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)
    rounds: list[Round] = field(default_factory=list)


def greedy(question: Question, tally: Tally) -> Outcome:
    """Walks down the projects by score (or score for each unit of cost), each from its own pot.

    A project is left out below the minimum score, when one it excludes was funded, or when its pot cannot pay: then the next is tried
    ("skip") or the pot closes ("stop"); with a reserve share it is still funded, last, if the pot holds that share of its cost.
    """
    score = scores(question, tally)
    breaker = Breaker(question, voters_by_option(question, tally))
    grouped = groups({key: _worth(question, question.option(key), score[key]) for key in question.keys})
    state = _Spending(question, pots(question))
    for group in grouped:
        order = breaker.order(group)
        if question.settings["tie"] == "none" and _undecided(state, breaker, order, score):
            _suspend(state, breaker, order, score)
            continue
        before = len(state.rounds)
        for key in order:
            _decide(state, question.option(key), score[key])
        _note_ties(state.rounds[before:], breaker)
    facts = {"envelopes": envelopes(state.pots)}
    ties = tuple(breaker.ties.values())
    ranked = ranks_of([part for group in grouped for part in groups({key: _negative(breaker.preference(key)) for key in group})])
    return Outcome(
        "budget", _verdict(state, ties), tuple(state.winners), ranked, table(question, tally, score), tally.totals,
        rounds=tuple(state.rounds), ties=ties, facts=facts,
    )


def _worth(question: Question, option: Option, score: Number) -> tuple[Number, ...]:
    """What projects are sorted by; a free project is worth the most per euro."""
    if question.settings["order_by"] == "votes":
        return (score,)
    price = cost(option)
    return (0, Fraction(score) / price) if price else (1, score)


def _decide(state: _Spending, option: Option, score: Number) -> None:
    pot_key = pot_of(state.question, option)
    pot = state.pots[pot_key]
    what, other = _fate(state, option, score, pot), state.taken.get(option.exclusive_group or "", "")
    counts = {"score": score, "cost": cost(option), "left": pot.left}
    funded = what in {"funded", "reserve"}
    if funded:
        pot.left -= cost(option)
        state.winners.append(option.key)
        if option.exclusive_group:
            state.taken[option.exclusive_group] = option.key
    if what in {"too_expensive", "reserve"} and state.question.settings["unaffordable"] == "stop":
        pot.closed = True
    facts = {"pot": pot_key} | ({"other": other} if what == "exclusive" else {})
    state.rounds.append(Round(what, counts, (option.key,) if funded else (), () if funded else (option.key,), facts))


def _fate(state: _Spending, option: Option, score: Number, pot: Pot) -> str:
    if score < state.question.number("minimum_score"):
        return "below_minimum"
    if option.exclusive_group in state.taken:
        return "exclusive"
    if pot.closed:
        return "after_stop"
    if cost(option) <= pot.left:
        return "funded"
    share = state.question.number("reserve_share")
    return "reserve" if share and pot.left >= share * cost(option) else "too_expensive"


def _note_ties(steps: list[Round], breaker: Breaker) -> None:
    """Equal projects of one pot, of which some were funded and some fell to want of money: the order between them mattered."""
    for pot in {step.facts["pot"] for step in steps}:
        here = [step for step in steps if step.facts["pot"] == pot and (step.what in CUT or step.what == "funded")]
        if {step.what for step in here} & CUT and any(step.chosen for step in here) and len(here) > 1:
            breaker.note([(*step.chosen, *step.left_out)[0] for step in here])
    for step in steps:
        rival = step.facts.get("other", "")
        if rival and any(rival in other.chosen for other in steps):
            breaker.note([rival, step.left_out[0]])


def _undecided(state: _Spending, breaker: Breaker, order: list[str], score: dict[str, Number]) -> bool:
    """Whether really equal projects compete for money that cannot pay them all."""
    for group in groups({key: _negative(breaker.preference(key)) for key in order}):
        able = [key for key in group if _fate(state, state.question.option(key), score[key], _endless()) == "funded"]
        for name, pot in state.pots.items():
            here = [key for key in able if pot_of(state.question, state.question.option(key)) == name]
            wanted = sum(cost(state.question.option(key)) for key in here)
            if len(here) > 1 and not pot.closed and wanted > pot.left and any(cost(state.question.option(key)) <= pot.left for key in here):
                return True
    return False


def _suspend(state: _Spending, breaker: Breaker, order: list[str], score: dict[str, Number]) -> None:
    """Nobody drew lots beforehand: the equal projects and everything below them in their pot wait for a second meeting."""
    breaker.note(order)
    for key in order:
        option = state.question.option(key)
        pot = pot_of(state.question, option)
        counts = {"score": score[key], "cost": cost(option), "left": state.pots[pot].left}
        state.rounds.append(Round("undecided", counts, (), (key,), {"pot": pot}))
        state.pots[pot].closed = True


def _endless() -> Pot:
    return Pot(10**30, 10**30)


def _negative(preference: tuple[Number, ...]) -> tuple[Number, ...]:
    return tuple(-part for part in preference)


def _verdict(state: _Spending, ties: tuple[Tie, ...]) -> str:
    if state.winners:
        return "won"
    if ties:
        return "tie"
    return "minimum" if all(step.what == "below_minimum" for step in state.rounds) else "unaffordable"
