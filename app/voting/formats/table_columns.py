"""Names that columns and cells bear in published tables, in French and English."""

import re
from collections.abc import Sequence

_COLUMNS = {
    "ballot": ("ballot_id", "ballot", "bulletin", "id_bulletin", "voter_id", "voter", "id", "votant", "électeur"),
    "rank": ("rank", "rang", "position", "préférence", "preference"),
    "choice": ("choice", "choix", "candidate", "candidat", "option", "candidate_id"),
    "option": ("option", "candidat", "candidate", "projet", "project", "nom", "name", "titre", "title", "nom du projet", "titre du projet",
               "liste", "id", "project_id"),
    "votes": ("votes", "voix", "nombre de votes", "nb votes", "nb_votes", "nombre de voix", "score", "suffrages", "total des votes"),
    "cost": ("cost", "coût", "cout", "montant", "coût estimé", "budget", "coût (€)", "montant (€)"),
    "district": ("district", "quartier", "secteur", "arrondissement", "territoire", "enveloppe"),
    "selected": ("selected", "lauréat", "laureat", "retenu", "gagnant", "élu", "winner"),
}
_RANKED = re.compile(r"(?:rank|choice|choix|rang|préférence|preference)[ _-]?(\d+)|(\d+)(?:st|nd|rd|th|er|e|ème)? (?:choice|choix)")

BLANKS = frozenset({"", "-", "blank", "blanc", "skipped", "undervote", "$undervote", "na", "n/a", "none"})
"""Cells that mark nothing."""
OVERVOTES = frozenset({"overvote", "$overvote"})
"""Cells for several marks at one rank: American officials stop reading the ballot there."""
SELECTED = frozenset({"1", "oui", "yes", "true", "vrai", "x", "lauréat", "retenu"})
GRADE_NAMES = {"à rejeter": 0, "insuffisant": 1, "passable": 2, "assez bien": 3, "bien": 4, "très bien": 5, "excellent": 6}
"""The seven grades of French majority judgment; a scale of six stops at « très bien »."""


def column(names: Sequence[str], what: str) -> int | None:
    """Where the column is that means this, by the order of its known names."""
    return next((names.index(name) for name in _COLUMNS[what] if name in names), None)


def rank_columns(names: Sequence[str]) -> list[int]:
    """The columns « rank 1 », « choix 2 », « 3rd choice » … in the order of their ranks."""
    found = ((_RANKED.fullmatch(name), at) for at, name in enumerate(names))
    return [at for _rank, at in sorted((int(match[1] or match[2]), at) for match, at in found if match)]
