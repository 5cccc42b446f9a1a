"""Moderators read, mask, route, hide, merge and ask; teams bounce and help; authors appeal and readers report."""

from datetime import datetime

from app.core.i18n import _
from app.demo.content import Facts
from app.demo.events import Act, Tale
from app.demo.plots.masks import masked
from app.demo.scene import Scene, there
from app.moderation import actions as moderation
from app.moderation import queries as decisions
from app.moderation.rules import Rule
from app.people.rules import Actor, Role
from app.routing import actions as routing
from app.routing import queries as routes
from app.routing.models import AssignmentRole
from app.routing.wording import because

FIRST_READING = 1
"""Days after the sending on which a moderator opens it."""


def read(tale: Tale) -> None:
    """Accepted, waiting for a team; or passed to a body outside."""
    if forwards := tale.content.besides("forwards", tale.name):
        _forward(tale, forwards[0])
        return
    tale.staff(FIRST_READING - tale.idea["age_days"], masked(tale, lambda scene, who, now: moderation.accept(
        scene.session, who, scene.ideas[tale.name], now=now)))


def send_on(tale: Tale) -> None:
    """Accepted and sent to its team; some are passed to a body outside instead, some get a helping team."""
    if forwards := tale.content.besides("forwards", tale.name):
        _forward(tale, forwards[0])
        return
    bounce = tale.idea.get("bounce")
    _route(tale, bounce["from_team"] if bounce else tale.idea["team"], FIRST_READING - tale.idea["age_days"])
    if bounce:
        _bounce(tale, bounce)
    for helper in tale.content.besides("helpers", tale.name):
        _help(tale, helper)


def _route(tale: Tale, team: str, days: int) -> None:
    def act(scene: Scene, who: Actor, now: datetime) -> None:
        held, chosen = scene.ideas[tale.name], scene.teams[tale.site, team]
        advice = routes.advice_for(scene.session, scene.sites[tale.site], held)
        best = advice.best
        suggested = best is not None and best.team == chosen.id
        why = " · ".join(because(advice, best)) if best and suggested else _("Choisie par l’équipe de modération")
        routing.route(scene.session, who, held, chosen, because=why, suggested=suggested, now=now)

    tale.staff(days, masked(tale, act))


def _forward(tale: Tale, facts: Facts) -> None:
    def act(scene: Scene, who: Actor, now: datetime) -> None:
        routing.forward(scene.session, who, scene.ideas[tale.name], scene.bodies[tale.site, facts["body"]], facts["message"], now=now)

    tale.staff(FIRST_READING - tale.idea["age_days"], masked(tale, act))


def _bounce(tale: Tale, facts: Facts) -> None:
    def act(scene: Scene, now: datetime) -> None:
        agent = scene.member(tale.site, facts["from_team"], Role.AGENT)
        routing.bounce(scene.session, agent, scene.ideas[tale.name], facts["reason"], now=now)

    tale.staff(facts["days"], act)
    if facts["rerouted_to"]:
        _route(tale, facts["rerouted_to"], facts["days"] + 1)


def _help(tale: Tale, facts: Facts) -> None:
    def ask(scene: Scene, now: datetime) -> None:
        who = scene.member(tale.site, tale.idea["team"], Role.HEAD)
        routing.add_helper(scene.session, who, scene.ideas[tale.name], scene.teams[tale.site, facts["team"]], facts["asked"], now=now)

    def advise(scene: Scene, now: datetime) -> None:
        team, held = scene.teams[tale.site, facts["team"]], scene.ideas[tale.name]
        asked = there(routes.assignment(scene.session, held.id, team.id, AssignmentRole.HELPER))
        routing.advise(scene.session, scene.member(tale.site, facts["team"], Role.AGENT), asked, held, facts["advice"], now=now)

    tale.soon(45, ask)
    if facts.get("advice"):
        tale.staff(facts["advice_days"], advise)


def hide(tale: Tale) -> None:
    """Hidden under a rule, with a reason; names that no pattern finds are masked by hand first."""
    rule, reason = Rule(tale.idea["rule"]), tale.idea["reason"]
    tale.staff(tale.idea["hidden_days"], masked(tale, lambda scene, who, now: moderation.hide(
        scene.session, who, scene.ideas[tale.name], rule, reason, now=now)))
    tale.ended = tale.thread.last


def contest(tale: Tale) -> None:
    """The author contests the hiding; another person decides, if somebody has by now."""
    facts = tale.idea["appeal"]

    def appeal(scene: Scene, now: datetime) -> None:
        held = scene.ideas[tale.name]
        act = there(decisions.hiding(scene.session, held.id))
        moderation.appeal(scene.session, scene.person(tale.author, now), act, held, facts["text"], now=now)

    def decide(scene: Scene, now: datetime) -> None:
        held = scene.ideas[tale.name]
        act = there(decisions.hiding(scene.session, held.id))
        found = there(decisions.appeal_of(scene.session, act.id))
        moderation.decide_appeal(
            scene.session, scene.moderator(tale.site, tale.turn + 1), found, act, held, upheld=facts["decision"] == "kept",
            decision=facts["decision_text"], now=now,
        )

    tale.resident(facts["days"], appeal)
    if facts["decision"] != "pending":
        tale.staff(facts["decided_days"], decide)


def merge(tale: Tale) -> None:
    """Gathered under an idea that says the same."""
    def act(scene: Scene, who: Actor, now: datetime) -> None:
        moderation.merge(scene.session, who, scene.ideas[tale.name], scene.ideas[tale.idea["merged_into"]], now=now)

    tale.staff(FIRST_READING - tale.idea["age_days"], masked(tale, act))
    tale.ended = tale.thread.last


def ask(tale: Tale) -> None:
    """The author is asked something; some have answered."""
    facts = tale.idea["question"]

    def reply(scene: Scene, now: datetime) -> None:
        held = scene.ideas[tale.name]
        question = routes.questions(scene.session, held.id)[-1]
        routing.reply_question(scene.session, scene.person(tale.author, now), question, held, facts["author_answer"], now=now)

    tale.staff(facts["asked_days"], masked(tale, lambda scene, who, now: routing.ask(
        scene.session, who, scene.ideas[tale.name], facts["text"], now=now)))
    if facts["author_answer"]:
        tale.resident(facts["answered_days"], reply)


def report(tale: Tale) -> None:
    """Readers say that it breaks a rule; nobody has decided yet."""
    for number, facts in enumerate(tale.idea["reports"]):
        tale.resident(facts["days"], _report(tale, facts, f"{tale.site}:reader {number}"))


def _report(tale: Tale, facts: Facts, person: str) -> Act:
    def act(scene: Scene, now: datetime) -> None:
        moderation.report(scene.session, scene.person(person, now), scene.ideas[tale.name], Rule(facts["rule"]), facts["text"], now=now)

    return act
