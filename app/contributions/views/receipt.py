"""The receipt: one's own words, who holds them, by when the answer comes, and everything that happened since."""

from typing import Any

from flask import g, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.audit import queries as audit
from app.contributions import panels, permissions, queries, timeline
from app.contributions.identity import held, private_token
from app.contributions.models import Contribution
from app.contributions.views.blueprint import absolute, bp, public_path
from app.core.i18n import _
from app.core.media.qr import svg
from app.core.text.codes import spoken
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.people.rules import Actor
from app.sites import queries as sites
from app.sites.models import Site, Team


@bp.get("/r/<code>")
@access(public)
def receipt(code: str) -> str | Response:
    """The page a code opens; another spelling leads to the usual one."""
    contribution, actor = held(code)
    if code != contribution.receipt_code:
        return redirect(url_for("contributions.receipt", code=contribution.receipt_code))
    link = absolute(url_for("contributions.private_link", token=private_token(contribution)))
    return render_template(
        "contributions/receipt.html", input=contribution, link=link, spoken=spoken(contribution.receipt_code),
        qr=svg(link, _("Lien privé vers cette page de suivi")), **_facts(contribution, actor), **_companions(contribution),
    )


def _facts(contribution: Contribution, actor: Actor) -> dict[str, Any]:
    entries = audit.about(db(), contribution.__tablename__, contribution.id)
    return {
        "stages": timeline.stages(contribution, entries, now()), "history": timeline.history(entries),
        "clock": timeline.clock(contribution, g.site, now()), "may_edit": permissions.may_edit(actor, contribution),
        "may_withdraw": permissions.may_withdraw(actor, contribution),
        "panels": panels.load("receipt", db(), actor, contribution, now()),
    }


def _companions(contribution: Contribution) -> dict[str, Any]:
    return {
        "photos": queries.photos(db(), contribution.id, hidden=True), "holder": holder(contribution, g.site),
        "main": _main_idea(contribution), "merged": queries.merged_into(db(), contribution) if contribution.merged_count else [],
        "public_path": public_path(contribution, g.site.slug),
    }


def _main_idea(contribution: Contribution) -> Contribution | None:
    if contribution.merged_into_id is None:
        return None
    return queries.get(db(), contribution.site_id, contribution.merged_into_id)


def holder(contribution: Contribution, site: Site) -> Team | None:
    """The team to name and to call."""
    return contribution.team or sites.triage_team(db(), site.id)
