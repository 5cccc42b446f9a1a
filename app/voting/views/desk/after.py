"""Closing, stopping, counting; incidents and challenges; voting again."""

from flask import abort, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site
from app.voting.actions import aftermath, closing, counting
from app.voting.actions import preparing as preparing
from app.voting.forms.desk import CancelForm, CloseForm, DecisionForm, IncidentForm
from app.voting.permissions import preparing as permissions
from app.voting.queries import outcomes, votes
from app.voting.rules.register import turnout
from app.voting.rules.states import VoteState
from app.voting.rules.timing import Phase, phase
from app.voting.views.blueprint import bp
from app.voting.views.desk.finding import Page, draft_or_404


@bp.route("/<site>/desk/votes/<slug>/closing", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_closing(slug: str) -> Page:
    """Close: by hand when everybody has voted or with a public reason; by the clock nobody needs to come here."""
    draft, form = draft_or_404(slug), CloseForm()
    everybody = 0 < draft.roll.size <= turnout(votes.register_of(db(), draft.vote.id))
    needs_why = not everybody and phase(draft.vote, now()) is Phase.OPEN
    if form.is_submitted() and draft.vote.state in {VoteState.CLOSED, VoteState.COUNTED}:
        return redirect(url_for("voting.desk_vote", slug=slug))
    if form.validate_on_submit() and (not needs_why or (form.why.data or "").strip()):
        closing.close(db(), current_actor(), current_site(), draft.vote, why=form.why.data or "", now=now())
        flash(_("Le vote est clos. Plus aucun bulletin ne peut entrer."), "success")
        return redirect(url_for("voting.desk_vote", slug=slug))
    if form.is_submitted() and not form.errors:
        form.why.errors = [_("Écrivez pourquoi vous fermez plus tôt : la raison est publique.")]
    body = render_template("voting/desk/closing.html", draft=draft, vote=draft.vote, form=form, needs_why=needs_why, everybody=everybody)
    return body, 422 if form.is_submitted() else 200


@bp.route("/<site>/desk/votes/<slug>/cancellation", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_cancellation(slug: str) -> Page:
    """Stop a vote for good."""
    draft, form = draft_or_404(slug), CancelForm()
    if form.validate_on_submit():
        preparing.cancel(db(), current_actor(), current_site(), draft.vote, form.why.data, now=now())
        flash(_("Le vote est arrêté. Les bulletins ne seront jamais comptés."), "success")
        return redirect(url_for("voting.desk_vote", slug=slug))
    body = render_template("voting/desk/cancellation.html", draft=draft, vote=draft.vote, form=form)
    return body, 422 if form.is_submitted() else 200


@bp.post("/<site>/desk/votes/<slug>/count")
@access(permissions.may_prepare)
def desk_count(slug: str) -> Response:
    """Count, once the paper has been poured in."""
    draft = draft_or_404(slug)
    if draft.vote.state != VoteState.COUNTED:
        counting.count(db(), current_actor(), current_site(), draft.vote, now=now())
        flash(_("Le vote est compté. Le résultat est public."), "success")
    return redirect(url_for("voting.desk_vote", slug=slug))


@bp.route("/<site>/desk/votes/<slug>/incidents", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_incidents(slug: str) -> Page:
    """What went wrong or looked odd; it stands in the minutes."""
    draft, form = draft_or_404(slug), IncidentForm()
    if form.validate_on_submit():
        aftermath.note_incident(db(), current_actor(), current_site(), draft.vote, form.text.data, now=now())
        flash(_("C’est noté. L’incident sera dans le compte rendu."), "success")
        return redirect(url_for("voting.desk_incidents", slug=slug))
    found = outcomes.incidents(db(), draft.vote.id)
    body = render_template("voting/desk/incidents.html", draft=draft, vote=draft.vote, form=form, incidents=found)
    return body, 422 if form.is_submitted() else 200


@bp.get("/<site>/desk/votes/<slug>/challenges")
@access(permissions.may_prepare)
def desk_challenges(slug: str) -> str:
    """Who contests the vote, and what was decided."""
    return _challenges(slug, DecisionForm(formdata=None), 0)


@bp.post("/<site>/desk/votes/<slug>/challenges/<int:challenge_id>")
@access(permissions.may_prepare)
def desk_decision(slug: str, challenge_id: int) -> Page:
    """Decide one."""
    draft, form = draft_or_404(slug), DecisionForm()
    challenge = next((each for each in outcomes.challenges(db(), draft.vote.id) if each.id == challenge_id), None)
    if challenge is None:
        abort(404)
    if not form.validate_on_submit():
        return _challenges(slug, form, challenge_id), 422
    aftermath.decide(
        db(), current_actor(), current_site(), draft.vote, challenge, form.decision.data, form.reason.data, now=now()
    )
    flash(_("La décision est publiée dans le compte rendu."), "success")
    return redirect(url_for("voting.desk_challenges", slug=slug))


@bp.post("/<site>/desk/votes/<slug>/again")
@access(permissions.may_prepare)
def desk_again(slug: str) -> Response:
    """A second meeting when the quorum was missed, a second round when nobody had the majority: one tap, a new draft."""
    vote, key = draft_or_404(slug).vote, str(current_app.extensions["settings"].secret_key)
    if request.form.get("what") == "round":
        question = _("%(question)s (deuxième tour)", question=vote.question)
        made = aftermath.second_round(db(), current_actor(), current_site(), vote, question=question, key=key, now=now())
    else:
        question = _("%(question)s (deuxième réunion)", question=vote.question)
        made = aftermath.second_meeting(db(), current_actor(), current_site(), vote, quorum={}, question=question, key=key, now=now())
    flash(_("Le nouveau vote est prêt. Il ne manque que les dates."), "success")
    return redirect(url_for("voting.desk_vote", slug=made.slug))


def _challenges(slug: str, form: DecisionForm, wrong: int) -> str:
    draft = draft_or_404(slug)
    may_decide = permissions.may_decide(current_actor(), current_site(), draft.vote)
    found = outcomes.challenges(db(), draft.vote.id)
    return render_template(
        "voting/desk/challenges.html", draft=draft, vote=draft.vote, form=form, wrong=wrong, challenges=found, may_decide=may_decide,
    )
