"""What a ballot says, in words, for the check page, the list of an open vote and the organiser's preview."""

from collections.abc import Mapping

from flask import Flask

from app.core.i18n import _, ngettext
from app.voting.methods import Question
from app.voting.rules.ballot import ranked
from app.voting.wording.counts import grade_names


def init_app(app: Flask) -> None:
    """Templates name grades."""
    app.jinja_env.globals.update(grade_word=grade_word)


def grade_word(grade: int, grades: int) -> str:
    """« Très bien »."""
    return str(grade_names(grades)[grade])


def chosen_lines(question: Question, marks: Mapping[str, int]) -> list[tuple[str, str]]:
    """(option, what was said of it) in the order in which a voice should read them: a ranking by rank, others as declared."""
    keys = ranked(marks) if question.shape == "ranking" else [key for key in question.keys if key in marks]
    return [(question.option(key).label, _value(question, marks[key])) for key in keys if key in question.order]


def _value(question: Question, value: int) -> str:
    if question.shape == "points":
        return ngettext("%(num)d point", "%(num)d points", value)
    if question.shape == "ranking":
        return _("place %(rank)d", rank=value)
    if question.shape == "grades" and 0 <= value < question.settings["grades"]:
        return grade_word(value, question.settings["grades"])
    return ""
