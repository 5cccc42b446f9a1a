"""The rule of a vote in words: how it is counted, with every setting that decides; quorum, proxies, who may vote."""

from collections.abc import Mapping
from typing import Any

from app.core.i18n import _, ngettext
from app.voting.methods import METHODS, Setting
from app.voting.rules.quorum import MEMBERS, Quorum
from app.voting.wording.method_settings import CHOICE_WORDS, METHOD_HINTS, SETTING_WORDS

SILENT = {"round": 1, "registered": 0, "min_marks": 0, "max_marks": 0, "min_points": 0, "max_points": 0, "min_per_option": 0, "max_per_option": 0,
          "minimum_score": 0, "minimum_grade": 0, "seed": "", "rank_points": [], "envelopes": {}, "tie_first": [], "max_cost": 0, "seats": 1,
          "qualifying_share": 0, "reserve_share": 0, "exclusive_ballots": False}
"""Values that change nothing and need no line."""


def method_lines(method: str, settings: Mapping[str, Any]) -> list[str]:
    """One line for the method, one for each setting that changes something."""
    lines = [str(METHOD_HINTS[method][1])]
    for setting in METHODS[method].settings:
        value = settings.get(setting.key, setting.default)
        if _speaks(setting, value, settings):
            lines.append(_("%(name)s : %(value)s.", name=SETTING_WORDS[setting.key][0], value=value_words(setting, value)))
    return lines


def value_words(setting: Setting, value: Any) -> str:
    """A setting's value as people say it."""
    words = CHOICE_WORDS.get(setting.key, {})
    if setting.kind == "choice":
        return str(words[value])
    if setting.kind == "choices":
        return ", ".join(str(words[each]) for each in value)
    if setting.kind == "yes_no":
        return _("oui") if value else _("non")
    if setting.kind == "amounts":
        return ", ".join(f"{name} {amount}" for name, amount in value.items())
    return ", ".join(str(each) for each in value) if isinstance(value, list) else str(value)


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


def _speaks(setting: Setting, value: Any, settings: Mapping[str, Any]) -> bool:
    if setting.key in SILENT and str(value) == str(SILENT[setting.key]):
        return False
    if setting.key == "fraction" and settings.get("threshold") != "fraction":
        return False
    return not (setting.key == "registered_share" and not settings.get("registered"))
