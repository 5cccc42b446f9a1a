"""What the people of a town are told: one message at once, and what follows soon comes together."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.answers.models import Answer, Heard
from app.answers.rules.clock import Level
from app.answers.rules.rates import Second
from app.audit.models import Entry
from app.contributions.models import Contribution
from app.contributions.rules import State
from app.moderation.models import Act, Appeal
from app.notifications.kinds.kind import Facts, Kind, Telling, fact
from app.notifications.models import Notice
from app.notifications.queries.readers import Reader, members, moderators, of_account, site_holders, team_agents, team_heads
from app.notifications.rules.sending import UNDO_GRACE
from app.people.models import Account
from app.people.rules import Role
from app.routing.models import Question
from app.sites.models import Review, Site


class ToStaff(Kind):
    """Tells people of the town about inputs, with a direct link to each. Work that is over by then is left out."""

    audience = "staff"
    bundled = True

    def tellings(self, session: Session, entry: Entry) -> Iterable[Telling]:
        idea = session.get(Contribution, entry.subject_id)
        if idea is not None:
            for reader in self.readers(session, entry, idea):
                yield Telling(reader, {"input": idea.id}, idea.site_id)

    def readers(self, session: Session, entry: Entry, idea: Contribution) -> Iterable[Reader]:
        """Whom it concerns."""
        raise NotImplementedError

    def still(self, session: Session, idea: Contribution) -> bool:
        """Whether there is still something to do."""
        return idea.state in (State.SENT, State.STUDIED)

    def load(self, session: Session, notice: Notice, entry: Entry | None) -> Facts | None:
        named = select(Contribution).where(Contribution.id.in_(notice.facts["items"])).order_by(Contribution.due_on, Contribution.id)
        items = [idea for idea in session.scalars(named) if idea.is_public and self.still(session, idea)]
        if not items:
            return None
        return {"items": items, "site": session.get(Site, notice.site_id), "first": items[0]}


class Assigned(ToStaff):
    """A new input for the team."""

    name = "assigned"
    verbs = ("routing.route",)
    delay = UNDO_GRACE

    def readers(self, session: Session, entry: Entry, idea: Contribution) -> Iterable[Reader]:
        return team_agents(session, int(fact(entry, "team_id")), entry.at)


class HelpAsked(ToStaff):
    """Another team asks for this team's part."""

    name = "help_asked"
    verbs = ("routing.add_helper",)

    def readers(self, session: Session, entry: Entry, idea: Contribution) -> Iterable[Reader]:
        return team_agents(session, int(fact(entry, "team_id")), entry.at)


class Advised(ToStaff):
    """The helping team has given its part."""

    name = "advised"
    verbs = ("routing.advise",)

    def readers(self, session: Session, entry: Entry, idea: Contribution) -> Iterable[Reader]:
        return team_agents(session, idea.team_id, entry.at) if idea.team_id else []


class Bounced(ToStaff):
    """A team says « not ours »: back to those who send."""

    name = "bounced"
    verbs = ("routing.bounce",)

    def readers(self, session: Session, entry: Entry, idea: Contribution) -> Iterable[Reader]:
        return moderators(session, idea.site_id, entry.at)

    def still(self, session: Session, idea: Contribution) -> bool:
        return idea.state in (State.RECEIVED, State.READ)


class Replied(ToStaff):
    """The author answered the town's question."""

    name = "replied"
    verbs = ("routing.reply_question",)

    def readers(self, session: Session, entry: Entry, idea: Contribution) -> Iterable[Reader]:
        question = session.get(Question, fact(entry, "question_id") or 0)
        asker = session.get(Account, question.by_id) if question and question.by_id else None
        reader = of_account(asker) if asker and asker.erased_at is None else None
        return [reader] if reader else moderators(session, idea.site_id, entry.at)

    def still(self, session: Session, idea: Contribution) -> bool:
        return idea.state in (State.RECEIVED, State.READ, State.SENT, State.STUDIED)


class Reminder(ToStaff):
    """An answer is due soon."""

    name = "reminder"
    verbs = ("answers.escalate",)
    levels: tuple[Level, ...] = (Level.SOON, Level.TOMORROW)

    def tellings(self, session: Session, entry: Entry) -> Iterable[Telling]:
        return super().tellings(session, entry) if fact(entry, "level") in self.levels else []

    def readers(self, session: Session, entry: Entry, idea: Contribution) -> Iterable[Reader]:
        return team_agents(session, idea.team_id, entry.at) if idea.team_id else []


