"""Following without having left an address before."""

from wtforms import RadioField
from wtforms.validators import ValidationError

from app.core.fields import Form, Limit, LineField, Required
from app.core.i18n import _l
from app.notifications.rules.sending import RHYTHMS
from app.people.rules import normalise_address

RHYTHM_WORDS = {"now": _l("Dès qu’il se passe quelque chose"), "weekly": _l("Une fois par semaine")}


class FollowForm(Form):
    """Where to write, and how often."""

    address = LineField(_l("Votre e-mail ou votre téléphone"), [Required(_l("Écrivez votre e-mail ou votre téléphone.")), Limit(254)])
    rhythm = RadioField(_l("Quand vous écrire ?"), [Required()], choices=[(name, RHYTHM_WORDS[name]) for name in RHYTHMS], default="now")

    def validate_address(self, field: LineField) -> None:
        if normalise_address(field.data or "") is None:
            raise ValidationError(str(_l("Ce n’est ni un e-mail ni un téléphone. Exemple : marie@exemple.fr ou 06 12 34 56 78.")))
