"""Exact numbers in and out: whole ones stay whole, everything else is a fraction; nothing here is ever a float."""

from decimal import Decimal
from fractions import Fraction

Number = int | Fraction


def exact(value: object) -> Number:
    """The number written as int, Fraction, Decimal, "12", "12.50" or "2/3". Raises ValueError for anything else."""
    if isinstance(value, bool | float) or not isinstance(value, int | Fraction | Decimal | str):
        raise ValueError(f"not an exact number: {value!r}")
    try:
        found = Fraction(value.strip() if isinstance(value, str) else value)
    except (ArithmeticError, ValueError) as error:
        raise ValueError(f"not a number: {value!r}") from error
    return whole(found)


def whole(value: Number) -> Number:
    """The same number, as an int when it is one."""
    return int(value) if isinstance(value, Fraction) and value.denominator == 1 else value


def plain(value: Number) -> int | str:
    """How a number is stored: an int, or "n/d"."""
    found = whole(value)
    return found if isinstance(found, int) else f"{found.numerator}/{found.denominator}"
