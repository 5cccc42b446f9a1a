"""The style guide's sample form: one field of each kind."""

from flask_wtf.file import FileField
from wtforms import BooleanField, EmailField, HiddenField, RadioField

from app.core.fields import Form, Limit, LineField, Required, TextField
from app.core.i18n import _l


class Sample(Form):
    """Never stored."""

    title = LineField(_l("Votre idée en une phrase"), [Required(_l("Écrivez votre idée en une phrase.")), Limit(120)])
    story = TextField(_l("Racontez-nous"))
    email = EmailField(_l("Votre adresse e-mail"))
    theme = RadioField(_l("De quoi parlez-vous ?"), [Required(_l("Choisissez un sujet."))], choices=["L’école", "La rue"])
    consent = BooleanField(_l("Je veux recevoir la réponse"))
    photo = FileField(_l("Une photo"))
    latitude = HiddenField()
    longitude = HiddenField()