class Late(Reminder):
    """The date has passed: the head, then the elected person, then everybody who can help."""

    name = "late"
    levels = (Level.HEAD, Level.ELECTED, Level.PUBLIC)

    def readers(self, session: Session, entry: Entry, idea: Contribution) -> Iterable[Reader]:
        level = fact(entry, "level")
        heads = team_heads(session, idea.team_id, entry.at) if idea.team_id else []
        elected = site_holders(session, idea.site_id, (Role.ELECTED,), entry.at)
        if level == Level.HEAD:
            return heads or elected
        if level == Level.ELECTED:
            return elected or site_holders(session, idea.site_id, (Role.ADMINISTRATOR,), entry.at)
        return dict.fromkeys([*heads, *elected, *site_holders(session, idea.site_id, (Role.ADMINISTRATOR,), entry.at)])

    def still(self, session: Session, idea: Contribution) -> bool:
        return idea.answered_at is None


class Contested(ToStaff):
    """A resident was not heard: another person looks again."""

    name = "contested"
    verbs = ("answers.hear",)

    def readers(self, session: Session, entry: Entry, idea: Contribution) -> Iterable[Reader]:
        word = session.scalars(select(Heard).where(Heard.contribution_id == idea.id, Heard.at == entry.at).limit(1)).first()
        if not fact(entry, "reopened") or word is None or not idea.team_id:
            return []
        answer = session.get(Answer, word.answer_id)
        first = answer.written_by_id if answer else None
        role = {Second.AGENT: Role.AGENT, Second.HEAD: Role.HEAD}.get(fact(entry, "second"))
        found = members(session, idea.team_id, role, entry.at) if role else team_agents(session, idea.team_id, entry.at)
        others = [reader for reader in found if reader.account_id != first]
        return others or moderators(session, idea.site_id, entry.at, [first])


class SaidBack(ToStaff):
    """The author used the right of reply under an answer."""

    name = "said_back"
    verbs = ("answers.reply",)

    def readers(self, session: Session, entry: Entry, idea: Contribution) -> Iterable[Reader]:
        answer = session.get(Answer, fact(entry, "answer_id") or 0)
        if fact(entry, "rewritten") or answer is None:
            return []
        writer = session.get(Account, answer.written_by_id) if answer.written_by_id else None
        reader = of_account(writer) if writer and writer.erased_at is None else None
        return [reader] if reader else team_agents(session, answer.team_id, entry.at)

    def still(self, session: Session, idea: Contribution) -> bool:
        return True


class ToSign(ToStaff):
    """An answer waits for a signature."""

    name = "to_sign"
    verbs = ("answers.submit_answer",)

    def readers(self, session: Session, entry: Entry, idea: Contribution) -> Iterable[Reader]:
        heads = team_heads(session, idea.team_id, entry.at) if idea.team_id else []
        elected = self._named(session, entry) or site_holders(session, idea.site_id, (Role.ELECTED,), entry.at)
        return (elected or heads) if fact(entry, "review") == Review.ELECTED else (heads or elected)

    def _named(self, session: Session, entry: Entry) -> list[Reader]:
        """The elected person who is to carry this answer, when the team has named one."""
        answer = session.get(Answer, fact(entry, "answer_id") or 0)
        named = session.get(Account, answer.elected_id) if answer and answer.elected_id else None
        reader = of_account(named) if named and named.erased_at is None else None
        return [reader] if reader else []

    def still(self, session: Session, idea: Contribution) -> bool:
        return bool(_answers(session, idea, "submitted"))


class Returned(ToStaff):
    """An answer comes back with what should change."""

    name = "returned"
    verbs = ("answers.return_answer",)

    def readers(self, session: Session, entry: Entry, idea: Contribution) -> Iterable[Reader]:
        writer = session.get(Account, fact(entry, "written_by_id") or 0)
        reader = of_account(writer) if writer and writer.erased_at is None else None
        return [reader] if reader else team_agents(session, idea.team_id, entry.at) if idea.team_id else []

    def still(self, session: Session, idea: Contribution) -> bool:
        return bool(_answers(session, idea, "returned"))


class ToDecide(ToStaff):
    """An author contests a hiding: somebody else than the one who hid it decides."""

    name = "appeal"
    verbs = ("moderation.appeal",)

    def readers(self, session: Session, entry: Entry, idea: Contribution) -> Iterable[Reader]:
        act = session.get(Act, fact(entry, "act_id") or 0)
        return moderators(session, idea.site_id, entry.at, [act.by_id if act else None])

    def load(self, session: Session, notice: Notice, entry: Entry | None) -> Facts | None:
        open_ones = (
            select(Contribution).join(Act, Act.contribution_id == Contribution.id).join(Appeal, Appeal.act_id == Act.id)
            .where(Contribution.id.in_(notice.facts["items"]), Appeal.state == "open").order_by(Contribution.id)
        )
        items = list(session.scalars(open_ones).unique())
        return {"items": items, "site": session.get(Site, notice.site_id), "first": items[0]} if items else None


def _answers(session: Session, idea: Contribution, state: str) -> list[Answer]:
    return list(session.scalars(select(Answer).where(Answer.contribution_id == idea.id, Answer.state == state)))


KINDS = (Assigned(), HelpAsked(), Advised(), Bounced(), Replied(), Reminder(), Late(), Contested(), SaidBack(), ToSign(), Returned(), ToDecide())
