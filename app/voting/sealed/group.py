"""The group BELENIOS-2048 (Belenios specification 2.0, section 5.1) and version 1 of the protocol: the one place that names either.

Elements are integers modulo P of order Q, exponents integers modulo Q; both are written in base 10 on the wire.
"""

import secrets
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

import gmpy2  # type: ignore[import-untyped]

VERSION = 1
NAME = "BELENIOS-2048"
P = gmpy2.mpz(
    "20694785691422546401013643657505008064922989295751104097100884787057374219242717401922237254497684338129066633138078958404960054"
    "38963628979639303877390572280360597374942767137677761889858987273586504908116709931053586778098003079049165406377717376419867852"
    "72734744763418356000356983051931442845617019110007867373073335641239717328979132404745788344682606523279746479511376726586935821"
    "80046317922073668860052627186363386088796882120769432366149491002923444346373222145884100586421050242120365433561201320481118852"
    "408731077014151666200162313177169372189248078507711827842317498073276598828825169183103125680162072880719"
)
G = gmpy2.mpz(
    "24023526775018522092276877035323999327122876573783649165100753187876632741463532193202856761552696787996946682987493890950838965"
    "73425601900601068477164491735474137283104610458681314511781646755400527402889846139864532661215055797097162016168270312886432456"
    "66383486363578210615491841998253431518974065818686865115135857641013888221539601604322884360393098933366277284840659313840601023"
    "16750957637779826651036068224066350766977640253462537730851331734951942489677540525736590494924776314759915751987751777114814909"
    "20456600205478127054728238140972518639858334115700568353695553423781475582491896050296680037745308460627"
)
Q = gmpy2.mpz("78571733251071885079927659812671450121821421258408794611510081919805623223441")
DIGITS_P, DIGITS_Q = len(str(P)), len(str(Q))
WINDOW = 6  # bits of an exponent looked up at once: 2,709 products to prepare a base, 43 for each power after that
MASK = (1 << WINDOW) - 1


def power(base: int, exponent: int) -> int:
    """base^exponent mod P, for exponents anyone may know."""
    return gmpy2.powmod(base, exponent, P)


def secret_power(base: int, exponent: int) -> int:
    """base^exponent mod P in a time that does not depend on the exponent, for private keys and credentials."""
    return gmpy2.powmod_sec(base, exponent, P)


@lru_cache(maxsize=64)
def _table(base: int) -> tuple[tuple[int, ...], ...]:
    rows, step = [], gmpy2.mpz(base)
    for _ in range(0, 256, WINDOW):
        row = [gmpy2.mpz(1)]
        for _ in range(MASK):
            row.append(row[-1] * step % P)
        rows.append(tuple(row))
        step = row[-1] * step % P
    return tuple(rows)


def fixed_power(base: int, exponent: int) -> int:
    """base^exponent mod P for a base met often (the generator, an election's key): seven times faster, public exponents only."""
    product = gmpy2.mpz(1)
    for row in _table(base):
        product = product * row[exponent & MASK] % P
        exponent >>= WINDOW
    return product


def inverse(element: int) -> int:
    """element^-1 mod P."""
    return gmpy2.invert(element, P)


def product(elements: Iterable[int]) -> int:
    """The product mod P; 1 for none."""
    result = gmpy2.mpz(1)
    for element in elements:
        result = result * element % P
    return result


class OutsideGroup(ValueError):
    """A number that is no member of the group, or no reduced exponent."""


def _number(text: object, digits: int) -> int:
    if not isinstance(text, str) or not 0 < len(text) <= digits or not (text.isascii() and text.isdigit()) or (text[0] == "0" and text != "0"):
        raise ValueError("not a canonical number")
    return gmpy2.mpz(text)


def element(text: object) -> int:
    """Read a member of the group from its base 10 text; OutsideGroup when it is none, ValueError when no number."""
    value = _number(text, DIGITS_P)
    if not 1 <= value < P or power(value, Q) != 1:
        raise OutsideGroup("not in the group")
    return value


def trusted(text: str) -> int:
    """Read a member of the group that was checked before."""
    return gmpy2.mpz(text)


def exponent(text: object) -> int:
    """Read an integer of [0, Q) from its base 10 text; OutsideGroup beyond (a response plus Q), ValueError when no number."""
    value = _number(text, DIGITS_Q)
    if value >= Q:
        raise OutsideGroup("not reduced")
    return value


def random_exponent() -> int:
    """A uniform integer of [0, Q) from the system's generator."""
    return gmpy2.mpz(secrets.randbelow(int(Q)))


def challenge(prefix: str, elements: Iterable[int]) -> int:
    """Sha256 of prefix and elements in base 10 with commas, big-endian, mod Q (sections 4.4, 4.9, 4.10, 4.11, 4.15)."""
    text = prefix + ",".join(map(str, elements))
    return gmpy2.mpz(int.from_bytes(sha256(text.encode()).digest())) % Q
