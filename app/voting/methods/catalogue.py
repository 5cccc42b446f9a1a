"""The methods, the settings each takes with their defaults, and `validated`: nothing that decides a winner is left implicit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.voting.methods.numbers import exact, plain

__all__ = ["METHODS", "Method", "Setting", "SettingsRefused", "validated"]

MOST_OPTIONS = 1000


class SettingsRefused(ValueError):  # noqa: N818 - named like every refusal here
    """Settings that cannot be counted by: `code` for programs (see wording), the `setting` it is about and what was `given`."""

    def __init__(self, code: str, setting: str = "", given: object = None) -> None:
        super().__init__(f"{code}: {setting} {given!r}")
        self.code, self.setting, self.given = code, setting, given


@dataclass(frozen=True)
class Setting:
    """One setting. `kind`: choice, whole, amount, fraction, yes_no, text, wholes (a list), amounts (by district), choices (a list)."""

    key: str
    kind: str
    default: Any
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 10**12


@dataclass(frozen=True)
class Method:
    """A way of counting: the shape of its ballot, its settings, whether options need costs and whether a sealed vote can carry it."""

    key: str
    shape: str
    settings: tuple[Setting, ...]
    needs_costs: bool = False
    sealable: bool = True


def _tie(default: str, *choices: str) -> tuple[Setting, ...]:
    return (Setting("tie", "choice", default, choices or ("declared", "lot", "none", "shared")), Setting("seed", "text", ""))


def _threshold(default: str) -> tuple[Setting, ...]:
    return (
        Setting("threshold", "choice", default, ("relative", "absolute", "two_thirds", "fraction")),
        Setting("fraction", "fraction", "1/2"),
        Setting("rounding", "choice", "auto", ("auto", "more_than", "up", "down", "nearest")),
        Setting("base", "choice", "expressed", ("expressed", "cast")),
    )


_BLANK = (Setting("blank", "choice", "auto", ("auto", "apart", "counted")), Setting("blank_allowed", "yes_no", True))
_SEATS = (Setting("seats", "whole", 1, least=1, most=MOST_OPTIONS),)
_MARKS = (Setting("min_marks", "whole", 0), Setting("max_marks", "whole", 0))
_POINTS = (
    Setting("min_points", "whole", 0), Setting("max_points", "whole", 0),
    Setting("min_per_option", "whole", 0, least=-10**6), Setting("max_per_option", "whole", 0),
)
_RANKING = (Setting("ties_allowed", "yes_no", False), Setting("unranked_allowed", "yes_no", True), *_MARKS)
_MONEY = (
    Setting("ballot", "choice", "several", ("several", "points", "ranking")), *_MARKS, *_POINTS,
    Setting("rank_points", "wholes", []), Setting("max_cost", "amount", 0), Setting("exclusive_ballots", "yes_no", False),
    Setting("budget", "amount", 0), Setting("envelopes", "amounts", {}), Setting("minimum_score", "amount", 1),
    Setting("tie_first", "choices", [], ("cheaper", "dearer", "votes")),
)

METHODS: Mapping[str, Method] = {method.key: method for method in (
    Method("yes_no", "one", (*_threshold("absolute"), *_tie("none", "none", "declared", "lot"), *_BLANK)),
    Method("choice", "one", (*_threshold("relative"), *_tie("none"), *_BLANK)),
    Method("two_rounds", "one", (
        *_threshold("absolute"), *_tie("none"), *_BLANK, Setting("round", "whole", 1, least=1, most=2),
        Setting("finalists", "whole", 2, least=2), Setting("qualifying_share", "fraction", "0"),
        Setting("registered", "whole", 0), Setting("registered_share", "fraction", "1/4"),
    )),
    Method("approval", "several", (*_SEATS, *_MARKS, *_threshold("relative"), *_tie("none"), *_BLANK)),
    Method("points", "points", (*_SEATS, *_MARKS, *_POINTS, Setting("minimum_score", "amount", 0), *_tie("none"), *_BLANK), sealable=False),
    Method("borda", "ranking", (
        *_SEATS, *_RANKING, Setting("scale", "choice", "from_zero", ("from_zero", "from_one", "harmonic")),
        Setting("unranked_points", "choice", "zero", ("zero", "average")), *_tie("none"), *_BLANK,
    ), sealable=False),
    Method("runoff", "ranking", (
        Setting("unranked_allowed", "yes_no", True), *_MARKS, Setting("elimination", "choice", "one", ("one", "batch")),
        Setting("elimination_tie", "choice", "backwards", ("backwards", "tie", "all")), *_tie("none"), *_BLANK,
    ), sealable=False),
    Method("schulze", "ranking", (
        *_SEATS, Setting("ties_allowed", "yes_no", True), *_RANKING[1:],
        Setting("strength", "choice", "winning", ("winning", "margin")), *_tie("none"), *_BLANK,
    ), sealable=False),
    Method("judgment", "grades", (
        *_SEATS, Setting("grades", "whole", 5, least=4, most=7), Setting("unrated", "choice", "worst", ("worst", "apart", "refused")),
        Setting("order", "choice", "median", ("median", "gauge")), Setting("minimum_grade", "whole", 0, most=6), *_tie("none"), *_BLANK,
    )),
    Method("budget", "several", (
        *_MONEY, Setting("order_by", "choice", "votes", ("votes", "votes_per_cost")),
        Setting("unaffordable", "choice", "skip", ("skip", "stop")), Setting("reserve_share", "fraction", "0"),
        *_tie("declared", "declared", "lot", "none"), *_BLANK,
    ), needs_costs=True),
    Method("equal_shares", "several", (
        *_MONEY, Setting("utility", "choice", "cost", ("cost", "one", "score")),
        Setting("completion", "choices", ["add1"], ("add1", "greedy", "comparison")),
        Setting("increment", "amount", 1), Setting("whole_endowment", "yes_no", True),
        Setting("stop_when_full", "yes_no", True), *_tie("declared", "declared", "lot"), *_BLANK,
    ), needs_costs=True, sealable=False),
)}
"""Key → method. The declared order of a question's options is their order in it."""


