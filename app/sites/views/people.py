"""The people who work for the town: invited, and the link handed over."""

from flask import flash, redirect, request, session, url_for
from werkzeug.wrappers import Response

from app.core.clock import end_of
from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.people import actions as people_actions
from app.people.models import SignInToken
from app.people.rules import Role
from app.sites import actions, queries
from app.sites.forms import InviteForm
from app.sites.forms.people import RoleForm
from app.sites.identity import current_actor, current_site
from app.sites.models import Team
from app.sites.permissions import administers
from app.sites.views.blueprint import Answer, base_url, bp, page, secret_key


@bp.get("/<site>/desk/settings/people")
@access(administers)
def people() -> Answer:
    """Who holds which role, by person; the link of the last invitation, shown once."""
    rows = queries.grants(db(), current_site().id, now())
    return page("people", rows=rows, handover=handed_over(), me=current_actor().account_id)


@bp.route("/<site>/desk/settings/people/invitation", methods=["GET", "POST"])
@access(administers)
def invitation() -> Response | Answer:
    """Invite somebody and give them their role."""
    form = InviteForm()
    chosen = queries.team_by_slug(db(), current_site().id, request.args.get("team", ""))
    offer_teams(form, chosen)
    if form.validate_on_submit():
        invited = actions.invite(
            db(), secret_key(), current_actor(), current_site(), email=form.email.data, name=form.name.data, role=Role(form.role.data),
            team=team_of(form), title=form.title.data, ends_at=end_of(form.ends_on.data) if form.ends_on.data else None, now=now(),
        )
        hand_over(invited)
        return redirect(url_for("sites.people"))
    return page("invitation", form)


def offer_teams(form: RoleForm, chosen: Team | None = None) -> None:
    """The open teams as choices."""
    form.team_id.choices = [(0, _("Aucune : tout le site")), *((team.id, team.name) for team in queries.teams(db(), current_site().id))]
    if chosen is not None and not form.is_submitted():
        form.team_id.data, form.role.data = chosen.id, str(Role.AGENT)


def team_of(form: RoleForm) -> Team | None:
    """The chosen team, where the role needs one."""
    return queries.team(db(), current_site().id, form.team_id.data) if form.needs_team else None


def hand_over(invited: actions.Invitation) -> None:
    """Keep the invitation's number for the next page, and say what happens."""
    if invited.handover and invited.token is not None:
        session["handover"] = invited.token.id
    name = invited.account.name or invited.account.email
    if invited.token is None:
        flash(_("Le rôle est donné à %(name)s, qui a déjà un mot de passe.", name=name), "success")
    else:
        flash(_("Une invitation part par e-mail à %(name)s. Elle est valable 7 jours.", name=name), "success")


def handed_over() -> str:
    """The link of the invitation just made, once: the next look at the page no longer has it."""
    token = db().get(SignInToken, session.pop("handover", 0))
    if token is None or token.purpose != "invite" or token.used_at is not None:
        return ""
    return f"{base_url()}/invitation/{people_actions.secret_of(secret_key(), token)}"
