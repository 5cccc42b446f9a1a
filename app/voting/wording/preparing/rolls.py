"""What is wrong with a row of a roll, and what to do: one sentence each."""

from typing import Any

from app.core.i18n import _l
from app.voting.rules.preparing.roll_sheet import Fault

FAULT_WORDS: dict[str, Any] = {
    "no_name": _l("Il n’y a pas de nom. Écrivez le prénom et le nom."),
    "too_long": _l("C’est trop long : « %(given)s… ». Écrivez plus court."),
    "weight": _l("« %(given)s » n’est pas un nombre de voix. Écrivez un nombre de 1 à 1000."),
    "reach": _l("« %(given)s » n’est pas un moyen connu. Écrivez e-mail, SMS, lettre ou guichet."),
    "email": _l("« %(given)s » n’est pas un e-mail. Exemple : marie@exemple.fr."),
    "phone": _l("« %(given)s » n’est pas un téléphone. Exemple : 06 12 34 56 78."),
    "landline": _l("« %(given)s » est un téléphone fixe : il ne reçoit pas de SMS. Choisissez lettre ou guichet."),
    "no_email": _l("Cette personne doit recevoir un e-mail, mais il n’y a pas d’adresse."),
    "no_sms": _l("Cette personne doit recevoir un SMS, mais il n’y a pas de numéro."),
    "no_letter": _l("Cette personne doit recevoir une lettre, mais il n’y a pas d’adresse."),
}
PAIR_WORDS: dict[str, Any] = {
    "same": _l("La même personne, deux fois. Une seule ligne sera gardée."),
    "homonyms": _l("Le même nom, deux fois. Si ce sont deux personnes, ajoutez l’année de naissance ou la rue."),
    "address": _l("La même adresse pour deux noms. Un couple ? Cochez la case plus bas. Une erreur ? Corrigez."),
}


def fault_sentence(fault: Fault) -> str:
    """What is wrong with a row and what to do."""
    return str(FAULT_WORDS[fault.code]) % {"given": fault.given}
