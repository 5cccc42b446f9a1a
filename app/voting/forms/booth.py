"""The elector's forms: a code, an address and its six digits, the ballot's own key, a proxy, a challenge."""

from wtforms import BooleanField, HiddenField
from wtforms.validators import DataRequired

from app.core.fields import Form, Limit, LineField, OnceKey, Required, TextField
from app.core.i18n import _l


class WayInForm(Form):
    """The code of a letter, of the desk, of the room."""

    code = LineField(_l("Votre code de vote"), [Required(_l("Écrivez le code de votre lettre ou de votre message.")), Limit(60)])


class ContactForm(Form):
    """An address that will be confirmed by six digits."""

    address = LineField(_l("Votre e-mail ou votre téléphone"), [Required(_l("Écrivez votre e-mail ou votre téléphone.")), Limit(254)])


class DigitsForm(Form):
    """The six digits."""

    digits = LineField(_l("Le code à 6 chiffres"), [Required(_l("Écrivez les 6 chiffres reçus.")), Limit(40)])


class BallotForm(Form):
    """What a ballot's form holds besides its marks: a key of its own, and for whom it is."""

    once = OnceKey()
    on_behalf = HiddenField()
    code = LineField(_l("Votre code de vote scellé"), [Limit(60)])


class SealedBallotForm(Form):
    """A ballot that a browser has sealed, byte for byte."""

    ballot = HiddenField(validators=[DataRequired()])


class TrackerForm(Form):
    """A receipt of a sealed vote, or its tracker alone."""

    receipt = LineField(_l("Votre reçu, ou le numéro de suivi"), [Required(_l("Collez votre reçu.")), Limit(140)])


class ReceiptForm(Form):
    """A receipt to look for in the box."""

    receipt = LineField(_l("Le code de votre reçu"), [Required(_l("Écrivez le code de votre reçu.")), Limit(60)])


class ProxyForm(Form):
    """Who shall vote in my place."""

    name = LineField(_l("Le prénom et le nom de la personne"), [Required(_l("Écrivez le prénom et le nom de la personne.")), Limit(120)])


class PaperProxyForm(Form):
    """A proxy as it stands on a signed paper."""

    giver = LineField(_l("Pour qui il faut voter (prénom et nom)"), [Required(_l("Écrivez le prénom et le nom de la personne.")), Limit(120)])
    holder = LineField(_l("Qui votera à sa place (prénom et nom)"), [Required(_l("Écrivez le prénom et le nom de la personne.")), Limit(120)])
    accepted = BooleanField(_l("La personne qui votera à sa place a signé aussi"))


class RollForm(Form):
    """Somebody on the roll, as an agent hears their name."""

    name = LineField(_l("Le prénom et le nom de la personne"), [Required(_l("Écrivez le prénom et le nom de la personne.")), Limit(120)])


class ChallengeForm(Form):
    """What went wrong in a vote, and where to send the answer."""

    once = OnceKey()
    text = TextField(_l("Qu’est-ce qui ne va pas dans ce vote ?"), [Required(_l("Écrivez ce qui ne va pas, en une ou deux phrases.")), Limit(4000)])
    name = LineField(_l("Votre nom"), [Limit(120)])
    contact = LineField(_l("Votre e-mail ou votre téléphone"), [Limit(254)])
