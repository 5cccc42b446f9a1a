"""The words for states, channels and what happened to an input: the same on every screen, in every mail."""

from typing import Any

from flask import Flask

from app.contributions.rules import Channel, Often, State, public_path
from app.core.i18n import _l
from app.core.text.personal_data import Kind

STATE_WORDS: dict[str, Any] = {
    State.RECEIVED: _l("Reçue"),
    State.READ: _l("Lue"),
    State.SENT: _l("Envoyée à l’équipe"),
    State.STUDIED: _l("À l’étude"),
    State.YES: _l("Oui"),
    State.PARTLY: _l("Oui, en partie"),
    State.NO: _l("Non (voici pourquoi)"),
    State.ELSEWHERE: _l("Pas à la ville"),
    State.UNDERWAY: _l("En cours"),
    State.DONE: _l("Faite"),
}
LATE = _l("En retard")
CHANNEL_WORDS: dict[str, Any] = {
    Channel.WEB: _l("Écrite en ligne"),
    Channel.HELPED: _l("Notée par une personne qui aide"),
    Channel.PAPER: _l("Reçue sur papier"),
    Channel.PHONE: _l("Dite au téléphone"),
    Channel.IMPORT: _l("Reçue avant ce site"),
}
OFTEN_WORDS: dict[str, Any] = {
    Often.ONCE: _l("Une seule fois"),
    Often.SOMETIMES: _l("De temps en temps"),
    Often.WEEKLY: _l("Chaque semaine"),
    Often.DAILY: _l("Tous les jours"),
}
WRITTEN_IN: dict[str, Any] = {
    "en": _l("Écrit en anglais"), "ar": _l("Écrit en arabe"), "tr": _l("Écrit en turc"), "pt": _l("Écrit en portugais"),
}
ORIGINAL_WORDS: dict[str, Any] = {
    "en": _l("Voir le texte d’origine, en anglais"), "ar": _l("Voir le texte d’origine, en arabe"),
    "tr": _l("Voir le texte d’origine, en turc"), "pt": _l("Voir le texte d’origine, en portugais"),
}
TRANSLATED_FROM: dict[str, Any] = {
    "en": _l("Traduit de l’anglais par %(who)s, le %(day)s."), "ar": _l("Traduit de l’arabe par %(who)s, le %(day)s."),
    "tr": _l("Traduit du turc par %(who)s, le %(day)s."), "pt": _l("Traduit du portugais par %(who)s, le %(day)s."),
}
PERSONAL_WORDS: dict[str, Any] = {
    Kind.EMAIL: _l("une adresse e-mail"),
    Kind.SOCIAL_SECURITY: _l("un numéro de sécurité sociale"),
    Kind.BANK_ACCOUNT: _l("un compte en banque"),
    Kind.PHONE: _l("un numéro de téléphone"),
    Kind.NUMBER_PLATE: _l("une plaque de voiture"),
    Kind.DOOR_CODE: _l("un code de porte"),
    Kind.FLAT: _l("un numéro d’appartement"),
    Kind.NAME: _l("le nom d’une personne"),
}
HAPPENED: dict[str, Any] = {
    "contributions.submit": _l("Votre message est arrivé."),
    "contributions.edit": _l("Vous avez changé votre texte."),
    "contributions.withdraw": _l("Vous avez retiré votre message."),
    "people.leave_contact": _l("Vous avez demandé la réponse."),
    "moderation.accept": _l("Une personne de la ville l’a lu."),
    "moderation.hide": _l("Votre texte a été masqué. La raison est sur cette page."),
    "moderation.restore": _l("Votre texte est de nouveau visible."),
    "moderation.merge": _l("Votre idée a été regroupée avec une autre."),
    "moderation.mask": _l("Des informations personnelles ont été cachées dans votre texte."),
    "moderation.appeal": _l("Vous avez contesté."),
    "moderation.decide_appeal": _l("Une autre personne a répondu à votre contestation."),
    "moderation.undo": _l("La décision précédente a été annulée."),
    "routing.route": _l("Votre message a été envoyé à l’équipe."),
    "routing.bounce": _l("L’équipe a dit que ce n’était pas à elle. L’accueil cherche la bonne équipe."),
    "routing.add_helper": _l("Une autre équipe aide à répondre."),
    "routing.advise": _l("Une équipe a donné son avis."),
    "routing.forward": _l("Votre message a été transmis à un organisme hors de la ville."),
    "routing.ask": _l("La ville vous a posé une question."),
    "routing.reply_question": _l("Vous avez répondu à la question."),
    "answers.study": _l("L’équipe étudie votre message."),
    "answers.extend": _l("La ville a demandé plus de temps, une seule fois."),
    "answers.publish_answer": _l("La ville a répondu."),
    "answers.report_progress": _l("Il y a du nouveau dans les travaux."),
    "answers.finish": _l("C’est fait."),
    "answers.postpone": _l("La date a été repoussée, avec une raison."),
    "answers.hear": _l("Vous avez dit si vous étiez entendu."),
    "answers.reply": _l("Vous avez écrit sous la réponse."),
}
"""Verb of the audit log → what it means for the author. A verb without a sentence stays out of the author's history."""


def init_app(app: Flask) -> None:
    """Let every template say the same words."""
    app.jinja_env.globals.update(
        WRITTEN_IN=WRITTEN_IN, ORIGINAL_WORDS=ORIGINAL_WORDS, translated_from=translated_from,
        STATE_WORDS=STATE_WORDS, CHANNEL_WORDS=CHANNEL_WORDS, OFTEN_WORDS=OFTEN_WORDS, PERSONAL_WORDS=PERSONAL_WORDS, LATE=LATE,
        public_path=public_path,
    )


def translated_from(language: str, **who_and_day: str) -> str:
    """Who put an input into French, and when; empty for a language nobody translates here."""
    return str(TRANSLATED_FROM.get(language, "")) % who_and_day
