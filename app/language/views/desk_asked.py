"""The desk's queue of words that readers did not understand."""

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _, ngettext
from app.core.web.access import access
from app.core.web.current import db, now
from app.language import actions, queries
from app.language.explaining import words_here
from app.language.forms import WordingForm
from app.language.models import AskedWord
from app.language.permissions import keeps_words
from app.language.views.blueprint import bp
from app.language.views.desk_words import FIELDS, save
from app.sites.identity import current_actor, current_site


@bp.get("/<site>/desk/asked-words")
@access(keeps_words)
def desk_asked() -> str:
    """The words, most asked first."""
    return render_template("language/desk_asked.html", groups=queries.groups(db(), current_site().id))


@bp.route("/<site>/desk/asked-words/<int:number>", methods=["GET", "POST"])
@access(keeps_words)
def desk_answer_word(number: int) -> str | Response | tuple[str, int]:
    """Explain one: the wording joins the glossary, and those who left an address are told."""
    asked = queries.asked_group(db(), current_site().id, number) or abort(404)
    entry = words_here().named(asked[0].word)
    known = {name: getattr(entry, name) for name in FIELDS} if entry else {"term": asked[0].word}
    form = WordingForm(data=known)
    if form.validate_on_submit():
        told = _answer(form, number, entry.slug if entry else None)
        flash(ngettext("C’est expliqué. %(num)d personne est prévenue.", "C’est expliqué. %(num)d personnes sont prévenues.", told), "success")
        return redirect(url_for("language.desk_asked"))
    page = render_template("language/desk_answer_word.html", form=form, asked=asked, entry=entry, places=_places(asked))
    return page, 422 if form.is_submitted() else 200


def _answer(form: WordingForm, number: int, slug: str | None) -> int:
    wording = save(form, slug)
    asked = actions.answer_word(db(), current_actor(), current_site(), number, wording, now=now())
    return sum(one.contact_id is not None for one in asked)


def _places(asked: list[AskedWord]) -> list[tuple[str, str]]:
    """(page, sentence) where the word was met, each once."""
    return list(dict.fromkeys((one.page, one.sentence) for one in asked))[:10]


@bp.post("/<site>/desk/asked-words/<int:number>/dismissal")
@access(keeps_words)
def desk_dismiss_word(number: int) -> Response:
    """It is a name, or no word at all."""
    actions.dismiss_word(db(), current_actor(), current_site(), number, now=now())
    flash(_("C’est rangé : ce n’est pas un mot pour le glossaire."), "success")
    return redirect(url_for("language.desk_asked"))
