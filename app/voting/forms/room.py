"""The meeting room's forms: a two-minute vote, papers by hand, an envelope, a signature taken back."""

from typing import Any

from wtforms import BooleanField, HiddenField, IntegerField, RadioField, SelectField
from wtforms.validators import NumberRange, Optional, ValidationError

from app.core.fields import Form, Limit, LineField, Required, TextField
from app.core.html import clean_line
from app.core.i18n import _, _l

MOST_OPTIONS = 12
PEOPLE = NumberRange(0, 5000, _l("Écrivez un nombre entre 0 et 5 000."))
SHEETS = NumberRange(0, 2000, _l("Écrivez un nombre entre 0 et 2 000."))
BY_HAND = Required(_l("Comptez les feuilles à la main, puis écrivez leur nombre."))


class LiveForm(Form):
    """One screen: a question, what one can answer, how long, who has how many voices."""

    question = LineField(_l("La question"), [Required(_l("Écrivez la question, en une phrase.")), Limit(200)])
    method = RadioField(_l("Que peut-on répondre ?"), [Required()], default="yes_no", choices=[
        ("yes_no", _l("Oui, non, je m’abstiens")), ("choice", _l("Une réponse de cette liste")),
    ])
    answers = TextField(_l("Les réponses, une par ligne"), [Limit(2000)])
    minutes = RadioField(_l("Combien de temps ?"), [Required()], default="2", choices=[
        ("1", _l("1 minute")), ("2", _l("2 minutes")), ("5", _l("5 minutes")), ("0", _l("Je ferme moi-même")),
    ])
    ways = RadioField(_l("Qui vote ?"), [Required()], default="device", choices=[
        ("device", _l("Un téléphone, une voix")), ("codes", _l("Un code donné à chaque personne")),
    ])
    codes = IntegerField(_l("Combien de codes ?"), [Optional(), NumberRange(5, 500, _l("Entre 5 et 500 codes."))], default=30)
    paper = BooleanField(_l("Il y a aussi des papiers ou des mains levées"), default=True)
    present = IntegerField(_l("Combien de personnes sont là ?"), [Optional(), PEOPLE])

    def validate_answers(self, field: TextField) -> None:
        """Two at least, none twice."""
        if self.method.data != "choice":
            return
        lines = self.lines
        if not 2 <= len(lines) <= MOST_OPTIONS:
            raise ValidationError(_("Écrivez de 2 à 12 réponses, une par ligne."))
        if len({line.casefold() for line in lines}) < len(lines):
            raise ValidationError(_("Deux réponses sont les mêmes : effacez-en une."))
        if any(len(line) > 120 for line in lines):
            raise ValidationError(_("Une réponse est trop longue : 120 signes au plus."))

    def validate_codes(self, field: IntegerField) -> None:
        """How many, where there are codes."""
        if self.ways.data == "codes" and field.data is None:
            raise ValidationError(_("Écrivez combien de codes il faut."))

    @property
    def lines(self) -> list[str]:
        """The answers."""
        return [line for each in (self.answers.data or "").splitlines() if (line := clean_line(each))]


class PresentForm(Form):
    """How many people are in the room."""

    present = IntegerField(_l("Personnes dans la salle"), [Optional(), PEOPLE])


class EnvelopeForm(Form):
    """An envelope as it was opened."""

    label = LineField(_l("Le nom de l’enveloppe"), [Required(_l("Donnez un nom, par exemple « Enveloppe 1 ».")), Limit(80)])
    papers = IntegerField(_l("Combien de feuilles, comptées à la main ?"), [BY_HAND, SHEETS])


class RecountForm(Form):
    """Counted again by hand."""

    papers = IntegerField(_l("Nombre de feuilles, recompté à la main"), [BY_HAND, SHEETS])


class SheetForm(Form):
    """What a sheet's form holds besides its marks. `place`: how many sheets its page had seen."""

    place = HiddenField(default="0")
    elector = SelectField(_l("Au nom de"), coerce=int, choices=[], validate_choice=False)
    weight = SelectField(_l("Voix de ce bulletin"), coerce=int, choices=[(1, "1")], default=1)

    @property
    def seen(self) -> int:
        """`place` as a number; -1 for anything else."""
        return int(self.place.data) if (self.place.data or "").isdigit() and len(self.place.data) < 9 else -1


class TakeBackForm(Form):
    """Why a signature goes."""

    why = LineField(_l("Pourquoi retirer cette signature ?"), [Required(_l("Écrivez pourquoi.")), Limit(300)])


def papers_form(options: list[tuple[str, str]], held: dict[str, int]) -> Any:
    """How many papers and hands for each answer; blank and spoilt ones last. `options`: (key, label)."""
    lines = [*options, ("", str(_("Blanc"))), ("spoilt", str(_("Nul")))]
    fields = {f"n{place}": IntegerField(label, [Optional(), SHEETS]) for place, (_key, label) in enumerate(lines)}
    made = type("PapersForm", (Form,), {**fields, "keys": [key for key, _label in lines]})
    form = made(data={f"n{place}": held.get(key, 0) for place, (key, _label) in enumerate(lines)})
    for name in fields:
        form[name].flags.required = True
    return form


def papers_of(form: Any) -> dict[str, int]:
    """{option: how many}."""
    return {key: form[f"n{place}"].data or 0 for place, key in enumerate(form.keys)}
