"""What each message is called on the desk, and why it did not get through, in plain words."""

from typing import Any

from app.core.i18n import _l

KIND_WORDS: dict[str, Any] = {
    "receipt": _l("Votre idée est arrivée"), "way_in": _l("Code de connexion"), "invitation": _l("Invitation"),
    "following": _l("Début d’un suivi"), "routed": _l("Idée envoyée à une équipe"), "question": _l("Question à l’auteur"),
    "forwarded": _l("Idée passée à un autre organisme"), "extended": _l("Date repoussée"), "answered": _l("Réponse de la ville"),
    "progress": _l("Nouvelles d’un engagement"), "postponed": _l("Engagement repoussé"), "done": _l("Engagement tenu"),
    "withdrawn": _l("Idée retirée"), "hidden": _l("Idée masquée"), "restored": _l("Idée remise en ligne"), "merged": _l("Idée regroupée"),
    "masked": _l("Information privée cachée"), "appeal_decided": _l("Décision contestée : réponse"), "followed": _l("Nouvelle suivie"),
    "result": _l("Résultat d’une consultation"), "digest": _l("Lettre de la semaine"), "assigned": _l("Nouvelle idée pour l’équipe"),
    "help_asked": _l("Avis demandé à l’équipe"), "advised": _l("Avis donné"), "bounced": _l("Idée rendue par une équipe"),
    "replied": _l("Réponse de l’auteur"), "reminder": _l("Rappel"), "late": _l("Retard"), "contested": _l("Réponse contestée"),
    "to_sign": _l("Réponse à signer"), "returned": _l("Réponse à reprendre"), "appeal": _l("Décision contestée"),
    "vote_invitation": _l("Invitation à voter"), "vote_reminder": _l("Rappel de vote"), "vote_result": _l("Résultat d’un vote"),
    "proxy_asked": _l("Voter pour une autre personne : demande"), "proxy_answered": _l("Voter pour une autre personne : réponse"),
    "stand_in": _l("Remplacement"), "said_back": _l("Mot de l’auteur"), "word_answered": _l("Mot expliqué"),
    "unowned": _l("Idées sans équipe"), "failures": _l("Messages non arrivés"),
}


def reason(error: str | None) -> Any:
    """A sentence for what the postman wrote down."""
    text = error or ""
    if "no gateway" in text:
        return _l("Aucun service de SMS n’est réglé. Appelez la personne.")
    if "550" in text or "553" in text or "address" in text:
        return _l("Cette adresse n’existe pas, ou ne marche plus.")
    if "552" in text or "452" in text:
        return _l("La boîte de cette personne est pleine.")
    if "not written" in text:
        return _l("Le message n’a pas pu être écrit. Prévenez la personne qui gère le site.")
    if "Timeout" in text or "silent" in text or "Disconnected" in text:
        return _l("Le serveur n’a pas répondu à temps.")
    return _l("Le message a été refusé.")
