"""Each method and each of its settings for the organiser: a name, and one sentence that says what it changes."""

from typing import Any

from app.core.i18n import _l

METHOD_HINTS: dict[str, tuple[Any, Any]] = {
    "yes_no": (_l("Oui, non, je m’abstiens"), _l("Oui gagne avec plus de voix que non.")),
    "choice": (_l("Une seule réponse"), _l("La réponse qui a le plus de voix gagne.")),
    "two_rounds": (_l("Deux tours"), _l("Il faut plus de la moitié des voix. Sinon, un deuxième tour.")),
    "approval": (_l("Plusieurs réponses"), _l("Chacun coche ce qui lui convient. Les plus cochées gagnent.")),
    "points": (_l("Des points"), _l("Chacun partage des points entre les réponses.")),
    "borda": (_l("Classement par points (Borda)"), _l("Chaque rang donne des points.")),
    "runoff": (_l("Classement par élimination"), _l("La dernière réponse sort, ses voix vont aux suivantes.")),
    "schulze": (_l("Classement par duels (Schulze)"), _l("Chaque réponse est comparée à chaque autre.")),
    "judgment": (_l("Jugement majoritaire"), _l("Chacun donne une mention. La meilleure mention médiane gagne.")),
    "budget": (_l("Budget participatif"), _l("Les projets les plus choisis, tant qu’il reste de l’argent.")),
    "equal_shares": (_l("Budget à parts égales"), _l("Chaque personne a la même part du budget pour ses projets.")),
}
SETTING_WORDS: dict[str, tuple[Any, Any]] = {
    "tie": (_l("En cas d’égalité"), _l("Ce qui se passe si deux réponses ont autant de voix.")),
    "seed": (_l("Nombre du tirage au sort"), _l("Un nombre public que personne ne choisit, comme le tirage du loto du jour de la clôture.")),
    "threshold": (_l("Combien de voix faut-il ?"), _l("La majorité à atteindre pour gagner.")),
    "fraction": (_l("La part à atteindre"), _l("Si vous avez choisi « une autre part » : par exemple 3/5.")),
    "rounding": (_l("Arrondi"), _l("Comment on arrondit quand la part ne tombe pas juste.")),
    "base": (_l("Voix comptées pour la majorité"), _l("Avec ou sans les blancs et les abstentions.")),
    "blank": (_l("Les votes blancs"), _l("Les votes blancs sont montrés à part, ou comptés dans la majorité.")),
    "blank_allowed": (_l("Le vote blanc est possible"), _l("Une personne peut participer sans rien choisir.")),
    "seats": (_l("Combien de gagnants ?"), _l("Le nombre de personnes ou de projets retenus.")),
    "min_marks": (_l("Au moins combien de réponses ?"), _l("0 : autant ou aussi peu que l’on veut.")),
    "max_marks": (_l("Au plus combien de réponses ?"), _l("0 : autant que l’on veut.")),
    "min_points": (_l("Points à donner, au moins"), _l("0 : aucun minimum.")),
    "max_points": (_l("Points à donner, au plus"), _l("Le nombre de points de chaque personne. 0 : pas de limite.")),
    "min_per_option": (_l("Points par réponse, au moins"), _l("Un nombre négatif permet de voter contre.")),
    "max_per_option": (_l("Points par réponse, au plus"), _l("0 : pas de limite.")),
    "ties_allowed": (_l("Deux réponses peuvent avoir le même rang"), _l("Chacun peut mettre des réponses à égalité.")),
    "unranked_allowed": (_l("On peut laisser des réponses de côté"), _l("Sinon, chacun doit tout classer.")),
    "ballot": (_l("Comment chacun vote"), _l("Cocher des projets, donner des points, ou classer.")),
    "rank_points": (_l("Points de chaque rang"), _l("Du premier au dernier, séparés par des virgules. Vide : calculés.")),
    "exclusive_ballots": (
        _l("Refuser deux projets qui s’excluent"), _l("Un bulletin ne peut pas cocher deux projets du même groupe. Sinon, un seul sera retenu."),
    ),
    "max_cost": (_l("Somme que chacun peut choisir"), _l("0 : pas de limite pour un bulletin.")),
    "budget": (_l("La somme à dépenser"), _l("En euros, pour tous les projets.")),
    "envelopes": (_l("La somme de chaque quartier"), _l("Une ligne par quartier : « Nord : 20000 ». Vide : une seule somme.")),
    "minimum_score": (_l("Voix minimum d’un projet"), _l("En dessous, il n’est pas retenu, même s’il reste de l’argent.")),
    "tie_first": (_l("À égalité, d’abord"), _l("Le projet le moins cher, le plus cher, ou celui qui a le plus de voix.")),
    "round": (_l("Quel tour ?"), _l("1 pour le premier tour, 2 pour le deuxième.")),
    "finalists": (_l("Combien au deuxième tour ?"), _l("Le nombre de réponses qui restent, d’habitude deux.")),
    "qualifying_share": (_l("Part des voix pour rester"), _l("0 : seulement les premières. Sinon une part, par exemple 1/8.")),
    "registered": (_l("Nombre d’inscrits"), _l("0 : on ne regarde pas les inscrits.")),
    "registered_share": (_l("Part des inscrits"), _l("Au premier tour, il faut aussi cette part des inscrits.")),
    "scale": (_l("Points des rangs"), _l("Ce que vaut chaque rang.")),
    "unranked_points": (_l("Réponses laissées de côté"), _l("Elles reçoivent zéro, ou la moyenne des points qui restent.")),
    "elimination": (_l("Élimination"), _l("Une réponse à la fois, ou toutes celles qui ne peuvent plus gagner.")),
    "elimination_tie": (_l("Égalité à l’élimination"), _l("Qui sort quand deux réponses sont dernières.")),
    "strength": (_l("Force d’un duel"), _l("Le nombre de voix pour, ou l’écart entre pour et contre.")),
    "grades": (_l("Combien de mentions ?"), _l("De 4 à 7, de « à rejeter » à « excellent ».")),
    "unrated": (_l("Un choix sans mention"), _l("Ce qu’il reçoit quand une personne ne dit rien.")),
    "order": (_l("Départager les mentions égales"), _l("Par médianes successives, ou par l’écart autour de la médiane.")),
    "minimum_grade": (_l("Mention minimum"), _l("En dessous, personne ne gagne. 0 : pas de minimum.")),
    "order_by": (_l("Ordre des projets"), _l("Par nombre de voix, ou par voix pour chaque euro.")),
    "unaffordable": (_l("Un projet trop cher pour ce qui reste"), _l("On passe au suivant, ou on s’arrête.")),
    "reserve_share": (_l("Dépassement permis"), _l("La part de la somme que le dernier projet peut dépasser. 0 : aucune.")),
    "utility": (_l("Ce que vaut un projet"), _l("Selon son prix, pareil pour tous, ou selon les points.")),
    "completion": (_l("L’argent qui reste"), _l("Comment on le dépense à la fin.")),
    "increment": (_l("Pas du calcul"), _l("En euros par personne, pour dépenser ce qui reste.")),
}
CHOICE_WORDS: dict[str, dict[str, Any]] = {
    "tie": {
        "none": _l("personne ne gagne"), "declared": _l("l’ordre de la liste décide"), "lot": _l("un tirage au sort que chacun peut refaire"),
        "shared": _l("les deux gagnent"),
    },
    "threshold": {
        "relative": _l("plus que les autres"), "absolute": _l("plus de la moitié"), "two_thirds": _l("les deux tiers"), "fraction": _l("une autre part"),
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
    "points": ("max_points", "seats"), "borda": ("seats",), "runoff": (), "schulze": ("seats",), "judgment": ("grades",), "budget": ("budget", "max_marks"), "equal_shares": ("budget",),
}
"""What an organiser usually looks at; the rest stands folded under it, with defaults that fit."""
