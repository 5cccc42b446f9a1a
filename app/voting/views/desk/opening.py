"""The last look and the opening; then invitations are on their way, and reminders for those who have not voted."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site
from app.voting.actions import opening as actions
from app.voting.forms.desk import OpenForm
from app.voting.methods import Question, SettingsRefused
from app.voting.permissions import preparing as permissions
from app.voting.queries.preparing import Draft
from app.voting.rules.question import question_of
from app.voting.rules.states import VoteState
from app.voting.views.blueprint import bp
from app.voting.views.desk.finding import Page, draft_or_404
from app.voting.wording.rule import rule_lines


@bp.get("/<site>/desk/votes/<slug>/preview")
@access(permissions.may_prepare)
def desk_preview(slug: str) -> str:
    """The ballot as electors will see it, and the rule in words."""
    draft = draft_or_404(slug)
    return render_template("voting/desk/preview.html", draft=draft, vote=draft.vote, question=_question(draft), **in_words(draft))


@bp.route("/<site>/desk/votes/<slug>/opening", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_opening(slug: str) -> Page:
    """What freezes, and the button. A second tap finds the vote open."""
    draft, form = draft_or_404(slug), OpenForm()
    if form.is_submitted() and draft.vote.state == VoteState.OPEN:
        return redirect(url_for("voting.desk_vote", slug=slug))
    if form.validate_on_submit() and (not draft.few or form.few_accepted.data):
        actions.open_vote(db(), current_actor(), current_site(), draft.vote, few_accepted=bool(form.few_accepted.data), now=now())
        flash(_("Le vote est ouvert. Les règles et la liste ne changent plus."), "success")
        return redirect(url_for("voting.desk_vote", slug=slug))
    if form.is_submitted() and draft.few:
        form.few_accepted.errors = [_("Cochez cette case, ou choisissez un vote à main levée.")]
    may_open = permissions.may_open(current_actor(), current_site(), draft.vote, draft.lacks, few=False)
    body = render_template("voting/desk/opening.html", draft=draft, vote=draft.vote, form=form, may_open=may_open, **in_words(draft))
    return body, 422 if form.is_submitted() else 200


@bp.post("/<site>/desk/votes/<slug>/reminder")
@access(permissions.may_prepare)
def desk_reminder(slug: str) -> Response:
    """Remind those who have not voted."""
    draft = draft_or_404(slug)
    actions.remind(db(), current_actor(), current_site(), draft.vote, now=now())
    flash(_("Le rappel part. Seules les personnes qui n’ont pas voté le reçoivent."), "success")
    return redirect(url_for("voting.desk_vote", slug=slug))


def in_words(draft: Draft) -> dict[str, Any]:
    """The rule of the vote in lines."""
    return {"rule": rule_lines(draft.vote, draft.options)}


def _question(draft: Draft) -> Question | None:
    """None while the options do not fit the method."""
    try:
        return question_of(draft.vote, draft.options) if len(draft.options) > 1 else None
    except SettingsRefused:
        return None
