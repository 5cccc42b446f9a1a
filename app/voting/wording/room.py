"""Words of the meeting room: ready-made questions of a two-minute vote, what a sheet and a ballot of paper say."""

from app.core.i18n import _, ngettext
from app.voting.methods import Question
from app.voting.rules.room.sheets import Sheet
from app.voting.wording.ballots import chosen_lines, grade_word


def ready_questions() -> dict[str, tuple[str, str, list[str]]]:
    """{name: (what the button says, question, answers)}; no answers is a yes or no."""
    return {
        "cause": (_("Quelle cause d’abord ?"), _("Quelle cause d’abord ?"), [
            _("Les gens n’osent pas, ou n’y croient plus"), _("La mairie n’écoute pas assez"), _("C’est trop compliqué pour participer"),
        ]),
        "yes_no": (_("Oui ou non"), "", []),
        "next": (_("On continue ?"), _("On passe au sujet suivant ?"), []),
    }


def sheet_words(question: Question, sheet: Sheet, owner: str = "") -> str:
    """« Oui », « Blanc », « Nul », « Awa Diallo : Oui »."""
    lines = [f"{label} {value}".strip() for label, value in chosen_lines(question, sheet.marks)]
    said = _("Nul") if sheet.spoilt else ", ".join(lines) or _("Blanc")
    if sheet.weight > 1:
        said = _("%(choice)s (%(number)s voix)", choice=said, number=sheet.weight)
    return _("%(name)s : %(choice)s", name=owner, choice=said) if owner else said



def ballot_lines(question: Question) -> tuple[str, tuple[str, ...]]:
    """(what to do, the boxes of one answer by their words; one empty word is a plain box, none a line to write a number on)."""
    settings = question.settings
    if question.shape == "one":
        return _("Cochez une seule case."), ("",)
    if question.shape == "several":
        most = settings["max_marks"]
        few = ngettext("Cochez %(num)d case au plus.", "Cochez %(num)d cases au plus.", most) if most else _("Cochez une ou plusieurs cases.")
        return few, ("",)
    if question.shape == "points":
        most = settings["max_points"]
        lines = _("Écrivez un nombre de points sur chaque ligne.")
        return f"{lines} {ngettext('Vous avez %(num)d point.', 'Vous avez %(num)d points.', most)}" if most else lines, ()
    if question.shape == "ranking":
        return _("Écrivez 1 devant votre réponse préférée, puis 2, puis 3…"), ()
    grades = settings["grades"]
    return _("Pour chaque réponse, cochez une seule mention."), tuple(grade_word(grade, grades) for grade in range(grades - 1, -1, -1))
