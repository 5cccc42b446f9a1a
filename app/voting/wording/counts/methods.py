"""Each method: its name, one line that says what it does, and when to use it; names of settings for the people who set a vote up."""

from dataclasses import dataclass
from typing import Any

from app.core.i18n import _l


@dataclass(frozen=True)
class MethodWords:
    """Lazy texts about a method."""

    name: Any
    line: Any
    when: Any


METHOD_WORDS: dict[str, MethodWords] = {
    "yes_no": MethodWords(
        _l("Oui ou non"), _l("On vote pour ou contre une proposition."), _l("Pour décider d’une seule proposition, déjà écrite.")),
    "choice": MethodWords(
        _l("Un seul choix"), _l("On coche un choix. Celui qui a le plus de voix gagne."), _l("Pour choisir entre deux ou trois possibilités.")),
    "two_rounds": MethodWords(
        _l("Deux tours"), _l("Sans majorité au premier tour, les premiers vont au second."), _l("Pour élire une personne, comme aux municipales.")),
    "approval": MethodWords(
        _l("Plusieurs choix"), _l("On coche tout ce qu’on accepte. Les choix les plus cochés gagnent."),
        _l("Pour choisir une date, un lieu, ou plusieurs personnes.")),
    "points": MethodWords(
        _l("Points à répartir"), _l("On donne des points. Les choix qui en ont le plus gagnent."),
        _l("Pour dire quels sujets comptent le plus.")),
    "borda": MethodWords(
        _l("Classement à points"), _l("On classe. Chaque place vaut des points."),
        _l("Pour un choix de compromis, entre gens qui jouent franc jeu.")),
    "runoff": MethodWords(
        _l("Classement à éliminations"), _l("On classe. Le dernier est éliminé, ses voix passent au choix suivant."),
        _l("Pour élire une personne en une seule fois.")),
    "schulze": MethodWords(
        _l("Classement à duels"), _l("On classe. Le choix qui gagne ses duels contre chaque autre l’emporte."),
        _l("Pour choisir entre plusieurs solutions proches.")),
    "judgment": MethodWords(
        _l("Jugement majoritaire"), _l("On donne une mention à chaque choix. La meilleure mention majoritaire gagne."),
        _l("Pour comparer plusieurs projets sans les opposer.")),
    "budget": MethodWords(
        _l("Budget participatif"), _l("On choisit des projets. Ils sont financés dans l’ordre des voix."),
        _l("Pour dépenser une somme entre plusieurs projets.")),
    "equal_shares": MethodWords(
        _l("Budget à parts égales"), _l("Chaque votant a la même part du budget. Elle paie les projets qu’il soutient."),
        _l("Pour que chaque quartier et chaque groupe obtienne sa part.")),
}

SETTING_WORDS: dict[str, Any] = {
    "tie": _l("En cas d’égalité"), "seed": _l("Valeur publique du tirage au sort"), "threshold": _l("Ce qu’il faut pour gagner"),
    "fraction": _l("Part à atteindre"), "rounding": _l("Arrondi du seuil"), "base": _l("Voix sur lesquelles le seuil est calculé"),
    "blank": _l("Bulletins blancs"), "blank_allowed": _l("Bulletin blanc accepté"), "seats": _l("Nombre de choix à retenir"),
    "min_marks": _l("Choix à cocher au moins"), "max_marks": _l("Choix à cocher au plus"), "min_points": _l("Points à donner au moins"),
    "max_points": _l("Points à donner au plus"), "min_per_option": _l("Points au moins par choix"), "max_per_option": _l("Points au plus par choix"),
    "ties_allowed": _l("Places égales acceptées"), "unranked_allowed": _l("Classement incomplet accepté"), "round": _l("Tour"),
    "finalists": _l("Nombre de choix au second tour"), "qualifying_share": _l("Part des voix pour rester au second tour"),
    "registered": _l("Nombre d’inscrits"), "registered_share": _l("Part des inscrits à atteindre au premier tour"),
    "minimum_score": _l("Score minimum"), "scale": _l("Points de chaque place"), "unranked_points": _l("Points d’un choix non classé"),
    "elimination": _l("Éliminations"), "elimination_tie": _l("Égalité pour l’élimination"), "strength": _l("Force d’un duel"),
    "grades": _l("Nombre de mentions"), "unrated": _l("Choix sans mention"), "order": _l("Départage des mentions égales"),
    "minimum_grade": _l("Mention minimum"), "ballot": _l("Forme du bulletin"), "rank_points": _l("Points de chaque rang"),
    "max_cost": _l("Coût total au plus sur un bulletin"), "exclusive_ballots": _l("Projets incompatibles refusés sur un bulletin"),
    "budget": _l("Budget"), "envelopes": _l("Enveloppe de chaque quartier"), "tie_first": _l("À égalité, passe d’abord"),
    "order_by": _l("Ordre des projets"), "unaffordable": _l("Si un projet est trop cher"),
    "reserve_share": _l("Part à partir de laquelle la réserve complète"),
    "utility": _l("Ce que vaut un projet pour qui le soutient"), "completion": _l("Ce qui complète le résultat"),
    "increment": _l("Pas d’augmentation des parts"), "whole_endowment": _l("Parts en sommes rondes"),
    "stop_when_full": _l("S’arrêter quand plus rien ne tient dans le budget"),
}
"""Setting → what it is called where a vote is set up."""
