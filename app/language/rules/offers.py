"""The words that can take a passage's place with one tap; none where only a person can make the sentence right."""

import re

from app.language.rules.terms import ACRONYM, VERB, Found
from app.language.rules.tokens import APOSTROPHES, fold

_CONTRACTED = {"du": "le", "des": "les", "au": "le", "aux": "les"}
_GLUED = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}


def replacement(text: str, found: Found, own: bool) -> str:
    """What may stand at text[found.start:found.end] as it is, "" when there is nothing.

    A glossary term keeps its place and is explained in brackets. An expression that changes with its sentence (a verb, a
    plural) is only hinted at: « sollicitées » cannot become « demander ».
    """
    words = text[found.start:found.end]
    plain = found.term.plain.split(",")[0].strip()
    if not plain or found.term.kind == VERB:
        return ""
    if own or found.term.kind == ACRONYM:
        return f"{words} ({found.term.plain})"
    if " " not in found.term.term or not _same(words, found.term.term):
        return ""
    return _capital(words, _joined(words, found.term.term, plain))


def _same(words: str, expression: str) -> bool:
    """Whether the text has the very expression, but for its last small word."""
    return fold(words).startswith(fold(expression.rsplit(" ", 1)[0])) and len(words.split()) == len(expression.split())


def _joined(words: str, expression: str, plain: str) -> str:
    """« au regard des » → « selon les »; « à compter du » → « à partir du »; « afin d’ » → « pour »."""
    last = re.split(r"\s", words)[-1].lower()
    ends, before = plain.split(" ")[-1], plain.rpartition(" ")[0]
    if last in _CONTRACTED and expression.split()[-1] in ("de", "à"):
        glued = _GLUED.get((ends, _CONTRACTED[last]))
        return f"{before} {glued}".strip() if glued else f"{plain} {_CONTRACTED[last]}"
    if last[-1:] in APOSTROPHES:
        return f"{before} d’".strip() if ends == "de" else f"{plain} "
    return plain


def _capital(words: str, offered: str) -> str:
    return offered[:1].upper() + offered[1:] if words[:1].isupper() else offered
