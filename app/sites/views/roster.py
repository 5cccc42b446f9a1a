"""Roles of people who already work here: one more, taken back, the invitation again."""

from flask import abort, flash, redirect, url_for
from werkzeug.wrappers import Response

from app.core.clock import end_of
from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.people.models import Account
from app.people.rules import Role
from app.sites import actions, queries
from app.sites.forms import RoleForm
from app.sites.identity import current_actor, current_site
from app.sites.permissions import administers, may_grant, may_revoke
from app.sites.views.blueprint import Answer, bp, found, page, secret_key
from app.sites.views.people import hand_over, offer_teams, team_of


@bp.route("/<site>/desk/settings/people/<int:number>/roles", methods=["GET", "POST"])
@access(administers)
def roles(number: int) -> Response | Answer:
    """One more role for somebody who works here."""
    site = current_site()
    account = next((each for each in queries.staff(db(), site.id, now()) if each.id == number), None)
    if account is None:
        abort(404)
    form = RoleForm()
    offer_teams(form)
    if form.validate_on_submit():
        actions.grant(
            db(), current_actor(), site, account, Role(form.role.data), team=team_of(form), title=form.title.data,
            ends_at=end_of(form.ends_on.data) if form.ends_on.data else None, now=now(),
        )
        flash(_("Le rôle est donné à %(name)s.", name=account.name), "success")
        return redirect(url_for("sites.people"))
    verdict = may_grant(current_actor(), site, Role.MODERATOR, account.id)
    return page("role", form, account=account, verdict=verdict)


@bp.route("/<site>/desk/settings/people/roles/<int:number>/revocation", methods=["GET", "POST"])
@access(administers)
def revocation(number: int) -> Response | Answer:
    """Take a role back, after a page that says what that does."""
    row, site = found(queries.grant, number), current_site()
    form = RoleForm(formdata=None)
    if form.is_submitted():
        actions.revoke(db(), current_actor(), site, row, now=now())
        flash(_("Le rôle est retiré. La personne est déconnectée partout."), "success")
        return redirect(url_for("sites.people"))
    others = queries.lasting_holders(db(), Role(row.role), site.id, without=row.account_id, now=now())
    verdict = may_revoke(current_actor(), site, Role(row.role), lasting_holders=others)
    return page("revocation", row=row, account=db().get(Account, row.account_id), verdict=verdict)


@bp.post("/<site>/desk/settings/people/roles/<int:number>/invitation")
@access(administers)
def invite_again(number: int) -> Response:
    """A fresh link: the first one ran out, or the password is forgotten."""
    row = found(queries.grant, number)
    hand_over(actions.renew_invitation(db(), secret_key(), current_actor(), current_site(), row, now=now()))
    return redirect(url_for("sites.people"))
