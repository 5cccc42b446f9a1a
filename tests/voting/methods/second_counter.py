"""A second counter, written straight from the rules and without a thought for speed, to hold the first one against.

It looks at one ballot at a time, copies voters instead of weighing them, and shares no code with app.voting.methods.
"""

from fractions import Fraction
from hashlib import sha256
from itertools import permutations
from typing import Any

Voters = list[dict[str, int]]


def by_rule(settings: dict[str, Any], keys: list[str], tied: list[str]) -> list[str]:
    """Tied keys, the preferred first."""
    if settings["tie"] == "lot":
        return sorted(tied, key=lambda key: sha256((settings["seed"] + "\n" + key).encode()).hexdigest())
    return [key for key in keys if key in tied]


def seats(settings: dict[str, Any], keys: list[str], score: dict[str, Any], places: int, able: list[str]) -> set[str]:
    """Who sits: one level of score after the other."""
    sitting: list[str] = []
    for level in sorted({score[key] for key in able}, reverse=True):
        here = [key for key in able if score[key] == level]
        free = places - len(sitting)
        if free <= 0:
            break
        if len(here) > free:
            if settings["tie"] == "none":
                break
            here = here if settings["tie"] == "shared" else by_rule(settings, keys, here)[:free]
            sitting += here
            break
        sitting += here
    return set(sitting)


def tally(keys: list[str], voters: Voters) -> dict[str, int]:
    """Points of each key."""
    return {key: sum(voter.get(key, 0) for voter in voters) for key in keys}


def enough(settings: dict[str, Any], votes: int, expressed: int, blank: int, others: int) -> bool:
    """Whether votes reach the threshold, by testing numbers of votes from below."""
    base = expressed + (others if settings["base"] == "cast" else 0) + (blank if settings["blank"] == "counted" else 0)
    part = {"relative": Fraction(0), "absolute": Fraction(1, 2), "two_thirds": Fraction(2, 3), "fraction": Fraction(settings["fraction"])}
    if settings["threshold"] == "relative" or votes == 0:
        return votes > 0
    wanted = part[settings["threshold"]] * base
    if settings["rounding"] == "more_than":
        return votes > wanted
    if settings["rounding"] == "up":
        return votes >= wanted
    if settings["rounding"] == "down":
        return votes > wanted - 1
    return votes > wanted - Fraction(1, 2) or votes + Fraction(1, 2) == wanted + 1


def runoff(settings: dict[str, Any], keys: list[str], voters: Voters) -> set[str]:
    """Elimination of one at a time; ties look backwards, then at the rule. Empty when undecided."""
    staying, history = list(keys), []
    while True:
        tops = [next((key for key in sorted(voter, key=voter.__getitem__) if key in staying), None) for voter in voters]
        votes = {key: tops.count(key) for key in staying}
        history.append(votes)
        top = [key for key in staying if 2 * votes[key] > sum(votes.values())]
        if top or len(staying) == 1:
            return set(top or staying)
        worst = [key for key in staying if votes[key] == min(votes.values())]
        for earlier in reversed(history[:-1]):
            low = min(earlier[key] for key in worst)
            worst = [key for key in worst if earlier[key] == low]
        if len(worst) == 1 or settings["tie"] in {"lot", "declared"}:
            staying.remove(by_rule(settings, keys, worst)[-1])
            continue
        others = [votes[key] for key in staying if key not in worst]
        if others and sum(votes[key] for key in worst) < min(others):
            staying = [key for key in staying if key not in worst]
        elif settings["tie"] == "none":
            return set()
        elif not others:
            return set(staying)
        else:
            staying = [key for key in staying if key not in worst]


def schulze_score(keys: list[str], voters: Voters, margin: bool) -> dict[str, int]:
    """How many others each beats by its strongest path, trying every path there is."""
    last = len(keys) + 1
    wins = {(a, b): sum(voter.get(a, last) < voter.get(b, last) for voter in voters) for a in keys for b in keys}

    def strength(a: str, b: str) -> int:
        if wins[a, b] <= wins[b, a]:
            return 0
        return wins[a, b] - wins[b, a] if margin else wins[a, b]

    best = dict.fromkeys(wins, 0)
    for size in range(2, len(keys) + 1):
        for path in permutations(keys, size):
            weakest = min(strength(one, two) for one, two in zip(path, path[1:], strict=False))
            best[path[0], path[-1]] = max(best[path[0], path[-1]], weakest)
    return {a: sum(best[a, b] > best[b, a] for b in keys if b != a) for a in keys}


