"""Codes a person can read aloud, and secrets a machine can keep.

A receipt code reads BARO-TIMU-48271: four syllables of one sure consonant and one vowel, then five digits.
Its thirteen signs satisfy one equation modulo 13, which catches any one wrong sign, and any two letters or
two digits that changed places.
"""

import hashlib
import hmac
import secrets
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

CONSONANTS = "BDFJKLMNPRSTV"
"""No two that sound alike: C and Q are K or S, G may be J, Z is S between vowels."""

VOWELS = "AEIOU"

RUDE = frozenset("""
    BESE BETA BETE BIKO BITA BITE BITO BITU BOSE BOSO DEBI DIKE FADA FESE FUKA FUKE FUKU KAKA KAPO
    KIKI KOKU KONA KONE KONO KUKU KULA KULE KULO KUNI LADE LEPE LOLO MERO MOFO MORO NASE NASI NEKO NENE
    NIKA NIKE NIKO NIKU NULA NULE NULO PEDA PEDE PEDO PENI PETA PETE PINA PINE PIPI PISE PISO POPO PORO
    PUSA PUSI PUTA PUTE PUTO RASE RASI SADO SALE SALO SIDA SOTA SOTE SUSA SUSE SUSI SUSO TAPE TARA TARE
    TETE TETO TUSE VIDE VILE
""".split())  # noqa: SIM905
"""Pairs of syllables nobody should find on a receipt from the town."""

_PATTERN = "CVCVCVCVDDDDD"
_SIGNS = {"C": CONSONANTS, "V": VOWELS, "D": "0123456789"}
_POSTER_PATTERN = "CVCVDD"
_MODULUS = 13
# Weights differ within letters and within digits: the only repeated one belongs to a letter and to a digit.
_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1)
_CHECK_AT = {_PATTERN: 6, _POSTER_PATTERN: 2}  # the consonant that makes the sum come right
_TWINS = {
    "C": {"1": "L", "I": "L", "5": "S", "8": "B", "C": "K", "G": "J", "Q": "K", "W": "V", "Z": "S"},
    "V": {"0": "O", "1": "I", "L": "I", "Y": "I"},
    "D": {"O": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "B": "8"},
}


class Chooser(Protocol):
    """What draws: the ``secrets`` module, or ``random.Random`` in a test."""

    def choice(self, seq: Sequence[str], /) -> str:
        """One element of ``seq``."""


def new_code(rng: Chooser = secrets) -> str:
    """A receipt code such as « BARO-TIMU-48271 », out of more than 2^36."""
    return _with_dashes(_draw(_PATTERN, rng))


def new_poster_code(rng: Chooser = secrets) -> str:
    """A short code for a poster, such as « BARO41 »: public, out of some 32,000, so check that it is free."""
    return _draw(_POSTER_PATTERN, rng)


def normalise(typed: str) -> str | None:
    """The receipt code somebody meant, or None when it cannot be one.

    Forgives case, accents, blanks, dashes, and twin signs wherever their place leaves no doubt.
    """
    signs = _read(typed, _PATTERN)
    return _with_dashes(signs) if signs else None


def normalise_poster(typed: str) -> str | None:
    """The same for a poster's code: « baro 41 » gives « BARO41 »."""
    return _read(typed, _POSTER_PATTERN)


def spoken(code: str) -> str:
    """How to say a code on the telephone: « BA, RO, TI, MU, 4, 8, 2, 7, 1 »."""
    signs = code.replace("-", "")
    letters = "".join(sign for sign in signs if sign.isalpha())
    syllables = [letters[at:at + 2] for at in range(0, len(letters), 2)]
    return ", ".join([*syllables, *signs[len(letters):]])


def new_token() -> str:
    """A secret of 256 bits for a private link."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What the database keeps of a token: SHA-256 in hexadecimal. The token itself is never stored."""
    return hashlib.sha256(token.encode()).hexdigest()


def same(a: str, b: str) -> bool:
    """Whether two secrets are equal, in a time that does not tell how far they agree."""
    return hmac.compare_digest(a.encode(), b.encode())


def _draw(pattern: str, rng: Chooser) -> str:
    while True:
        drawn = [rng.choice(_SIGNS[kind]) for kind in pattern]
        check_at = _CHECK_AT[pattern]
        drawn[check_at] = CONSONANTS[0]  # worth nothing in the sum
        drawn[check_at] = CONSONANTS[-_sum(drawn, pattern) * pow(_WEIGHTS[check_at], -1, _MODULUS) % _MODULUS]
        if not _is_rude("".join(drawn)):
            return "".join(drawn)


def _read(typed: str, pattern: str) -> str | None:
    bare = unicodedata.normalize("NFKD", typed[:100]).upper()
    signs = [sign for sign in bare if sign.isascii() and sign.isalnum()]
    if len(signs) != len(pattern):
        return None
    for at, sign in enumerate(signs[:-1]):
        if sign == "C" and signs[at + 1] in "EI":
            signs[at] = "S"  # as « ce » and « ci » are said
    meant = [_TWINS[kind].get(sign, sign) for sign, kind in zip(signs, pattern, strict=True)]
    if any(sign not in _SIGNS[kind] for sign, kind in zip(meant, pattern, strict=True)):
        return None
    return "".join(meant) if _sum(meant, pattern) % _MODULUS == 0 else None


def _sum(signs: Sequence[str], pattern: str) -> int:
    weighed = zip(signs, pattern, _WEIGHTS, strict=False)
    return sum(_SIGNS[kind].index(sign) * weight for sign, kind, weight in weighed)


def _is_rude(signs: str) -> bool:
    letters = signs.rstrip("0123456789")
    syllables = [letters[at:at + 2] for at in range(0, len(letters), 2)]
    return any(first + second in RUDE for first, second in pairwise(syllables))


def _with_dashes(signs: str) -> str:
    return f"{signs[:4]}-{signs[4:8]}-{signs[8:]}"
