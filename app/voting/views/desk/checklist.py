"""The list of votes, the beginning of one, and its checklist: any screen, in any order."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.processes import queries as processes
from app.sites.identity import current_actor, current_site
from app.voting.actions import preparing as actions
from app.voting.forms.desk import NewVoteForm
from app.voting.models import Council
from app.voting.permissions import preparing as permissions
from app.voting.queries import preparing as queries
from app.voting.queries import board, outcomes, votes
from app.voting.queries.preparing import Draft
from app.voting.rules.preparing.lacks import steps_of
from app.voting.rules.preparing.templates import TEMPLATES
from app.voting.rules.register import turnout
from app.voting.rules.states import VoteState
from app.voting.rules.timing import phase
from app.voting.views.blueprint import bp
from app.voting.views.desk.finding import Page, draft_or_404
from app.voting.wording.preparing.templates import ready_options


@bp.get("/<site>/desk/votes")
@access(permissions.may_prepare)
def desk_index() -> str:
    """All votes of the site, by council, drafts first."""
    councils = queries.councils(db(), current_site().id)
    return render_template("voting/desk/index.html", councils=councils, votes=votes.of_site(db(), current_site().id, drafts=True))


@bp.route("/<site>/desk/votes/new", methods=["GET", "POST"])
@access(permissions.may_prepare)
def desk_new() -> Page:
    """Begin from a usual case; a vote in a meeting has a screen of its own."""
    form, councils = NewVoteForm(), queries.councils(db(), current_site().id)
    form.council_id.choices = council_choices(councils)
    if form.validate_on_submit():
        if TEMPLATES[form.template.data].live:
            return redirect(f"/{current_site().slug}/desk/votes/live")
        vote = actions.create(
            db(), current_actor(), current_site(), question=form.question.data, template=form.template.data,
            council_id=form.council_id.data or None, now=now(),
        )
        actions.set_options(db(), current_actor(), current_site(), vote, ready_options(form.template.data), now=now())
        return redirect(url_for("voting.desk_vote", slug=vote.slug))
    return render_template("voting/desk/new.html", form=form, templates=TEMPLATES), 422 if form.is_submitted() else 200


@bp.get("/<site>/desk/votes/<slug>")
@access(permissions.may_prepare)
def desk_vote(slug: str) -> str | Response:
    """The checklist of a draft; of an open vote what one can do now; of a closed one what comes after."""
    draft = draft_or_404(slug)
    if draft.vote.live and draft.vote.state in {VoteState.DRAFT, VoteState.OPEN, VoteState.CLOSED}:
        return redirect(url_for("voting.live_host", slug=slug))
    if draft.vote.state == VoteState.DRAFT:
        return render_template("voting/desk/checklist.html", draft=draft, vote=draft.vote, steps=steps_of(draft.vote), **summaries(draft))
    signs = votes.register_of(db(), draft.vote.id)
    last = queries.last_entry(db(), draft.vote.id, "voting.remind")
    return render_template(
        "voting/desk/running.html", draft=draft, vote=draft.vote, phase=phase(draft.vote, now()), voted=turnout(signs),
        incidents=outcomes.incidents(db(), draft.vote.id), challenges=outcomes.challenges(db(), draft.vote.id),
        trustees=board.trustees(db(), draft.vote.id), handed=votes.result_of(db(), draft.vote.id) is not None,
        may_remind=permissions.may_remind(current_actor(), current_site(), draft.vote, last.at if last else None, now()),
    )


def summaries(draft: Draft) -> dict[str, object]:
    """What the checklist says of each step besides the vote itself."""
    vote = draft.vote
    process = processes.get(db(), vote.site_id, vote.process_id) if vote.process_id else None
    may_open = permissions.may_open(current_actor(), current_site(), vote, draft.lacks, few=False)
    return {"process": process, "may_open": may_open, "missing": {lack.step for lack in draft.lacks}}


def council_choices(councils: list[Council]) -> list[tuple[int, str]]:
    """Councils as choices, none first."""
    return [(0, _("Aucun conseil : un vote de la ville")), *((council.id, council.name) for council in councils)]