def borda(keys: list[str], voters: Voters) -> dict[str, Fraction]:
    """n−1 … 0; equal ones share; unranked ones get nothing."""
    points = dict.fromkeys(keys, Fraction(0))
    for voter in voters:
        for key in voter:
            better = sum(voter[other] < voter[key] for other in voter)
            equal = sum(voter[other] == voter[key] for other in voter)
            points[key] += sum(Fraction(len(keys) - 1 - better - place) for place in range(equal)) / equal
    return points


def majority_value(grades: list[int]) -> tuple[int, ...]:
    """Medians taken away one by one."""
    left, found = sorted(grades), []
    while left:
        found.append(left.pop((len(left) - 1) // 2))
    return tuple(found)


def gauge(grades: list[int]) -> tuple[Fraction, ...]:
    """(α, sign, p or −q)."""
    middle = sorted(grades)[(len(grades) - 1) // 2]
    above = Fraction(sum(grade > middle for grade in grades), len(grades))
    below = Fraction(sum(grade < middle for grade in grades), len(grades))
    return (Fraction(middle), Fraction(1), above) if above > below else (Fraction(middle), Fraction(0), -below)


def greedy(settings: dict[str, Any], keys: list[str], costs: dict[str, int], groups: dict[str, str], score: dict[str, int]) -> list[str]:
    """One pot, skipping or stopping at what is too dear."""
    order: list[str] = []
    for level in sorted(set(score.values()), reverse=True):
        order += by_rule(settings, keys, [key for key in keys if score[key] == level])
    left, funded, used = int(settings["budget"]), [], set()
    for key in order:
        if score[key] < int(settings["minimum_score"]) or groups.get(key) in used:
            continue
        if costs[key] > left:
            if settings["unaffordable"] == "stop":
                break
            continue
        left -= costs[key]
        funded.append(key)
        used |= {groups[key]} if key in groups else set()
    return funded


def equal_shares(settings: dict[str, Any], keys: list[str], costs: dict[str, int], voters: Voters) -> list[str]:
    """Cost utilities, Add1 until the next purse would cost too much or nothing more fits; every voter a purse of their own."""
    fans = {key: [number for number, voter in enumerate(voters) if key in voter] for key in keys}
    keys = [key for key in keys if fans[key]]
    budget = int(settings["budget"])
    if sum(costs[key] for key in keys) <= budget:
        return keys
    purse = budget // len(voters)
    found = _buy(settings, keys, costs, fans, purse, len(voters))
    while purse < budget and any(key not in found and costs[key] + sum(costs[one] for one in found) <= budget for key in keys):
        more = _buy(settings, keys, costs, fans, purse + 1, len(voters))
        if sum(costs[key] for key in more) > budget:
            break
        purse, found = purse + 1, more
    return found


def _buy(settings: dict[str, Any], keys: list[str], costs: dict[str, int], fans: dict[str, list[int]], purse: int, voters: int) -> list[str]:
    money, bought = [Fraction(purse)] * voters, []
    while True:
        rates = {key: _most(costs[key], sorted(money[voter] for voter in fans[key])) for key in keys if key not in bought}
        can = {key: most / costs[key] for key, most in rates.items() if most is not None}
        if not can:
            return bought
        tied = [key for key in can if can[key] == min(can.values())]
        key = by_rule(settings, keys, tied)[0]
        most = rates[key]
        for voter in fans[key]:
            money[voter] -= min(money[voter], most)  # type: ignore[type-var]
        bought.append(key)


def _most(cost: int, purses: list[Fraction]) -> Fraction | None:
    """The payment of the richest supporter, poorer ones giving all they have."""
    if sum(purses) < cost:
        return None
    left, number = Fraction(cost), len(purses)
    for purse in purses:
        if purse * number >= left:
            return left / number
        left -= purse
        number -= 1
    return None
