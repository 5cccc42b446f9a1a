"""Names of persons: what follows « Monsieur », « Mme », « M. » unless it is an office or an ordinary word."""

import re
from pathlib import Path

_CAPITAL = "A-ZÀ-ÖØ-ÞŒŸĀĂĄĆČĎĐĒĘĚĞĢİĶŁŃŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽ"
_LETTER = "a-zA-ZÀ-ÖØ-öø-žſ"
_BLANK = "[ \u00a0\u202f\u2009]"
_TITLE = re.compile(
    rf"(?<![\w.'’-])(?P<short>mme|mlle|mrs?|dr|mm?(?=\.{_BLANK}?(?-i:[{_CAPITAL}])))\b\.?{_BLANK}{{0,2}}"
    rf"|(?<!\w)(?:monsieur|madame|mademoiselle|messieurs|mesdames|docteur|ma[îi]tre)\b{_BLANK}{{1,2}}",
    re.IGNORECASE)
_PARTICLE = ("de la|de l['’]|de|des|du|d['’]|von|van der|van den|van|da|dos|di|el|al|ben|bin|bint|ould|"
             "le|la|les|l['’]")
_PROPER = rf"(?:[{_CAPITAL}](?:['’][{_CAPITAL}])?[{_LETTER}]*(?:[-'’][{_LETTER}]+)*)"
_INITIALS = rf"(?:[{_CAPITAL}]\.{_BLANK}?){{0,2}}"
_NAME = re.compile(
    rf"{_INITIALS}(?:(?:(?:{_PARTICLE}){_BLANK}?)?(?P<first>{_PROPER}))"
    rf"(?:{_BLANK}(?:(?:{_PARTICLE}){_BLANK}?)?(?!(?:Le|La|Les|Un|Une)\b{_BLANK}[a-z]){_PROPER}){{0,3}}")
_SMALL_NAME = re.compile(rf"(?P<first>[{_LETTER}]+(?:[-'’][{_LETTER}]+)*)")



def _listed(name: str) -> frozenset[str]:
    path = Path(__file__).parent / "after_titles" / f"{name}.txt"
    return frozenset(path.read_text(encoding="utf-8").split())


_OFFICES = _listed("offices")
_ORDINARY = _listed("ordinary")
_LINKING = frozenset({"de", "du", "la", "le", "les", "l", "d"})


def names_after_titles(text: str) -> list[tuple[int, int]]:
    """Spans of the names alone: the title stays, « Monsieur le maire » and « Madame la directrice » too."""
    spans = []
    for title in _TITLE.finditer(text):
        name = _NAME.match(text, title.end())
        if name is None and title["short"] and not title[0].lower().startswith("m."):
            name = _SMALL_NAME.match(text, title.end())
        if name and _is_a_name(name, text):
            spans.append((name.start(), _end_of(name, text)))
    return spans


def _is_a_name(name: re.Match[str], text: str) -> bool:
    first = name["first"].casefold()
    following = re.match(rf"{_BLANK}([{_LETTER}-]+)", text[name.end("first"):name.end("first") + 40])
    if first in {"le", "la", "les", "l'"}:
        # « Monsieur Le Maire » is an office, « Monsieur Le Gall » a name.
        second = following[1] if following else "le"
        return second[0].isupper() and second.casefold() not in _OFFICES | _ORDINARY
    bare = re.sub("^[ld]['’]", "", first)
    if len(bare) < 2 or first in _ORDINARY or bare in _ORDINARY:
        return False
    return bare not in _OFFICES


def _end_of(name: re.Match[str], text: str) -> int:
    """Where the name stops: before an ordinary word that only had a capital by chance."""
    end = name.end("first")
    for word in re.finditer(rf"[{_LETTER}][{_LETTER}'’-]*", text[end:name.end()]):
        lowered = word[0].casefold()
        if lowered in _OFFICES or (lowered in _ORDINARY and lowered not in _LINKING):
            break
        end = name.end("first") + word.end()
    return end
