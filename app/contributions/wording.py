"""The words for states and channels, the same on every screen, in every mail."""

from typing import Any

from flask import Flask

from app.contributions.rules import Channel, State
from app.core.i18n import _l

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


def init_app(app: Flask) -> None:
    """Let every template say the same words."""
    app.jinja_env.globals.update(STATE_WORDS=STATE_WORDS, CHANNEL_WORDS=CHANNEL_WORDS, LATE=LATE)
