"""The rule of a vote in words: its method's sentences, then quorum and proxies. The one wording of every page and of the minutes."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.core.i18n import _, _l, ngettext
from app.voting.methods import Question, SettingsRefused
from app.voting.rules.question import question_of
from app.voting.rules.quorum import MEMBERS, Quorum
from app.voting.wording.counts import rule_in_words


def rule_lines(vote: Any, options: Iterable[Any]) -> list[str]:
    """The whole rule; of a draft that does not fit its method yet only what can be said."""
    try:
        question = question_of(vote, options)
    except SettingsRefused:
        question = None
    return rule_of(question, vote.quorum, vote.proxies)


def rule_of(question: Question | None, quorum: Mapping[str, Any], proxies: int) -> list[str]:
    """The whole rule from its parts, as they stand in a row or in the published text."""
    return [*(rule_in_words(question) if question else []), quorum_line(quorum), proxies_line(proxies)]


SHARES: dict[str, Any] = {
    "1/4": _l("un quart"), "1/3": _l("un tiers"), "1/2": _l("la moitié"), "2/3": _l("les deux tiers"), "3/4": _l("les trois quarts"),
}


def quorum_line(stored: Mapping[str, Any]) -> str:
    """How many must take part, in a sentence."""
    quorum = Quorum.of(stored)
    if quorum.share is None:
        return _("Le résultat compte, quel que soit le nombre de votants.")
    share = _share(quorum)
    of = _("des personnes de la liste") if quorum.base == MEMBERS else _("des personnes présentes")
    if quorum.per_group:
        return _("Le résultat compte si %(share)s %(of)s votent, dans chaque groupe.", share=share, of=of)
    return _("Le résultat compte si %(share)s %(of)s votent.", share=share, of=of)


def _share(quorum: Quorum) -> str:
    half = str(quorum.share) == "1/2"
    if quorum.strict:
        return _("plus de la moitié") if half else _("plus de %(share)s", share=quorum.share)
    return _("au moins %(share)s", share=SHARES.get(str(quorum.share), quorum.share))


def proxies_line(number: int) -> str:
    """How many people one person may vote for, besides themselves."""
    if not number:
        return _("Chacun vote pour soi : on ne vote pas à la place d’une autre personne.")
    return ngettext(
        "On peut voter à la place de %(num)d autre personne, si elle le demande.",
        "On peut voter à la place de %(num)d autres personnes au plus, si elles le demandent.", number,
    )
