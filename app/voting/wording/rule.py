"""The rule of a vote in words besides its method: quorum and proxies."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.core.i18n import _, ngettext
from app.voting.methods import SettingsRefused
from app.voting.rules.question import question_of
from app.voting.rules.quorum import MEMBERS, Quorum
from app.voting.wording.counts import rule_in_words


def rule_lines(vote: Any, options: Iterable[Any]) -> list[str]:
    """The whole rule; of a draft that does not fit its method yet only what can be said."""
    try:
        method = rule_in_words(question_of(vote, options))
    except SettingsRefused:
        method = []
    return [*method, quorum_line(vote.quorum), proxies_line(vote.proxies)]


def quorum_line(stored: Mapping[str, Any]) -> str:
    """The quorum in a sentence."""
    quorum = Quorum.of(stored)
    if quorum.share is None:
        return _("Pas de quorum.")
    share = _("plus de %(share)s", share=quorum.share) if quorum.strict else _("au moins %(share)s", share=quorum.share)
    of = _("des personnes de la liste") if quorum.base == MEMBERS else _("des personnes présentes")
    if quorum.per_group:
        return _("Quorum : %(share)s %(of)s, dans chaque groupe.", share=share, of=of)
    return _("Quorum : %(share)s %(of)s.", share=share, of=of)


def proxies_line(number: int) -> str:
    """How many proxies one person may carry."""
    if not number:
        return _("Pas de procuration.")
    return ngettext("%(num)d procuration au plus par personne.", "%(num)d procurations au plus par personne.", number)
