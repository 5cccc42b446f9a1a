"""Initials nobody spelled out, and abstract words that are rare outside offices."""

import re

from app.language.rules import lists
from app.language.rules.detect.passage import Passage, is_word
from app.language.rules.findings import Difficulty, Finding
from app.language.rules.lemmas import lemma, singular
from app.language.rules.tokens import Token, fold, is_acronym

LONGEST_ACRONYM = 7
FEWEST_LETTERS = 8
"""Shorter rare words are mostly concrete: « cafard », « goudron »."""

_ROMAN = re.compile(r"[IVXLCDM]+$")
# Endings of abstract words in French and English; concrete rare words are known from life, not from lists.
_ABSTRACT = {
    "fr": re.compile(r"(?:tion|sion|ite|isme|ance|ence|iser|ifier|isation|ibilite|ionnel|atif|itif|istique)s?$"),
    "en": re.compile(r"(?:tion|sion|ity|ism|ance|ence|ise|ize|ify|ment|ative|ional|ability)s?$"),
}


def detect(passage: Passage) -> list[Finding]:
    """Findings of kind acronym and rare."""
    return [*_acronyms(passage), *_rare(passage)]


def _acronyms(passage: Passage) -> list[Finding]:
    known, seen, found = lists.known(passage.language), set(), []
    for place, token in enumerate(passage.tokens):
        initials = token.text.replace(".", "").removesuffix("s")
        if not _looks_initial(passage, place, initials) or initials in known or initials in seen:
            continue
        seen.add(initials)
        if not _spelled_out(passage, token):
            found.append(passage.finding(Difficulty.ACRONYM, token.start, token.end))
    return found


def _looks_initial(passage: Passage, place: int, initials: str) -> bool:
    token = passage.tokens[place]
    if not (is_word(token) and is_acronym(token.text) and 2 <= len(initials) <= LONGEST_ACRONYM) or _ROMAN.match(initials):
        return False
    if token.hyphen or passage.text[token.end:token.end + 1] == "-":
        return False
    before = passage.tokens[place - 1] if place else None
    surname = before is not None and len(initials) >= 4 and before.capital and not before.elided and len(before.text) > 1
    return not surname and not _shouted(passage, token)


def _shouted(passage: Passage, token: Token) -> bool:
    """Whether the words around are in capitals too: a heading, or somebody who is angry."""
    line = passage.text[passage.text.rfind("\n", 0, token.start) + 1:].split("\n")[0]
    capitals = re.findall(r"\b[A-ZÀ-Þ]{2,}\b", line)
    return len(capitals) >= 3 and len(capitals) * 2 > len(re.findall(r"\w{2,}", line))


def _spelled_out(passage: Passage, token: Token) -> bool:
    """« le plan local d’urbanisme (PLU) » or « le PLU (plan local d’urbanisme) », « QPV, c’est-à-dire … »."""
    after = passage.even[token.end:token.end + 14]
    return passage.even[max(0, token.start - 2):token.start].strip() == "(" or bool(re.match(r"\s*(?:\(|,? c'est|: )", after))


def _rare(passage: Passage) -> list[Finding]:
    abstract = _ABSTRACT.get(passage.language)
    common = lists.common(passage.language)
    if abstract is None:
        return []
    starts = {sentence.start for sentence in passage.sentences}
    return [
        passage.finding(Difficulty.RARE, token.start, token.end)
        for token in passage.tokens
        if is_word(token) and len(token.text) >= FEWEST_LETTERS and not token.hyphen
        and (not token.capital or token.start in starts) and abstract.search(fold(lemma(token.text, passage.language)))
        and not _is_common(token.text, passage.language, common)
    ]


def _is_common(word: str, language: str, common: frozenset[str]) -> bool:
    written, root = fold(word), fold(lemma(word, language))
    if {written, root, singular(written)} & common:
        return True
    adverb = re.fullmatch(r"(.+?)(?:e?ment)", written)
    return language == "fr" and adverb is not None and bool({adverb[1], adverb[1] + "e", fold(lemma(adverb[1] + "e"))} & common)
