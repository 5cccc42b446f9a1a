"""Opening, closing, incidents, decisions about challenges."""

from wtforms import BooleanField, RadioField

from app.core.fields import Form, Limit, Required, TextField
from app.core.i18n import _l


class OpenForm(Form):
    """The last look before the freeze."""

    few_accepted = BooleanField(_l("J’ai compris : à moins de cinq, le résultat peut dire qui a voté quoi"))


class CloseForm(Form):
    """Closing before the hour."""

    why = TextField(_l("Pourquoi fermer plus tôt ? (la raison est publique)"), [Limit(600)])


class CancelForm(Form):
    """Stopping a vote for good."""

    why = TextField(_l("Pourquoi arrêter ce vote ? (la raison est publique)"), [Required(_l("Écrivez pourquoi.")), Limit(600)])


class IncidentForm(Form):
    """Something that went wrong or looked odd."""

    text = TextField(_l("Que s’est-il passé ?"), [Required(_l("Écrivez ce qui s’est passé.")), Limit(1000)])


class DecisionForm(Form):
    """A challenge, decided."""

    decision = RadioField(_l("Votre décision"), [Required(_l("Choisissez une décision."))], choices=[
        ("rejected", _l("Le résultat est maintenu")), ("upheld", _l("La contestation est juste")),
    ])
    reason = TextField(_l("Pourquoi ? (la raison est publique)"), [Required(_l("Écrivez pourquoi.")), Limit(1000)])
