"""Names of the grades of majority judgment, as used in France (Orsay 2007; MieuxVoter)."""

from typing import Any

from app.core.i18n import _l

_ALL = {
    "reject": _l("À rejeter"), "poor": _l("Insuffisant"), "fair": _l("Passable"), "rather": _l("Assez bien"), "good": _l("Bien"),
    "very": _l("Très bien"), "excellent": _l("Excellent"),
}
_SCALES = {
    4: ("reject", "fair", "good", "very"), 5: ("reject", "fair", "rather", "good", "very"),
    6: ("reject", "poor", "fair", "rather", "good", "very"), 7: tuple(_ALL),
}


def grade_names(size: int) -> list[Any]:
    """The names of so many grades (4 to 7), the worst first, as lazy texts."""
    return [_ALL[name] for name in _SCALES[size]]
