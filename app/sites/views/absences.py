"""Who is away in a team, and who stands in."""

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from app.core.clock import today
from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites import actions, queries
from app.sites.forms import AwayForm
from app.sites.forms.people import choices_of
from app.sites.identity import current_actor, current_site
from app.sites.permissions import may_substitute, works_here
from app.sites.views.blueprint import Answer, bp, found, page, team_or_404


@bp.route("/<site>/desk/teams/<slug>/absences", methods=["GET", "POST"])
@access(works_here)
def absences(slug: str) -> Response | Answer:
    """Present and coming absences, and one more."""
    team, site = team_or_404(slug), current_site()
    form, day = AwayForm(), today(now())
    form.away_id.choices = choices_of(queries.staff(db(), site.id, now(), team_id=team.id))
    form.substitute_id.choices = choices_of(queries.staff(db(), site.id, now()))
    if form.validate_on_submit():
        actions.substitute(
            db(), current_actor(), site, team, away_id=form.away_id.data, substitute_id=form.substitute_id.data,
            starts_on=form.starts_on.data, ends_on=form.ends_on.data, now=now(),
        )
        flash(_("Le remplacement est noté. La personne qui remplace reçoit les mêmes messages et peut faire la même chose."), "success")
        return redirect(url_for("sites.absences", slug=slug))
    verdict = may_substitute(current_actor(), site, team.id, 0)
    return page("absences", form, team=team, rows=queries.substitutions(db(), team.id, day), verdict=verdict)


@bp.post("/<site>/desk/teams/<slug>/absences/<int:number>/end")
@access(works_here)
def end_absence(slug: str, number: int) -> Response:
    """Back earlier."""
    actions.end_substitution(db(), current_actor(), current_site(), found(queries.substitution, number), now=now())
    flash(_("Le remplacement est fini."), "success")
    return redirect(url_for("sites.absences", slug=slug))
