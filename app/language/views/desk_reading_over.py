"""The second reader of a translation: publish it, or send it back with a note."""

from flask import abort, flash, redirect, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.language import actions
from app.language.forms import NoteForm
from app.language.models import Translation
from app.language.permissions import enters_translations
from app.language.views.blueprint import bp
from app.language.views.desk_translations import original_or_404
from app.sites.identity import current_actor, current_site


@bp.post("/<site>/desk/translations/<language>/<kind>/<int:number>/acceptance")
@access(enters_translations)
def desk_accept_translation(language: str, kind: str, number: int) -> Response:
    """Publish, under both names."""
    row, form = _waiting(language, kind, number), NoteForm()
    if not form.validate() or not _done(actions.accept_translation, row, form):
        return _again(language, kind, number)
    flash(_("La traduction est publiée, avec vos deux noms."), "success")
    return redirect(url_for("language.desk_translations", language=language), 303)


@bp.post("/<site>/desk/translations/<language>/<kind>/<int:number>/return")
@access(enters_translations)
def desk_return_translation(language: str, kind: str, number: int) -> Response:
    """Send it back, with what to change; its own writers take it back without a word."""
    row, form = _waiting(language, kind, number), NoteForm()
    own = current_actor().account_id in row.writers
    if not own and not (form.note.data or "").strip():
        flash(_("Écrivez ce qu’il faut revoir : la personne doit le savoir."), "error")
        return _again(language, kind, number)
    if form.validate() and _done(actions.return_translation, row, form, form.note.data or ""):
        flash(_("Vous pouvez continuer votre traduction.") if own else _("C’est renvoyé, avec votre mot."), "success")
    return _again(language, kind, number)


def _waiting(language: str, kind: str, number: int) -> Translation:
    _original, work = original_or_404(language, kind, number)
    return work.current or abort(404)


def _done(verb: object, row: Translation, form: NoteForm, *more: str) -> bool:
    try:
        verb(db(), current_actor(), current_site(), row, *more, seen=form.seen.data or "", now=now())  # type: ignore[operator]
    except actions.Conflict:
        flash(_("Cette traduction vient de changer. Relisez-la."), "warning")
        return False
    return True


def _again(language: str, kind: str, number: int) -> Response:
    return redirect(url_for("language.desk_translation", language=language, kind=kind, number=number), 303)
