"""Majority judgment: each option gets grades, the best median wins (Balinski and Laraki, "Majority Judgment", MIT Press, 2011).

Ties of the median are told apart by taking the median vote away again and again ("median", as MieuxVoter does), or once by the
majority gauge ("gauge": the share above against the share below). Where the gauge decides, both agree.
"""

from fractions import Fraction
from math import lcm
from typing import Any

from app.voting.methods.numbers import Number, whole
from app.voting.methods.outcomes import Outcome
from app.voting.methods.polls import Question
from app.voting.methods.tallies import Tally
from app.voting.methods.ties import fill

Profile = list[Number]
"""The weight of each grade, the worst first."""


def judgment(question: Question, tally: Tally) -> Outcome:
    """The k options with the best majority grade, each with the minimum grade."""
    profiles = profiles_of(question, tally)
    medians = {key: median(profile) for key, profile in profiles.items()}
    keys: dict[str, Any] = gauges(profiles) if question.settings["order"] == "gauge" else majority_values(profiles)
    able = [key for key in medians if medians[key] >= question.settings["minimum_grade"]]
    picked = fill(question, keys, question.settings["seats"], able=able)
    numbers = {key: {"grade": medians[key], **_sides(profiles[key], medians[key])} for key in question.keys}
    verdict = "won" if picked.winners else "tie" if picked.ties else "minimum"
    facts = {"profiles": profiles}
    return Outcome("judgment", verdict, picked.winners, picked.ranks, numbers, tally.totals, ties=picked.ties, facts=facts)


def profiles_of(question: Question, tally: Tally) -> dict[str, Profile]:
    """Each option's grades. One not graded has the worst, unless it is set apart; blank ballots count as all worst when they count."""
    found: dict[str, Profile] = {key: [0] * question.settings["grades"] for key in question.keys}
    for (key, grade), weight in tally.marks.items():
        found[key][grade] += weight
    voters = tally.totals.expressed + (tally.totals.blank if question.settings["blank"] == "counted" else 0)
    if question.settings["unrated"] != "apart":
        for profile in found.values():
            profile[0] += voters - sum(profile)
    return found


def median(profile: Profile) -> int:
    """The majority grade: the lower middle grade, which more than half of the voters give or exceed."""
    total, below = sum(profile), Fraction(0)
    for grade, weight in enumerate(profile):
        below += weight
        if 2 * below >= total:
            return grade
    return 0


def gauges(profiles: dict[str, Profile]) -> dict[str, tuple[Fraction, ...]]:
    """The majority gauge (p, α, q) as a sort key: α first, then + before − (p > q), then a large p or a small q."""
    found: dict[str, tuple[Fraction, ...]] = {}
    for key, profile in profiles.items():
        grade, total = median(profile), sum(profile) or 1
        sides = _sides(profile, grade)
        above, below = Fraction(sides["above"]) / total, Fraction(sides["below"]) / total
        found[key] = (Fraction(grade), Fraction(above > below), above if above > below else -below)
    return found


def majority_values(profiles: dict[str, Profile]) -> dict[str, tuple[int, ...]]:
    """The grades in the order in which medians are taken away, as a sort key: the majority value.

    The sequence goes outwards from the middle and is constant between few places, so it is read only where some option's grade changes.
    Profiles of different sizes or of fractional weights are first brought to one size.
    """
    alike = _same_size(profiles)
    if not alike or not sum(next(iter(alike.values()))):
        return dict.fromkeys(profiles, (0,))
    size = sum(next(iter(alike.values())))
    middle = (size - 1) // 2
    ends = sorted({end for profile in alike.values() for end in _ends(profile)})
    steps = {0} | {abs(place - middle) for end in ends for place in (end - 1, end)}
    places = [place for step in sorted(steps) for place in _both(middle, step, size) if 0 <= place < size]
    return {key: tuple(_grade_at(_ends(profile), place) for place in places) for key, profile in alike.items()}


def _both(middle: int, step: int, size: int) -> tuple[int, ...]:
    """The places at this distance, in the order in which they become the median."""
    if not step:
        return (middle,)
    return (middle - step, middle + step) if size % 2 else (middle + step, middle - step)


def _ends(profile: list[int]) -> list[int]:
    """Where each grade ends when the votes lie in a row, the worst first."""
    found, total = [], 0
    for weight in profile:
        total += weight
        found.append(total)
    return found


def _grade_at(ends: list[int], place: int) -> int:
    return next(grade for grade, end in enumerate(ends) if place < end)


def _same_size(profiles: dict[str, Profile]) -> dict[str, list[int]]:
    fine = lcm(*(Fraction(weight).denominator for profile in profiles.values() for weight in profile))
    whole_ones = {key: [int(weight * fine) for weight in profile] for key, profile in profiles.items()}
    size = lcm(*(sum(profile) for profile in whole_ones.values() if sum(profile)))
    rejected = [size, *[0] * (len(next(iter(profiles.values()))) - 1)]
    return {key: [weight * size // sum(profile) for weight in profile] if sum(profile) else rejected for key, profile in whole_ones.items()}


def _sides(profile: Profile, grade: int) -> dict[str, Number]:
    """How many gave more than the grade, exactly it, and less."""
    return {"above": whole(sum(profile[grade + 1:], Fraction(0))), "at": profile[grade], "below": whole(sum(profile[:grade], Fraction(0)))}
