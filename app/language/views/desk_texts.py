"""The desk's official texts: draft, simple version, publication."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.verdicts import Refused
from app.core.web.access import access
from app.core.web.current import db, now
from app.language import actions, permissions, queries
from app.language.forms import TextForm
from app.language.permissions import keeps_words
from app.language.queries import Sheet
from app.language.rules.keeping.official import CONTENT, is_falc, lacks
from app.language.views.blueprint import bp
from app.language.views.reading import readable_or_404
from app.language.labels import PART_WORDS
from app.sites.identity import current_actor, current_site


@bp.get("/<site>/desk/texts")
@access(keeps_words)
def desk_texts() -> str:
    """All texts, drafts first."""
    return render_template("language/desk_texts.html", sheets=queries.staff_texts(db(), current_site().id))


@bp.route("/<site>/desk/texts/new", methods=["GET", "POST"])
@access(keeps_words)
def desk_new_text() -> str | Response | tuple[str, int]:
    """Begin one."""
    form = TextForm()
    if form.validate_on_submit():
        sheet = actions.draft_text(db(), current_actor(), current_site(), now=now(), **_typed(form))
        flash(_("C’est enregistré. Rien n’est public avant que vous ayez publié."), "success")
        return redirect(url_for("language.desk_text", slug=sheet.text.slug))
    return _page(None, form), 422 if form.is_submitted() else 200


@bp.route("/<site>/desk/texts/<slug>", methods=["GET", "POST"])
@access(keeps_words)
def desk_text(slug: str) -> str | Response | tuple[str, int]:
    """Change one; a published one only into something whole and readable."""
    sheet = readable_or_404(slug)
    form = TextForm(obj=sheet.version, data={"note": ""})
    if form.validate_on_submit() and _saved(sheet, form):
        flash(_("C’est enregistré."), "success")
        return redirect(url_for("language.desk_text", slug=slug))
    return _page(sheet, form), 422 if form.is_submitted() else 200


def _saved(sheet: Sheet, form: TextForm) -> bool:
    reviewed = is_falc(sheet.version)
    try:
        after = actions.edit_text(db(), current_actor(), current_site(), sheet, _typed(form), note=form.note.data or "", now=now())
    except actions.Incomplete as hole:
        for name in hole.lacks:
            form[name].errors = [*form[name].errors, str(PART_WORDS[name])]
        return False
    except Refused as refused:
        form.summary.errors = [*form.summary.errors, f"{refused.verdict.reason} {refused.verdict.instead}"]
        return False
    if reviewed and not is_falc(after.version):
        flash(_("La version simple a changé : elle n’est plus « %(mark)s » avant une nouvelle relecture.", mark="FALC"), "info")
    return True


def _typed(form: TextForm) -> dict[str, Any]:
    return {name: form[name].data if name == "reviewed_on" else form[name].data or "" for name in CONTENT}


def _page(sheet: Sheet | None, form: TextForm) -> str:
    verdict = permissions.may_publish(current_actor(), current_site(), sheet) if sheet else None
    missing = lacks(sheet.version) if sheet else []
    return render_template("language/desk_text.html", sheet=sheet, form=form, may_publish=verdict, lacks=missing)


@bp.post("/<site>/desk/texts/<slug>/publication")
@access(keeps_words)
def desk_publish_text(slug: str) -> Response:
    """Let residents read it. What lacks is said by the refusal."""
    actions.publish_text(db(), current_actor(), current_site(), readable_or_404(slug), now=now())
    flash(_("Le texte est publié, avec sa version simple."), "success")
    return redirect(url_for("language.text", slug=slug))
