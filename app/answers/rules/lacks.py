"""What an answer or a « done » still lacks before it may be published. No bare refusal: rule 4 of the platform.

Sentences stand in `answers.wording.LACKS`.
"""

from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from app.answers.rules.states import PROMISING, Outcome
from app.language.rules.summary import SummaryLack, passes

TEXT_LIMIT = 3000
LINE_LIMIT = 200
SUMMARY_LIMIT = 400
REPLY_LIMIT = 1200
REASON_LIMIT = 1200
REAL_REASON = 12
"""Letters: shorter than this is no reason (« pas possible » is 11)."""

TEXTS = ("understood", "what", "when_text", "cost", "learnt", "summary", "reason", "would_make_possible", "where_else")
"""The typed parts of an answer."""
LINES = ("when_text", "cost")


class Lack(StrEnum):
    """One thing that is missing or wrong; `FIELDS` says where to mend it."""

    OUTCOME = "outcome"
    UNDERSTOOD = "understood"
    WHAT = "what"
    WHEN = "when"
    WHEN_PAST = "when_past"
    COST = "cost"
    LEARNT = "learnt"
    SUMMARY = "summary"
    SUMMARY_LONG = "summary_long"
    SUMMARY_TERMS = "summary_terms"
    SUMMARY_ACRONYMS = "summary_acronyms"
    SUMMARY_SENTENCE = "summary_sentence"
    SUMMARY_HARD = "summary_hard"
    REASON = "reason"
    POSSIBLE = "possible"
    WHERE = "where"
    BODY = "body"
    ELECTED = "elected"
    PROMISE_STANDS = "promise_stands"


FIELDS: dict[Lack, str] = {
    Lack.WHEN: "when_on", Lack.WHEN_PAST: "when_on", Lack.SUMMARY_LONG: "summary", Lack.POSSIBLE: "would_make_possible",
    Lack.WHERE: "where_else", Lack.PROMISE_STANDS: "outcome", Lack.SUMMARY_TERMS: "summary", Lack.SUMMARY_ACRONYMS: "summary",
    Lack.SUMMARY_SENTENCE: "summary", Lack.SUMMARY_HARD: "summary",
}
_PLAIN = {
    SummaryLack.SENTENCES: Lack.SUMMARY_LONG, SummaryLack.TERMS: Lack.SUMMARY_TERMS, SummaryLack.ACRONYMS: Lack.SUMMARY_ACRONYMS,
    SummaryLack.LONG: Lack.SUMMARY_SENTENCE, SummaryLack.HARD: Lack.SUMMARY_HARD,
}


def field_of(lack: Lack) -> str:
    """The form field that mends a lack."""
    return FIELDS.get(lack, lack.value)


def missing(answer: Any, today: date, *, promised: bool = False) -> list[Lack]:
    """What keeps an answer from being published on that day, in the form's order; empty when it is complete.

    A yes or partly needs what, a date not past, and a cost. A no or partly needs a reason, what would make it possible
    and where else to go; « not us » needs a reason and the outside body's name. `promised`: a commitment of the first
    answer is still open, which a second look may widen but never take back.
    """
    outcome = answer.outcome
    lacks = [] if outcome else [Lack.OUTCOME]
    if promised and outcome and outcome not in PROMISING:
        lacks.append(Lack.PROMISE_STANDS)
    lacks += [] if _says(answer.understood) else [Lack.UNDERSTOOD]
    if outcome in PROMISING:
        lacks += _promise_lacks(answer, today)
    if outcome and outcome != Outcome.YES:
        lacks += _refusal_lacks(answer)
    lacks += [] if _says(answer.learnt) else [Lack.LEARNT]
    lacks += _summary_lacks(answer.summary)
    return lacks + ([] if _says(answer.elected_name) else [Lack.ELECTED])


def _promise_lacks(answer: Any, today: date) -> list[Lack]:
    lacks = [] if _says(answer.what) else [Lack.WHAT]
    if answer.when_on is None:
        lacks.append(Lack.WHEN)
    elif answer.when_on < today:
        lacks.append(Lack.WHEN_PAST)
    return lacks + ([] if answer.cost.strip() else [Lack.COST])


def _refusal_lacks(answer: Any) -> list[Lack]:
    lacks = [] if _says(answer.reason, REAL_REASON) else [Lack.REASON]
    if answer.outcome == Outcome.ELSEWHERE:
        return lacks + ([] if answer.body_id else [Lack.BODY])
    lacks += [] if _says(answer.would_make_possible) else [Lack.POSSIBLE]
    return lacks + ([] if _says(answer.where_else) else [Lack.WHERE])


def _summary_lacks(summary: str) -> list[Lack]:
    """The summary stands for the whole answer, on the phone and by SMS: everybody must understand it at once."""
    if not _says(summary):
        return [Lack.SUMMARY]
    return [_PLAIN[lack] for lack in passes(summary).lacks if lack in _PLAIN]


def is_reason(text: str) -> bool:
    """Whether somebody really gave a reason."""
    return _says(text, REAL_REASON)


def has_evidence(text: str, photo: bool, link: str) -> bool:
    """« Done » needs words, and something to look at: a photo or a web address."""
    url = urlsplit(link.strip())
    return _says(text, REAL_REASON) and (photo or (url.scheme in ("http", "https") and "." in url.netloc))


def _says(text: str, letters: int = 2) -> bool:
    return sum(sign.isalnum() for sign in text or "") >= letters
