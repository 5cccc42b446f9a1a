"""Following in one tap. Whoever left an address needs no form; whoever did not is asked for one on the same page."""

from datetime import datetime
from typing import Any

from flask import abort, flash, redirect, render_template
from werkzeug.wrappers import Response

from app.contributions.models import Contribution
from app.contributions.panels import Panel
from app.core.i18n import _, locale_code
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.core.web.limits import limiter, network_key
from app.notifications import actions, queries
from app.notifications.forms import FollowForm
from app.notifications.queries.follows import Subject
from app.notifications.rules.sending import KINDS_OF_SUBJECT, RHYTHMS
from app.notifications.views.blueprint import bp, links
from app.people.actions import leave_contact
from app.people.rules import Actor, normalise_address
from app.sites.identity import acting_participant, current_actor, current_site

USUAL_RHYTHM = {"site": "weekly"}
"""What is proposed: a whole town gives too much news for one message each."""


@bp.get("/<site>/follow/<kind>/<int:number>")
@access(public)
def follow_page(kind: str, number: int) -> str:
    """What following means; one button, or where to write."""
    return _page(_subject(kind, number), FollowForm(rhythm=USUAL_RHYTHM.get(kind, "now")))


@bp.post("/<site>/follow/<kind>/<int:number>")
@access(public)
@limiter.limit("20/minute;120/hour", key_func=network_key)
def follow(kind: str, number: int) -> Response | tuple[str, int]:
    """Follow. Without a known address the page asks for one (422 keeps what was typed)."""
    subject, form, actor = _subject(kind, number), FollowForm(), acting_participant()
    reader = queries.reader_of(db(), actor.participant_id, actor.account_id)
    contact_id = reader.contact_id if reader else None
    if reader is None:
        if not form.validate_on_submit():
            return _page(subject, form), 422
        address = normalise_address(form.address.data or "") or ""
        channel = "email" if "@" in address else "sms"
        contact = leave_contact(
            db(), actor, actor.participant_id or 0, channel, address, locale_code(), now=now(), site_id=current_site().id
        )
        contact_id = contact.id
    rhythm = form.rhythm.data if form.rhythm.data in RHYTHMS else "now"
    actions.follow(db(), actor, subject, contact_id=contact_id, rhythm=rhythm, now=now())
    flash(_("Vous suivez « %(title)s ».", title=subject.title), "success")
    return redirect(subject.path)


@bp.post("/<site>/follow/<kind>/<int:number>/ending")
@access(public)
def unfollow(kind: str, number: int) -> Response:
    """Stop following, in one tap."""
    subject, actor = _subject(kind, number), current_actor()
    found = queries.follow_of(db(), actor.participant_id, kind, subject.id)
    if found is not None:
        actions.unfollow(db(), actor, found, now=now())
        flash(_("Vous ne suivez plus « %(title)s ».", title=subject.title), "success")
    return redirect(subject.path)


@bp.get("/follows")
@access(public)
def follows() -> str | Response:
    """What this browser's person follows: their own page when they can be reached, an explanation otherwise."""
    actor = current_actor()
    reader = queries.reader_of(db(), actor.participant_id, actor.account_id)
    if reader is None:
        return render_template("notifications/nothing.html")
    where = ("c", reader.contact_id) if reader.contact_id else ("a", reader.account_id)
    return redirect(links().messages(where[0], where[1] or 0).removeprefix(links().base))


def _subject(kind: str, number: int) -> Subject:
    subject = queries.subject(db(), current_site(), kind, number) if kind in KINDS_OF_SUBJECT else None
    if subject is None:
        abort(404)
    return subject


def _page(subject: Subject, form: FollowForm) -> str:
    actor = current_actor()
    return render_template(
        "notifications/follow.html", subject=subject, form=form, known=queries.reader_of(db(), actor.participant_id, actor.account_id),
        following=queries.follow_of(db(), actor.participant_id, subject.kind, subject.id),
    )


def _panel(session: Any, actor: Actor, contribution: Contribution, _now: datetime) -> dict[str, Any] | None:
    """The follow button of an idea's page."""
    if contribution.kind != "proposal" or not contribution.is_public:
        return None
    following = queries.follow_of(session, actor.participant_id, "proposal", contribution.id)
    return {"kind": "proposal", "number": contribution.id, "following": following}


PANELS = (Panel("follow", "public", "notifications/_follow.html", _panel, order=90),)
