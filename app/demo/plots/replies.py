"""Teams study and answer, others sign; authors say whether they were heard; a « no » brings a second look; promises are kept or not."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from app.answers import actions
from app.answers.queries import Case
from app.answers.rules.clock import latest_extension
from app.answers.rules.states import HeardValue, Outcome
from app.core.clock import today
from app.core.workdays import add_working_days
from app.demo.content import Facts
from app.demo.events import Act, Tale
from app.demo.pictures import keep
from app.demo.scene import Scene, there
from app.demo.towns import answer_fields
from app.people.rules import Actor, Role
from app.sites.models import Review, Site

PARTS = ("understood", "what", "when_text", "cost_text", "learnt", "summary", "reason", "would_make_possible", "where_else")
Deed = Callable[[Scene, Actor, Site, Case, datetime], object]


def study(tale: Tale) -> None:
    """The team says that it looks into it, after a third of the time it took or takes."""
    sent, end = -tale.idea["age_days"], tale.answer.get("answered_days", 0)
    tale.staff(sent + (end - sent) // 3, _by(tale, None, lambda scene, who, site, case, now: actions.study(
        scene.session, who, site, case, now=now)))


def extend(tale: Tale) -> None:
    """The date moves once, with its public reason."""
    facts = tale.idea["extension"]

    def deed(scene: Scene, who: Actor, site: Site, case: Case, now: datetime) -> None:
        due = there(case.contribution.due_on)
        longest = latest_extension(due, site.reply_days, site.holiday_zone)
        to_on = min(add_working_days(due, facts["working_days"], site.holiday_zone), longest)
        actions.extend(scene.session, who, site, case, to_on, facts["reason"], now=now)

    tale.staff(facts["days"], _by(tale, None, deed))


def write(tale: Tale) -> None:
    """A draft, a submitted or a returned answer that waits on somebody's desk today."""
    for facts in tale.content.besides("drafts", tale.name):
        tale.staff(facts["days"], _draft(tale, facts))
        if facts["state"] != "draft":
            tale.soon(20, _submit(tale, facts))
        if facts["state"] == "returned":
            tale.staff(facts["days"] + 1, _return(tale, facts))


def answer(tale: Tale, facts: Facts) -> None:
    """Drafted, submitted and signed: out on the content's day."""
    out: list[date] = []
    tale.staff(facts["answered_days"] - 1, _draft(tale, facts, out))
    tale.soon(18, _submit(tale, facts))
    tale.staff(facts["answered_days"], _sign(tale, facts))
    out.append(today(tale.events[-1].at))


def _by(tale: Tale, key: str | None, deed: Deed) -> Act:
    """A deed of a named member of staff, or of the first agent of the team."""
    def act(scene: Scene, now: datetime) -> None:
        who = scene.staff[tale.site, key] if key else scene.member(tale.site, tale.idea["team"], Role.AGENT)
        deed(scene, who, scene.sites[tale.site], scene.case(tale.name), now)

    return act


def _draft(tale: Tale, facts: Facts, out: Sequence[date] = ()) -> Act:
    """`out` holds the day the answer will leave: no promise is dated before it."""
    def deed(scene: Scene, who: Actor, site: Site, case: Case, now: datetime) -> None:
        values = answer_fields({name: facts.get(name, "") for name in PARTS}, facts["outcome"])
        if values["outcome"] in (Outcome.YES, Outcome.PARTLY):
            values["when_on"] = max(tale.thread.calendar.day(facts["when_days"]), today(now), *out)
        if promise := facts.get("commitment"):
            values |= {"promise_title": promise["title"], "owner_name": promise["owner_name"]}
        body = facts.get("outside_body")
        values |= {"elected": scene.staff[tale.site, facts["elected"]].account_id, "body_id": scene.bodies[tale.site, body].id if body else None}
        actions.save_draft(scene.session, who, site, case, values, seen=case.answer.saved_at if case.answer else None, now=now)

    return _by(tale, facts["technician"], deed)


def _submit(tale: Tale, facts: Facts) -> Act:
    """Where nobody signs, submitting would publish: the answer leaves on its own day."""
    def deed(scene: Scene, who: Actor, site: Site, case: Case, now: datetime) -> None:
        if site.answer_review != Review.NONE:
            actions.submit_answer(scene.session, who, site, case, now=now)

    return _by(tale, facts["technician"], deed)


def _return(tale: Tale, facts: Facts) -> Act:
    return _by(tale, facts["elected"], lambda scene, who, site, case, now: actions.return_answer(
        scene.session, who, site, case, facts["note"], now=now))


def _sign(tale: Tale, facts: Facts) -> Act:
    """The head signs in every second answer where heads may, and never their own; an elected person otherwise."""
    def act(scene: Scene, now: datetime) -> None:
        site, case = scene.sites[tale.site], scene.case(tale.name)
        who = scene.staff[tale.site, facts["technician"]]
        if site.answer_review != Review.NONE:
            head = scene.member(tale.site, tale.idea["team"], Role.HEAD)
            by_head = site.answer_review == Review.HEAD and head != who and (facts["round"] == 2 or tale.turn % 2)
            who = head if by_head else scene.staff[tale.site, facts["elected"]]
        actions.publish_answer(scene.session, who, site, case, now=now)

    return act


def hear(tale: Tale, facts: Facts) -> None:
    """The author says whether they were heard."""
    tale.resident(facts["days"], _by_author(tale, lambda scene, who, site, case, now: actions.hear(
        scene.session, who, site, case, HeardValue(facts["value"]), facts["reason"], now=now)))


def reply(tale: Tale, facts: Facts) -> None:
    """The author's right of reply."""
    tale.resident(facts["days"], _by_author(tale, lambda scene, who, site, case, now: actions.reply(
        scene.session, who, site, case, facts["text"], now=now)))


def _by_author(tale: Tale, deed: Deed) -> Act:
    def act(scene: Scene, now: datetime) -> None:
        deed(scene, scene.person(tale.author, now), scene.sites[tale.site], scene.case(tale.name), now)

    return act


def news(tale: Tale, facts: Facts) -> None:
    """News of a promise, perhaps with a picture, or its new date."""
    def deed(scene: Scene, who: Actor, site: Site, case: Case, now: datetime) -> None:
        if "new_due_days" in facts:
            later = tale.thread.calendar.day(facts["new_due_days"])
            actions.postpone(scene.session, who, site, case, later, facts["text"], now=now)
            return
        shown = _picture(tale, scene, f"news {facts['number']}")
        actions.report_progress(scene.session, who, site, case, facts["text"], now=now, **shown)

    tale.staff(facts["days"], _by(tale, None, deed))


def finish(tale: Tale, promise: Facts) -> None:
    """Done, with evidence."""
    def deed(scene: Scene, who: Actor, site: Site, case: Case, now: datetime) -> None:
        shown = _picture(tale, scene, "done")
        link = "" if shown else promise["evidence_link"]
        actions.finish(scene.session, who, site, case, promise["evidence"], link=link, now=now, **shown)

    tale.staff(promise["done_days"], _by(tale, None, deed))


def _picture(tale: Tale, scene: Scene, when: str) -> dict[str, str]:
    drawn = [one for one in tale.content.besides("pictures", tale.name) if one["when"] == when]
    return {"photo_digest": keep(drawn[0]["drawing"], scene.photos), "photo_description": drawn[0]["description"]} if drawn else {}
