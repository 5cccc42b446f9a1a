"""The result of a count, with everything its explanation needs; the same bytes of JSON for the same count."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from fractions import Fraction
from typing import Any

from app.voting.methods.numbers import Number, whole

__all__ = ["Outcome", "Round", "Threshold", "Tie", "Totals", "from_json", "to_json"]


@dataclass(frozen=True)
class Totals:
    """Weights of the ballots: all that were cast = expressed + abstained + blank + invalid."""

    cast: Number
    expressed: Number
    abstained: Number = 0
    blank: Number = 0
    invalid: Number = 0


@dataclass(frozen=True)
class Threshold:
    """What had to be reached: `needed` is the smallest number of votes that does, `base` what it was taken of."""

    kind: str
    base: Number
    needed: Number
    reached: bool
    best: Number = 0


@dataclass(frozen=True)
class Tie:
    """Options that were equal, what about (`at`: win, eliminate, fund, finalist, order), by which `rule` decided, and the resulting order.

    `rule`: declared, lot, none, shared, cheaper, dearer, votes, backwards, all. `order` is empty when nothing was decided.
    """

    at: str
    options: tuple[str, ...]
    rule: str
    order: tuple[str, ...] = ()


@dataclass(frozen=True)
class Round:
    """One step of a count: the numbers it stood on, who was chosen or left out, and why (`what`)."""

    what: str
    counts: Mapping[str, Number] = field(default_factory=dict)
    chosen: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """Who won, and why.

    `verdict`: won, adopted, rejected, second_round, or why nobody did: tie, threshold, minimum, unaffordable, no_votes.
    `winners` in order; `ranks` of every option (equal ranks are ties); `numbers` the table by option; `facts` by method.
    """

    method: str
    verdict: str
    winners: tuple[str, ...]
    ranks: Mapping[str, int]
    numbers: Mapping[str, Mapping[str, Number]]
    totals: Totals
    threshold: Threshold | None = None
    rounds: tuple[Round, ...] = ()
    ties: tuple[Tie, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> str:
        """Canonical JSON: sorted keys, no blanks, UTF-8 as it is, fractions as {"/": [n, d]}."""
        return to_json(self)


def to_json(outcome: Outcome) -> str:
    """See Outcome.to_json."""
    return json.dumps(_packed(asdict(outcome)), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Outcome:
    """The outcome that `to_json` wrote. Raises ValueError, KeyError or TypeError for anything else."""
    read = _unpacked(json.loads(text))
    return Outcome(**{
        **read,
        "winners": tuple(read["winners"]),
        "totals": Totals(**read["totals"]),
        "threshold": Threshold(**read["threshold"]) if read["threshold"] else None,
        "rounds": tuple(_round(one) for one in read["rounds"]),
        "ties": tuple(_tie(one) for one in read["ties"]),
    })


def _round(read: dict[str, Any]) -> Round:
    return Round(**{**read, "chosen": tuple(read["chosen"]), "left_out": tuple(read["left_out"])})


def _tie(read: dict[str, Any]) -> Tie:
    return Tie(**{**read, "options": tuple(read["options"]), "order": tuple(read["order"])})


def _packed(value: Any) -> Any:
    if isinstance(value, Fraction):
        found = whole(value)
        return found if isinstance(found, int) else {"/": [found.numerator, found.denominator]}
    if isinstance(value, Mapping):
        return {str(key): _packed(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_packed(one) for one in value]
    return value


def _unpacked(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"/"} and isinstance(value["/"], list):
            return Fraction(*value["/"])
        return {key: _unpacked(one) for key, one in value.items()}
    return [_unpacked(one) for one in value] if isinstance(value, list) else value
