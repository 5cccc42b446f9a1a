"""The options of a vote: rows that are there, some empty ones, and a box to paste a whole list."""

from typing import Any

from wtforms import FieldList, Form as Plain, FormField, HiddenField
from wtforms.validators import ValidationError

from app.core.fields import Form, Limit, LineField, TextField
from app.core.i18n import _, _l
from app.voting.methods.catalogue import MOST_OPTIONS

MOST_COST = 10**12


def cost_of(text: str) -> int | None:
    """« 12 000 € », « 12000,00 »: whole euros; None for anything else."""
    bare = "".join(text.replace("€", "").split()).replace("\u202f", "").replace("\u00a0", "")
    bare = bare.removesuffix(",00").removesuffix(".00")
    return int(bare) if bare.isascii() and bare.isdigit() and int(bare) <= MOST_COST else None


class OptionForm(Plain):
    """One option. An empty name takes it out."""

    key = HiddenField()
    label = LineField(_l("Le choix"), [Limit(120)])
    details = LineField(_l("Une ligne pour l’expliquer"), [Limit(500)])
    cost = LineField(_l("Son prix, en euros"), [Limit(20)])
    district = LineField(_l("Son quartier"), [Limit(80)])
    exclusive_group = LineField(_l("Projets qui s’excluent : un même mot pour chacun"), [Limit(40)])

    def validate_cost(self, field: LineField) -> None:
        """Whole euros."""
        if field.data and cost_of(field.data) is None:
            raise ValidationError(_("« %(given)s » n’est pas un prix. Écrivez des euros entiers, par exemple 12 000.", given=field.data))


class OptionsForm(Form):
    """All options, and a pasted list that is put behind them."""

    rows = FieldList(FormField(OptionForm), max_entries=MOST_OPTIONS + 10)
    pasted = TextField(_l("Coller une liste : un choix par ligne"), [Limit(60_000)])

    def validate_pasted(self, field: TextField) -> None:
        """Each line's cost, when it has one, is whole euros; not too many of them."""
        lines = [line.split(";") for line in (field.data or "").splitlines() if line.strip()]
        bad = [f"{number}" for number, cells in enumerate(lines, 1) if len(cells) > 1 and cells[1].strip() and cost_of(cells[1]) is None]
        if bad:
            raise ValidationError(_("Prix mal écrit, ligne : %(lines)s. Écrivez « nom ; 12000 ; quartier ».", lines=", ".join(bad[:10])))
        if any(len(cells[0].strip()) > 120 for cells in lines):
            raise ValidationError(_("Un nom est trop long : 120 signes au plus."))
        if len(lines) + len(self.rows) > MOST_OPTIONS:
            raise ValidationError(_("Mille choix au plus."))

    @property
    def options(self) -> list[dict[str, Any]]:
        """What was written, empty rows left out, pasted lines last."""
        rows = [
            {**row.data, "cost": cost_of(row.data["cost"] or "")} for row in self.rows if (row.data["label"] or "").strip()
        ]
        return [*rows, *(_pasted(line) for line in (self.pasted.data or "").splitlines() if line.strip())]

    @property
    def problems(self) -> list[tuple[str, Any]]:
        """Each row's own errors beside the form's."""
        inner = [(field.id, error) for row in self.rows for field in row.form for error in field.errors]
        return [*super().problems, *inner]


def _pasted(line: str) -> dict[str, Any]:
    cells = [" ".join(cell.split()) for cell in line.split(";")] + ["", "", ""]
    return {
        "label": cells[0], "cost": cost_of(cells[1]), "district": cells[2][:80], "exclusive_group": cells[3][:40] if len(cells) > 3 else "",
        "details": "",
    }
