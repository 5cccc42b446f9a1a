"""What is kept of me, as a file; and my account, erased."""

import json

from flask import Response as Answered
from flask import flash, g, redirect, render_template
from werkzeug.wrappers import Response

from app.core.clock import today
from app.core.i18n import _, ngettext
from app.core.web.access import access
from app.core.web.current import db, now
from app.core.web.limits import limiter
from app.people.identity import end_session
from app.privacy import actions, queries
from app.privacy.forms import EraseForm
from app.privacy.permissions import has_account, may_erase_account
from app.privacy.views.blueprint import bp
from app.sites.identity import current_actor


@bp.get("/me/data")
@access(has_account)
@limiter.limit("20/hour")
def data() -> Answered:
    """Everything that points to me, as JSON."""
    found = {"made_at": now().isoformat(), **queries.everything_about(db(), g.account)}
    body = json.dumps(found, ensure_ascii=False, indent=1)
    name = f'attachment; filename="entendu-{today(now()).isoformat()}.json"'
    return Answered(body, mimetype="application/json", headers={"Content-Disposition": name})


@bp.route("/me/erasure", methods=["GET", "POST"])
@access(has_account)
def erasure() -> str | Response | tuple[str, int]:
    """Erase my account, after a page that says what stays and what goes."""
    form = EraseForm()
    verdict = may_erase_account(current_actor(), g.account.id, works_now=queries.works_now(db(), g.account.id, now()))
    if form.validate_on_submit():
        withdrawn = actions.erase_account(db(), current_actor(), g.account, withdraw=form.withdraw.data, now=now())
        g.login = None  # its row went with the account
        end_session()
        flash(_("Votre compte est effacé. Votre nom et vos adresses ne sont plus gardés."), "success")
        if withdrawn:
            flash(ngettext("%(num)d message est retiré.", "%(num)d messages sont retirés.", withdrawn), "success")
        return redirect("/")
    return render_template("privacy/erasure.html", form=form, verdict=verdict), 422 if form.is_submitted() else 200
