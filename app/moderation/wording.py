"""The words of moderation: each rule with its kind sentence and the way to rewrite, each kind of act, each kind of mask."""

from typing import Any

from flask import Flask

from app.core.i18n import _l
from app.core.text.personal_data import Kind
from app.moderation.models import ActKind, AppealState
from app.moderation.rules import Rule

RULE_WORDS: dict[str, Any] = {
    Rule.INSULT: _l("Insulte ou attaque contre une personne"),
    Rule.HATRED: _l("Haine ou rejet d’un groupe de personnes"),
    Rule.PERSONAL_DATA: _l("Informations privées sur quelqu’un"),
    Rule.ADVERTISING: _l("Publicité"),
    Rule.OFF_TOPIC: _l("Sans lien avec la ville"),
    Rule.ILLEGAL: _l("Interdit par la loi"),
    Rule.DUPLICATE: _l("Envoyée plusieurs fois"),
    Rule.UNREADABLE: _l("Texte illisible"),
}
READY_REASONS: dict[str, Any] = {
    Rule.INSULT: _l("Votre texte attaque une personne. Nous ne pouvons pas le montrer tel quel. Votre idée, elle, nous intéresse."),
    Rule.HATRED: _l("Votre texte rejette des personnes pour ce qu’elles sont. La loi et nos règles ne le permettent pas."),
    Rule.PERSONAL_DATA: _l("Votre texte donne des informations privées sur quelqu’un. Nous devons protéger cette personne."),
    Rule.ADVERTISING: _l("Votre texte fait de la publicité. Ce site sert à parler de la ville."),
    Rule.OFF_TOPIC: _l("Votre texte ne parle pas de la vie dans la ville. Nous ne saurions pas à qui le donner."),
    Rule.ILLEGAL: _l("Votre texte contient quelque chose que la loi interdit. Nous n’avons pas le droit de le montrer."),
    Rule.DUPLICATE: _l("Nous avons reçu ce texte plusieurs fois. Nous en gardons un seul, et nous y répondons."),
    Rule.UNREADABLE: _l("Nous n’arrivons pas à lire votre texte. Nous voulons pourtant vous comprendre."),
}
HOW_TO_REWRITE: dict[str, Any] = {
    Rule.INSULT: _l("Dites ce qui s’est passé et ce que vous voulez changer. Ne visez personne."),
    Rule.HATRED: _l("Parlez de la situation et du lieu. Dites ce que la ville peut faire."),
    Rule.PERSONAL_DATA: _l("Enlevez les noms, les numéros et les adresses des personnes. Gardez le lieu et le problème."),
    Rule.ADVERTISING: _l("Dites ce qui manque dans le quartier, sans nom de marque ni de vente."),
    Rule.OFF_TOPIC: _l("Dites où cela se passe dans la ville, et ce que vous voulez y changer."),
    Rule.ILLEGAL: _l("Gardez seulement ce que vous demandez à la ville. En cas de danger, appelez le 17."),
    Rule.DUPLICATE: _l("Vous voulez ajouter quelque chose ? Écrivez seulement ce qui est nouveau."),
    Rule.UNREADABLE: _l("Écrivez deux phrases : où, et quoi. Vous pouvez aussi nous appeler."),
}
ACT_WORDS: dict[str, Any] = {
    ActKind.ACCEPT: _l("Lue et acceptée"),
    ActKind.HIDE: _l("Masquée"),
    ActKind.RESTORE: _l("Remise en ligne"),
    ActKind.MERGE: _l("Regroupée"),
    ActKind.MASK: _l("Informations privées masquées"),
    ActKind.ASK: _l("Question posée à l’auteur"),
    ActKind.DISMISS: _l("Signalement écarté"),
}
TALLY_WORDS: dict[str, Any] = {
    **ACT_WORDS,
    "undone": _l("Décision annulée"),
    "report": _l("Signalement reçu"),
    "appeal": _l("Contestation"),
    "appeal.open": _l("Contestation en cours d’examen"),
    "appeal.upheld": _l("Contestation : la décision reste"),
    "appeal.overturned": _l("Contestation : l’idée est remise en ligne"),
}
APPEAL_WORDS: dict[str, Any] = {
    AppealState.OPEN: _l("En cours d’examen"),
    AppealState.UPHELD: _l("La décision reste"),
    AppealState.OVERTURNED: _l("L’idée est remise en ligne"),
}
MASK_WORDS: dict[str, Any] = {
    Kind.EMAIL: _l("adresse e-mail"),
    Kind.SOCIAL_SECURITY: _l("numéro de sécurité sociale"),
    Kind.BANK_ACCOUNT: _l("compte bancaire"),
    Kind.PHONE: _l("numéro de téléphone"),
    Kind.NUMBER_PLATE: _l("plaque de voiture"),
    Kind.DOOR_CODE: _l("code d’entrée"),
    Kind.FLAT: _l("numéro de logement"),
    Kind.NAME: _l("nom d’une personne"),
    "photo": _l("photo"),
}


def init_app(app: Flask) -> None:
    """Let every template say the same words."""
    app.jinja_env.globals.update(
        RULE_WORDS=RULE_WORDS, READY_REASONS=READY_REASONS, HOW_TO_REWRITE=HOW_TO_REWRITE, ACT_WORDS=ACT_WORDS, APPEAL_WORDS=APPEAL_WORDS,
        MASK_WORDS=MASK_WORDS, TALLY_WORDS=TALLY_WORDS,
    )
