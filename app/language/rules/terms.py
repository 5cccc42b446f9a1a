"""Finds the terms of a glossary in a text, inflected or not: « maîtres d’ouvrage », « politiques publiques », « QPV ».

A word inside another one is not found (no « élu » in « vice-élu »), nor initials written small or in a heading in capitals.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.language.rules.lemmas import keys, lemma, singular
from app.language.rules.tokens import Kind, Token, fold, is_acronym, tokens

ACRONYM = "acronym"
VERB = "verb"
"""The kind of an expression whose first word is a verb in any form: « procéder à ». Other kinds: word, phrase."""

_ELISIONS = {"d": "de", "l": "le", "la": "le", "qu": "que", "s": "se", "n": "ne", "j": "je", "m": "me", "t": "te", "c": "ce"}
_SMALL = frozenset("a au aux de des du en et le les ou par pour sans se sous sur un une dans of the to in on for and".split())
# What may hang on a hyphen without making another word: « dit-il », « ce dispositif-là ».
_CLITICS = frozenset("ce ci la t il elle on ils elles je tu nous vous moi toi lui leur y en le les".split())
_CONTRACTED = {"de": frozenset({"de", "du", "des"}), "a": frozenset({"a", "au", "aux"})}
"""At the end of an expression « au regard de » stands for « au regard du » too."""
_ENDINGS = ("e", "ee", "es", "ees", "ant", "ons", "ez", "ent", "a", "ait", "aient", "era", "erons", "eront", "erait")
_INFINITIVE = re.compile(r".{2,}(?:er|ir|re)$")


@dataclass(frozen=True, slots=True)
class Term:
    """A hard expression: `kind` (word, phrase, verb, acronym), what to write instead, and one or two sentences about it."""

    term: str
    kind: str
    plain: str
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A term at text[start:end], with the apostrophe of « afin d’ »."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True, slots=True, eq=False)
class _Pattern:
    """`lead`: the place of the first word that is not small, by which the term is looked up."""

    parts: tuple[frozenset[str], ...]
    lead: int
    term: Term


def find_terms(text: str, terms: Iterable[Term], language: str = "fr") -> list[Found]:
    """Where terms stand in the text, in order, never overlapping; of two that overlap the longer one counts."""
    words = tokens(text)
    spelled = [_spellings(word, language) for word in words]
    index = compiled(terms if isinstance(terms, tuple) else tuple(terms), language)
    matches = [
        (place - pattern.lead, pattern)
        for place, spellings in enumerate(spelled)
        for pattern in _led_by(index, spellings)
        if _fits(pattern, place - pattern.lead, words, spelled, text)
    ]
    return _longest(matches, words)


@lru_cache(maxsize=64)
def compiled(terms: tuple[Term, ...], language: str = "fr") -> dict[str, tuple[_Pattern, ...]]:
    """The terms by each spelling of their first word that is not small; kept while the same list is asked about."""
    index: dict[str, list[_Pattern]] = defaultdict(list)
    for term in terms:
        if parts := _parts(term, language):
            lead = next((place for place, part in enumerate(parts) if part.isdisjoint(_SMALL)), 0)
            pattern = _Pattern(parts, lead, term)
            for spelling in parts[lead]:
                index[spelling].append(pattern)
    return {spelling: tuple(patterns) for spelling, patterns in index.items()}


def _parts(term: Term, language: str) -> tuple[frozenset[str], ...]:
    words = tokens(term.term)
    alone = len(words) == 1
    parts = [_accepted(word, place, term.kind, alone, language) for place, word in enumerate(words)]
    if parts and not alone and language == "fr":
        parts[-1] = _CONTRACTED.get(_unelided(words[-1]), parts[-1])
    return tuple(parts)


def _accepted(word: Token, place: int, kind: str, alone: bool, language: str) -> frozenset[str]:
    """The spellings a text may use at one place of a term."""
    written = _unelided(word)
    if kind == ACRONYM and word.kind is Kind.WORD and is_acronym(word.text):
        return frozenset({word.text.replace(".", "")})
    if written in _SMALL or word.kind is not Kind.WORD:
        return frozenset({written})
    if place == 0 and kind == VERB:
        return frozenset({written, *_participles(written)})
    if place == 0 and not alone and _INFINITIVE.match(written) and lemma(word.text, language) == word.text.lower():
        return frozenset({f"={written}", f"={written}s"})  # « aller vers » is a name here: « je vais vers » is not meant
    return frozenset({written, singular(written)}) if alone else keys(word.text, language)


def _participles(infinitive: str) -> set[str]:
    """« procédé », « notifiées », « concourant », which dictionaries take for other words; and forms of verbs they do not know."""
    root = infinitive[:-2]
    endings = _ENDINGS if infinitive.endswith("er") else ("ant", "issant")
    return {root + ending for ending in endings}


def _spellings(word: Token, language: str) -> frozenset[str]:
    written = _unelided(word)
    if word.kind is not Kind.WORD or written in _SMALL:
        return frozenset({written}) if word.kind is not Kind.ADDRESS else frozenset()
    if is_acronym(word.text):
        initials = word.text.replace(".", "")
        return keys(word.text, language) | {f"={written}", initials, initials.removesuffix("s")}
    return keys(word.text, language) | {f"={written}"}


def _unelided(word: Token) -> str:
    written = fold(word.text)
    return _ELISIONS.get(written, written) if word.elided or written == "la" else written


def _led_by(index: dict[str, tuple[_Pattern, ...]], spellings: frozenset[str]) -> set[_Pattern]:
    return {pattern for spelling in spellings for pattern in index.get(spelling, ())}


def _fits(pattern: _Pattern, place: int, words: list[Token], spelled: list[frozenset[str]], text: str) -> bool:
    after = place + len(pattern.parts)
    if place < 0 or after > len(words) or any(map(frozenset.isdisjoint, pattern.parts, spelled[place:after])):
        return False
    if pattern.term.kind == ACRONYM and _in_heading(words[place], text):
        return False
    return _whole(place, after, words) and _together(words[place:after], text)


def _whole(place: int, after: int, words: list[Token]) -> bool:
    """Not a part of a longer word with hyphens."""
    if words[place].hyphen and fold(words[place - 1].text) not in _CLITICS:
        return False
    return after == len(words) or not words[after].hyphen or fold(words[after].text) in _CLITICS


def _together(words: list[Token], text: str) -> bool:
    """Only blanks, hyphens and apostrophes between the words: no full stop, comma or empty line."""
    between = (text[left.end:right.start] for left, right in zip(words, words[1:], strict=False))
    return all(len(gap) <= 2 and not any(sign in gap for sign in ".,;:!?()") and gap.count("\n") < 2 for gap in between)


def _in_heading(word: Token, text: str) -> bool:
    """Whether initials stand in a line all in capitals, where any word looks like initials."""
    line = text[text.rfind("\n", 0, word.start) + 1:(text.find("\n", word.end) + 1 or len(text) + 1) - 1]
    rest = line.replace(word.text, "", 1)
    return line == line.upper() and sum(sign.isalpha() for sign in rest) >= 3


def _longest(matches: list[tuple[int, _Pattern]], words: list[Token]) -> list[Found]:
    taken: set[int] = set()
    found = []
    for place, pattern in sorted(matches, key=lambda match: (-len(match[1].parts), match[0], match[1].term.term)):
        span = range(place, place + len(pattern.parts))
        if taken.isdisjoint(span):
            taken.update(span)
            last = words[span[-1]]
            found.append(Found(words[span[0]].start, last.end + last.elided, pattern.term))
    return sorted(found, key=lambda one: one.start)
