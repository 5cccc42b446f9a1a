"""What people learn about things they follow: at once, or together once a week; and the result, for all who took part."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.answers.models import Answer, Commitment
from app.audit.models import Entry
from app.contributions.models import Contribution
from app.contributions.rules import public_path
from app.notifications.kinds.kind import Facts, Kind, Telling, fact
from app.notifications.models import Follow, Notice
from app.notifications.queries.readers import authors, contributors, followers
from app.processes.models import Process, ProcessState
from app.routing.models import Forwarding
from app.sites.models import OutsideBody, Site

OF_INPUT = (
    "answers.publish_answer", "answers.extend", "answers.report_progress", "answers.postpone", "answers.finish", "routing.forward",
    "moderation.merge",
)
OF_PROCESS = ("processes.open_process", "processes.frame", "processes.close_process", "processes.publish_result")
NEWS = (*OF_INPUT, *OF_PROCESS)
OF_SITE_AT_ONCE = ("processes.open_process", "processes.publish_result")


@dataclass(frozen=True)
class News:
    """One thing that happened, in public, ready for a sentence of `templates/emails/_news.html`."""

    verb: str
    title: str
    path: str
    more: Facts


def news(session: Session, entry: Entry) -> News | None:
    """What an entry means to the public; None when it is not (or no longer) public."""
    return _of_process(session, entry) if entry.verb in OF_PROCESS else _of_input(session, entry)


def _of_input(session: Session, entry: Entry) -> News | None:
    idea = session.get(Contribution, entry.subject_id)
    if idea is None or not idea.is_public or entry.verb not in OF_INPUT:
        return None
    more: Facts = {"due_on": idea.due_on}
    if entry.verb == "answers.publish_answer":
        answer = session.get(Answer, fact(entry, "answer_id") or 0)
        more = {"outcome": answer.outcome, "summary": answer.summary} if answer else {}
    elif entry.verb in ("answers.postpone", "answers.report_progress", "answers.finish"):
        commitment = session.get(Commitment, fact(entry, "commitment_id") or 0)
        more = {"due_on": commitment.due_on} if commitment else more
    elif entry.verb == "routing.forward":
        passed = session.get(Forwarding, fact(entry, "forwarding_id") or 0)
        if passed is None or passed.withdrawn_at is not None:
            return None
        body = session.get(OutsideBody, passed.body_id)
        more = {"body": body.name if body else ""}
    elif entry.verb == "moderation.merge" and idea.merged_into_id is None:
        return None
    site = session.get(Site, idea.site_id)
    return News(entry.verb, idea.title, public_path(site.slug, idea.kind, idea.id) if site else "/", more)


def _of_process(session: Session, entry: Entry) -> News | None:
    process = session.get(Process, entry.subject_id)
    if process is None or process.state == ProcessState.DRAFT:
        return None
    if entry.verb == "processes.frame" and (fact(entry, "version") or 1) < 2:
        return None
    site = session.get(Site, process.site_id)
    return News(entry.verb, process.title, f"/{site.slug}/processes/{process.slug}" if site else "/", {})


def subjects(session: Session, entry: Entry, *, weekly: bool) -> list[tuple[str, int]]:
    """Under which follows an entry falls: the thing itself, its promise, and what it belongs to."""
    if entry.verb in OF_PROCESS:
        found = [("process", entry.subject_id)]
        if entry.site_id and (weekly or entry.verb in OF_SITE_AT_ONCE):
            found.append(("site", entry.site_id))
        return found
    found = [("proposal", entry.subject_id)]
    if fact(entry, "commitment_id"):
        found.append(("commitment", int(fact(entry, "commitment_id"))))
    if weekly and entry.verb in ("answers.publish_answer", "answers.finish"):
        process_id = session.scalar(select(Contribution.process_id).where(Contribution.id == entry.subject_id))
        found += [("process", process_id)] if process_id else []
        found += [("site", entry.site_id)] if entry.site_id else []
    return found


class Followed(Kind):
    """News of something one follows, at once."""

    name = "followed"
    verbs = NEWS
    audience = "follow"

    def tellings(self, session: Session, entry: Entry) -> Iterable[Telling]:
        if news(session, entry) is None:
            return
        told = self._told_otherwise(session, entry)
        for reader, follow in followers(session, subjects(session, entry, weekly=False)):
            if reader not in told:
                yield Telling(reader, {"follow": follow.id}, entry.site_id)

    def _told_otherwise(self, session: Session, entry: Entry) -> set[object]:
        """The author and those who took part get a message of their own."""
        if entry.verb == "processes.publish_result":
            return set(contributors(session, entry.subject_id))
        idea = session.get(Contribution, entry.subject_id) if entry.verb in OF_INPUT else None
        return {reader for reader, _own in authors(session, idea)} if idea else set()

    def load(self, session: Session, notice: Notice, entry: Entry | None) -> Facts | None:
        follow = session.get(Follow, notice.facts["follow"])
        item = news(session, entry) if entry else None
        if follow is None or follow.ended_at is not None or item is None:
            return None
        return {"item": item, "follow": follow, "site": session.get(Site, follow.site_id)}


class Result(Kind):
    """The result of a consultation, for everybody who took part."""

    name = "result"
    verbs = ("processes.publish_result",)

    def tellings(self, session: Session, entry: Entry) -> Iterable[Telling]:
        for reader in contributors(session, entry.subject_id):
            yield Telling(reader, {"process": entry.subject_id}, entry.site_id)

    def load(self, session: Session, notice: Notice, entry: Entry | None) -> Facts | None:
        process = session.get(Process, notice.facts["process"])
        if process is None or process.result_at is None:
            return None
        return {"process": process, "site": session.get(Site, process.site_id)}


class Digest(Kind):
    """The week of what one follows."""

    name = "digest"
    audience = "follow"

    def load(self, session: Session, notice: Notice, entry: Entry | None) -> Facts | None:
        entries = session.scalars(select(Entry).where(Entry.id.in_(notice.facts["entries"])).order_by(Entry.id))
        items = [item for found in entries if (item := news(session, found)) is not None]
        if not items:
            return None
        return {"items": items, "site": session.get(Site, notice.site_id) if notice.site_id else None}


KINDS = (Followed(), Result(), Digest())
