"""What the author is told when moderation touches their words: the rule, the reason, their own text, and how to contest."""

from sqlalchemy.orm import Session

from app.audit.models import Entry
from app.contributions.models import Contribution, Revision
from app.moderation.models import Act, ActKind, Appeal
from app.notifications.kinds.kind import Facts, ToAuthor, fact
from app.notifications.rules.sending import UNDO_GRACE


class Hidden(ToAuthor):
    """Hidden: rule, reason, own text back, appeal."""

    name = "hidden"
    verbs = ("moderation.hide",)
    delay = UNDO_GRACE

    def more(self, session: Session, entry: Entry | None, idea: Contribution) -> Facts | None:
        act = session.get(Act, fact(entry, "act_id") or 0)
        return {"act": act} if act and act.undone_at is None and idea.hidden_at is not None else None


class Restored(ToAuthor):
    """Shown again, by a decision or because the hiding was undone."""

    name = "restored"
    verbs = ("moderation.restore", "moderation.undo")
    delay = UNDO_GRACE

    def concerns(self, session: Session, entry: Entry, idea: Contribution) -> bool:
        if entry.verb == "moderation.restore":
            return True
        act = session.get(Act, fact(entry, "act_id") or 0)
        # A hiding undone within the grace was never told, so neither is its undoing.
        return act is not None and act.kind == ActKind.HIDE and entry.at - act.at > UNDO_GRACE

    def more(self, session: Session, entry: Entry | None, idea: Contribution) -> Facts | None:
        return {} if idea.hidden_at is None else None


class Merged(ToAuthor):
    """Joined to a similar idea: nothing is lost, both stay readable."""

    name = "merged"
    verbs = ("moderation.merge",)
    delay = UNDO_GRACE

    def more(self, session: Session, entry: Entry | None, idea: Contribution) -> Facts | None:
        into = session.get(Contribution, idea.merged_into_id) if idea.merged_into_id else None
        return {"into": into} if into else None


class Masked(ToAuthor):
    """Private data were covered."""

    name = "masked"
    verbs = ("moderation.mask",)
    delay = UNDO_GRACE

    def more(self, session: Session, entry: Entry | None, idea: Contribution) -> Facts | None:
        act = session.get(Act, fact(entry, "act_id") or 0)
        if act is None or act.undone_at is not None:
            return None
        revision = session.get(Revision, act.before.get("revision_id") or 0)
        return {"before": revision, "kinds": fact(entry, "kinds") or []}


class AppealDecided(ToAuthor):
    """Another person has decided about the hiding."""

    name = "appeal_decided"
    verbs = ("moderation.decide_appeal",)

    def more(self, session: Session, entry: Entry | None, idea: Contribution) -> Facts | None:
        appeal = session.get(Appeal, fact(entry, "appeal_id") or 0)
        return {"appeal": appeal} if appeal and appeal.decision else None


KINDS = (Hidden(), Restored(), Merged(), Masked(), AppealDecided())
