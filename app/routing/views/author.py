"""The author answers a question of the town, from the receipt page."""

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.contributions.identity import held
from app.core.i18n import _
from app.core.verdicts import require
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.routing import actions, queries
from app.routing.forms import ReplyForm
from app.routing.permissions import may_reply
from app.routing.views.blueprint import bp


@bp.route("/r/<code>/questions/<int:question_id>", methods=["GET", "POST"])
@access(public)
def reply(code: str, question_id: int) -> str | Response | tuple[str, int]:
    """Answer, once."""
    contribution, actor = held(code)
    question = queries.question(db(), contribution.site_id, question_id)
    if question is None or question.contribution_id != contribution.id:
        abort(404)
    require(may_reply(db(), actor, question, contribution, contribution.receipt_code))
    form = ReplyForm()
    if form.validate_on_submit():
        actions.reply_question(db(), actor, question, contribution, form.answer.data, now=now(), code=contribution.receipt_code)
        flash(_("Merci. Votre réponse est chez l’équipe."), "success")
        return redirect(url_for("contributions.receipt", code=contribution.receipt_code), 303)
    page = render_template("routing/reply.html", form=form, input=contribution, question=question)
    return page, 422 if form.is_submitted() else 200
