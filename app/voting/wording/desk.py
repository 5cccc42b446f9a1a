"""Words of the organiser's screens: the steps, the usual cases, what is missing, what each secrecy protects."""

from typing import Any

from app.core.i18n import _l
from app.voting.rules.states import Audience, Proof, Reach, Secrecy, VoteState

STATE_WORDS: dict[str, Any] = {
    VoteState.DRAFT: _l("En préparation"), VoteState.OPEN: _l("Ouvert"), VoteState.CLOSED: _l("Clos"),
    VoteState.COUNTED: _l("Compté"), VoteState.CANCELLED: _l("Annulé"),
}
STEP_WORDS: dict[str, Any] = {
    "question": _l("La question"), "options": _l("Les choix"), "framing": _l("À quoi sert ce vote"), "method": _l("Comment on compte"),
    "roll": _l("Qui vote"), "dates": _l("Quand"), "quorum": _l("Combien de votants, qui vote pour qui"), "secrecy": _l("Secret ou à main levée"),
    "sealing": _l("Clés et codes du vote scellé"),
}
TEMPLATE_WORDS: dict[str, tuple[Any, Any]] = {
    "yes_no": (_l("Oui, non, je m’abstiens"), _l("Pour décider d’une seule chose.")),
    "person": (_l("Choisir une personne"), _l("Celle qui a le plus de voix est élue.")),
    "projects": (_l("Choisir 3 projets"), _l("Chacun coche jusqu’à trois projets.")),
    "budget": (_l("Budget participatif"), _l("Des projets qui ont un prix, et une somme à dépenser.")),
    "ranking": (_l("Classer"), _l("Chacun range les choix du meilleur au moins bon.")),
    "judgment": (_l("Jugement majoritaire"), _l("Chacun donne une mention à chaque choix.")),
    "office": (_l("Élire le bureau en deux tours"), _l("Plus de la moitié des voix, sinon un deuxième tour.")),
    "live": (_l("Vote express en réunion"), _l("Deux minutes, sur les téléphones et sur papier.")),
}
SECRECY_WORDS: dict[str, tuple[Any, Any, Any]] = {
    Secrecy.OPEN: (
        _l("À main levée"), _l("Tout le monde verra qui a voté quoi, après la clôture."),
        _l("Ne protège pas d’une pression : chacun sait ce que l’autre a voté."),
    ),
    Secrecy.SECRET: (
        _l("Secret"), _l("Le site range les noms d’un côté, les bulletins de l’autre, et les mélange à la clôture."),
        _l("Ne protège pas de qui gérerait le serveur et le surveillerait pendant le vote, ni d’une pression à la maison."),
    ),
    Secrecy.SEALED: (
        _l("Scellé"), _l("Le bulletin est chiffré sur le téléphone. Personne ne peut l’ouvrir, même la mairie. Tout le monde peut recompter."),
        _l("Ne protège pas d’un téléphone piraté, ni d’une pression à la maison."),
    ),
}
"""The name, what it protects, what it does not."""
AUDIENCE_WORDS: dict[str, tuple[Any, Any]] = {
    Audience.ROLL: (_l("Les personnes d’une liste"), _l("Les membres du conseil, les habitants d’un immeuble…")),
    Audience.SITE: (_l("Tout le monde"), _l("Chaque personne apporte une preuve, une seule fois.")),
}
PROOF_WORDS: dict[str, tuple[Any, Any]] = {
    Proof.LETTER: (_l("Un code reçu par courrier"), _l("Une lettre par personne. C’est le plus sûr.")),
    Proof.DESK: (_l("Un code donné au guichet"), _l("La personne vient le chercher et montre qui elle est.")),
    Proof.CONTACT: (_l("Un e-mail ou un téléphone confirmé"), _l("Le plus simple, le moins sûr : on peut avoir plusieurs adresses.")),
    Proof.ROOM: (_l("Un code donné dans la salle"), _l("Un papier par personne présente.")),
    Proof.DEVICE: (_l("Un téléphone ou un papier, une voix"), _l("Personne n’est vérifié : pour une réunion, pas pour une élection.")),
}
REACH_WORDS: dict[str, Any] = {
    Reach.EMAIL: _l("e-mail"), Reach.SMS: _l("SMS"), Reach.LETTER: _l("lettre"), Reach.DESK: _l("guichet"), Reach.DEVICE: _l("dans la salle"),
}
BINDING_WORDS: dict[str, tuple[Any, Any]] = {
    "advisory": (_l("Un avis"), _l("La ville lit le résultat et répond. Elle décide.")),
    "deciding": (_l("Une décision"), _l("Le résultat s’applique tel quel.")),
}
LACK_WORDS: dict[str, Any] = {
    "question": _l("La question, en une phrase."),
    "two_options": _l("Au moins deux choix."),
    "same_label": _l("Deux choix ont le même nom : « %(about)s »."),
    "no_cost": _l("Le prix de « %(about)s »."),
    "not_yes_no": _l("Ce vote n’a que trois choix : oui, non, je m’abstiens."),
    "same_option_twice": _l("Deux choix se confondent : effacez-en un."),
    "too_many_options": _l("Mille choix au plus."),
    "follow_up": _l("L’équipe qui s’occupera du résultat."),
    "what_happens": _l("Ce que devient le résultat."),
    "contact_name": _l("La personne à appeler."),
    "contact_phone": _l("Le téléphone de cette personne."),
    "no_budget": _l("La somme à dépenser."),
    "no_envelope": _l("La somme de chaque quartier : un projet est dans un quartier qui n’en a pas."),
    "lot_without_seed": _l("Le nombre qui servira au tirage au sort."),
    "min_above_max": _l("Un minimum plus grand que son maximum."),
    "out_of_range": _l("Un nombre trop petit ou trop grand dans les réglages."),
    "bad_value": _l("Un réglage que nous n’avons pas compris."),
    "unknown_setting": _l("Un réglage que ce mode de vote n’a pas."),
    "unknown_method": _l("Le mode de vote."),
    "roll": _l("Au moins une personne sur la liste."),
    "codes": _l("Les codes à donner."),
    "proof": _l("La preuve que chaque personne apporte."),
    "opens_at": _l("Le jour et l’heure de l’ouverture."),
    "closes_at": _l("Le jour et l’heure de la clôture."),
    "closes_first": _l("La clôture vient avant l’ouverture."),
    "closed_already": _l("La clôture est déjà passée."),
    "not_sealable": _l("Ce mode de vote ne peut pas être scellé : choisissez « secret », ou un autre mode."),
    "sealed_weights": _l("Dans un vote scellé, chaque personne a une voix."),
    "sealed_money": _l("Un bulletin scellé ne peut pas avoir une somme à ne pas dépasser : mettez-la à zéro, ou choisissez « secret »."),
    "sealed_exclusive": _l("Un bulletin scellé ne peut pas refuser deux projets qui s’excluent : retirez ce réglage, ou choisissez « secret »."),
    "sealed_unrated": _l("Un vote scellé compte un choix sans mention au plus bas, ou demande une mention partout : changez ce réglage."),
    "sealed_blank": _l("Avec des mentions, un bulletin scellé ne peut pas être blanc : retirez le bulletin blanc dans les réglages."),
    "sealed_paper": _l("Un vote scellé n’a pas de bulletins de papier : retirez-les, ou choisissez « secret »."),
    "sealed_proxies": _l("Un vote scellé n’a pas de procurations : mettez « aucune », ou choisissez « secret »."),
    "sealed_roll": _l("Un vote scellé demande une liste connue avant l’ouverture."),
    "sealed_trustees": _l("Les gardiens des clés : une à cinq personnes."),
    "sealed_keys": _l("Des clés pas encore faites par leurs gardiens : %(about)s."),
    "sealed_codes": _l("Les codes de vote, faits par la personne qui garde les codes."),
    "sealed_codes_old": _l("La liste a changé depuis que les codes ont été faits : il faut tous les refaire."),
    "rare_weight": _l("Moins de cinq personnes ont un poids de %(about)s : leur bulletin se reconnaîtrait. Changez le poids, ou votez à main levée."),
}
INCIDENT_WORDS: dict[str, Any] = {
    "noted": _l("Noté par l’équipe"), "closed_early": _l("Clos avant l’heure"), "cancelled": _l("Vote arrêté"),
    "rules_changed": _l("Les règles publiées ont été changées hors du site : le vote n’a pas été compté."),
    "columns_changed": _l("Des règles ont été changées hors du site. Le vote a été compté selon les règles publiées."),
    "roll_changed": _l("La liste a été changée hors du site."),
    "paper_differs": _l("Le nombre de bulletins de papier et le nombre de signatures sont différents."),
    "paper_taken_back": _l("Une signature pour un bulletin de papier a été retirée."),
    "more_than_present": _l("Il y a plus de bulletins que de personnes comptées dans la salle."),
    "audit_failed": _l("La vérification de l’urne a trouvé une anomalie. Elle est décrite sur la page de vérification."),
    "keys_lost": _l("Un gardien n’a plus sa clé : le vote ne peut pas être compté."),
    "turnout_differs": _l("Le nombre de votants et le nombre de bulletins sont différents."),
}


def lack_sentence(lack: Any) -> str:
    """What is missing, in a sentence."""
    return str(LACK_WORDS.get(lack.code, LACK_WORDS["bad_value"])) % {"about": lack.about}
