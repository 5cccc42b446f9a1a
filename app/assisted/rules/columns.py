"""The columns of an import and what a row must hold. Pure."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

COLUMNS: dict[str, tuple[str, ...]] = {
    "key": ("key", "cle", "reference", "numero"),
    "title": ("title", "titre", "idee"),
    "text": ("text", "texte", "description", "message"),
    "process": ("process", "consultation"),
    "theme": ("theme", "sujet"),
    "territory": ("territory", "quartier", "commune"),
    "place": ("place", "lieu", "adresse"),
    "date": ("date", "recu le"),
    "channel": ("channel", "canal"),
    "language": ("language", "langue"),
    "name": ("name", "nom", "prenom"),
    "email": ("email", "e-mail", "courriel", "mail"),
    "phone": ("phone", "telephone", "portable"),
}
CHANNELS = {
    "papier": "paper", "paper": "paper", "aide": "helped", "helped": "helped", "telephone": "phone", "phone": "phone",
    "import": "import", "": "import",
}


@dataclass(frozen=True)
class Refusal:
    """A row that was not taken: its line in the file, the column, and why (a key of `wording.REFUSALS`)."""

    line: int
    column: str
    why: str
    value: str = ""


def plain(word: str) -> str:
    """A word without case, accents and doubled blanks, for comparing."""
    bare = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    return " ".join(re.sub(r"[_*]", " ", bare).split())


def read_header(header: tuple[str, ...]) -> dict[str, str]:
    """{our column: its name in the file}. Unknown columns are left aside."""
    known = {alias: column for column, aliases in COLUMNS.items() for alias in aliases}
    return {known[plain(name)]: name for name in header if plain(name) in known}


def row_key(record: Mapping[str, str], columns: Mapping[str, str]) -> str:
    """The row's own reference, or one made from all it says, so that the same file twice makes no doubles."""
    own = record[columns["key"]].strip() if "key" in columns else ""
    if own:
        return own[:80]
    content = "\x1f".join(record[columns[column]].strip() for column in sorted(columns) if column != "key")
    return hashlib.sha256(content.encode()).hexdigest()[:40]


def read_date(text: str) -> date | None:
    """2026-11-23, 23/11/2026 or 23.11.2026; None for anything else."""
    for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"):
        try:
            return datetime.strptime(text.strip(), pattern).date()  # noqa: DTZ007 – a calendar day has no zone
        except ValueError:
            continue
    return None
