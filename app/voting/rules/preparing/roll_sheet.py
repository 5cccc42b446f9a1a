"""From a pasted list or the rows of a table to lines of a roll: what each row says, what is wrong with it, who stands there twice. Pure.

Nothing is guessed in silence: a row is taken as it is, or refused with a code that `voting.wording` turns into what to do.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.people.rules import normalise_email, normalise_phone
from app.voting.rules.states import Reach

MOST_LINES = 20_000
LONGEST = {"name": 120, "told_apart": 80, "group": 80, "address": 500}
MOST_WEIGHT = 1000
COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("nom", "nom complet", "nom et prénom", "prénom et nom", "name", "membre", "électeur", "habitant"),
    "first_name": ("prénom", "first name", "firstname"),
    "group": ("groupe", "collège", "group", "college"),
    "reach": ("canal", "moyen", "envoi", "channel"),
    "email": ("e-mail", "email", "mail", "courriel", "adresse e-mail", "adresse mail"),
    "phone": ("téléphone", "tél", "tel", "portable", "mobile", "phone"),
    "address": ("adresse", "adresse postale", "address"),
    "weight": ("poids", "voix", "weight"),
    "language": ("langue", "language"),
    "told_apart": ("naissance", "année de naissance", "date de naissance", "né en", "né le", "rue", "précision", "born", "street"),
}
REACHES: dict[str, Reach] = {
    "e-mail": Reach.EMAIL, "email": Reach.EMAIL, "mail": Reach.EMAIL, "courriel": Reach.EMAIL,
    "sms": Reach.SMS, "téléphone": Reach.SMS, "tel": Reach.SMS, "portable": Reach.SMS, "phone": Reach.SMS,
    "lettre": Reach.LETTER, "courrier": Reach.LETTER, "letter": Reach.LETTER,
    "guichet": Reach.DESK, "sur place": Reach.DESK, "accueil": Reach.DESK, "desk": Reach.DESK,
}
LANDLINE = re.compile(r"\+33[1-5]\d{8}|\+339\d{8}|\+338\d{8}")


@dataclass(frozen=True)
class Line:
    """One elector as a row names them. `line` is where it stood."""

    line: int
    name: str
    told_apart: str = ""
    group: str = ""
    reach: Reach = Reach.DESK
    address: str = ""
    weight: int = 1
    language: str = "fr"

    @property
    def key(self) -> str:
        """The person: two lines with the same key are the same one, or need something to tell them apart."""
        return person_key(self.name, self.told_apart)


@dataclass(frozen=True)
class Fault:
    """A row that cannot be taken: its line, a code, the cell it is about."""

    line: int
    code: str
    given: str = ""


@dataclass(frozen=True)
class Pair:
    """Two lines that may be one person, side by side. `code`: same (name and address), homonyms, address; `first` may be on the roll already."""

    code: str
    first: Line
    second: Line


@dataclass(frozen=True)
class Sheet:
    """What a list holds: the good lines, the faults row by row, and the pairs to look at."""

    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]
    pairs: tuple[Pair, ...]

    @property
    def clean(self) -> bool:
        """Whether every row can be taken without a question."""
        return not self.faults and not self.pairs


def plain(text: str) -> str:
    """Lower case without accents, marks or doubled blanks: how names are compared."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return " ".join(re.sub(r"[^\w ]", " ", "".join(sign for sign in bare if not unicodedata.combining(sign))).split())


def person_key(name: str, told_apart: str) -> str:
    """What tells a person from all others of a roll: the words of the name in any order, and what was written beside it."""
    return f"{' '.join(sorted(plain(name).split()))}|{plain(told_apart)}"[:160]


def known_columns(header: Sequence[str]) -> dict[str, str]:
    """{our column: theirs}; empty when the first row names no person, so that it is no header."""
    found: dict[str, str] = {}
    names = {plain(alias): key for key, aliases in COLUMNS.items() for alias in aliases}
    for cell in header:
        key = names.get(plain(cell))
        if key and key not in found:
            found[key] = cell
    return found if "name" in found or "first_name" in found else {}


