"""Who votes: a list in a file or pasted, one person at a time, an earlier vote's list, or codes for people nobody has named."""

from typing import Any

from flask_wtf.file import FileField
from wtforms import BooleanField, IntegerField, RadioField, SelectField
from wtforms.validators import NumberRange, ValidationError

from app.core.fields import Form, Limit, LineField, Required, TextField
from app.core.i18n import _, _l
from app.core.text.sheets import Table, TableRefused, read_table
from app.people.rules import normalise_phone
from app.voting.actions.preparing.roll import MOST_CODES
from app.voting.rules.preparing.roll_sheet import Fault, Line, Sheet, known_columns, pasted, read
from app.voting.rules.states import Audience, Proof, Reach
from app.voting.wording.desk import AUDIENCE_WORDS, PROOF_WORDS, REACH_WORDS
from app.voting.wording.preparing.rolls import fault_sentence

LARGEST = 900_000
"""Signes of a list: it must fit back into the page's box when something is wrong with it."""


class AudienceForm(Form):
    """The people of a roll, or everybody with a proof; and whether there is paper."""

    audience = RadioField(_l("Qui peut voter ?"), [Required()], choices=[(str(each), AUDIENCE_WORDS[each][0]) for each in Audience])
    proof = RadioField(_l("Si tout le monde vote : avec quelle preuve ?"), choices=[
        (str(each), PROOF_WORDS[each][0]) for each in Proof if each != Proof.DEVICE
    ], validate_choice=False)
    paper = BooleanField(_l("Il y aura aussi des bulletins de papier"))

    def validate_proof(self, field: RadioField) -> None:
        """Everybody needs a proof, one of those offered; a roll needs none."""
        if self.audience.data == Audience.SITE and field.data not in {value for value, _label in field.choices}:
            raise ValidationError(_("Choisissez la preuve que chaque personne apporte."))
        if self.audience.data != Audience.SITE:
            field.data = ""


class ImportForm(Form):
    """A file or a pasted list. `good`: keep the good rows; `shared`: two people may have one address."""

    file = FileField(_l("Ou un fichier CSV"))
    text = TextField(_l("Collez la liste : une personne par ligne"))
    shared = BooleanField(_l("Deux personnes peuvent avoir la même adresse : j’ai vérifié"))

    def read(self, known: list[Line]) -> Sheet | None:
        """What the list holds; None when it cannot be read at all, with the reason beside the field."""
        if self.file.data and self.file.data.filename:
            data = self.file.data.read(LARGEST + 1)
            if len(data) > LARGEST:
                self.file.errors = [_("Ce fichier est trop lourd. Coupez-le en plusieurs fichiers.")]
                return None
            return self._table(data, known, self.file)
        text = self.text.data or ""
        if not text.strip():
            self.text.errors = [_("Choisissez un fichier, ou collez une liste.")]
            return None
        first = text.strip().splitlines()[0]
        if any(sign in first for sign in ";,\t") and known_columns([cell.strip().strip('"') for cell in _cells(first)]):
            return self._table(text.encode(), known, self.text)
        return read(pasted(text), known, keep_addresses=bool(self.shared.data))

    def _table(self, data: bytes, known: list[Line], field: Any) -> Sheet | None:
        try:
            table = read_table(data)
        except TableRefused as refusal:
            field.errors = [str(refusal.sentence)]
            return None
        columns = known_columns(table.header)
        self.text.data = _as_text(table)
        if not columns and _is_a_person(table.header):
            return read(pasted(self.text.data), known, keep_addresses=bool(self.shared.data))
        if not columns:
            field.errors = [_("Aucune colonne ne s’appelle « nom ». La première ligne nomme les colonnes.")]
            return None
        records = ((line, {ours: cells.get(theirs, "") for ours, theirs in columns.items()}) for line, cells in table.records())
        return read(records, known, keep_addresses=bool(self.shared.data))


class ElectorForm(Form):
    """One person of the roll."""

    name = LineField(_l("Prénom et nom"), [Required(_l("Écrivez le prénom et le nom.")), Limit(120)])
    told_apart = LineField(_l("Année de naissance ou rue (si deux personnes ont le même nom)"), [Limit(80)])
    group = LineField(_l("Groupe"), [Limit(80)])
    reach = RadioField(_l("Comment reçoit-elle son code ?"), [Required(_l("Choisissez un moyen."))], choices=[
        (str(each), REACH_WORDS[each]) for each in (Reach.EMAIL, Reach.SMS, Reach.LETTER, Reach.DESK)
    ], default=str(Reach.DESK))
    address = LineField(_l("Son adresse (e-mail, téléphone ou adresse postale)"), [Limit(500)])
    weight = IntegerField(_l("Nombre de voix"), [NumberRange(1, 1000, _l("Un nombre de 1 à 1000."))], default=1)
    language = SelectField(_l("Langue du message"))

    def line(self) -> Line | None:
        """The line of the roll; None with the error beside its field."""
        column = {"email": "email", "sms": "phone", "letter": "address", "desk": ""}[self.reach.data]
        record = {"name": self.name.data, "told_apart": self.told_apart.data, "group": self.group.data, "weight": str(self.weight.data)}
        record |= {"reach": {"sms": "sms", "letter": "lettre", "desk": "guichet"}.get(self.reach.data, "e-mail"), "language": self.language.data}
        found = read([(1, {**record, **({column: self.address.data} if column else {})})])
        if found.lines:
            return found.lines[0]
        fault: Fault = found.faults[0]
        self.address.errors = [fault_sentence(fault)]
        return None


class CodesForm(Form):
    """How many codes."""

    number = IntegerField(_l("Combien de codes ?"), [
        Required(_l("Écrivez un nombre.")), NumberRange(1, MOST_CODES, _l("Entre 1 et 5000 codes.")),
    ])


class CopyForm(Form):
    """From which earlier vote."""

    source = SelectField(_l("Reprendre la liste d’un autre vote"), coerce=int)


def _cells(line: str) -> list[str]:
    delimiter = max(";,\t", key=line.count)
    return line.split(delimiter)


def _is_a_person(cells: tuple[str, ...]) -> bool:
    """Whether a first row names somebody rather than the columns."""
    return len(cells) == 1 or any("@" in cell or normalise_phone(cell) for cell in cells)


def _as_text(table: Table) -> str:
    """The file as text, so that nothing is lost when something is wrong with it."""
    rows = [table.header, *(row.cells for row in table.rows)]
    return "\n".join(";".join(_quoted(cell) for cell in row) for row in rows)


def _quoted(cell: str) -> str:
    flat = " ".join(cell.split())
    return f'"{flat.replace(chr(34), chr(34) * 2)}"' if ";" in flat or '"' in flat else flat
