"""From a .pb file's metadata to the settings of a count: Pabulib's names of rules, thresholds, limits of ballots, envelopes."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from app.voting.formats.polls import FormatRefused
from app.voting.methods import Option, exact

_SHAPES = {"approval": "several", "choose-1": "several", "ordinal": "ranking", "cumulative": "points", "scoring": "points"}
_KEPT_SHARE = re.compile(r"enough to fund at least (\d{1,3})\s*% of that project", re.IGNORECASE)
_LIMITS = {"min_length": "min_marks", "max_length": "max_marks", "min_sum_points": "min_points", "max_sum_points": "max_points",
           "min_points": "min_per_option", "max_points": "max_per_option", "max_sum_cost": "max_cost"}


def shape_of(meta: Mapping[str, str]) -> str:
    """The shape of the ballots. Raises FormatRefused for a type of vote that the format does not have."""
    told = meta.get("vote_type", "approval").lower()
    if told not in _SHAPES:
        raise FormatRefused("unknown_vote_type", found=told)
    return _SHAPES[told]


def rule_of(meta: Mapping[str, str], options: Sequence[Option]) -> tuple[str, dict[str, Any]]:
    """The method and its settings. An unknown rule is counted as greedy, which nearly all cities use."""
    rule = meta.get("rule", "").lower().replace("_", "-")
    settings: dict[str, Any] = {
        "ballot": shape_of(meta), "budget": _number(meta, "budget"), "minimum_score": max(_number(meta, "min_project_score_threshold"), 1),
        "envelopes": _envelopes(meta, options),
    }
    if settings["ballot"] == "ranking":
        settings["max_marks"] = int(_number(meta, "max_length")) or len(options)
    if rule.startswith("equalshares"):
        return "equal_shares", settings | _completion(rule)
    share = _KEPT_SHARE.search(meta.get("comment", ""))
    stops = rule == "greedy-no-skip" or share is not None
    settings["unaffordable"] = "stop" if stops else "skip"
    settings["reserve_share"] = Fraction(int(share[1]), 100) if share else 0
    return "budget", settings


def limits_of(meta: Mapping[str, str], size: int) -> dict[str, Any]:
    """What voters had to respect. Reported, and not held against ballots that the city counted."""
    found = {ours: exact(_number(meta, theirs)) for theirs, ours in _LIMITS.items() if meta.get(theirs)}
    if meta.get("vote_type") == "choose-1":
        found["max_marks"] = 1
    return {key: value for key, value in found.items() if isinstance(value, int) or key == "max_cost"}


def _completion(rule: str) -> dict[str, Any]:
    """Pabulib's add1 raises purses as long as the outcome fits the budget, even when it is full."""
    names = [name for name in ("add1", "comparison") if name in rule]
    if "add1u" in rule or "greedy" in rule or "utilitarian" in rule:
        names.insert(len(names) - ("comparison" in names), "greedy")
    return {"completion": names, "stop_when_full": False, "tie_first": ["cheaper", "votes"], "utility": "score" if "cardinal" in rule else "cost"}


def _envelopes(meta: Mapping[str, str], options: Sequence[Option]) -> dict[str, Any]:
    """Category or neighbourhood budgets, listed in the order of the list of names, else in the order they are met."""
    for plural, budgets in (("categories", "budget_per_category"), ("neighborhoods", "budget_per_neighborhood")):
        if meta.get(budgets):
            names = [name.strip() for name in meta.get(plural, "").split(",") if name.strip()]
            names = names or list(dict.fromkeys(option.district for option in options if option.district))
            amounts = [part.strip() for part in meta[budgets].split(",")]
            if len(names) != len(amounts):
                raise FormatRefused("envelopes_do_not_match", found=meta[budgets])
            return dict(zip(names, amounts, strict=True))
    return {}


def _number(meta: Mapping[str, str], key: str) -> Fraction:
    text = re.sub(r"[\s\u00a0\u202f]", "", meta.get(key, "")) or "0"
    try:
        return Fraction(text.replace(",", "."))
    except (ValueError, ZeroDivisionError) as error:
        raise FormatRefused("bad_meta", found=f"{key}: {meta[key]}") from error
