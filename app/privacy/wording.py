"""Each retention in plain words, for the public notice."""

from typing import Any

from flask import Flask

from app.core.i18n import _l, ngettext
from app.privacy.rules import RETENTION, Life

RETENTION_WORDS: dict[str, tuple[Any, Any]] = {
    "drafts": (_l("Un brouillon et ses photos"), _l("après la dernière fois que vous y avez touché")),
    "tokens": (_l("Un lien ou un code pour se connecter"), _l("après sa fin")),
    "sessions": (_l("Une connexion (appareil, date)"), _l("après sa fin")),
    "notices": (_l("La trace d’un message que nous vous avons envoyé"), _l("après l’envoi")),
    "browsers": (_l("Le lien entre votre téléphone et ce que vous avez dit"), _l("après votre dernier geste")),
    "contacts": (
        _l("Votre e-mail, votre téléphone ou votre adresse, laissé pour avoir la réponse"),
        _l("après que vous l’avez laissé, si plus rien n’attend une réponse ou une action promise"),
    ),
    "accounts": (_l("Votre compte"), _l("sans connexion de votre part")),
    "hidden": (_l("Un texte ou une photo que nous avons masqués"), _l("après la décision ; la décision et sa raison restent au registre")),
    "masked": (_l("Un nom ou un numéro que nous avons caché dans un texte"), _l("après la décision")),
    "withdrawn": (_l("Un texte ou une photo que vous avez retirés"), _l("après le retrait")),
    "reporters": (_l("Le lien entre vous et un signalement que vous avez fait"), _l("après le signalement")),
    "invitations": (_l("Le lien et le code que vous avez reçus pour voter"), _l("après la clôture du vote")),
    "rolls": (
        _l("La liste d’un vote : noms, adresses, groupes"),
        _l("après la fin des contestations ; si le vote est contesté, quand tout est décidé"),
    ),
}


def spoken_life(life: Life) -> str:
    """« 13 mois », « 1 jour »."""
    if life.unit == "days":
        return ngettext("%(num)d jour", "%(num)d jours", life.number)
    return ngettext("%(num)d mois", "%(num)d mois", life.number)


def retention_lines() -> list[tuple[Any, str]]:
    """What, and « 30 jours après… »: one line a retention, from the very data the job applies."""
    return [(RETENTION_WORDS[key][0], f"{spoken_life(life)} {RETENTION_WORDS[key][1]}") for key, life in RETENTION.items()]


def init_app(app: Flask) -> None:
    """Let the notice say what the job does."""
    app.jinja_env.globals.update(retention_lines=retention_lines)
