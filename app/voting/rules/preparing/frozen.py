"""What holds from the opening on: the rules as one canonical text, and the roll as a salted hash. Pure.

Both are published; whoever changes a column afterwards, even in the database, is found out by `intact`.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from app.voting.methods import Option, Question

VERSION = 1
PLAIN = (
    "question", "details", "method", "settings", "secrecy", "audience", "proof", "binding", "follow_up", "what_happens", "quorum",
    "proxies", "paper", "challenge_days", "live",
)
"""The columns of a vote that are rules as they stand."""
OF_AN_OPTION = ("key", "label", "details", "cost", "district", "exclusive_group")


def canonical(value: Any) -> str:
    """One spelling for one content: sorted keys, no blanks, UTF-8 as it is."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def text_of(vote: Any, options: Iterable[Any]) -> str:
    """The rules of a vote as canonical JSON: everything that decides who wins, who may vote, until when, and what it is worth."""
    ordered = sorted(options, key=lambda option: option.position)
    return canonical({
        "version": VERSION,
        **{name: getattr(vote, name) for name in PLAIN},
        "contact": {"name": vote.contact_name, "phone": vote.contact_phone, "hours": vote.contact_hours},
        "opens_at": _instant(vote.opens_at),
        "closes_at": _instant(vote.closes_at),
        "options": [{name: getattr(option, name) for name in OF_AN_OPTION} for option in ordered],
    })


def rules_of(vote: Any) -> dict[str, Any]:
    """The frozen rules, read back. Raises ValueError when there are none."""
    found = json.loads(vote.rules_text or "null")
    if not isinstance(found, dict):
        raise ValueError("the rules are not frozen yet")
    return found


def question_of(vote: Any) -> Question:
    """The frozen question as the counting methods take it: from the published text, never from the columns."""
    rules = rules_of(vote)
    options = tuple(
        Option(each["key"], each["label"], each["cost"], each["district"] or None, each["exclusive_group"] or None) for each in rules["options"]
    )
    return Question(rules["method"], options, rules["settings"])


def intact(vote: Any, options: Iterable[Any], published: str | None = None) -> bool:
    """Whether columns, text and hash still say the same; `published`: the hash that the log noted at the opening."""
    text = vote.rules_text or ""
    if digest(text) != vote.rules_hash or (published is not None and published != vote.rules_hash):
        return False
    return text == text_of(vote, options)


def roll_digest(salt: str, electors: Iterable[Any]) -> str:
    """The roll as a hash that tells nothing without its salt: number, person, group and weight of each elector."""
    lines = sorted((elector.number, elector.key, elector.group, elector.weight) for elector in electors)
    return digest(f"{salt}\n{canonical(lines)}")


def differences(vote: Any, options: Iterable[Any]) -> list[str]:
    """The names of the rules in which the columns no longer say what the frozen text says."""
    now: Mapping[str, Any] = json.loads(text_of(vote, options))
    frozen = rules_of(vote)
    return sorted(name for name in now.keys() | frozen.keys() if now.get(name) != frozen.get(name))


def _instant(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat(timespec="seconds") if at else None
