"""Words of the meeting room: ready-made questions of a two-minute vote, what a sheet says, what a screen says of a result."""

from app.core.i18n import _, ngettext
from app.voting.methods import Outcome, Question
from app.voting.rules.room.sheets import Sheet
from app.voting.wording.ballots import chosen_lines


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


def aside_sentence(outcome: Outcome) -> str:
    """Ballots that chose nothing, in one sentence; empty without any."""
    blank, invalid = int(outcome.totals.blank), int(outcome.totals.invalid)
    parts = [ngettext("%(num)d vote blanc", "%(num)d votes blancs", blank)] if blank else []
    parts += [ngettext("%(num)d bulletin nul", "%(num)d bulletins nuls", invalid)] if invalid else []
    return _("Et aussi : %(parts)s.", parts=", ".join(parts)) if parts else ""
