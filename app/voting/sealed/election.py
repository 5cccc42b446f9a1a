"""The election as every voter receives it (sections 4.8 and 4.9): written once, byte for byte the same for all, named by its fingerprint."""

import secrets
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.voting.sealed import group
from app.voting.sealed.encoding import dump, fields, fingerprint, items, load_object

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
FIELDS = frozenset(("version", "description", "name", "group", "public_key", "questions", "uuid"))
OPTIONAL = frozenset(("administrator", "credential_authority"))
QUESTION, BLANK = frozenset(("answers", "min", "max", "question")), frozenset(("blank",))
MOST_QUESTIONS, MOST_ANSWERS = 200, 400


@dataclass(frozen=True)
class Question:
    """Choose between `minimum` and `maximum` of the answers, or nothing at all where blank is allowed."""

    question: str
    answers: tuple[str, ...]
    minimum: int
    maximum: int
    blank: bool = False

    def __post_init__(self) -> None:
        if not (0 <= self.minimum <= self.maximum <= len(self.answers) <= MOST_ANSWERS and self.answers):
            raise ValueError("no such number of answers")

    @property
    def choices(self) -> int:
        """How many numbers a ballot seals for this question; the leading one says blank where that is allowed."""
        return len(self.answers) + self.blank

    def plain(self) -> dict[str, Any]:
        """As JSON writes it."""
        blank = {"blank": True} if self.blank else {}
        return {"answers": list(self.answers), **blank, "min": self.minimum, "max": self.maximum, "question": self.question}


@dataclass(frozen=True)
class Election:
    """A parsed election; `fingerprint` is that of the very text it was read from."""

    uuid: str
    name: str
    description: str
    public_key: int
    questions: tuple[Question, ...]
    fingerprint: str


def new_uuid() -> str:
    """A fresh identifier of an election: 14 characters of base 58, 82 bits."""
    return "".join(secrets.choice(BASE58) for _ in range(14))


def write(election: Election, *, administrator: str | None = None, credential_authority: str | None = None) -> str:
    """The text to publish; read it back with `read` for its fingerprint."""
    people = {"administrator": administrator, "credential_authority": credential_authority}
    return dump({
        "version": group.VERSION, "description": election.description, "name": election.name, "group": group.NAME,
        "public_key": str(election.public_key), "questions": [each.plain() for each in election.questions], "uuid": election.uuid,
        **{key: value for key, value in people.items() if value},
    })


@lru_cache(maxsize=64)
def read(raw: str) -> Election:
    """Parse and check an election's text; ValueError when it is another version, another group or no election."""
    found = load_object(raw, FIELDS, OPTIONAL)
    if found["version"] != group.VERSION or found["group"] != group.NAME:
        raise ValueError("another version of the protocol")
    questions = items(found["questions"])
    if not 1 <= len(questions) <= MOST_QUESTIONS:
        raise ValueError("no such number of questions")
    return Election(
        _uuid(found["uuid"]), _text(found["name"]), _text(found["description"]), group.element(found["public_key"]),
        tuple(map(_question, questions)), fingerprint(raw),
    )


def _question(value: Any) -> Question:
    found = fields(value, QUESTION, BLANK)
    low, high, blank = found["min"], found["max"], found.get("blank", False)
    if type(low) is not int or type(high) is not int or not isinstance(blank, bool):
        raise ValueError("not a question")
    return Question(_text(found["question"]), tuple(map(_text, items(found["answers"]))), low, high, blank)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")
    return value


def _uuid(value: object) -> str:
    if not isinstance(value, str) or not 14 <= len(value) <= 64 or not set(value) <= set(BASE58):
        raise ValueError("not an identifier")
    return value
