"""The translators' desk: what presses most, and one text side by side with its translation."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.core import clock
from app.core.i18n import _
from app.core.web.access import access
from app.core.web.current import db, now
from app.language import actions, queries
from app.language.explaining import words_here
from app.language.forms import NoteForm, TranslationForm, translation_form
from app.language.models import Translation
from app.language.permissions import enters_translations, may_accept, may_translate
from app.language.queries import Task, Work
from app.language.rules.translating import Standing, mark_of, rank
from app.language.translatable import Original, offer_of, offers
from app.language.views.blueprint import bp
from app.sites.identity import current_actor, current_site

Page = str | Response | tuple[str, int]
MOST = 60


@bp.get("/<site>/desk/translations")
@access(enters_translations)
def desk_translations() -> str:
    """What waits, the most pressing first; `?language=` keeps one language."""
    mine = [offer for offer in offers() if offer.check(current_actor(), current_site())]
    found = sorted(queries.tasks(db(), current_site().id, mine, current_site().languages), key=lambda task: rank(task, clock.today(now())))
    languages = {task.language for task in found}
    chosen = request.args.get("language", "")
    shown = [task for task in found if chosen not in languages or task.language == chosen]
    return render_template("language/desk_translations.html", languages=sorted(languages), chosen=chosen, most=MOST, **_sections(shown))


def _sections(shown: list[Task]) -> dict[str, list[Task]]:
    return {
        "to_read": [task for task in shown if task.standing == Standing.SUBMITTED],
        "to_do": [task for task in shown if task.standing in (Standing.NEVER, Standing.OLD)],
        "done": [task for task in shown if task.standing == Standing.DONE],
    }


@bp.route("/<site>/desk/translations/<language>/<kind>/<int:number>", methods=["GET", "POST"])
@access(enters_translations)
def desk_translation(language: str, kind: str, number: int) -> Page:
    """One text side by side; keep the draft, or give it to a second reader."""
    original, work = original_or_404(language, kind, number)
    newest = work.newest
    form = translation_form(original, newest.texts if newest else {}, seen=mark_of(newest), digest=original.digest)
    if not form.is_submitted():
        return _page(original, language, work, form)
    return _typed(original, language, form) or (_page(original, language, work, form), 422)


def original_or_404(language: str, kind: str, number: int) -> tuple[Original, Work]:
    """A text that this person may put into that language, with what there is of it."""
    offer = offer_of(kind)
    original = offer.one(db(), current_site().id, number) if offer else None
    if original is None or language not in original.targets(current_site().languages):
        abort(404)
    if not may_translate(current_actor(), current_site(), kind):
        abort(403)
    return original, queries.work_on(db(), current_site().id, kind, number, language)


def _typed(original: Original, language: str, form: TranslationForm) -> Page | None:
    """What came of what was typed; None: say on the page what is wrong."""
    if not form.validate() or _moved(original, form):
        return None
    whole = request.form.get("act") == "submit"
    verb = actions.submit_translation if whole else actions.keep_translation
    try:
        verb(db(), current_actor(), current_site(), original, language, form.texts, seen=form.seen.data or "", now=now())
    except actions.Incomplete as hole:
        form.lack(hole.lacks)
        return None
    except actions.Conflict as conflict:
        form.seen.data = mark_of(conflict.theirs)
        return _page(original, language, Work(None, conflict.theirs), form, theirs=conflict.theirs), 409
    flash(_said(original, whole), "success")
    here = url_for("language.desk_translation", language=language, kind=original.kind, number=original.id)
    return redirect(url_for("language.desk_translations", language=language) if whole else here, 303)


def _said(original: Original, whole: bool) -> str:
    if not whole:
        return _("Votre brouillon est gardé.")
    offer = offer_of(original.kind)
    if offer is not None and offer.direct:
        return _("C’est publié en français, avec votre nom. Le texte d’origine reste lisible.")
    return _("Merci ! Une autre personne va relire, puis ce sera publié.")


def _moved(original: Original, form: TranslationForm) -> bool:
    """Whether the original changed while somebody translated: they look once more before anything is kept."""
    moved = form.digest.data != original.digest
    if moved:
        flash(_("Le texte d’origine vient de changer. Relisez, puis envoyez de nouveau. Rien n’est perdu."), "warning")
        form.digest.data = original.digest
    return moved


def _page(original: Original, language: str, work: Work, form: TranslationForm, theirs: Translation | None = None) -> str:
    current, newest = work.current, work.newest
    waits = current is not None and current.state == "submitted" and theirs is None
    changed = {part.name for part in original.filled if newest and newest.source and newest.source.get(part.name) != part.text}
    return render_template(
        "language/desk_translation.html", original=original, language=language, work=work, form=form, theirs=theirs, waits=waits,
        changed=changed, hints={part.name: _hints(original, part.text) for part in original.filled}, offer=offer_of(original.kind),
        may_accept=may_accept(current_actor(), current_site(), current) if waits and current else None,
        note=NoteForm(data={"seen": mark_of(current)}), mine=current is not None and current_actor().account_id in current.writers,
    )


def _hints(original: Original, text: str) -> list[object]:
    """The hard words of a French text, each once, with what they mean."""
    found = words_here().find(text) if original.language == "fr" else []
    return list({entry.slug: entry for _start, _written, entry in found}.values())