def validated(method: str, settings: Mapping[str, Any], options: Sequence[Any] = ()) -> dict[str, Any]:
    """Every setting of the method, checked, defaults filled in; a fixed point of itself, and plain JSON.

    `options` (if given) are checked against the method too. Raises SettingsRefused.
    """
    if method not in METHODS:
        raise SettingsRefused("unknown_method", given=method)
    known = {setting.key: setting for setting in METHODS[method].settings}
    for key in settings:
        if key not in known:
            raise SettingsRefused("unknown_setting", key, settings[key])
    found = {key: _value(setting, settings.get(key, setting.default)) for key, setting in known.items()}
    _settle(found)
    if options:
        _check_options(METHODS[method], found, options)
    return found


def _settle(found: dict[str, Any]) -> None:
    """Settings that depend on one another."""
    if found["blank"] == "auto":
        found["blank"] = "counted" if found.get("base") == "cast" else "apart"
    if found.get("rounding") == "auto":
        found["rounding"] = "up" if found["threshold"] in {"two_thirds", "fraction"} else "more_than"
    if found["tie"] == "lot" and not found["seed"]:
        raise SettingsRefused("lot_without_seed", "seed")
    if found.get("max_marks") and found["max_marks"] < found["min_marks"]:
        raise SettingsRefused("min_above_max", "max_marks", found["max_marks"])
    if found.get("max_points") and found["max_points"] < found["min_points"]:
        raise SettingsRefused("min_above_max", "max_points", found["max_points"])
    if "minimum_grade" in found and found["minimum_grade"] >= found["grades"]:
        raise SettingsRefused("out_of_range", "minimum_grade", found["minimum_grade"])


def _check_options(method: Method, found: Mapping[str, Any], options: Sequence[Any]) -> None:
    keys = [option.key for option in options]
    if len(set(keys)) < len(keys) or not all(isinstance(key, str) and key for key in keys):
        raise SettingsRefused("same_option_twice", given=keys)
    if len(keys) > MOST_OPTIONS:
        raise SettingsRefused("too_many_options", given=len(keys))
    if method.key == "yes_no" and not {"yes", "no"} <= set(keys) <= {"yes", "no", "abstain"}:
        raise SettingsRefused("not_yes_no", given=keys)
    if method.needs_costs:
        for option in options:
            if option.cost is None or option.cost < 0:
                raise SettingsRefused("no_cost", given=option.key)
            if option.district and found["envelopes"] and option.district not in found["envelopes"]:
                raise SettingsRefused("no_envelope", "envelopes", option.district)


def _value(setting: Setting, given: Any) -> Any:
    try:
        return _READERS[setting.kind](setting, given)
    except SettingsRefused:
        raise
    except (ValueError, TypeError, AttributeError) as error:
        raise SettingsRefused("bad_value", setting.key, given) from error


def _choice(setting: Setting, given: Any) -> str:
    if given not in setting.choices:
        raise ValueError(given)
    return str(given)


def _whole(setting: Setting, given: Any) -> int:
    found = exact(given)
    if not isinstance(found, int):
        raise ValueError(given)
    if not setting.least <= found <= setting.most:
        raise SettingsRefused("out_of_range", setting.key, given)
    return found


def _amount(setting: Setting, given: Any) -> int | str:
    found = exact(given)
    if not setting.least <= found <= setting.most:
        raise SettingsRefused("out_of_range", setting.key, given)
    return plain(found)


def _fraction(setting: Setting, given: Any) -> int | str:
    found = exact(given)
    if not 0 <= found <= 1:
        raise SettingsRefused("out_of_range", setting.key, given)
    return plain(found)


def _yes_no(_setting: Setting, given: Any) -> bool:
    if not isinstance(given, bool):
        raise TypeError(given)
    return given


def _text(_setting: Setting, given: Any) -> str:
    if not isinstance(given, str):
        raise TypeError(given)
    return given.strip()


_READERS = {
    "choice": _choice, "whole": _whole, "amount": _amount, "fraction": _fraction, "yes_no": _yes_no, "text": _text,
    "wholes": lambda setting, given: [_whole(setting, one) for one in given],
    "choices": lambda setting, given: [_choice(setting, one) for one in given],
    "amounts": lambda setting, given: {_text(setting, key): _amount(setting, one) for key, one in given.items()},
}
