"""The register as bytes: one byte an elector, at the place of their number. Pure.

It is one value of one row, so that neither row order nor the database's own transaction numbers say who voted when, and a
register written again at the close keeps no trace of an earlier one (reliability row 11).
"""

from collections.abc import Iterable, Mapping

from app.voting.rules.states import Sign


def blank(size: int) -> bytes:
    """A register in which nobody has voted."""
    return bytes(size)


def sign_of(register: bytes, number: int) -> Sign:
    """How elector `number` (from 1) has voted."""
    return Sign(register[number - 1]) if 0 < number <= len(register) else Sign.NOT_YET


def signed(register: bytes, number: int, sign: Sign) -> bytes:
    """The register with that elector's sign; grown when the number is new. Raises ValueError for a number below 1."""
    if number < 1:
        raise ValueError("electors are numbered from 1")
    grown = bytearray(register.ljust(number, b"\0"))
    grown[number - 1] = sign
    return bytes(grown)


def turnout(register: bytes) -> int:
    """How many have voted, in whatever way."""
    return len(register) - register.count(Sign.NOT_YET)


def by_sign(register: bytes) -> dict[Sign, int]:
    """{sign: number of electors}, those who have not voted left out."""
    return {sign: number for sign in Sign if sign and (number := register.count(sign))}


def by_group(register: bytes, groups: Mapping[str, Iterable[int]]) -> dict[str, int]:
    """{group: how many of its electors have voted}."""
    return {name: sum(sign_of(register, number) is not Sign.NOT_YET for number in numbers) for name, numbers in groups.items()}
