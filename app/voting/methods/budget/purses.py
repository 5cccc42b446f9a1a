"""One run of the Method of Equal Shares: every voter has the same purse; a project is bought by those who support it.

D. Peters, G. Pierczyński, P. Skowron, "Proportional participatory budgeting with additive utilities", NeurIPS 2021; the lazy search for the
next project as on https://equalshares.net. Voters with equal ballots keep equal purses, so they share one. Everything is exact.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from gmpy2 import mpq  # type: ignore[import-untyped]

from app.voting.methods.budget.money import Breaker
from app.voting.methods.numbers import Number


@dataclass(frozen=True)
class Market:
    """The projects' costs, the size (weight) of each group of voters, what each project is worth to a voter of a group, who excludes whom."""

    costs: Mapping[str, Number]
    sizes: tuple[Number, ...]
    supporters: Mapping[str, tuple[tuple[int, Number], ...]]
    exclusive: Mapping[str, str]


@dataclass(frozen=True)
class Purchase:
    """A project bought: what one voter paid at most and what its supporters still held just before, both cut to cents."""

    key: str
    most: Fraction
    held: Fraction


@dataclass
class _Run:
    market: Market
    purses: list[mpq]
    bounds: dict[str, mpq] = field(default_factory=dict)


def buy(market: Market, purse: Number, breaker: Breaker) -> list[Purchase]:
    """What gets bought when every voter starts with `purse`, in order."""
    run = _Run(market, [mpq(purse)] * len(market.sizes))
    for key, group in market.supporters.items():
        worth = sum(mpq(market.sizes[voter]) * mpq(value) for voter, value in group)
        if worth > 0 and market.costs[key] > 0:
            run.bounds[key] = mpq(market.costs[key]) / worth
    bought: list[Purchase] = []
    while best := _cheapest(run):
        rate, equal = best
        order = breaker.order(equal) if len(equal) > 1 else equal
        if len(equal) > 1:
            breaker.note(order)
        bought.append(_pay(run, order[0], rate))
    return bought


def _cheapest(run: _Run) -> tuple[mpq, list[str]] | None:
    """The lowest rate and the projects that have it. Rates only rise, so a bound above the best found ends the search."""
    best: mpq | None = None
    equal: list[str] = []
    for key in sorted(run.bounds, key=run.bounds.__getitem__):
        if best is not None and run.bounds[key] > best:
            break
        rate = _rate(run, key)
        if rate is None:
            del run.bounds[key]
            continue
        run.bounds[key] = rate
        if best is None or rate < best:
            best, equal = rate, [key]
        elif rate == best:
            equal.append(key)
    return None if best is None else (best, equal)


def _rate(run: _Run, key: str) -> mpq | None:
    """The payment for each unit of worth at which supporters can pay for the project, the poor giving all they have; None if they cannot."""
    missing = mpq(run.market.costs[key])
    group = run.market.supporters[key]
    worth, held = mpq(0), mpq(0)
    limits: list[tuple[mpq, mpq, mpq]] = []
    for voter, value in group:
        purse, size = run.purses[voter], run.market.sizes[voter]
        if purse:
            weight = size * value
            limits.append((purse / value, weight, purse * size))
            worth += weight
            held += purse * size
    if held < missing:
        return None
    limits.sort()
    for limit, weight, money in limits:
        if missing <= limit * worth:
            return missing / worth
        missing -= money
        worth -= weight
    return limits[-1][0]


def _pay(run: _Run, key: str, rate: mpq) -> Purchase:
    group = run.market.supporters[key]
    held = sum(run.purses[voter] * run.market.sizes[voter] for voter, _value in group)
    most = mpq(0)
    for voter, value in group:
        paid = min(run.purses[voter], rate * value)
        run.purses[voter] -= paid
        most = max(most, paid)
    group_of = run.market.exclusive.get(key)
    for other in [other for other in run.bounds if other == key or (group_of and run.market.exclusive.get(other) == group_of)]:
        del run.bounds[other]
    return Purchase(key, _cents(most), _cents(held))


def _cents(value: mpq) -> Fraction:
    return Fraction(int(value * 100 // 1), 100)
