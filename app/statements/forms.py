"""One tap, and the desk's list of cards."""

from wtforms import StringField

from app.core.fields import Form, Limit, LineField, Required, TextField
from app.core.i18n import _l

CARD_LIMIT = 140


class PositionForm(Form):
    """The three buttons."""

    choice = StringField()


class CardForm(Form):
    """One card to add."""

    text = LineField(_l("Une phrase courte, une seule idée"), [Required(_l("Écrivez la phrase de la carte.")), Limit(CARD_LIMIT)])


class ManyCardsForm(Form):
    """Several cards, one a line."""

    lines = TextField(_l("Une carte par ligne"), [Required(_l("Écrivez au moins une ligne.")), Limit(4000)])
