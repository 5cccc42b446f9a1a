"""What the author of an input is told while the town deals with it."""

from sqlalchemy.orm import Session

from app.answers.models import Answer, Commitment, CommitmentStep, Extension
from app.audit.models import Entry
from app.contributions.models import Contribution
from app.contributions.rules import State
from app.notifications.kinds.kind import Facts, ToAuthor, fact
from app.notifications.rules.sending import UNDO_GRACE
from app.routing.models import Forwarding, Question
from app.sites.models import OutsideBody


class Routed(ToAuthor):
    """Sent to a team."""

    name = "routed"
    verbs = ("routing.route",)
    delay = UNDO_GRACE

    def more(self, session: Session, entry: Entry | None, idea: Contribution) -> Facts | None:
        still = idea.state in (State.SENT, State.STUDIED) and idea.hidden_at is None and idea.team_id == fact(entry, "team_id")
        return {} if still else None


class Asked(ToAuthor):
    """The town asks the author something."""

    name = "question"
    verbs = ("routing.ask",)
    delay = UNDO_GRACE

    def more(self, session: Session, entry: Entry | None, idea: Contribution) -> Facts | None:
        question = session.get(Question, fact(entry, "question_id") or 0)
        return {"question": question} if question and question.answer is None else None


class Forwarded(ToAuthor):
    """Passed to a body outside the town."""

    name = "forwarded"
    verbs = ("routing.forward",)
    joined = True
    delay = UNDO_GRACE

    def more(self, session: Session, entry: Entry | None, idea: Contribution) -> Facts | None:
        passed = session.get(Forwarding, fact(entry, "forwarding_id") or 0)
        if passed is None or passed.withdrawn_at is not None:
            return None
        return {"forwarding": passed, "outside": session.get(OutsideBody, passed.body_id)}


class Extended(ToAuthor):
    """The town takes more time, once, and says why."""

    name = "extended"
    verbs = ("answers.extend",)
    joined = True

    def more(self, session: Session, entry: Entry | None, idea: Contribution) -> Facts | None:
        extension = session.get(Extension, fact(entry, "extension_id") or 0)
        return {"extension": extension} if extension else None


class Answered(ToAuthor):
    """The answer is there; the second one after a contest as well."""

    name = "answered"
    verbs = ("answers.publish_answer",)
    joined = True

    def more(self, session: Session, entry: Entry | None, idea: Contribution) -> Facts | None:
        answer = session.get(Answer, fact(entry, "answer_id") or 0)
        return {"answer": answer, "second": answer.round > 1} if answer else None


class Progress(ToAuthor):
    """News of a promise."""

    name = "progress"
    verbs = ("answers.report_progress",)
    joined = True

    def more(self, session: Session, entry: Entry | None, idea: Contribution) -> Facts | None:
        commitment = session.get(Commitment, fact(entry, "commitment_id") or 0)
        step = session.get(CommitmentStep, fact(entry, "step_id") or 0)
        return {"commitment": commitment, "step": step} if commitment and step else None


class Postponed(Progress):
    """A promise gets a later date."""

    name = "postponed"
    verbs = ("answers.postpone",)


class Done(Progress):
    """A promise is kept; the author is asked again."""

    name = "done"
    verbs = ("answers.finish",)


class Withdrawn(ToAuthor):
    """The author took it back."""

    name = "withdrawn"
    verbs = ("contributions.withdraw",)
    though_withdrawn = True


KINDS = (Routed(), Asked(), Forwarded(), Extended(), Answered(), Progress(), Postponed(), Done(), Withdrawn())
