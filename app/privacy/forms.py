"""Asking to be forgotten."""

from wtforms import BooleanField

from app.core.fields import Form
from app.core.i18n import _l


class EraseForm(Form):
    """The account goes; with the box, what can still be taken back goes too."""

    withdraw = BooleanField(_l("Retirer aussi ce que j’ai écrit, quand c’est encore possible"))
