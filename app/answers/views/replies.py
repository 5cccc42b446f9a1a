"""The author's right of reply, and its moderation."""

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.answers import actions, permissions, queries
from app.answers.forms import HideReplyForm, ReplyForm
from app.answers.views.author import word_facts
from app.answers.views.blueprint import NUMBER, bp, case_or_404, desk_counts
from app.contributions.identity import held
from app.core.i18n import _
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.moderation.rules import REPORTABLE
from app.moderation.wording import RULE_WORDS
from app.sites.identity import current_actor, current_site


@bp.route("/r/<code>/reply", methods=["GET", "POST"])
@access(public)
def reply(code: str) -> str | Response | tuple[str, int]:
    """Write under the town's answer: once, public, with the same rules as ideas."""
    contribution, actor = held(code)
    case, form, back = queries.around(db(), contribution), ReplyForm(), url_for("contributions.receipt", code=contribution.receipt_code)
    if not case.published:
        return redirect(back)
    facts = word_facts(db(), current_site(), case, now())
    if form.validate_on_submit():
        actions.reply(db(), actor, current_site(), case, form.text.data or "", now=now())
        flash(_("Votre réponse est sous celle de la ville. Tout le monde peut la lire."), "success")
        return redirect(back + "#reply")
    if facts["reply"] and facts["reply"].hidden_at and not form.is_submitted():
        form.text.data = facts["reply"].text
    page = render_template("answers/reply.html", input=contribution, form=form, facts=facts, back=back)
    return page, 422 if form.is_submitted() else 200


@bp.route(f"/<site>/desk/replies/<{NUMBER}:reply_id>/hiding", methods=["GET", "POST"])
@access(permissions.moderates)
def hide_reply(reply_id: int) -> str | Response | tuple[str, int]:
    """Hide a reply under a rule, with a reason for its author."""
    found = queries.reply(db(), current_site().id, reply_id)
    if found is None:
        abort(404)
    case, form = case_or_404(found.contribution_id), HideReplyForm()
    form.rule.choices = [(rule.value, RULE_WORDS[rule]) for rule in REPORTABLE]
    if form.validate_on_submit():
        actions.hide_reply(db(), current_actor(), current_site(), case, found, form.rule.data, form.reason.data or "", now=now())
        flash(_("La réponse est masquée. Son auteur lit la raison et peut la récrire."), "success")
        return redirect(url_for("answers.write", contribution_id=case.contribution.id))
    page = render_template("answers/hide_reply.html", input=case.contribution, reply=found, form=form, desk_counts=desk_counts())
    return page, 422 if form.is_submitted() else 200
