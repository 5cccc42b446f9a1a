"""Why this one won: three plain sentences for every outcome. What was decided, what made the difference, and how many voted."""

from app.core.i18n import _, ngettext
from app.voting.methods import Outcome, Question
from app.voting.wording.counts.budgets import budget_reasons, equal_shares_reasons
from app.voting.wording.counts.numbers import label, listed, share, written
from app.voting.wording.counts.ranked import borda_reasons, judgment_reasons, runoff_reasons, schulze_reasons
from app.voting.wording.counts.ties import tie_sentence


def why(question: Question, outcome: Outcome) -> list[str]:
    """Three sentences: the decision, its reason, and how an equality was decided or else how many voted."""
    if outcome.verdict == "no_votes":
        return [_("Personne ne gagne."), _("Aucun bulletin ne donne d’avis."), _turnout(outcome)]
    told = _nobody(question, outcome) or _KINDS[outcome.method](question, outcome)
    told = [sentence for sentence in told if sentence]
    if outcome.ties and len(told) < 3 and (tie := tie_sentence(question, outcome.ties[-1])) not in told:
        told.append(tie)
    return [*told, *[_turnout(outcome)] * (3 - len(told))][:3]


def _turnout(outcome: Outcome) -> str:
    """How many ballots there were, and what became of those that chose nothing."""
    totals = outcome.totals
    if totals.blank or totals.invalid or totals.abstained:
        aside = totals.blank + totals.invalid + totals.abstained
        return _("%(cast)s bulletins en tout, dont %(aside)s blancs, nuls ou abstentions.", cast=written(totals.cast), aside=written(aside))
    return ngettext("%(cast)s bulletin compté.", "%(cast)s bulletins comptés.", int(totals.cast), cast=written(totals.cast))


def _nobody(question: Question, outcome: Outcome) -> list[str]:
    """When there is no winner, whatever the method."""
    if outcome.verdict == "tie" and outcome.method != "yes_no":
        return [_("Personne ne gagne encore."), tie_sentence(question, outcome.ties[-1]) if outcome.ties else _("Les premiers sont à égalité.")]
    if outcome.verdict == "threshold" and outcome.threshold:
        return [_("Personne ne gagne."), _("Il fallait %(needed)s voix. Le premier en a %(best)s.", needed=written(outcome.threshold.needed),
                                           best=written(outcome.threshold.best))]
    if outcome.verdict == "minimum":
        return [_("Rien n’est retenu."), _("Aucun choix n’atteint le minimum annoncé.")]
    if outcome.verdict == "unaffordable":
        return [_("Aucun projet n’est financé."), _("Chaque projet coûte plus que l’argent disponible.")]
    return []


def _yes_no(_question: Question, outcome: Outcome) -> list[str]:
    yes, no = (written(outcome.numbers[key]["votes"]) for key in ("yes", "no"))
    told = _("La proposition est adoptée.") if outcome.verdict == "adopted" else _("La proposition n’est pas adoptée.")
    limit = outcome.threshold
    if outcome.ties or limit is None:
        return [told, _("%(yes)s oui et %(no)s non.", yes=yes, no=no)]
    if limit.kind == "relative":
        return [told, _("%(yes)s oui et %(no)s non\u00a0: il fallait plus de oui que de non.", yes=yes, no=no)]
    return [told, _("%(yes)s oui et %(no)s non\u00a0: il fallait au moins %(needed)s oui sur %(base)s.", yes=yes, no=no,
                    needed=written(limit.needed), base=written(limit.base))]


def _choice(question: Question, outcome: Outcome) -> list[str]:
    if outcome.verdict == "second_round":
        return _second_round(question, outcome)
    if len(outcome.winners) > 1:
        return [_("%(names)s gagnent ensemble.", names=listed(question, outcome.winners))]
    winner = outcome.winners[0]
    votes = outcome.numbers[winner]["votes"]
    rest = [outcome.numbers[key]["votes"] for key in question.keys if key != winner]
    first = _("«\u00a0%(name)s\u00a0» gagne avec %(votes)s voix sur %(base)s.", name=label(question, winner), votes=written(votes),
              base=written(outcome.totals.expressed))
    if outcome.threshold and outcome.threshold.kind != "relative" and question.settings.get("round") != 2:
        return [first, _("Il en fallait %(needed)s.", needed=written(outcome.threshold.needed))]
    return [first, _("Le suivant a %(votes)s voix.", votes=written(max(rest))) if rest and not outcome.ties else ""]


def _second_round(question: Question, outcome: Outcome) -> list[str]:
    best = max(outcome.numbers[key]["votes"] for key in question.keys)
    needed = outcome.threshold.needed if outcome.threshold else 0
    told = _("Personne n’est élu au premier tour\u00a0: le premier a %(best)s voix, il en fallait %(needed)s.",
             best=written(best), needed=written(needed))
    if best >= needed:
        told = _("Personne n’est élu au premier tour\u00a0: il fallait aussi %(needed)s voix, une part des inscrits.",
                 needed=written(outcome.facts["registered_needed"]))
    return [told, _("%(names)s vont au second tour.", names=listed(question, outcome.facts["finalists"]))]


def _approval(question: Question, outcome: Outcome) -> list[str]:
    last = outcome.numbers[outcome.winners[-1]]["votes"]
    if len(outcome.winners) == 1:
        base = outcome.totals.expressed
        first = _("«\u00a0%(name)s\u00a0» gagne\u00a0: %(votes)s personnes sur %(base)s l’acceptent, soit %(share)s\u00a0%%.", votes=written(last),
                  name=label(question, outcome.winners[0]), base=written(base), share=share(last, base))
    else:
        first = _("%(names)s sont retenus, avec au moins %(votes)s voix chacun.", names=listed(question, outcome.winners), votes=written(last))
    return [first, _next(question, outcome, "votes") or _short_of_seats(question, outcome)]


def _short_of_seats(question: Question, outcome: Outcome) -> str:
    missing = outcome.facts.get("open_seats", 0)
    return ngettext("Une place reste vide.", "%(num)s places restent vides.", missing) if missing and not outcome.ties else ""


def _points(question: Question, outcome: Outcome) -> list[str]:
    points = written(outcome.numbers[outcome.winners[-1]]["points"])
    if len(outcome.winners) == 1:
        return [_("«\u00a0%(name)s\u00a0» gagne avec %(points)s points.", name=label(question, outcome.winners[0]), points=points),
                _next(question, outcome, "points")]
    return [_("%(names)s sont retenus, avec au moins %(points)s points chacun.", names=listed(question, outcome.winners), points=points),
            _next(question, outcome, "points")]


def _next(question: Question, outcome: Outcome, number: str) -> str:
    """The best of those that did not win."""
    others = [key for key in question.keys if key not in outcome.winners]
    if not others or outcome.ties:
        return ""
    best = max(others, key=lambda key: outcome.numbers[key][number])
    value = written(outcome.numbers[best][number])
    if number == "votes":
        return _("Le suivant, «\u00a0%(name)s\u00a0», a %(value)s voix.", name=label(question, best), value=value)
    return _("Le suivant, «\u00a0%(name)s\u00a0», a %(value)s points.", name=label(question, best), value=value)


_KINDS = {
    "yes_no": _yes_no, "choice": _choice, "two_rounds": _choice, "approval": _approval, "points": _points, "borda": borda_reasons,
    "runoff": runoff_reasons, "schulze": schulze_reasons, "judgment": judgment_reasons, "budget": budget_reasons,
    "equal_shares": equal_shares_reasons,
}
