"""One's own space: name, devices, second factor."""

from flask import flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.people import actions, queries
from app.people.forms import NameForm
from app.people.names import is_reserved
from app.people.views.blueprint import bp, own_space


@bp.route("/me", methods=["GET", "POST"])
@access(own_space)
def space() -> str | Response | tuple[str, int]:
    """Who I am here, and where I am signed in."""
    form = NameForm(obj=g.account)
    if form.validate_on_submit() and _may_bear(form):
        g.account.name = form.name.data
        flash(_("C’est enregistré."), "success")
        return redirect(url_for("people.space"))
    devices = queries.sessions_of(db(), g.account.id, now())
    body = render_template("people/space.html", form=form, devices=devices, here=g.login)
    return body, 422 if form.is_submitted() else 200


def _may_bear(form: NameForm) -> bool:
    if is_reserved(db(), form.name.data, own=g.account.name):
        form.name.errors = [_("Ce nom peut faire croire que la mairie parle. Choisissez-en un autre, ou laissez vide.")]
        return False
    return True


@bp.post("/me/devices/removal")
@access(own_space)
def sign_out_elsewhere() -> Response:
    """Sign out one device, or all the others."""
    wanted = request.form.get("device", type=int)
    if wanted is None:
        actions.revoke_sessions(db(), g.account, now=now(), keep=g.login)
    else:
        for device in queries.sessions_of(db(), g.account.id, now()):
            if device.id == wanted:
                device.revoked_at = now()
    flash(_("C’est fait : l’autre appareil est déconnecté."), "success")
    return redirect(url_for("people.space"))
