"""Why a row was not taken, the consent that is read aloud, how a code is spelled on the phone."""

from typing import Any

from flask import Flask

from app.assisted.rules import SPOKEN, SlipState
from app.core.i18n import _l

REFUSALS: dict[str, Any] = {
    "empty": _l("Le titre et le texte sont vides."),
    "long_title": _l("Le titre est trop long (120 signes au plus)."),
    "long_text": _l("Le texte est trop long (4 000 signes au plus)."),
    "unknown_process": _l("Cette consultation n’existe pas sur ce site."),
    "unknown_theme": _l("Ce thème n’existe pas sur ce site."),
    "unknown_territory": _l("Ce quartier n’existe pas sur ce site."),
    "bad_date": _l("La date ne se lit pas. Écrivez-la ainsi : 23/11/2026."),
    "future_date": _l("La date est dans le futur."),
    "unknown_channel": _l("Le canal ne se lit pas : papier, aide, telephone ou import."),
    "unknown_language": _l("La langue ne se lit pas : fr, en, ar…"),
    "bad_email": _l("L’e-mail ne se lit pas."),
    "bad_phone": _l("Le téléphone ne se lit pas."),
    "shifted": _l("La ligne a plus de cases que l’en-tête : un séparateur est sans doute de trop."),
}
SLIP_WORDS: dict[str, Any] = {
    SlipState.UNUSED: _l("Pas encore saisie"), SlipState.ENTERED: _l("Saisie"), SlipState.VOID: _l("Annulée"),
}
SPELLING = {
    "A": "Anatole", "B": "Berthe", "D": "Désiré", "E": "Eugène", "F": "François", "I": "Irma", "J": "Joseph", "K": "Kléber", "L": "Louis",
    "M": "Marcel", "N": "Nicolas", "O": "Oscar", "P": "Pierre", "R": "Raoul", "S": "Suzanne", "T": "Thérèse", "U": "Ursule", "V": "Victor",
}
"""The first names by which a letter is said on French telephones (the signs a receipt code is made of)."""
CONSENT = _l(
    "Je vais écrire vos mots, comme vous les dites. Tout le monde pourra les lire, sans votre nom. La mairie vous répond. "
    "Vous pouvez les changer ou les retirer avec votre code. Êtes-vous d’accord ?"
)
"""What is read aloud before anything is written; `rules.CONSENT_VERSION` dates it."""


def shortened(code: str) -> str:
    """A code for a list that others read: the figures tell sheets apart and open nothing."""
    return "…-" + code.rsplit("-", 1)[-1]


def spelled(code: str) -> list[tuple[str, str]]:
    """Each sign of a code with the first name that stands for it; a figure stands for itself."""
    return [(sign, SPELLING.get(sign, "")) for sign in code.replace("-", "")]


def init_app(app: Flask) -> None:
    """Let every template say the same words."""
    app.jinja_env.globals.update(SLIP_WORDS=SLIP_WORDS, CONSENT=CONSENT, SPOKEN=SPOKEN, spelled=spelled, shortened=shortened)
