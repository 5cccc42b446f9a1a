"""The small screens of an idea, and « me too ». What is optional says so; what is compulsory is two fields in all."""

from collections.abc import Sequence
from typing import Any

from flask_wtf.file import FileField
from wtforms import FloatField, HiddenField, RadioField, SelectField
from wtforms.validators import ValidationError

from app.contributions.rules import (
    BODY_LIMIT, DESCRIPTION_LIMIT, HOW_LIMIT, MOMENT_LIMIT, NAME_LIMIT, PLACE_LIMIT, TITLE_LIMIT, Often, in_view,
)
from app.contributions.wording import OFTEN_WORDS
from app.core.fields import Form, Limit, LineField, Required, TextField
from app.core.i18n import LANGUAGES, _, _l
from app.core.text.names import looks_like_staff
from app.proposals.rules import FOR_WHOM_LIMIT, WHOLE_TOWN

OFTEN = [("", _l("Je ne sais pas")), *((often.value, OFTEN_WORDS[often]) for often in Often)]


def _known(code: Any) -> str:
    """A language of the platform, or nothing: the page's language counts then."""
    return code if code in LANGUAGES else ""


class Coordinate(FloatField):
    """A number of degrees, or nothing: a broken one is no reason to stop somebody."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            self.data = round(float(valuelist[0]), 5) if valuelist and valuelist[0].strip() else None
        except ValueError:
            self.data = None


class WhatForm(Form):
    """Screen 1: the idea in a sentence."""

    title = LineField(_l("Quelle est votre idée ?"), [Required(_l("Écrivez votre idée en une phrase.")), Limit(TITLE_LIMIT)])
    body = TextField(_l("Dire un peu plus"), [Limit(BODY_LIMIT)])
    photo = FileField(_l("Une photo"))
    photo_description = LineField(_l("Que voit-on sur la photo ?"), [Limit(DESCRIPTION_LIMIT)])
    language = SelectField(_l("Dans quelle langue écrivez-vous ?"), choices=list(LANGUAGES.items()), coerce=_known, validate_choice=False)
    place = HiddenField()


class WhereForm(Form):
    """Screen 2: a neighbourhood, or a point."""

    territory = SelectField(_l("C’est où ?"), validate_choice=False)
    place = LineField(_l("L’endroit précis"), [Limit(PLACE_LIMIT)])
    latitude = Coordinate()
    longitude = Coordinate()

    def offer(self, places: Sequence[Any], whole: str) -> None:
        """Set the choices: the site's places, and the whole town. One of them is compulsory, unless there is a point."""
        self.territory.flags.required = True
        self.territory.choices = [("", _("Choisissez")), (WHOLE_TOWN, whole), *((str(place.id), place.name) for place in places)]

    def validate_territory(self, field: SelectField) -> None:
        known = {value for value, _label in field.choices if value}
        if field.data in known:
            return
        if not in_view(self.latitude.data, self.longitude.data):
            raise ValidationError(_("Choisissez un quartier, ou touchez « Je suis sur place »."))


class MoreForm(Form):
    """Screen 3: all optional."""

    theme = RadioField(_l("Ça parle de quoi ?"), choices=[], validate_choice=False)
    often = RadioField(_l("Ça arrive souvent ?"), choices=OFTEN, default="")
    for_whom = LineField(_l("Ce serait bien pour qui ?"), [Limit(FOR_WHOM_LIMIT)])
    author_name = LineField(_l("Votre prénom"), [Limit(NAME_LIMIT)])
    staff_names: Sequence[str] = ()

    def validate_author_name(self, field: LineField) -> None:
        if field.data and looks_like_staff(field.data, self.staff_names):
            raise ValidationError(_("Ce nom peut faire croire que la mairie parle. Choisissez-en un autre, ou laissez vide."))


class SendForm(Form):
    """Screen 4: the draft that was shown is the one that is sent."""

    key = HiddenField()


class SupportForm(Form):
    """« Me too »: how, when, how often."""

    how = TextField(_l("Comment ça se passe pour vous ?"), [Limit(HOW_LIMIT)])
    moment = LineField(_l("Quand ?"), [Limit(MOMENT_LIMIT)])
    often = RadioField(_l("Ça arrive souvent ?"), choices=OFTEN, default="")
