"""What is wrong with a ballot or with a vote's settings, and what to do about it, in one sentence."""

from typing import Any

from app.core.i18n import _
from app.voting.methods import Option, Problem, Question, SettingsRefused
from app.voting.wording.counts.grades import grade_names
from app.voting.wording.counts.methods import SETTING_WORDS
from app.voting.wording.counts.numbers import written


def problem_sentence(question: Question, problem: Problem) -> str:
    """What is wrong, with its numbers, and what to change."""
    names = {option.key: option.label or option.key for option in question.options}
    found, limit = written(problem.found), written(problem.limit)
    name, other = names.get(problem.option, problem.option), names.get(problem.other, problem.other)
    if problem.code == "too_many":
        return _too_many(question, problem)
    if problem.code == "too_few":
        return _("Cochez au moins %(limit)s choix. Vous en avez coché %(found)s.", limit=limit, found=found)
    return _sentences(found, limit, name, other)[problem.code]


def _too_many(question: Question, problem: Problem) -> str:
    found, limit = written(problem.found), written(problem.limit)
    if problem.limit == 1:
        return _("Cochez un seul choix. Vous en avez coché %(found)s.", found=found)
    if question.shape == "ranking":
        return _("Classez %(limit)s choix au plus. Vous en avez classé %(found)s.", limit=limit, found=found)
    return _("Cochez %(limit)s choix au plus. Vous en avez coché %(found)s.", limit=limit, found=found)


def _sentences(found: str, limit: str, name: str, other: str) -> dict[str, str]:
    return {
        "blank_refused": _("Marquez au moins un choix\u00a0: le bulletin blanc n’est pas accepté ici."),
        "unknown_option": _("«\u00a0%(name)s\u00a0» n’est pas un choix de ce vote.", name=name),
        "not_whole": _("Écrivez un nombre entier pour «\u00a0%(name)s\u00a0».", name=name),
        "bad_value": _("La valeur de «\u00a0%(name)s\u00a0» n’est pas possible\u00a0: %(found)s.", name=name, found=found),
        "too_many_points": _("Vous avez %(limit)s points à donner. Vous en avez donné %(found)s.", limit=limit, found=found),
        "too_few_points": _("Donnez au moins %(limit)s points. Vous en avez donné %(found)s.", limit=limit, found=found),
        "too_few_on_one": _("Donnez au moins %(limit)s points à «\u00a0%(name)s\u00a0».", limit=limit, name=name),
        "too_many_on_one": _("Donnez %(limit)s points au plus à «\u00a0%(name)s\u00a0».", limit=limit, name=name),
        "same_rank": _("«\u00a0%(name)s\u00a0» a la même place qu’un autre choix. Donnez une place différente à chacun.", name=name),
        "rank_gap": _("Il manque la place %(found)s. Numérotez sans trou\u00a0: 1, 2, 3.", found=found),
        "unranked": _("Classez les %(limit)s choix. Vous en avez classé %(found)s.", limit=limit, found=found),
        "bad_grade": _("Cette mention n’existe pas pour «\u00a0%(name)s\u00a0».", name=name),
        "ungraded": _("Donnez une mention aux %(limit)s choix. Vous en avez donné %(found)s.", limit=limit, found=found),
        "over_budget": _("Vos projets coûtent %(found)s en tout. Le maximum est %(limit)s\u00a0: retirez un projet.", found=found, limit=limit),
        "exclusive": _("«\u00a0%(name)s\u00a0» et «\u00a0%(other)s\u00a0» ne vont pas ensemble. Gardez-en un.", name=name, other=other),
    }


def settings_sentence(refused: SettingsRefused) -> str:
    """Why a vote cannot be counted by these settings."""
    setting = str(SETTING_WORDS.get(refused.setting, refused.setting))
    given = refused.given if isinstance(refused.given, int | str) else ""
    return {
        "unknown_method": _("Cette façon de voter n’existe pas\u00a0: %(given)s.", given=given),
        "unknown_setting": _("Ce réglage n’existe pas pour cette façon de voter\u00a0: %(setting)s.", setting=setting),
        "bad_value": _("Le réglage «\u00a0%(setting)s\u00a0» ne se lit pas\u00a0: %(given)s.", setting=setting, given=given),
        "out_of_range": _("Le réglage «\u00a0%(setting)s\u00a0» est trop petit ou trop grand\u00a0: %(given)s.", setting=setting, given=given),
        "lot_without_seed": _("Le tirage au sort a besoin d’une valeur publique, annoncée avant le vote."),
        "min_above_max": _("Le minimum dépasse le maximum\u00a0: %(setting)s.", setting=setting),
        "same_option_twice": _("Deux choix ont le même nom, ou un choix n’en a pas."),
        "too_many_options": _("Il y a trop de choix\u00a0: %(given)s.", given=given),
        "not_yes_no": _("Un vote «\u00a0oui ou non\u00a0» a les choix oui, non et, si vous voulez, abstention."),
        "no_cost": _("Il manque le coût d’un projet\u00a0: %(given)s.", given=given),
        "no_envelope": _("Ce quartier n’a pas d’enveloppe\u00a0: %(given)s.", given=given),
    }[refused.code]


def option_grade(question: Question, grade: int) -> Any:
    """The name of a grade of this question."""
    return grade_names(question.settings["grades"])[grade]


def named(options: tuple[Option, ...]) -> list[str]:
    """What the options are called, in their order."""
    return [option.label or option.key for option in options]
