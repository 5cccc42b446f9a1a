"""Paper during the vote: who signs for a sheet; after it: the envelopes."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.contributions.identity import keep_private
from app.core.i18n import _
from app.core.verdicts import Refused
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site
from app.voting.actions.room import envelopes, signing
from app.voting.forms.room import EnvelopeForm, TakeBackForm
from app.voting.permissions.room import reads_paper, runs_the_room, takes_paper
from app.voting.queries import roll, votes
from app.voting.queries.room import paper as queries
from app.voting.rules.register import sign_of
from app.voting.rules.timing import phase
from app.voting.views.blueprint import bp
from app.voting.views.room.finding import elector_or_404, room_sheet


@bp.get("/<site>/desk/votes/<slug>/paper")
@access(runs_the_room)
def paper(slug: str) -> str:
    """Signatures while the vote is open, envelopes after it."""
    return _page(slug, EnvelopeForm(formdata=None))


@bp.post("/<site>/desk/votes/<slug>/paper/signatures/<int:elector_id>")
@access(runs_the_room)
def sign_for_paper(slug: str, elector_id: int) -> Response:
    """Somebody signs for a sheet. Whoever has voted already is told so, on the same page."""
    sheet = room_sheet(slug)
    elector = elector_or_404(sheet, elector_id)
    try:
        signing.sign_for_paper(db(), current_actor(), current_site(), sheet.vote, elector)
        flash(_("%(name)s signe pour un bulletin de papier.", name=elector.name), "success")
    except Refused as refusal:
        flash(f"{elector.name}. {refusal.verdict.reason} {refusal.verdict.instead}", "error")
    return redirect(url_for("voting.paper", slug=slug, _anchor=f"p{elector_id}"), 303)


@bp.route("/<site>/desk/votes/<slug>/paper/signatures/<int:elector_id>/removal", methods=["GET", "POST"])
@access(runs_the_room)
def take_paper_back(slug: str, elector_id: int) -> str | Response | tuple[str, int]:
    """A signature on the wrong line goes, with a reason for the minutes."""
    keep_private()
    sheet, form = room_sheet(slug), TakeBackForm()
    elector = elector_or_404(sheet, elector_id)
    if form.validate_on_submit():
        signing.take_back(db(), current_actor(), current_site(), sheet.vote, elector, form.why.data, now=now())
        flash(_("La signature est retirée. L’incident est dans le procès-verbal."), "success")
        return redirect(url_for("voting.paper", slug=slug, _anchor=f"p{elector_id}"), 303)
    body = render_template("voting/room/take_back.html", sheet=sheet, vote=sheet.vote, elector=elector, form=form)
    return body, 422 if form.is_submitted() else 200


@bp.post("/<site>/desk/votes/<slug>/paper")
@access(runs_the_room)
def add_envelope(slug: str) -> Response | tuple[str, int]:
    """An envelope is opened and its sheets counted."""
    sheet, form = room_sheet(slug), EnvelopeForm()
    if not form.validate_on_submit():
        return _page(slug, form), 422
    made = envelopes.add_envelope(
        db(), current_actor(), current_site(), sheet.vote, label=form.label.data, papers=form.papers.data, now=now()
    )
    return redirect(url_for("voting.envelope", slug=slug, batch_id=made.id), 303)


def _page(slug: str, form: EnvelopeForm) -> str:
    keep_private()
    sheet = room_sheet(slug)
    register = votes.register_of(db(), sheet.vote.id)
    electors = [(one, sign_of(register, one.number)) for one in roll.electors(db(), sheet.vote.id) if one.name]
    return render_template(
        "voting/room/paper.html", sheet=sheet, vote=sheet.vote, phase=phase(sheet.vote, now()), electors=electors, form=form,
        signed=queries.signed_for(db(), sheet.vote.id), poured=queries.poured(db(), sheet.vote.id), batches=queries.batches(db(), sheet.vote.id),
        progress=queries.progress(db(), sheet.vote.id), takes_paper=takes_paper(sheet.vote),
        reads_paper=reads_paper(current_actor(), current_site(), sheet.vote),
    )
