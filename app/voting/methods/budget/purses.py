"""One run of the Method of Equal Shares: every voter has the same purse; a project is bought by those who support it.

D. Peters, G. Pierczyński, P. Skowron, "Proportional participatory budgeting with additive utilities", NeurIPS 2021; the lazy search for the
next project as on https://equalshares.net. Voters with equal ballots keep equal purses, so they share one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from gmpy2 import mpq  # type: ignore[import-untyped]

from app.voting.methods.budget.money import Breaker
from app.voting.methods.numbers import Number

CLOSE = 1e-9
"""Relative distance below which floating-point numbers decide nothing. Their error here stays under 1e-11."""


@dataclass(frozen=True)
class Market:
    """The projects' costs, the size (weight) of each group of voters, what each project is worth to a voter of a group, who excludes whom."""

    costs: Mapping[str, Number]
    sizes: Sequence[Number]
    supporters: Mapping[str, Sequence[tuple[int, Number]]]
    exclusive: Mapping[str, str]

    @cached_property
    def rough(self) -> "Market":
        """The same in floating-point numbers."""
        groups: Any = {key: [(voter, float(value)) for voter, value in group] for key, group in self.supporters.items()}
        costs: Any = {key: float(cost) for key, cost in self.costs.items()}
        sizes: Any = [float(size) for size in self.sizes]
        return Market(costs, sizes, groups, self.exclusive)

    @cached_property
    def first_rates(self) -> dict[str, Any]:
        """The exact rate of each project while none of its supporters has paid for anything."""
        worth = {key: sum(mpq(self.sizes[voter]) * mpq(value) for voter, value in group) for key, group in self.supporters.items()}
        return {key: mpq(self.costs[key]) / total for key, total in worth.items() if total > 0 and self.costs[key] > 0}


@dataclass(frozen=True)
class Purchase:
    """A project bought: what one voter paid at most and what its supporters still held just before, both cut to cents."""

    key: str
    most: Fraction
    held: Fraction


class _TooClose(Exception):  # noqa: N818 - an answer rather than an error
    """Floating-point numbers cannot tell."""


@dataclass
class _Run:
    """A run in exact numbers, or in rough ones for `exact` ones to be asked when it is close."""

    market: Market
    exact: Market
    start: Any
    purses: list[Any]
    bounds: dict[str, Any]
    paid: set[int] = field(default_factory=set)
    slack: float = 0.0
    """Money that rough numbers may have lost or gained in all purses together, generously."""

    @property
    def is_rough(self) -> bool:
        """Whether numbers are floating-point."""
        return self.market is not self.exact


def buy(market: Market, purse: Number, breaker: Breaker) -> list[Purchase]:
    """What gets bought when every voter starts with `purse`, in order; everything exact, ties noted."""
    run = _Run(market, market, mpq(purse), [mpq(purse)] * len(market.sizes), dict(market.first_rates))
    bought: list[Purchase] = []
    while best := _cheapest(run):
        rate, equal = best
        order = breaker.order(equal) if len(equal) > 1 else equal
        if len(equal) > 1:
            breaker.note(order)
        bought.append(_pay(run, order[0], rate))
    return bought


def bought_keys(market: Market, purse: Number, breaker: Breaker) -> list[str]:
    """The keys that `buy` would buy, sooner: in floating-point numbers wherever they leave no doubt, else exactly."""
    rough, start = market.rough, float(purse)
    run = _Run(rough, market, start, [start] * len(market.sizes), {key: float(rate) for key, rate in market.first_rates.items()})
    run.slack = CLOSE * start * float(sum(rough.sizes))
    bought: list[str] = []
    try:
        while best := _cheapest(run):
            rate, equal = best
            bought.append(breaker.order(equal)[0] if len(equal) > 1 else equal[0])
            _pay(run, bought[-1], rate)
    except _TooClose:
        return [one.key for one in buy(market, purse, Breaker(breaker.question, breaker.voters))]
    return bought


def _cheapest(run: _Run) -> tuple[Any, list[str]] | None:
    """The lowest rate and the projects that have it. Rates only rise, so a bound above the best found ends the search."""
    rates: dict[str, Any] = {}
    best: Any = None
    for key in sorted(run.bounds, key=run.bounds.__getitem__):
        if best is not None and run.bounds[key] > (best * (1 + CLOSE) if run.is_rough else best):
            break
        rate = _rate(run, key)
        if rate is None:
            del run.bounds[key]
            continue
        run.bounds[key] = rates[key] = rate
        best = rate if best is None else min(best, rate)
    if best is None:
        return None
    if run.is_rough:
        return best, _really_equal(run, [key for key, rate in rates.items() if rate <= best * (1 + CLOSE)])
    return best, [key for key, rate in rates.items() if rate == best]


def _really_equal(run: _Run, near: list[str]) -> list[str]:
    """Of projects whose rough rates are close, those with the lowest exact rate: known while no supporter has paid yet."""
    if len(near) < 2:
        return near
    for key in near:
        group = run.exact.supporters[key]
        untouched = all(voter not in run.paid for voter, _value in group)
        if not untouched or run.bounds[key] * max(float(value) for _voter, value in group) >= run.start * (1 - CLOSE):
            raise _TooClose
    exact = {key: run.exact.first_rates[key] for key in near}
    return [key for key in near if exact[key] == min(exact.values())]


def _rate(run: _Run, key: str) -> Any:
    """The payment for each unit of worth at which supporters can pay for the project, the poor giving all they have; None if they cannot."""
    missing, purses, sizes = run.market.costs[key], run.purses, run.market.sizes
    limits: list[tuple[Any, Any, Any]] = []
    for voter, value in run.market.supporters[key]:
        purse = purses[voter]
        if purse > 0:
            size = sizes[voter]
            limits.append((purse / value, size * value, purse * size))
    held = sum(money for _limit, _weight, money in limits)
    if run.is_rough and abs(held - missing) <= run.slack:
        raise _TooClose
    if held < missing:
        return None
    limits.sort()
    worth = sum(weight for _limit, weight, _money in limits)
    for limit, weight, money in limits:
        if missing <= limit * worth:
            return missing / worth
        missing -= money
        worth -= weight
    return limits[-1][0]


def _pay(run: _Run, key: str, rate: Any) -> Purchase:
    group = run.market.supporters[key]
    held: Any = 0
    most: Any = 0
    for voter, value in group:
        purse = run.purses[voter]
        paid = min(purse, rate * value)
        held += purse * run.market.sizes[voter]
        run.purses[voter] = purse - paid
        run.paid.add(voter)
        most = max(most, paid)
    group_of = run.market.exclusive.get(key)
    for other in [other for other in run.bounds if other == key or (group_of and run.market.exclusive.get(other) == group_of)]:
        del run.bounds[other]
    return Purchase(key, _cents(most), _cents(held))


def _cents(value: Any) -> Fraction:
    return Fraction(int(value * 100 // 1), 100)
