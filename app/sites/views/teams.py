"""Teams: made, changed, closed, opened again."""

from typing import Any

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites import actions, queries
from app.sites.forms import TeamForm
from app.sites.holdings import held_by
from app.sites.identity import current_actor, current_site
from app.sites.models import Team, TerritoryKind
from app.sites.permissions import administers, may_close_team, works_here
from app.sites.views.blueprint import Answer, bp, page, team_or_404

FIELDS = ("name", "does", "phone", "email", "hours", "contact_name")


@bp.get("/<site>/desk/teams")
@access(works_here)
def teams() -> Answer:
    """The teams of the site, for everybody who works there."""
    site = current_site()
    return page(
        "teams", teams=queries.teams(db(), site.id), closed=queries.closed_teams(db(), site.id),
        may_change=administers(current_actor(), site), my_teams=current_actor().teams(site.id),
    )


@bp.route("/<site>/desk/teams/new", methods=["GET", "POST"])
@access(administers)
def new_team() -> Response | Answer:
    """Make one."""
    form = _form(None)
    if form.validate_on_submit():
        team = actions.add_team(
            db(), current_actor(), current_site(), theme_ids=form.theme_ids.data or [], triage=form.triage.data,
            territory_id=form.territory_id.data or None, now=now(), **{name: form[name].data for name in FIELDS},
        )
        flash(_("L’équipe est créée. Invitez maintenant les personnes qui y travaillent."), "success")
        return redirect(url_for("sites.invitation", team=team.slug))
    return page("team", form, team=None)


@bp.route("/<site>/desk/teams/<slug>", methods=["GET", "POST"])
@access(administers)
def team(slug: str) -> Response | Answer:
    """Change one."""
    known = team_or_404(slug)
    form = _form(known)
    if form.validate_on_submit():
        changes: dict[str, Any] = {name: form[name].data for name in FIELDS}
        actions.change_team(
            db(), current_actor(), current_site(), known, {**changes, "territory_id": form.territory_id.data or None},
            theme_ids=form.theme_ids.data or [], triage=form.triage.data, now=now(),
        )
        flash(_("C’est enregistré."), "success")
        return redirect(url_for("sites.teams"))
    return page("team", form, team=known, held=held_by(db(), current_site(), known))


@bp.get("/<site>/desk/teams/<slug>/closing")
@access(administers)
def team_closing(slug: str) -> Answer:
    """What closing does, and what the team still holds."""
    known, site = team_or_404(slug), current_site()
    held = held_by(db(), site, known)
    verdict = may_close_team(current_actor(), site, triage=known.triage, held=sum(each.number for each in held))
    return page("team_closing", team=known, held=held, verdict=verdict)


@bp.post("/<site>/desk/teams/<slug>/closing")
@access(administers)
def close_team(slug: str) -> Response:
    """Close it now. Refused, with the reason, while it holds something."""
    actions.close_team(db(), current_actor(), current_site(), team_or_404(slug), now=now())
    flash(_("L’équipe est fermée. Ses réponses restent lisibles."), "success")
    return redirect(url_for("sites.teams"))


@bp.post("/<site>/desk/teams/<slug>/reopening")
@access(administers)
def reopen_team(slug: str) -> Response:
    """Open it again."""
    actions.reopen_team(db(), current_actor(), current_site(), team_or_404(slug), now=now())
    flash(_("L’équipe est ouverte de nouveau."), "success")
    return redirect(url_for("sites.teams"))


def _form(team: Team | None) -> TeamForm:
    site = current_site()
    form = TeamForm(obj=team, data={"theme_ids": [theme.id for theme in team.themes]} if team else {})
    form.theme_ids.choices = [(theme.id, theme.label) for theme in queries.themes(db(), site.id)]
    towns = [place for place in queries.territories(db(), site.id) if place.kind == TerritoryKind.MEMBER_TOWN]
    form.territory_id.choices = [(0, _("Tout le site")), *((town.id, town.name) for town in towns)]
    form.territory_id.data = form.territory_id.data or 0
    return form
