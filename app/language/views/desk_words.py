"""The desk's glossary: the national list with the site's own wordings."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.language import actions, queries, uses
from app.language.explaining import words_here
from app.language.forms import WordingForm
from app.language.models import Wording
from app.language.permissions import keeps_words
from app.language.views.blueprint import bp
from app.sites.identity import current_actor, current_site

FIELDS = ("term", "kind", "plain", "explanation", "example")


@bp.get("/<site>/desk/glossary")
@access(keeps_words)
def desk_words() -> str:
    """All terms, with a search; `?which=own` shows the site's wordings, `off` what is switched off."""
    text, which = request.args.get("q", "")[:80], request.args.get("which", "all")
    found = words_here().search(text, hidden=True)
    entries = [one for one in found if which == "all" or (which == "own" and one.own) or (which == "off" and not one.shown)]
    waiting = queries.waiting_count(db(), current_site().id)
    return render_template("language/desk_words.html", entries=entries, q=text, which=which, waiting=waiting)


@bp.route("/<site>/desk/glossary/new", methods=["GET", "POST"])
@access(keeps_words)
def desk_new_word() -> str | Response | tuple[str, int]:
    """Add a term."""
    form = WordingForm()
    if form.validate_on_submit():
        saved = save(form)
        flash(_("« %(term)s » est expliqué sur toutes les pages.", term=saved.term), "success")
        return redirect(url_for("language.desk_words"))
    return render_template("language/desk_word.html", form=form, entry=None), 422 if form.is_submitted() else 200


@bp.route("/<site>/desk/glossary/<slug>", methods=["GET", "POST"])
@access(keeps_words)
def desk_word(slug: str) -> str | Response | tuple[str, int]:
    """Another wording of a term, and where it stands."""
    entry = words_here().entries.get(slug) or abort(404)
    form = WordingForm(data={name: getattr(entry, name) for name in FIELDS})
    if form.validate_on_submit():
        save(form, slug, shown=entry.shown)
        flash(_("C’est enregistré."), "success")
        return redirect(url_for("language.desk_words"))
    site = current_site()
    page = render_template(
        "language/desk_word.html", form=form, entry=entry, used=uses.of(db(), site.id, entry, words_here()),
        versions=queries.wordings(db(), site.id, slug),
    )
    return page, 422 if form.is_submitted() else 200


def save(form: WordingForm, slug: str | None = None, *, shown: bool = True) -> Wording:
    """The wording as it was typed."""
    said: dict[str, Any] = {name: form[name].data for name in FIELDS}
    return actions.word_term(db(), current_actor(), current_site(), slug=slug, shown=shown, now=now(), **said)


@bp.post("/<site>/desk/glossary/<slug>/visibility")
@access(keeps_words)
def desk_switch_word(slug: str) -> Response:
    """Explain a term on this site, or not."""
    if slug not in words_here().entries:
        abort(404)
    shown = request.form.get("shown") == "1"
    actions.switch_term(db(), current_actor(), current_site(), slug, shown, now=now())
    flash(_("Ce mot est de nouveau expliqué.") if shown else _("Ce mot n’est plus expliqué sur ce site."), "success")
    return redirect(url_for("language.desk_word", slug=slug))
