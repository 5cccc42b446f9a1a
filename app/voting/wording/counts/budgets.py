"""Why these projects are funded and those are not, for the whole vote and for each project."""

from fractions import Fraction

from app.core.i18n import _, ngettext
from app.voting.methods import Outcome, Question
from app.voting.methods.outcomes import Round
from app.voting.wording.counts.numbers import label, written


def budget_reasons(question: Question, outcome: Outcome) -> list[str]:
    """How many, for how much, and the first one left out."""
    return [_funded(outcome), _first_left_out(question, outcome)]


def equal_shares_reasons(question: Question, outcome: Outcome) -> list[str]:
    """How many, for how much, and each voter's share."""
    if outcome.facts.get("by_greedy"):
        return [_funded(outcome), _("L’ordre des voix est gardé\u00a0: plus de gens y gagnent (%(greedy)s contre %(shares)s).",
                                    greedy=written(outcome.facts["compared"]["greedy"]), shares=written(outcome.facts["compared"]["equal_shares"]))]
    purses = outcome.facts["purses"]
    told = [_funded(outcome)]
    if len(purses) == 1:
        told.append(_("Chaque votant avait une part de %(purse)s pour payer ses projets.", purse=written(next(iter(purses.values())))))
    else:
        told.append(_("Chaque votant avait une part égale pour payer ses projets."))
    best = next((one for one in outcome.rounds if one.what == "bought" and one.counts.get("most")), None)
    if best:
        told.append(_("«\u00a0%(name)s\u00a0» est financé en premier\u00a0: ceux qui le soutiennent paient au plus %(most)s chacun.",
                      name=label(question, best.chosen[0]), most=written(best.counts["most"])))
    return told


def project_reason(question: Question, step: Round) -> str:
    """Why this project was funded or not: one sentence for a step of the count."""
    name, left = label(question, (*step.chosen, *step.left_out)[0]), written(step.counts["left"])
    cost, score = written(step.counts["cost"]), written(step.counts["score"])
    other = label(question, step.facts["other"]) if "other" in step.facts else ""
    return {
        "funded": _("«\u00a0%(name)s\u00a0» est financé\u00a0: %(score)s voix ou points, coût %(cost)s, il restait %(left)s."),
        "bought": _("«\u00a0%(name)s\u00a0» est financé par ceux qui le soutiennent\u00a0: %(score)s voix ou points, coût %(cost)s."),
        "completed": _("«\u00a0%(name)s\u00a0» est financé avec le reste\u00a0: %(score)s voix ou points, coût %(cost)s."),
        "reserve": _("«\u00a0%(name)s\u00a0» est financé avec la réserve\u00a0: il restait %(left)s sur %(cost)s."),
        "too_expensive": _("«\u00a0%(name)s\u00a0» est trop cher\u00a0: il coûte %(cost)s, il restait %(left)s."),
        "after_stop": _("«\u00a0%(name)s\u00a0» vient après le premier projet trop cher."),
        "below_minimum": _("«\u00a0%(name)s\u00a0» n’a pas assez de voix ou de points\u00a0: %(score)s."),
        "exclusive": _("«\u00a0%(name)s\u00a0» ne peut pas se faire avec «\u00a0%(other)s\u00a0», mieux placé."),
        "undecided": _("«\u00a0%(name)s\u00a0» est à égalité, et l’argent ne suffit pas pour tous."),
    }[step.what] % {"name": name, "left": left, "cost": cost, "score": score, "other": other}


def _funded(outcome: Outcome) -> str:
    spent = sum((Fraction(pot["spent"]) for pot in outcome.facts["envelopes"].values()), Fraction(0))
    budget = sum((Fraction(pot["budget"]) for pot in outcome.facts["envelopes"].values()), Fraction(0))
    return ngettext("Un projet est financé, pour %(spent)s sur %(budget)s.", "%(num)s projets sont financés, pour %(spent)s sur %(budget)s.",
                    len(outcome.winners), spent=written(spent), budget=written(budget))


def _first_left_out(question: Question, outcome: Outcome) -> str:
    left_out = next((one for one in outcome.rounds if one.left_out), None)
    return project_reason(question, left_out) if left_out else _("Tous les projets sont financés.")
