"""The rule of a vote in words: short sentences that say all that decides a winner, shown before the vote and frozen with it."""

from app.core.i18n import _, ngettext
from app.voting.methods import Question
from app.voting.wording.counts.numbers import share, written


def rule_in_words(question: Question) -> list[str]:
    """How to vote and how the winner is found, as plain sentences; nothing that could decide is left out."""
    return [*_HOW[question.method](question), *_threshold(question), *_blank(question), *_tie(question)]


def _yes_no(question: Question) -> list[str]:
    if "abstain" in question.keys:
        return [_("Vous répondez oui, non, ou vous vous abstenez.")]
    return [_("Vous répondez oui ou non.")]


def _choice(_question: Question) -> list[str]:
    return [_("Vous cochez un seul choix.")]


def _two_rounds(question: Question) -> list[str]:
    if question.settings["round"] == 2:
        return [_("C’est le second tour. Vous cochez un seul choix."), _("Le choix qui a le plus de voix gagne.")]
    told = [_("Vous cochez un seul choix.")]
    if question.settings["registered"]:
        part = share(question.number("registered_share"), 1)
        told.append(_("Pour gagner au premier tour, il faut aussi %(share)s\u00a0%% des inscrits.", share=part))
    if question.number("qualifying_share"):
        part = share(question.number("qualifying_share"), 1)
        return [*told, _("Sinon, les choix qui ont au moins %(share)s\u00a0%% des voix vont au second tour.", share=part)]
    return [*told, _("Sinon, les %(number)s premiers vont au second tour.", number=question.settings["finalists"])]


def _approval(question: Question) -> list[str]:
    return [_marks(question), _seats(question)]


def _points(question: Question) -> list[str]:
    most, each = question.settings["max_points"], question.settings["max_per_option"]
    told = [_("Vous avez %(most)s points à répartir.", most=written(most)) if most else _("Vous donnez des points à chaque choix.")]
    if each:
        told.append(_("Un choix reçoit %(each)s points au plus.", each=written(each)))
    return [*told, _seats(question), *_minimum(question)]


def _borda(question: Question) -> list[str]:
    scale = {
        "from_zero": _("Le dernier de %(number)s choix vaut 0 point, chaque place au-dessus un de plus.", number=len(question.options)),
        "from_one": _("Le dernier de %(number)s choix vaut 1 point, chaque place au-dessus un de plus.", number=len(question.options)),
        "harmonic": _("La première place vaut 1 point, la deuxième un demi, la troisième un tiers."),
    }[question.settings["scale"]]
    unranked = {"zero": _("Un choix non classé n’a pas de point."), "average": _("Les choix non classés se partagent les points qui restent.")}
    return [_ranking(question), scale, unranked[question.settings["unranked_points"]], _seats(question)]


def _runoff(question: Question) -> list[str]:
    told = [_ranking(question), _("Tant que personne n’a plus de la moitié des voix, le dernier est éliminé.")]
    if question.settings["elimination"] == "batch":
        told.append(_("Ceux qui ne peuvent plus remonter sont éliminés ensemble."))
    told.append(_("Ses bulletins passent au choix suivant."))
    same = {"backwards": _("À égalité pour l’élimination, on regarde le tour d’avant."),
            "all": _("À égalité pour l’élimination, ils partent ensemble.")}
    return [*told, *([same[question.settings["elimination_tie"]]] if question.settings["elimination_tie"] in same else [])]


def _schulze(question: Question) -> list[str]:
    told = [_ranking(question), _("Chaque choix est comparé à chaque autre, en duel.")]
    return [*told, _("Celui qui gagne ses duels gagne. S’ils tournent en rond, le duel le plus faible ne compte pas."), *_several(question)]


def _judgment(question: Question) -> list[str]:
    told = [_("Vous donnez une mention à chaque choix."), _("Sa mention est celle que plus de la moitié des gens lui donnent, ou mieux.")]
    unrated = {"worst": _("Un choix sans mention reçoit la plus basse."), "apart": _("Un choix sans mention n’est pas compté sur ce bulletin."),
               "refused": _("Il faut une mention pour chaque choix.")}
    order = {"median": _("À mention égale, on retire une à une les mentions du milieu."),
             "gauge": _("À mention égale, on compare ceux qui donnent plus et ceux qui donnent moins.")}
    return [*told, unrated[question.settings["unrated"]], order[question.settings["order"]], *_several(question)]


def _budget(question: Question) -> list[str]:
    settings = question.settings
    order = {"votes": _("Les projets sont financés dans l’ordre des voix."),
             "votes_per_cost": _("Les projets sont financés dans l’ordre des voix par euro.")}
    stop = {"skip": _("Un projet trop cher est sauté, et on essaie le suivant."), "stop": _("Au premier projet trop cher, on s’arrête.")}
    told = [_shape(question), order[settings["order_by"]], stop[settings["unaffordable"]]]
    if question.number("reserve_share"):
        told.append(_("S’il reste au moins %(share)s\u00a0%% de son coût, la réserve le complète.", share=share(question.number("reserve_share"), 1)))
    return [*told, *_envelopes(question), *_minimum(question), *_exclusive(question), *_tie_first(question)]


def _equal_shares(question: Question) -> list[str]:
    completion = question.settings["completion"]
    told = [_shape(question), _("Le budget est partagé également entre les votants."),
            _("Un projet est financé quand ceux qui le soutiennent peuvent le payer.")]
    if "add1" in completion:
        told.append(_("S’il reste de l’argent, toutes les parts montent peu à peu."))
    if "greedy" in completion:
        told.append(_("Le reste paie les projets suivants, dans l’ordre des voix."))
    if "comparison" in completion:
        told.append(_("Si plus de gens y gagnent avec le simple ordre des voix, on le garde."))
    return [*told, *_envelopes(question), *_minimum(question), *_exclusive(question), *_tie_first(question)]


