"""The states of an answer and of a commitment, and what each verb does to them."""

from enum import StrEnum


class AnswerState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    PUBLISHED = "published"


class Outcome(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    ELSEWHERE = "elsewhere"


class CommitmentState(StrEnum):
    PROMISED = "promised"
    UNDERWAY = "underway"
    DONE = "done"


class HeardValue(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Stage(StrEnum):
    """When « were you heard? » is asked: after the answer, and again after delivery."""

    ANSWER = "answer"
    DELIVERY = "delivery"


PROMISING = (Outcome.YES, Outcome.PARTLY)
"""The outcomes that make a commitment."""

UNPUBLISHED = (AnswerState.DRAFT, AnswerState.SUBMITTED, AnswerState.RETURNED)

ANSWER_STEPS: dict[AnswerState, dict[str, AnswerState]] = {
    AnswerState.DRAFT: {"save": AnswerState.DRAFT, "submit": AnswerState.SUBMITTED, "publish": AnswerState.PUBLISHED},
    AnswerState.SUBMITTED: {
        "return": AnswerState.RETURNED, "publish": AnswerState.PUBLISHED, "take_back": AnswerState.DRAFT,
    },
    AnswerState.RETURNED: {"save": AnswerState.RETURNED, "submit": AnswerState.SUBMITTED, "publish": AnswerState.PUBLISHED},
    AnswerState.PUBLISHED: {},
}

COMMITMENT_STEPS: dict[CommitmentState, dict[str, CommitmentState]] = {
    CommitmentState.PROMISED: {"report": CommitmentState.UNDERWAY, "finish": CommitmentState.DONE},
    CommitmentState.UNDERWAY: {"report": CommitmentState.UNDERWAY, "finish": CommitmentState.DONE},
    CommitmentState.DONE: {"renew": CommitmentState.PROMISED},
}
