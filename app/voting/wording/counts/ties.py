"""How an equality was decided, in one sentence."""

from app.core.i18n import _
from app.voting.methods import Question
from app.voting.methods.outcomes import Tie
from app.voting.wording.counts.numbers import label, listed


def tie_sentence(question: Question, tie: Tie) -> str:
    """Who was equal, and what told them apart."""
    names = listed(question, tie.options)
    if tie.at == "eliminate":
        return _elimination(question, tie, names)
    if tie.rule == "none":
        return _("%(names)s sont à égalité\u00a0: il faut voter de nouveau entre eux.", names=names)
    if tie.rule == "shared":
        return _("%(names)s sont à égalité et restent ensemble.", names=names)
    first = label(question, tie.order[0]) if tie.order else ""
    return {
        "declared": _("%(names)s sont à égalité\u00a0: l’ordre annoncé donne «\u00a0%(first)s\u00a0».", names=names, first=first),
        "lot": _("%(names)s sont à égalité\u00a0: le tirage au sort public donne «\u00a0%(first)s\u00a0».", names=names, first=first),
        "cheaper": _("%(names)s sont à égalité\u00a0: «\u00a0%(first)s\u00a0» passe d’abord, il est moins cher.", names=names, first=first),
        "dearer": _("%(names)s sont à égalité\u00a0: «\u00a0%(first)s\u00a0» passe d’abord, il est plus cher.", names=names, first=first),
        "votes": _("%(names)s sont à égalité\u00a0: «\u00a0%(first)s\u00a0» passe d’abord, plus de gens le soutiennent.", names=names, first=first),
    }[tie.rule]


def _elimination(question: Question, tie: Tie, names: str) -> str:
    last = label(question, tie.order[-1]) if tie.order else ""
    return {
        "backwards": _("%(names)s étaient derniers à égalité\u00a0: «\u00a0%(last)s\u00a0» avait moins de voix avant, il part.",
                       names=names, last=last),
        "all": _("%(names)s étaient derniers à égalité\u00a0: ils partent ensemble.", names=names),
        "shared": _("%(names)s étaient derniers à égalité\u00a0: ils partent ensemble.", names=names),
        "declared": _("%(names)s étaient derniers à égalité\u00a0: par l’ordre annoncé, «\u00a0%(last)s\u00a0» part.", names=names, last=last),
        "lot": _("%(names)s étaient derniers à égalité\u00a0: par tirage au sort, «\u00a0%(last)s\u00a0» part.", names=names, last=last),
        "none": _("%(names)s sont derniers à égalité, et rien ne dit qui part\u00a0: il faut voter de nouveau.", names=names),
    }[tie.rule]
