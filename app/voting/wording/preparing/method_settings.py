"""Each setting of each method for the organiser: one sentence that says what it changes, and its choices in words."""

from typing import Any

from app.core.i18n import _l
from app.voting.wording.counts import METHOD_WORDS

METHOD_HINTS: dict[str, tuple[Any, Any]] = {key: (words.name, words.line) for key, words in METHOD_WORDS.items()}
SETTING_SENTENCES: dict[str, Any] = {
    "tie": _l("Ce qui se passe si deux réponses ont autant de voix."),
    "seed": _l("Un nombre public que personne ne choisit, comme le tirage du loto du jour de la clôture."),
    "threshold": _l("La majorité à atteindre pour gagner."),
    "fraction": _l("Si vous avez choisi « une autre part » : par exemple 3/5."),
    "rounding": _l("Comment on arrondit quand la part ne tombe pas juste."),
    "base": _l("Avec ou sans les blancs et les abstentions."),
    "blank": _l("Les votes blancs sont montrés à part, ou comptés dans la majorité."),
    "blank_allowed": _l("Une personne peut participer sans rien choisir."),
    "seats": _l("Le nombre de personnes ou de projets retenus."),
    "min_marks": _l("0 : autant ou aussi peu que l’on veut."),
    "max_marks": _l("0 : autant que l’on veut."),
    "min_points": _l("0 : aucun minimum."),
    "max_points": _l("Le nombre de points de chaque personne. 0 : pas de limite."),
    "min_per_option": _l("Un nombre négatif permet de voter contre."),
    "max_per_option": _l("0 : pas de limite."),
    "ties_allowed": _l("Chacun peut mettre des réponses à égalité."),
    "unranked_allowed": _l("Sinon, chacun doit tout classer."),
    "ballot": _l("Cocher des projets, donner des points, ou classer."),
    "rank_points": _l("Du premier au dernier, séparés par des virgules. Vide : calculés."),
    "exclusive_ballots": _l("Un bulletin ne peut pas cocher deux projets du même groupe. Sinon, un seul sera retenu."),
    "max_cost": _l("0 : pas de limite pour un bulletin."),
    "budget": _l("En euros, pour tous les projets."),
    "envelopes": _l("Une ligne par quartier : « Nord : 20000 ». Vide : une seule somme."),
    "minimum_score": _l("En dessous, il n’est pas retenu, même s’il reste de l’argent."),
    "tie_first": _l("Le projet le moins cher, le plus cher, ou celui qui a le plus de voix."),
    "round": _l("1 pour le premier tour, 2 pour le deuxième."),
    "finalists": _l("Le nombre de réponses qui restent, d’habitude deux."),
    "qualifying_share": _l("0 : seulement les premières. Sinon une part, par exemple 1/8."),
    "registered": _l("0 : on ne regarde pas les inscrits."),
    "registered_share": _l("Au premier tour, il faut aussi cette part des inscrits."),
    "scale": _l("Ce que vaut chaque rang."),
    "unranked_points": _l("Elles reçoivent zéro, ou la moyenne des points qui restent."),
    "elimination": _l("Une réponse à la fois, ou toutes celles qui ne peuvent plus gagner."),
    "elimination_tie": _l("Qui sort quand deux réponses sont dernières."),
    "strength": _l("Le nombre de voix pour, ou l’écart entre pour et contre."),
    "grades": _l("De 4 à 7, de « à rejeter » à « excellent »."),
    "unrated": _l("Ce qu’il reçoit quand une personne ne dit rien."),
    "order": _l("Par médianes successives, ou par l’écart autour de la médiane."),
    "minimum_grade": _l("En dessous, personne ne gagne. 0 : pas de minimum."),
    "order_by": _l("Par nombre de voix, ou par voix pour chaque euro."),
    "unaffordable": _l("On passe au suivant, ou on s’arrête."),
    "reserve_share": _l("La part de la somme que le dernier projet peut dépasser. 0 : aucune."),
    "utility": _l("Selon son prix, pareil pour tous, ou selon les points."),
    "completion": _l("Comment on le dépense à la fin."),
    "whole_endowment": _l("Chaque personne reçoit un nombre entier d’euros."),
    "stop_when_full": _l("Le calcul s’arrête dès qu’aucun projet ne tient dans la somme."),
    "increment": _l("En euros par personne, pour dépenser ce qui reste."),
}
CHOICE_WORDS: dict[str, dict[str, Any]] = {
    "tie": {
        "none": _l("personne ne gagne"), "declared": _l("l’ordre de la liste décide"), "lot": _l("un tirage au sort que chacun peut refaire"),
        "shared": _l("les deux gagnent"),
    },
    "threshold": {
        "relative": _l("plus que les autres"), "absolute": _l("plus de la moitié"), "two_thirds": _l("les deux tiers"),
        "fraction": _l("une autre part"),
    },
    "rounding": {
        "auto": _l("comme d’habitude pour cette majorité"), "more_than": _l("plus que la part"), "up": _l("au nombre au-dessus"),
        "down": _l("au nombre en dessous"), "nearest": _l("au plus proche"),
    },
    "base": {"expressed": _l("sans les blancs ni les abstentions"), "cast": _l("tous les bulletins")},
    "blank": {"auto": _l("comme d’habitude pour cette majorité"), "apart": _l("à part"), "counted": _l("comptés dans la majorité")},
    "ballot": {"several": _l("cocher"), "points": _l("donner des points"), "ranking": _l("classer")},
    "tie_first": {"cheaper": _l("le moins cher"), "dearer": _l("le plus cher"), "votes": _l("le plus de voix")},
    "scale": {"from_zero": _l("le dernier rang vaut 0"), "from_one": _l("le dernier rang vaut 1"), "harmonic": _l("1, puis 1/2, puis 1/3…")},
    "unranked_points": {"zero": _l("zéro"), "average": _l("la moyenne")},
    "elimination": {"one": _l("une à la fois"), "batch": _l("toutes celles qui ne peuvent plus gagner")},
    "elimination_tie": {
        "backwards": _l("celle qui avait le moins de voix avant"), "tie": _l("la règle d’égalité décide"), "all": _l("toutes les deux"),
    },
    "strength": {"winning": _l("le nombre de voix pour"), "margin": _l("l’écart")},
    "unrated": {"worst": _l("la plus mauvaise mention"), "apart": _l("n’est pas compté"), "refused": _l("le bulletin est refusé")},
    "order": {"median": _l("médianes successives"), "gauge": _l("écart autour de la médiane")},
    "order_by": {"votes": _l("nombre de voix"), "votes_per_cost": _l("voix pour chaque euro")},
    "unaffordable": {"skip": _l("on passe au suivant"), "stop": _l("on s’arrête")},
    "utility": {"cost": _l("selon son prix"), "one": _l("pareil pour tous"), "score": _l("selon les points")},
    "completion": {"add1": _l("euro par euro"), "greedy": _l("les plus choisis d’abord"), "comparison": _l("en comparant avec le budget habituel")},
}
ESSENTIAL: dict[str, tuple[str, ...]] = {
    "yes_no": ("threshold",), "choice": ("tie",), "two_rounds": ("finalists",), "approval": ("seats", "max_marks"),
    "points": ("max_points", "seats"), "borda": ("seats",), "runoff": (), "schulze": ("seats",), "judgment": ("grades",),
    "budget": ("budget", "max_marks"), "equal_shares": ("budget",),
}
"""What an organiser usually looks at; the rest stands folded under it, with defaults that fit."""
