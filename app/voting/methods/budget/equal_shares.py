"""The Method of Equal Shares with its completions, as used in Wieliczka (2023), Świecie (2023), Aarau (2023) and Assen (2024).

Source: https://equalshares.net/implementation/completion and /tie-breaking; Peters, Pierczyński and Skowron, NeurIPS 2021.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor

from gmpy2 import mpq  # type: ignore[import-untyped]

from app.voting.methods.budget.greedy import greedy
from app.voting.methods.budget.money import Breaker, Pot, cost, envelopes, given, pot_of, pots, scores, table
from app.voting.methods.budget.purses import Market, Purchase, bought_keys, buy
from app.voting.methods.catalogue import METHODS
from app.voting.methods.numbers import Number, whole
from app.voting.methods.outcomes import Outcome, Round
from app.voting.methods.polls import Option, Question
from app.voting.methods.tallies import Tally, voters_by_option
from app.voting.methods.ties import groups, ranks_of


@dataclass
class _Funding:
    """What is decided, pot after pot."""

    question: Question
    tally: Tally
    score: dict[str, Number]
    pots: dict[str, Pot]
    breaker: Breaker
    winners: list[str]
    rounds: list[Round]
    purses: dict[str, Number]


def equal_shares(question: Question, tally: Tally) -> Outcome:
    """Each voter gets the same share of the budget; projects are bought by their supporters, the least painful purchase first.

    `utility` says what a bought project is worth to a supporter: its cost, one, or the score given. Completion "add1" raises every purse by
    `increment` while the outcome stays within the budget and, with `stop_when_full`, something still fits; "greedy" then funds by score
    what still fits;
    "comparison" keeps the greedy outcome instead if more voters get more of their projects from it. Free projects are funded first.
    """
    score = scores(question, tally)
    breaker = Breaker(question, voters_by_option(question, tally))
    state = _Funding(question, tally, score, pots(question), breaker, [], [], {})
    for name in state.pots:
        _spend(state, name)
    if "greedy" in question.settings["completion"]:
        _complete(state)
    left_out = [key for key in question.keys if key not in state.winners]
    ranked = ranks_of([*([key] for key in state.winners), *groups({key: score[key] for key in left_out})])
    outcome = Outcome(
        "equal_shares", "won" if state.winners else "unaffordable", tuple(state.winners), ranked, table(question, tally, score), tally.totals,
        rounds=tuple(state.rounds), ties=tuple(breaker.ties.values()),
        facts={"envelopes": envelopes(state.pots), "purses": state.purses},
    )
    return _compared(question, tally, outcome) if "comparison" in question.settings["completion"] else outcome


def _spend(state: _Funding, name: str) -> None:
    """Buys from one pot for the voters who support any of its projects, all of them in the city-wide pot without envelopes."""
    pot = state.pots[name]
    least = max(state.question.number("minimum_score"), Fraction(1, 10**9))
    able = [option for option in state.question.options if pot_of(state.question, option) == name and state.score[option.key] >= least]
    for option in able:
        if not cost(option):
            _fund(state, option.key, name, "bought", {"most": 0, "held": 0})
    market, voters = _market(state, able, everybody=not state.question.settings["envelopes"])
    if not market.supporters or not voters:
        return
    purse, purchases = _raised(state, market, able, voters, pot.budget)
    state.purses[name] = whole(purse)
    for one in purchases:
        _fund(state, one.key, name, "bought", {"most": whole(one.most), "held": whole(one.held)})


def _market(state: _Funding, able: Sequence[Option], everybody: bool) -> tuple[Market, Number]:
    paid = {option.key: cost(option) for option in able if cost(option)}
    sizes: list[Number] = []
    supporters: dict[str, list[tuple[int, Number]]] = {key: [] for key in paid}
    voters: Number = state.tally.totals.blank if everybody and state.question.settings["blank"] == "counted" else 0
    for marks, weight in state.tally.piles:
        support = {key: value for key, value in given(state.question, marks).items() if value > 0 and key in paid}
        for key, value in support.items():
            supporters[key].append((len(sizes), _gauge(state.question, paid[key], value)))
        if support or everybody:
            voters += weight
            sizes.append(weight if isinstance(weight, int) else mpq(weight))
    groups_of = {option.key: option.exclusive_group for option in able if option.exclusive_group}
    known = {key: mpq(price) for key, price in paid.items()}
    return Market(known, tuple(sizes), {key: tuple(found) for key, found in supporters.items()}, groups_of), voters


def _gauge(question: Question, price: Number, value: int) -> Number:
    """What a project is worth to a supporter."""
    return {"cost": mpq(price), "one": 1, "score": value}[question.settings["utility"]]


def _raised(state: _Funding, market: Market, able: Sequence[Option], voters: Number, budget: Number) -> tuple[Number, list[Purchase]]:
    """The last purse whose purchases stay within the budget, and these purchases."""
    purse = Fraction(budget) / voters
    if "add1" not in state.question.settings["completion"]:
        return purse, buy(market, purse, state.breaker)
    if sum(cost(option) for option in able) <= budget and not market.exclusive:
        return purse, buy(market, budget, state.breaker)
    purse = Fraction(floor(purse)) if state.question.settings["whole_endowment"] else purse
    step, bought = state.question.number("increment"), bought_keys(market, purse, state.breaker)
    while step and purse < budget and _goes_on(state.question, able, bought, budget):
        more = bought_keys(market, purse + step, state.breaker)
        if sum(market.costs[key] for key in more) > budget:
            break
        purse, bought = purse + step, more
    return purse, buy(market, purse, state.breaker)


def _goes_on(question: Question, able: Sequence[Option], bought: Sequence[str], budget: Number) -> bool:
    """Whether raising purses may still change something: a project is left that fits (or any, unless the count stops when it is full)."""
    known = set(bought)
    if not question.settings["stop_when_full"]:
        return any(option.key not in known for option in able)
    taken = {option.exclusive_group for option in able if option.key in known and option.exclusive_group}
    rest = budget - sum(cost(option) for option in able if option.key in known)
    return any(cost(option) <= rest for option in able if option.key not in known and option.exclusive_group not in taken)


def _fund(state: _Funding, key: str, name: str, what: str, counts: dict[str, Number]) -> None:
    pot, price = state.pots[name], cost(state.question.option(key))
    state.rounds.append(Round(what, {"score": state.score[key], "cost": price, "left": pot.left, **counts}, (key,), (), {"pot": name}))
    pot.left = whole(Fraction(pot.left) - price)
    state.winners.append(key)


def _complete(state: _Funding) -> None:
    """By score, what still fits into its pot."""
    for group in groups({key: state.score[key] for key in state.question.keys if key not in state.winners}):
        for key in state.breaker.order(group):
            option = state.question.option(key)
            name = pot_of(state.question, option)
            taken = {state.question.option(one).exclusive_group for one in state.winners} - {None}
            able = state.score[key] >= state.question.number("minimum_score") and option.exclusive_group not in taken
            if able and cost(option) <= state.pots[name].left:
                _fund(state, key, name, "completed", {})


def _compared(question: Question, tally: Tally, outcome: Outcome) -> Outcome:
    """The greedy outcome if strictly more voters get more of their projects from it (the comparison step of Wieliczka 2023)."""
    known = {setting.key for setting in METHODS["budget"].settings}
    settings = {key: value for key, value in question.settings.items() if key in known} | {"unaffordable": "skip"}
    other = greedy(Question("budget", question.options, settings), tally)
    shares, by_votes = set(outcome.winners), set(other.winners)
    prefer: list[Number] = [0, 0]
    for marks, weight in tally.piles:
        liked = {key for key, value in marks.items() if value > 0}
        one, two = len(liked & shares), len(liked & by_votes)
        if one != two:
            prefer[two > one] += weight
    compared = {"equal_shares": prefer[0], "greedy": prefer[1]}
    chosen = other if prefer[1] > prefer[0] else outcome
    return replace(chosen, method="equal_shares", facts={**chosen.facts, "compared": compared, "by_greedy": chosen is other})
