"""A vote's question as a ballot paper that can be sealed, and what keeps it from being one. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from app.voting.methods import METHODS, Question
from app.voting.rules.states import Audience, Proof
from app.voting.sealed.questions import Paper, Shape

SEALED_SHAPES = {"one": Shape.ONE, "several": Shape.SEVERAL, "grades": Shape.GRADES}


class Planned(Protocol):
    """The columns of a vote that decide whether it can be sealed."""

    method: str
    settings: Any
    audience: str
    proof: str
    proxies: int
    paper: bool
    live: bool


def sealable(method: str) -> bool:
    """Whether a sealed vote can carry the method: ballots that are added up without being opened."""
    return method in METHODS and METHODS[method].sealable and METHODS[method].shape in SEALED_SHAPES


def obstacles(vote: Planned) -> list[str]:
    """Why a vote cannot be sealed, as codes of `wording.desk.LACK_WORDS`; the settings must be valid ones of the method."""
    if not sealable(vote.method):
        return ["not_sealable"]
    return [*_of_settings(vote.settings, METHODS[vote.method].shape), *_of_the_roll(vote)]


def _of_settings(settings: Mapping[str, Any], shape: str) -> Iterator[str]:
    """A sealed ballot proves that its choices are allowed one by one and in number: no more than that."""
    if settings.get("ballot", "several") != "several":
        yield "not_sealable"
    if settings.get("max_cost"):
        yield "sealed_money"
    if settings.get("exclusive_ballots"):
        yield "sealed_exclusive"
    if shape == "grades" and settings.get("unrated") == "apart":
        yield "sealed_unrated"
    elif shape == "grades" and settings.get("blank_allowed", True) and not (
        settings.get("blank") == "counted" and settings.get("unrated") == "worst"
    ):
        yield "sealed_blank"


def _of_the_roll(vote: Planned) -> Iterator[str]:
    if vote.paper:
        yield "sealed_paper"
    if vote.proxies:
        yield "sealed_proxies"
    if vote.live or (vote.audience == Audience.SITE and vote.proof == Proof.CONTACT):
        yield "sealed_roll"


def paper_of(question: Question, asked: str, grades: Sequence[str] = ()) -> Paper:
    """The ballot paper. `asked` is the question in words, `grades` the names of the grades, the worst first.

    A ballot that chooses nothing is a blank one, so that every other chooses something. Raises ValueError for other shapes.
    """
    settings, options = question.settings, tuple((option.key, option.label) for option in question.options)
    shape = SEALED_SHAPES.get(question.shape)
    if shape is Shape.ONE:
        return Paper(shape, asked, options, blank=settings["blank_allowed"])
    if shape is Shape.SEVERAL:
        least, most = max(1, settings["min_marks"]), settings["max_marks"] or len(options)
        return Paper(shape, asked, options, least, min(most, len(options)), settings["blank_allowed"])
    if shape is Shape.GRADES:
        return Paper(shape, asked, options, grades=tuple(grades))
    raise ValueError("such ballots cannot be sealed")


def graded(question: Question, marks: Mapping[str, int]) -> dict[str, int]:
    """Marks as they are sealed: where an option without a grade has the worst one, it is given it."""
    if question.shape != "grades" or question.settings["unrated"] != "worst":
        return dict(marks)
    return {key: marks.get(key, 0) for key in question.keys}
