"""Words about words: states of a question, kinds of a term, why a summary is not simple yet."""

from typing import Any

from flask import Flask

from app.core.i18n import _l
from app.language.models import AskedState, TextState
from app.language.rules.summary import Complaint

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
SUMMARY_WORDS: dict[str, Any] = {
    "empty": _l("Écrivez le résumé."),
    "sentences": _l("Il y a %(count)d phrases : gardez-en deux."),
    "long": _l("La phrase « %(start)s… » est trop longue : coupez-la en deux."),
    "offer": _l("« %(words)s » est difficile. Écrivez par exemple : %(offer)s."),
    "hard": _l("« %(words)s » est difficile. Dites-le autrement."),
}


def complaint_sentence(complaint: Complaint) -> str:
    """A reason as a person reads it."""
    return str(SUMMARY_WORDS[complaint.name]) % complaint.facts


def init_app(app: Flask) -> None:
    """Let every template say the same words."""
    app.jinja_env.globals.update(ASKED_WORDS=ASKED_WORDS, TEXT_WORDS=TEXT_WORDS, PART_WORDS=PART_WORDS)
