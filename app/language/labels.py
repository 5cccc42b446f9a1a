"""Words about words: states of a question, kinds of a term, why a summary cannot be published yet."""

from typing import Any

from flask import Flask

from app.core.i18n import _, _l
from app.language.models import AskedState, TextState
from app.language.rules.findings import Difficulty
from app.language.rules.summary import Summary
from app.language.rules.translating import Standing
from app.language.wording import SUMMARY_LACKS

ASKED_WORDS: dict[str, Any] = {
    AskedState.ASKED: _l("Nous cherchons des mots plus simples."),
    AskedState.ANSWERED: _l("Ce mot est expliqué maintenant."),
    AskedState.DISMISSED: _l("Ce mot n’est pas dans notre liste. Appelez-nous : nous vous l’expliquons."),
}
TEXT_WORDS: dict[str, Any] = {TextState.DRAFT: _l("En préparation"), TextState.PUBLISHED: _l("Publié")}
PART_WORDS: dict[str, Any] = {
    "title": _l("Le titre."), "summary": _l("Le résumé en deux phrases."), "body": _l("Le texte officiel."),
    "simple": _l("La version simple."),
}
STANDING_WORDS: dict[str, Any] = {
    Standing.NEVER: _l("Jamais traduit"), Standing.OLD: _l("Le français a changé"), Standing.SUBMITTED: _l("À relire"), Standing.DONE: _l("À jour"),
}


def summary_reasons(summary: Summary) -> str:
    """What keeps a summary from being published, and which words, in sentences."""
    hard = [one for one in summary.report.findings if one.kind in (Difficulty.TERM, Difficulty.ACRONYM)]
    named = [_("« %(words)s » : dites plutôt « %(offer)s ».", words=one.words, offer=one.offer) for one in hard if one.offer]
    return " ".join([*(str(SUMMARY_LACKS[lack]) for lack in summary.lacks), *named])


def init_app(app: Flask) -> None:
    """Let every template say the same words."""
    app.jinja_env.globals.update(ASKED_WORDS=ASKED_WORDS, TEXT_WORDS=TEXT_WORDS, PART_WORDS=PART_WORDS, STANDING_WORDS=STANDING_WORDS)
