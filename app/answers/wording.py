"""The words of answers: what is missing, who is told, outcomes; the same on every screen and in every mail."""

from typing import Any

from flask import Flask

from app.answers.rules.clock import Level
from app.answers.rules.lacks import Lack
from app.answers.rules.states import AnswerState, CommitmentState, HeardValue, Outcome
from app.core.i18n import _l
from app.language.rules.summary import SummaryLack
from app.language.wording import SUMMARY_LACKS

LACKS: dict[Lack, Any] = {
    Lack.OUTCOME: _l("Choisissez : oui, en partie, non, ou pas à nous."),
    Lack.UNDERSTOOD: _l("Redites avec vos mots ce que la personne demande. Elle verra que vous l’avez lue."),
    Lack.WHAT: _l("Écrivez ce que vous ferez."),
    Lack.WHEN: _l("Donnez une date. C’est elle que tout le monde suivra."),
    Lack.WHEN_PAST: _l("Cette date est passée. Donnez une date à venir."),
    Lack.COST: _l("Écrivez ce que cela coûte. « 0 € » est une réponse."),
    Lack.LEARNT: _l("Écrivez ce que cette personne vous a appris."),
    Lack.SUMMARY: _l("Résumez la réponse en une ou deux phrases."),
    Lack.SUMMARY_LONG: SUMMARY_LACKS[SummaryLack.SENTENCES],
    Lack.SUMMARY_TERMS: SUMMARY_LACKS[SummaryLack.TERMS],
    Lack.SUMMARY_ACRONYMS: SUMMARY_LACKS[SummaryLack.ACRONYMS],
    Lack.SUMMARY_SENTENCE: SUMMARY_LACKS[SummaryLack.LONG],
    Lack.SUMMARY_HARD: SUMMARY_LACKS[SummaryLack.HARD],
    Lack.REASON: _l("Donnez la raison. Une réponse qui n’est pas un vrai oui ne part jamais sans elle."),
    Lack.POSSIBLE: _l("Écrivez ce qui rendrait la chose possible, un jour ou autrement."),
    Lack.WHERE: _l("Écrivez où la personne peut encore s’adresser."),
    Lack.BODY: _l("Nommez l’organisme qui peut agir."),
    Lack.ELECTED: _l("Nommez l’élu ou l’élue qui porte la réponse. Si la liste est vide, demandez à la personne qui gère le site."),
    Lack.PROMISE_STANDS: _l("La première réponse promet quelque chose. Un deuxième regard peut ajouter, pas retirer."),
}
OUTCOMES: dict[str, Any] = {
    Outcome.YES: _l("Oui"), Outcome.PARTLY: _l("Oui, en partie"), Outcome.NO: _l("Non"), Outcome.ELSEWHERE: _l("Pas à nous"),
}
OUTCOME_HINTS: dict[str, Any] = {
    Outcome.YES: _l("Nous le ferons. Cela devient un engagement suivi."),
    Outcome.PARTLY: _l("Nous ferons une partie. Dites aussi pourquoi pas tout."),
    Outcome.NO: _l("Nous ne pouvons pas. Dites pourquoi et vers qui aller."),
    Outcome.ELSEWHERE: _l("Un autre organisme peut agir. Nommez-le."),
}
HEARD_WORDS: dict[str, Any] = {
    HeardValue.YES: _l("Oui"), HeardValue.PARTLY: _l("Oui, en partie"), HeardValue.NO: _l("Non"),
}
COMMITMENT_WORDS: dict[str, Any] = {
    CommitmentState.PROMISED: _l("Promis"), CommitmentState.UNDERWAY: _l("En cours"), CommitmentState.DONE: _l("Fait"),
}
ANSWER_STATES: dict[str, Any] = {
    AnswerState.DRAFT: _l("Brouillon"), AnswerState.SUBMITTED: _l("À signer"), AnswerState.RETURNED: _l("À reprendre"),
    AnswerState.PUBLISHED: _l("Publiée"),
}
LEVELS: dict[str, Any] = {
    Level.SOON: _l("Réponse à donner dans 5 jours ouvrés au plus"),
    Level.TOMORROW: _l("Réponse à donner au prochain jour ouvré"),
    Level.HEAD: _l("En retard : la personne responsable de l’équipe est prévenue"),
    Level.ELECTED: _l("En retard de 3 jours ouvrés : l’élu ou l’élue est prévenu"),
    Level.PUBLIC: _l("En retard de 5 jours ouvrés : inscrite sur la liste publique"),
}


def init_app(app: Flask) -> None:
    """Let every template say the same words."""
    app.jinja_env.globals.update(
        OUTCOMES=OUTCOMES, OUTCOME_HINTS=OUTCOME_HINTS, HEARD_WORDS=HEARD_WORDS, COMMITMENT_WORDS=COMMITMENT_WORDS,
        ANSWER_STATES=ANSWER_STATES,
    )
