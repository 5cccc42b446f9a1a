"""A draft vote and its screens. Each screen saves its own columns at once, in any order; nothing here opens anything."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.i18n import _l
from app.core.states import move
from app.core.text.codes import new_poster_code
from app.core.text.slugs import free_slug
from app.core.verdicts import Refused, no, require
from app.people.rules import Actor
from app.sites.models import Site
from app.voting.actions.casting import hold_register
from app.voting.methods.catalogue import METHODS
from app.voting.models import Incident, Vote
from app.voting.permissions.preparing import may_cancel, may_edit, may_run
from app.voting.rules.states import TRANSITIONS, VoteState
from app.voting.rules.preparing.templates import TEMPLATES, Template

EDITABLE: dict[str, tuple[str, ...]] = {
    "question": ("question", "details", "council_id", "process_id"),
    "framing": ("binding", "follow_up", "follow_team_id", "what_happens", "contact_name", "contact_phone", "contact_hours"),
    "method": ("method", "settings"),
    "roll": ("audience", "proof", "paper"),
    "dates": ("opens_at", "closes_at", "challenge_days"),
    "quorum": ("quorum", "proxies"),
    "secrecy": ("secrecy",),
}
"""Which columns each screen of the checklist may change, and no others."""

JUST_OPENED = no(_l("Ce vote vient d’ouvrir."), _l("Regardez où il en est, puis arrêtez-le si vous le voulez encore."))


def create(
    session: Session, actor: Actor, site: Site, *, question: str, template: str = "yes_no", council_id: int | None = None,
    previous_id: int | None = None, now: datetime,
) -> Vote:
    """A new draft from one of the usual cases, with its method's settings and ready-made options left to `set_options`."""
    require(may_run(actor, site))
    chosen: Template = TEMPLATES[template]
    taken = set(session.scalars(select(Vote.slug).where(Vote.site_id == site.id)))
    vote = Vote(
        site_id=site.id, council_id=council_id, previous_id=previous_id, slug=free_slug(question, "vote", taken | {"live", "new"}),
        code=_free_code(session), question=question, method=chosen.method, settings=dict(chosen.settings), binding=chosen.binding,
        live=chosen.live, created_by_id=actor.account_id, created_at=now, contact_name=actor.name[:120],
    )
    session.add(vote)
    session.flush()
    record(session, actor, "voting.create", vote, now=now, template=template)
    return vote


def hold_draft(session: Session, actor: Actor, site: Site, vote: Vote) -> None:
    """Keep the draft as it is until the commit, and see that it still is one: the opening is a fence for every edit."""
    session.flush()  # a refresh forgets what was not written yet
    session.refresh(vote, with_for_update=True)
    require(may_edit(actor, site, vote))


def edit(session: Session, actor: Actor, site: Site, vote: Vote, step: str, changes: Mapping[str, Any], *, now: datetime) -> Vote:
    """Save one screen. Raises `Refused` once the vote was opened; names that are not the screen's are a ValueError."""
    hold_draft(session, actor, site, vote)
    if unknown := set(changes) - set(EDITABLE[step]):
        raise ValueError(f"{step} does not hold {sorted(unknown)}")
    changed = sorted(name for name, value in changes.items() if getattr(vote, name) != value)
    for name in changed:
        setattr(vote, name, changes[name])
    if "method" in changed:
        known = {setting.key for setting in METHODS[vote.method].settings}
        vote.settings = {key: value for key, value in vote.settings.items() if key in known}
    session.flush()  # the next screen of the same transaction reads the row again
    if changed:
        record(session, actor, "voting.edit", vote, now=now, step=step, changed=changed)
    return vote


def cancel(session: Session, actor: Actor, site: Site, vote: Vote, why: str, *, now: datetime) -> Vote:
    """Stop a draft or an open vote for good. The reason is public and stands in the list of incidents; ballots are never counted."""
    draft = vote.state == VoteState.DRAFT
    if not draft:  # the fence: no ballot is acknowledged while the vote is stopped
        hold_register(session, vote)
    session.refresh(vote, with_for_update=True)
    if draft and vote.state != VoteState.DRAFT:  # a draft has no register to hold, and now it has one
        raise Refused(JUST_OPENED)
    require(may_cancel(actor, site, vote, why))
    move(vote, TRANSITIONS, "cancel")
    vote.cancelled_why = why
    session.add(Incident(vote_id=vote.id, kind="cancelled", text=why, by_id=actor.account_id, at=now))
    record(session, actor, "voting.cancel", vote, now=now)
    return vote


def _free_code(session: Session) -> str:
    while session.scalar(select(Vote.id).where(Vote.code == (code := new_poster_code()))) is not None:
        pass
    return code
