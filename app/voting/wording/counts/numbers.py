"""Numbers and names as they stand in a sentence."""

from collections.abc import Iterable
from fractions import Fraction

from app.core.i18n import _, locale_code
from app.voting.methods import Number, Question

COMMA = frozenset({"fr", "pt", "tr"})
"""Languages that write « 12,5 » (Unicode CLDR)."""


def written(value: Number) -> str:
    """« 4 313 », « 12,5 »: thin no-break spaces between thousands, at most two decimals, cut and never rounded up."""
    found = Fraction(value)
    cents = int(abs(found) * 100)
    whole = f"{cents // 100:,}".replace(",", "\u202f")
    part = f"{cents % 100:02}".rstrip("0")
    sign = "\u2212" if found < 0 else ""
    return sign + whole + (("," if locale_code() in COMMA else ".") + part if part else "")


def share(part: Number, base: Number) -> str:
    """« 51,2 »: a percentage with one decimal, cut; « 0 » of nothing."""
    return written(Fraction(int(Fraction(part) * 1000 / base), 10)) if base else "0"


def label(question: Question, key: str) -> str:
    """What an option is called."""
    return question.option(key).label or key


def listed(question: Question, keys: Iterable[str], most: int = 4) -> str:
    """« A », « B » et « C »; the first few and how many more when they are many."""
    names = [_("«\u00a0%(name)s\u00a0»", name=label(question, key)) for key in keys]
    if len(names) > most:
        return _("%(names)s et %(more)s autres", names=", ".join(names[:most]), more=len(names) - most)
    if len(names) < 2:
        return names[0] if names else ""
    return _("%(names)s et %(last)s", names=", ".join(names[:-1]), last=names[-1])
