"""What a ballot says, in words, for the check page, the list of an open vote and the organiser's preview."""

from collections.abc import Mapping

from flask import Flask

from app.core.i18n import _, _l, ngettext
from app.voting.methods import Problem, Question
from app.voting.rules.ballot import ranked

GRADES = {
    4: (_l("À rejeter"), _l("Insuffisant"), _l("Bien"), _l("Très bien")),
    5: (_l("À rejeter"), _l("Insuffisant"), _l("Passable"), _l("Bien"), _l("Très bien")),
    6: (_l("À rejeter"), _l("Insuffisant"), _l("Passable"), _l("Assez bien"), _l("Bien"), _l("Très bien")),
    7: (_l("À rejeter"), _l("Insuffisant"), _l("Passable"), _l("Assez bien"), _l("Bien"), _l("Très bien"), _l("Excellent")),
}
"""Names of the grades from the worst (0) to the best, by their number."""


def init_app(app: Flask) -> None:
    """Templates name grades."""
    app.jinja_env.globals["grade_word"] = grade_word


def grade_word(grade: int, grades: int) -> str:
    """« Très bien »."""
    return str(GRADES[grades][grade])


def chosen_lines(question: Question, marks: Mapping[str, int]) -> list[tuple[str, str]]:
    """(option, what was said of it) in the order in which a voice should read them: a ranking by rank, others as declared."""
    keys = ranked(marks) if question.shape == "ranking" else [key for key in question.keys if key in marks]
    return [(question.option(key).label, _value(question, marks[key])) for key in keys if key in question.order]


def _value(question: Question, value: int) -> str:
    if question.shape == "points":
        return ngettext("%(num)d point", "%(num)d points", value)
    if question.shape == "ranking":
        return _("rang %(rank)d", rank=value)
    if question.shape == "grades" and 0 <= value < question.settings["grades"]:
        return grade_word(value, question.settings["grades"])
    return ""


def problem_sentence(question: Question, problem: Problem) -> str:
    """What is wrong with a ballot and what to do, in plain words."""
    about = question.option(problem.option).label if problem.option in question.order else problem.option
    other = question.option(problem.other).label if problem.other in question.order else ""
    found, limit = str(problem.found), str(problem.limit)
    values = {"option": about, "other": other, "found": found, "limit": limit}
    return str(PROBLEMS.get(problem.code, PROBLEMS["unknown_option"])) % values


PROBLEMS = {
    "blank_refused": _l("Ce vote n’accepte pas de bulletin blanc. Choisissez au moins une réponse."),
    "unknown_option": _l("Une réponse n’est pas dans la liste. Rechargez la page et choisissez de nouveau."),
    "not_whole": _l("« %(option)s » : écrivez un nombre entier, par exemple 3."),
    "bad_value": _l("« %(option)s » : ce nombre n’est pas possible ici. Le plus grand est %(limit)s."),
    "too_many": _l("Vous avez choisi %(found)s réponses. Gardez-en %(limit)s au plus."),
    "too_few": _l("Vous avez choisi %(found)s réponses. Il en faut au moins %(limit)s."),
    "too_many_points": _l("Vous avez donné %(found)s points. Vous en avez %(limit)s."),
    "too_few_points": _l("Vous avez donné %(found)s points. Donnez-en au moins %(limit)s."),
    "too_few_on_one": _l("« %(option)s » : donnez au moins %(limit)s points."),
    "too_many_on_one": _l("« %(option)s » : donnez %(limit)s points au plus."),
    "same_rank": _l("« %(option)s » : le rang %(found)s sert deux fois. Donnez un rang différent à chaque réponse."),
    "rank_gap": _l("Il manque le rang %(found)s. Classez sans sauter de rang."),
    "unranked": _l("Vous avez classé %(found)s réponses. Classez les %(limit)s."),
    "bad_grade": _l("« %(option)s » : cette mention n’existe pas. Choisissez-en une de la liste."),
    "ungraded": _l("Vous avez donné %(found)s mentions. Donnez-en une à chacune des %(limit)s réponses."),
    "over_budget": _l("Votre choix coûte %(found)s €. Vous avez %(limit)s €. Retirez un projet."),
    "exclusive": _l("« %(option)s » et « %(other)s » ne vont pas ensemble. Gardez-en un."),
}
