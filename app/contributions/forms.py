"""What the holder of a code may type: the code itself, an address for the answer, another wording."""

from wtforms.validators import ValidationError

from app.contributions.rules import BODY_LIMIT, PLACE_LIMIT, TITLE_LIMIT
from app.core.fields import Form, Limit, LineField, Required, TextField
from app.core.i18n import _, _l
from app.core.text.codes import normalise
from app.people.rules import normalise_email, normalise_phone

ADDRESS_LIMIT = 254


class CodeForm(Form):
    """The code, as somebody reads it on a slip or hears it on the phone."""

    code = LineField(_l("Votre code"), [Required(_l("Écrivez votre code.")), Limit(60)])

    def validate_code(self, field: LineField) -> None:
        if normalise(field.data) is None:
            raise ValidationError(_("Ce code ne va pas. Il a 8 lettres et 5 chiffres, comme BARO-TILU-48271."))


class EmailForm(Form):
    """An e-mail address for the answer."""

    address = LineField(_l("Votre adresse e-mail"), [Required(_l("Écrivez votre adresse e-mail.")), Limit(ADDRESS_LIMIT)])

    def validate_address(self, field: LineField) -> None:
        if normalise_email(field.data) is None:
            raise ValidationError(_("Cette adresse ne va pas. Elle ressemble à nom@exemple.fr."))


class PhoneForm(Form):
    """A phone number for the answer."""

    address = LineField(_l("Votre numéro de téléphone"), [Required(_l("Écrivez votre numéro.")), Limit(ADDRESS_LIMIT)])

    def validate_address(self, field: LineField) -> None:
        if normalise_phone(field.data) is None:
            raise ValidationError(_("Ce numéro ne va pas. Il a 10 chiffres, comme 06 12 34 56 78."))


class EditForm(Form):
    """Another wording of one's own text."""

    title = LineField(_l("Votre idée en une phrase"), [Required(_l("Écrivez votre idée en une phrase.")), Limit(TITLE_LIMIT)])
    body = TextField(_l("Dire un peu plus"), [Limit(BODY_LIMIT)])
    place = LineField(_l("L’endroit précis"), [Limit(PLACE_LIMIT)])