def pasted(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """A list typed or pasted without a header: one person a line, in any order: name, address, group."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield number, _guessed(line)


def read(records: Iterable[tuple[int, Mapping[str, str]]], known: Iterable[Line] = (), *, keep_addresses: bool = False) -> Sheet:
    """The lines of a list, against those the roll has already. `keep_addresses`: two people may share an e-mail, somebody has looked."""
    lines: list[Line] = []
    faults: list[Fault] = []
    for number, record in records:
        found = _line(number, record)
        (faults if isinstance(found, Fault) else lines).append(found)  # type: ignore[arg-type]
    good, pairs = _sifted(lines, list(known), keep_addresses)
    return Sheet(tuple(good), tuple(faults), tuple(pairs))


def _sifted(lines: list[Line], known: list[Line], keep_addresses: bool) -> tuple[list[Line], list[Pair]]:
    """Homonyms are all put aside until they are told apart; of one name at one address the first stays."""
    by_name: dict[str, Line] = {line.key: line for line in known}
    by_address = {(line.reach, line.address): line for line in known if _is_personal(line)}
    good, pairs, doubtful = [], [], set()
    for line in lines:
        twin = by_name.setdefault(line.key, line)
        if twin is not line:
            same = bool(line.address) and (twin.reach, twin.address) == (line.reach, line.address)
            pairs.append(Pair("same" if same else "homonyms", twin, line))
            doubtful |= set() if same else {twin.line}
            continue
        shared = by_address.setdefault((line.reach, line.address), line) if _is_personal(line) else line
        if shared is not line and not keep_addresses:
            pairs.append(Pair("address", shared, line))
            continue
        good.append(line)
    return [line for line in good if line.line not in doubtful], pairs


def _is_personal(line: Line) -> bool:
    return line.reach in {Reach.EMAIL, Reach.SMS}


def _line(number: int, record: Mapping[str, str]) -> Line | Fault:
    cells = {key: " ".join(value.split()) for key, value in record.items()}
    name = " ".join(filter(None, (cells.get("first_name", ""), cells.get("name", ""))))
    if not re.search(r"\w", name):
        return Fault(number, "no_name")
    for key, most in LONGEST.items():
        if len(name if key == "name" else cells.get(key, "")) > most:
            return Fault(number, "too_long", cells.get(key, name)[:40])
    weight = cells.get("weight", "") or "1"
    if not weight.isascii() or not weight.isdigit() or not 1 <= int(weight) <= MOST_WEIGHT:
        return Fault(number, "weight", weight[:40])
    reached = _reach(number, cells)
    if isinstance(reached, Fault):
        return reached
    language = plain(cells.get("language", ""))[:2] or "fr"
    return Line(number, name, cells.get("told_apart", ""), cells.get("group", ""), *reached, weight=int(weight), language=language)


def _reach(number: int, cells: Mapping[str, str]) -> tuple[Reach, str] | Fault:
    """How a person is reached: the way the row names, else the first it gives an address for."""
    email, phone, asked = cells.get("email", ""), cells.get("phone", ""), cells.get("reach", "")
    wanted = next((way for word, way in REACHES.items() if plain(word) == plain(asked)), None)
    if asked and wanted is None:
        return Fault(number, "reach", asked[:40])
    mailbox, line = normalise_email(email) if email else None, normalise_phone(phone) if phone else None
    if email and mailbox is None:
        return Fault(number, "email", email[:60])
    if phone and line is None:
        return Fault(number, "phone", phone[:40])
    mobile = line if line and not LANDLINE.fullmatch(line) else None
    given = {Reach.EMAIL: mailbox, Reach.SMS: mobile, Reach.LETTER: cells.get("address"), Reach.DESK: ""}
    if wanted is None:
        wanted = next((way for way in (Reach.EMAIL, Reach.SMS, Reach.LETTER) if given[way]), Reach.DESK)
    if given[wanted] or wanted is Reach.DESK:
        return wanted, given[wanted] or ""
    return Fault(number, "landline" if wanted is Reach.SMS and line else f"no_{wanted}", phone[:40])


def _guessed(line: str) -> dict[str, str]:
    """« Awa Diallo ; awa@exemple.fr ; habitants », « Awa Diallo <awa@exemple.fr> », « Awa Diallo 06 12 34 56 78 »."""
    parts = re.split(r"[;\t]", line) if re.search(r"[;\t]", line) else _by_commas(line)
    found: dict[str, str] = {}
    for part in parts:
        for piece in filter(None, (piece.strip() for piece in re.split(r"[<>]", part))):
            _place(piece, found)
    return found


def _by_commas(line: str) -> list[str]:
    """Commas part cells only where one of them is an address: « Martin, Paul » is one name."""
    parts = line.split(",")
    if any("@" in part or normalise_phone(part.strip()) for part in parts):
        return parts
    apart = re.match(r"(.*?\D)\s+([^\s@]+@\S+|\+?[\d .-]{9,})\s*$", line)
    return [apart[1], apart[2]] if apart else [line]


def _place(piece: str, found: dict[str, str]) -> None:
    if "@" in piece:
        apart = re.match(r"(.+?)\s+(\S+@\S+)$", piece)
        if apart and "name" not in found:
            found["name"], piece = apart[1], apart[2]
        found.setdefault("email", piece)
    elif re.fullmatch(r"\+?[\d .()/-]{8,}", piece):
        found.setdefault("phone", piece)
    else:
        found.setdefault("name" if "name" not in found else "group" if "group" not in found else "told_apart", piece)
