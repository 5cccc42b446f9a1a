"""The words of the plain-language check: why a passage may be hard, how a text reads, what a summary lacks."""

from typing import Any

from flask import Flask

from app.core.i18n import _l
from app.language.rules.check import check
from app.language.rules.findings import Difficulty
from app.language.rules.marks import pieces
from app.language.rules.scores import Ease
from app.language.rules.summary import SummaryLack, passes

WHY: dict[str, Any] = {
    Difficulty.TERM: _l("Ce mot n’est pas connu de tous."),
    Difficulty.OFFICIAL: _l("C’est un mot de bureau. Il y a plus simple."),
    Difficulty.VERB: _l("C’est un verbe de bureau. Il y a plus simple."),
    Difficulty.ACRONYM: _l("Ces lettres ne sont pas expliquées. Écrivez les mots entiers."),
    Difficulty.RARE: _l("Ce mot est rare. Prenez un mot de tous les jours."),
    Difficulty.LONG: _l("Cette phrase est longue. Coupez-la en deux."),
    Difficulty.VERY_LONG: _l("Cette phrase est trop longue : on en perd le début. Coupez-la."),
    Difficulty.PASSIVE: _l("On ne voit pas qui agit. Commencez par la personne ou le service."),
    Difficulty.IMPERSONAL: _l("On ne sait pas qui parle. Écrivez « nous » ou « vous »."),
    Difficulty.DOUBLE_NEGATION: _l("Deux « non » dans une phrase se comprennent mal. Dites-le avec « oui »."),
    Difficulty.CHAIN: _l("Deux noms qui cachent une action. Prenez un verbe : qui fait quoi ?"),
    Difficulty.PERCENT: _l("Un pourcentage parle à peu de gens. Ajoutez une image."),
    Difficulty.BIG_NUMBER: _l("Un grand nombre ne se voit pas. Comparez-le à une chose connue."),
}
EASE: dict[str, Any] = {
    Ease.EASY: _l("Ce texte est facile à lire."),
    Ease.MEDIUM: _l("Ce texte demande un petit effort."),
    Ease.HARD: _l("Ce texte demande beaucoup d’effort."),
}
SUMMARY_LACKS: dict[str, Any] = {
    SummaryLack.EMPTY: _l("Résumez le texte en une ou deux phrases."),
    SummaryLack.SENTENCES: _l("Le résumé compte plus de deux phrases. Gardez-en deux."),
    SummaryLack.TERMS: _l("Le résumé contient un mot que tout le monde ne connaît pas. Remplacez-le ou expliquez-le."),
    SummaryLack.ACRONYMS: _l("Le résumé contient des lettres que rien n’explique. Écrivez les mots entiers."),
    SummaryLack.LONG: _l("Une phrase du résumé est trop longue. Gardez 20 mots au plus."),
    SummaryLack.HARD: _l("Le résumé est encore difficile à lire. Prenez des mots et des phrases plus courts."),
}


def init_app(app: Flask) -> None:
    """Let every template say the same words, and show what the check finds in a text it is given."""
    app.jinja_env.globals.update(WHY=WHY, EASE=EASE, SUMMARY_LACKS=SUMMARY_LACKS, plain_report=check, plain_summary=passes, plain_pieces=pieces)
