"""What a draft vote still lacks before it can open, step by step, and what its secrecy forbids. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.voting.methods.catalogue import METHODS, SettingsRefused, validated
from app.voting.rules.sealing.paper import obstacles, sealable
from app.voting.rules.states import Audience, Proof, Secrecy

__all__ = ["STEPS", "Lack", "Roll", "Sealing", "few", "lacks", "sealable", "steps_of"]

STEPS = ("question", "options", "framing", "method", "roll", "dates", "quorum", "secrecy", "sealing")
"""The screens of the checklist, in the order a volunteer would take them; any order will do. The last is for sealed votes."""
FEW = 5
"""Fewer electors than this keep no secret, and fewer of one weight neither."""
FRAMED = ("follow_up", "what_happens", "contact_name", "contact_phone")


@dataclass(frozen=True)
class Lack:
    """One thing that is missing or wrong: the step that mends it, a code (see wording), and what it is about."""

    step: str
    code: str
    about: str = ""


@dataclass(frozen=True)
class Roll:
    """What the opening needs to know of a roll: how many electors of which weight."""

    size: int = 0
    weights: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, weights: Iterable[int]) -> "Roll":
        """From the weights of all electors."""
        counted = Counter(weights)
        return cls(sum(counted.values()), tuple(sorted(counted.items())))


@dataclass(frozen=True)
class Sealing:
    """What a sealed vote has of its keys and codes. `stale`: somebody joined or left the roll after the codes were made."""

    trustees: int = 0
    keys: int = 0
    codes: int = 0
    stale: bool = False


def steps_of(vote: Any) -> tuple[str, ...]:
    """The screens that this vote's checklist shows."""
    return STEPS if vote.secrecy == Secrecy.SEALED else STEPS[:-1]


def lacks(vote: Any, options: Sequence[Any], roll: Roll, now: datetime, *, sealing: Sealing | None = None) -> list[Lack]:
    """Everything that keeps the vote from opening, in the order of the steps. Empty when it is ready."""
    found = [
        *_question(vote), *_options(vote, options), *_framing(vote), *_method(vote, options), *_who(vote, roll), *_dates(vote, now),
        *_secrecy(vote, roll), *_sealing(vote, roll, sealing or Sealing()),
    ]
    return sorted(found, key=lambda lack: STEPS.index(lack.step))


def few(vote: Any, roll: Roll) -> bool:
    """Whether the secret would be one of too few people: it opens only when the organiser has read that."""
    return vote.secrecy != Secrecy.OPEN and not _joins_later(vote) and 0 < roll.size < FEW


def _question(vote: Any) -> list[Lack]:
    return [] if vote.question.strip() else [Lack("question", "question")]


def _options(vote: Any, options: Sequence[Any]) -> list[Lack]:
    if len(options) < 2:
        return [Lack("options", "two_options")]
    labels = Counter(option.label.strip().casefold() for option in options)
    twice = [Lack("options", "same_label", option.label) for option in options if labels[option.label.strip().casefold()] > 1]
    return twice[:1]


def _framing(vote: Any) -> list[Lack]:
    """A vote of two minutes in a meeting is framed by the meeting."""
    return [] if vote.live else [Lack("framing", name) for name in FRAMED if not getattr(vote, name).strip()]


def _method(vote: Any, options: Sequence[Any]) -> list[Lack]:
    try:
        validated(vote.method, vote.settings, options)
    except SettingsRefused as refusal:
        step = "options" if refusal.code in {"no_cost", "not_yes_no", "same_option_twice", "too_many_options"} else "method"
        about = next((option.label for option in options if option.key == refusal.given), refusal.setting)
        return [Lack(step, refusal.code, str(about))]
    if METHODS[vote.method].needs_costs and not (vote.settings.get("budget") or vote.settings.get("envelopes")):
        return [Lack("method", "no_budget")]
    return []


def _joins_later(vote: Any) -> bool:
    return vote.audience == Audience.SITE and vote.proof == Proof.CONTACT


def _who(vote: Any, roll: Roll) -> list[Lack]:
    if vote.audience == Audience.SITE and not vote.proof:
        return [Lack("roll", "proof")]
    if roll.size or _joins_later(vote) or vote.live:
        return []
    return [Lack("roll", "codes" if vote.audience == Audience.SITE else "roll")]


def _dates(vote: Any, now: datetime) -> list[Lack]:
    if vote.live:
        return []
    missing = [Lack("dates", name) for name in ("opens_at", "closes_at") if getattr(vote, name) is None]
    if missing:
        return missing
    if vote.closes_at <= vote.opens_at:
        return [Lack("dates", "closes_first")]
    return [Lack("dates", "closed_already")] if vote.closes_at <= now else []


def _secrecy(vote: Any, roll: Roll) -> list[Lack]:
    if vote.secrecy == Secrecy.OPEN:
        return []
    found = []
    if vote.secrecy == Secrecy.SEALED:
        found += [Lack("secrecy", code) for code in obstacles(vote)]
        if any(weight != 1 for weight, _number in roll.weights):
            found.append(Lack("secrecy", "sealed_weights"))
    rare = [weight for weight, number in roll.weights if number < FEW]
    if rare and len(roll.weights) > 1:
        found.append(Lack("roll", "rare_weight", str(rare[0])))
    return found


def _sealing(vote: Any, roll: Roll, sealing: Sealing) -> list[Lack]:
    """Every trustee's key, and one code for each person."""
    if vote.secrecy != Secrecy.SEALED or obstacles(vote):
        return []
    found = []
    if not sealing.trustees:
        found.append(Lack("sealing", "sealed_trustees"))
    elif sealing.keys < sealing.trustees:
        found.append(Lack("sealing", "sealed_keys", str(sealing.trustees - sealing.keys)))
    if not sealing.codes:
        found.append(Lack("sealing", "sealed_codes"))
    elif sealing.stale or sealing.codes != roll.size:
        found.append(Lack("sealing", "sealed_codes_old"))
    return found
