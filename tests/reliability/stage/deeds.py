"""What people do on the platform, each deed in a transaction of its own, through the verbs the views call."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.answers import actions as answers
from app.answers import queries as cases
from app.answers.actions import Incomplete
from app.answers.actions.writing import Overtaken
from app.answers.rules.states import HeardValue
from app.contributions import actions as contributions
from app.contributions.models import Contribution
from app.core.db import Database
from app.core.states import Impossible
from app.core.text.codes import new_code
from app.core.verdicts import Refused
from app.moderation import actions as moderation
from app.moderation.actions import AlreadyDone, AlreadyReported
from app.moderation.models import Act
from app.moderation.rules import Rule
from app.people.rules import Actor
from app.processes import queries as processes
from app.processes.actions import close_process
from app.processes.models import Framing, Process, ProcessState, Step
from app.processes.rules import FRAMING_FIELDS
from app.proposals import actions as proposals
from app.proposals.models import Proposal
from app.routing import actions as routing
from app.sites.models import Team
from app.statements import actions as statements
from app.statements.models import Statement
from tests.answers.conftest import refusal, yes
from tests.world import World

NOT_DONE = (Refused, Impossible, AlreadyDone, AlreadyReported, Incomplete, Overtaken)
CARDS = 3


class Deeds:
    """A fresh consultation in the world, four residents, and the staff."""

    def __init__(self, database: Database, world: World, number: int) -> None:
        self.database, self.world, self.now = database, world, world.now
        self.people = [world.resident(f"person {number}-{count}") for count in range(4)]
        self.nadia, self.marc, self.ali, self.rose = (world.actor(world.things[name]) for name in ("nadia", "marc", "ali", "rose"))
        self.process = self._open(number)
        self.cards = [self._card(count) for count in range(CARDS)]
        world.session.commit()
        self.site, self.streets, self.key = world.angers.id, world.streets.id, f"key-{number}"
        world.session.commit()

    def _open(self, number: int) -> int:
        world = self.world
        process = Process(
            site_id=world.angers.id, slug=f"consultation-{number}", code=f"C{number}", title="Une consultation", state=ProcessState.OPEN,
            created_at=self.now, opened_at=self.now,
        )
        world.session.add(process)
        world.session.flush()
        framing = {name: getattr(world.framing, name) for name in FRAMING_FIELDS}
        world.session.add(Framing(process_id=process.id, version=1, created_at=self.now, **framing))
        for step in world.session.scalars(select(Step).where(Step.process_id == world.parks.id)):
            world.session.add(Step(
                process_id=process.id, kind=step.kind, opens_on=step.opens_on, closes_on=step.closes_on, position=step.position,
            ))
        return process.id

    def _card(self, position: int) -> int:
        card = Statement(
            site_id=self.world.angers.id, process_id=self.process, title=f"Phrase {position}", body="", receipt_code=new_code(),
            created_at=self.now, state_at=self.now, position=position,
        )
        self.world.session.add(card)
        self.world.session.flush()
        return card.id

    def _do(self, deed: Callable[[Session], Any]) -> bool:
        """Whether it was done; a refusal leaves nothing behind."""
        try:
            with self.database.transaction() as session:
                deed(session)
        except NOT_DONE:
            return False
        return True

    def _sheet(self, session: Session) -> Any:
        return processes.get(session, self.site, self.process)

    def ideas(self) -> list[int]:
        """The ideas of the consultation, in the order they came."""
        with self.database.read() as session:
            return list(session.scalars(select(Proposal.id).where(Proposal.process_id == self.process).order_by(Proposal.id)))

    def react(self, person: int, card: int, value: int) -> bool:
        return self._do(lambda session: statements.take_position(
            session, self.people[person], self._sheet(session), session.get_one(Statement, self.cards[card]), value, now=self.now,
        ))

    def propose(self, person: int, key: int) -> bool:
        def deed(session: Session) -> None:
            who = self.people[person]
            idea = Proposal(title=f"Idée {key}", body="", author_id=who.participant_id, submission_key=f"{self.key}-{person}-{key}")
            proposals.propose(session, who, idea, site=session.merge(self.world.angers, load=False), sheet=self._sheet(session), now=self.now)

        return self._do(deed)

    def _on(self, idea: int, deed: Callable[[Session, Contribution], Any]) -> bool:
        return self._do(lambda session: deed(session, session.get_one(Contribution, idea)))

    def support(self, person: int, idea: int, **details: str) -> bool:
        return self._on(idea, lambda session, found: proposals.support(
            session, self.people[person], found, session.get(Process, self.process), now=self.now, **details,
        ))

    def unsupport(self, person: int, idea: int) -> bool:
        return self._on(idea, lambda session, found: proposals.unsupport(
            session, self.people[person], found, session.get(Process, self.process), now=self.now,
        ))

    def withdraw(self, person: int, idea: int) -> bool:
        return self._on(idea, lambda session, found: contributions.withdraw(session, self.people[person], found, now=self.now))

    def report(self, person: int, idea: int) -> bool:
        return self._on(idea, lambda session, found: moderation.report(session, self.people[person], found, Rule.INSULT, now=self.now))

    def dismiss(self, who: Actor, idea: int) -> bool:
        return self._on(idea, lambda session, found: moderation.dismiss_reports(session, who, found, now=self.now))

    def hide(self, who: Actor, idea: int) -> bool:
        return self._on(idea, lambda session, found: moderation.hide(session, who, found, Rule.INSULT, "Une insulte.", now=self.now))

    def restore(self, who: Actor, idea: int) -> bool:
        return self._on(idea, lambda session, found: moderation.restore(session, who, found, "Une erreur.", now=self.now))

    def merge(self, who: Actor, idea: int, into: int) -> bool:
        return self._on(idea, lambda session, found: moderation.merge(session, who, found, session.get_one(Contribution, into), now=self.now))

    def undo(self, who: Actor, idea: int) -> bool:
        def deed(session: Session, found: Contribution) -> None:
            last = session.scalar(select(func.max(Act.id)).where(Act.contribution_id == idea))
            if last is None:
                raise AlreadyDone(None)
            routing.undo(session, who, session.get_one(Act, last), found, now=self.now)

        return self._on(idea, deed)

    def route(self, who: Actor, idea: int) -> bool:
        return self._on(idea, lambda session, found: routing.route(session, who, found, session.get_one(Team, self.streets), now=self.now))

    def answer(self, who: Actor, idea: int, *, positive: bool) -> bool:
        def deed(session: Session) -> None:
            site, case = session.merge(self.world.angers, load=False), cases.case(session, self.site, idea)
            assert case is not None
            answers.save_draft(session, who, site, case, yes() if positive else refusal(), now=self.now)
            answers.submit_answer(session, who, site, cases.around(session, case.contribution), now=self.now)

        return self._do(deed)

    def hear(self, person: int, idea: int, value: HeardValue) -> bool:
        def deed(session: Session) -> None:
            site, case = session.merge(self.world.angers, load=False), cases.case(session, self.site, idea)
            assert case is not None
            answers.hear(session, self.people[person], site, case, value, "Vous n’avez pas lu toute mon idée.", now=self.now)

        return self._do(deed)

    def close(self) -> bool:
        return self._do(lambda session: close_process(
            session, self.nadia, session.merge(self.world.angers, load=False), self._sheet(session), now=self.now,
        ))
