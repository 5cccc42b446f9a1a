"""Why one won a vote by ranks or by grades."""

from app.core.i18n import _, ngettext
from app.voting.methods import Outcome, Question
from app.voting.wording.counts.grades import grade_names
from app.voting.wording.counts.numbers import label, listed, written


def borda_reasons(question: Question, outcome: Outcome) -> list[str]:
    """Points of places."""
    points = written(outcome.numbers[outcome.winners[-1]]["points"])
    if len(outcome.winners) > 1:
        names = listed(question, outcome.winners)
        return [_("%(names)s ont le plus de points de classement\u00a0: au moins %(points)s.", names=names, points=points)]
    others = [outcome.numbers[key]["points"] for key in question.keys if key not in outcome.winners]
    first = _("«\u00a0%(name)s\u00a0» gagne avec %(points)s points de classement.", name=label(question, outcome.winners[0]), points=points)
    return [first, _("Le suivant a %(points)s points.", points=written(max(others))) if others else ""]


def runoff_reasons(question: Question, outcome: Outcome) -> list[str]:
    """The last round, and how many left before it."""
    last, gone = outcome.rounds[-1], sum(len(one.left_out) for one in outcome.rounds)
    if len(outcome.winners) > 1:
        return [_("%(names)s gagnent ensemble.", names=listed(question, outcome.winners))]
    winner = outcome.winners[0]
    counting = sum(last.counts.values())
    told = _("«\u00a0%(name)s\u00a0» gagne avec %(votes)s voix sur les %(base)s qui comptent encore.", name=label(question, winner),
             votes=written(last.counts[winner]), base=written(counting))
    if len(outcome.rounds) == 1:
        return [told, _("C’est plus de la moitié dès le premier compte.")]
    told_before = ngettext("%(num)s choix a été éliminé avant.", "%(num)s choix ont été éliminés avant.", gone)
    exhausted = outcome.totals.expressed - counting
    if not exhausted or outcome.ties:
        return [told, told_before]
    return [told, told_before, _("%(number)s bulletins ne comptent plus\u00a0: tous leurs choix sont éliminés.", number=written(exhausted))]


def schulze_reasons(question: Question, outcome: Outcome) -> list[str]:
    """Duels won."""
    if len(outcome.winners) > 1:
        return [_("%(names)s sont en tête des duels.", names=listed(question, outcome.winners))]
    winner, others = outcome.winners[0], len(question.options) - 1
    first = _("«\u00a0%(name)s\u00a0» gagne.", name=label(question, winner))
    if outcome.facts["condorcet"] == winner:
        duels = outcome.facts["duels"][winner]
        hardest = max(duels, key=lambda key: outcome.facts["duels"][key][winner] - duels[key])
        return [first, ngettext("Il gagne son duel contre l’autre choix.", "Il gagne ses %(num)s duels contre les autres choix.", others),
                _("Le plus serré, contre «\u00a0%(other)s\u00a0»\u00a0: %(one)s contre %(two)s.", other=label(question, hardest),
                  one=written(duels[hardest]), two=written(outcome.facts["duels"][hardest][winner]))]
    won = int(outcome.numbers[winner]["duels"])
    return [first, _("Personne ne gagne tous ses duels\u00a0: ils tournent en rond. Il en gagne %(won)s sur %(all)s.", won=won, all=others)]


def judgment_reasons(question: Question, outcome: Outcome) -> list[str]:
    """Its grade, and who came closest."""
    names = grade_names(question.settings["grades"])
    if len(outcome.winners) > 1:
        return [_("%(names)s ont les meilleures mentions.", names=listed(question, outcome.winners))]
    winner = outcome.winners[0]
    numbers = outcome.numbers[winner]
    grade = names[int(numbers["grade"])]
    first = _("«\u00a0%(name)s\u00a0» gagne avec la mention «\u00a0%(grade)s\u00a0».", name=label(question, winner), grade=grade)
    reason = _("%(share)s personnes sur %(all)s lui donnent cette mention ou mieux.", share=written(numbers["above"] + numbers["at"]),
               all=written(numbers["above"] + numbers["at"] + numbers["below"]))
    others = [key for key in question.keys if key not in outcome.winners]
    if not others or outcome.ties:
        return [first, reason]
    second = min(others, key=lambda key: (outcome.ranks[key], question.order[key]))
    if outcome.numbers[second]["grade"] == numbers["grade"]:
        return [first, reason, _("«\u00a0%(other)s\u00a0» a la même mention, mais elle tient à moins de voix.", other=label(question, second))]
    return [first, reason, _("Le suivant, «\u00a0%(other)s\u00a0», a la mention «\u00a0%(grade)s\u00a0».", other=label(question, second),
                             grade=names[int(outcome.numbers[second]["grade"])])]
