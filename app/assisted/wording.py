"""Why a row was not taken, in sentences."""

from typing import Any

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