_HOW = {
    "yes_no": _yes_no, "choice": _choice, "two_rounds": _two_rounds, "approval": _approval, "points": _points, "borda": _borda, "runoff": _runoff,
    "schulze": _schulze, "judgment": _judgment, "budget": _budget, "equal_shares": _equal_shares,
}


def _marks(question: Question) -> str:
    least, most = question.settings["min_marks"], question.settings["max_marks"]
    if least and most:
        return _("Vous cochez de %(least)s à %(most)s choix.", least=least, most=most)
    if most:
        return ngettext("Vous cochez un choix au plus.", "Vous cochez %(num)s choix au plus.", most)
    if least:
        return ngettext("Vous cochez au moins un choix.", "Vous cochez au moins %(num)s choix.", least)
    return _("Vous cochez autant de choix que vous voulez.")


def _ranking(question: Question) -> str:
    if question.settings.get("ties_allowed", False):
        return _("Vous classez les choix. Deux choix peuvent avoir la même place.")
    if question.settings["unranked_allowed"]:
        return _("Vous classez les choix, tous ou seulement ceux que vous voulez.")
    return _("Vous classez tous les choix.")


def _shape(question: Question) -> str:
    if question.shape == "points":
        return _("Vous donnez des points aux projets.")
    if question.shape == "ranking":
        return _("Vous classez les projets que vous voulez. Chaque place vaut des points.")
    return _marks(question)


def _seats(question: Question) -> str:
    return ngettext("Le choix qui a le plus de voix ou de points gagne.", "Les %(num)s choix qui en ont le plus gagnent.", question.settings["seats"])


def _several(question: Question) -> list[str]:
    seats = question.settings["seats"]
    return [ngettext("Le premier est retenu.", "Les %(num)s premiers sont retenus.", seats)] if seats > 1 else []


def _minimum(question: Question) -> list[str]:
    least = question.number("minimum_score")
    return [_("Il faut au moins %(least)s voix ou points.", least=written(least))] if least > 1 else []


def _envelopes(question: Question) -> list[str]:
    return [_("Chaque quartier a sa propre enveloppe.")] if question.settings["envelopes"] else []


def _exclusive(question: Question) -> list[str]:
    if any(option.exclusive_group for option in question.options):
        return [_("De deux projets incompatibles, seul le mieux placé est financé.")]
    return []


def _tie_first(question: Question) -> list[str]:
    said = {"cheaper": _("À égalité, le projet le moins cher passe d’abord."), "dearer": _("À égalité, le projet le plus cher passe d’abord."),
            "votes": _("À égalité, le projet qui a le plus de votants passe d’abord.")}
    return [said[name] for name in question.settings["tie_first"]]


def _threshold(question: Question) -> list[str]:
    settings = question.settings
    if "threshold" not in settings or settings.get("round") == 2:
        return []
    kind, everyone = settings["threshold"], settings["base"] == "cast"
    if kind == "relative":
        return [_("Il faut plus de oui que de non.")] if question.method == "yes_no" else [] if question.method == "approval" else [
            _("Le choix qui a le plus de voix gagne.")]
    told = {
        "absolute": (_("Pour gagner, il faut plus de la moitié des voix exprimées."),
                     _("Pour gagner, il faut plus de la moitié de tous les bulletins.")),
        "two_thirds": (_("Pour gagner, il faut deux tiers des voix exprimées."), _("Pour gagner, il faut deux tiers de tous les bulletins.")),
        "fraction": (_("Pour gagner, il faut %(share)s\u00a0%% des voix exprimées.", share=share(question.number("fraction"), 1)),
                     _("Pour gagner, il faut %(share)s\u00a0%% de tous les bulletins.", share=share(question.number("fraction"), 1))),
    }[kind][everyone]
    return [told, *_rounding(question)]


def _rounding(question: Question) -> list[str]:
    kind, rounding = question.settings["threshold"], question.settings["rounding"]
    if kind == "absolute" and rounding == "more_than":
        return []
    return [{"more_than": _("Atteindre juste ce nombre ne suffit pas."), "up": _("Ce nombre est arrondi au-dessus."),
             "down": _("Ce nombre est arrondi au-dessous."), "nearest": _("Ce nombre est arrondi au plus proche.")}[rounding]]


def _blank(question: Question) -> list[str]:
    if not question.settings["blank_allowed"]:
        return [_("Le bulletin blanc n’est pas accepté.")]
    if question.settings["blank"] == "counted":
        return [_("Un bulletin blanc donne la mention la plus basse à tous.") if question.method == "judgment"
                else _("Les bulletins blancs comptent dans le total.")]
    return [_("Les bulletins blancs sont comptés à part.")]


def _tie(question: Question) -> list[str]:
    if question.method == "yes_no" and question.settings["tie"] == "none":
        return [_("Autant de oui que de non\u00a0: c’est non.")]
    return [{
        "declared": _("En cas d’égalité, l’ordre annoncé des choix décide."),
        "lot": _("En cas d’égalité, un tirage au sort public décide."),
        "none": _("En cas d’égalité, on votera de nouveau entre ceux qui sont à égalité."),
        "shared": _("En cas d’égalité, ceux qui sont à égalité gagnent ensemble."),
    }[question.settings["tie"]]]
