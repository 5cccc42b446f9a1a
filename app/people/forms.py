"""Forms of coming in: an address, a code, a password."""

from wtforms import PasswordField

from app.core.fields import Form, Limit, LineField, Required
from app.core.i18n import _l


class AddressForm(Form):
    """Where to send the link and the code."""

    address = LineField(_l("Votre e-mail ou votre téléphone"), [Required(_l("Écrivez votre e-mail ou votre téléphone.")), Limit(254)])


class CodeForm(Form):
    """Six digits."""

    code = LineField(_l("Le code à 6 chiffres"), [Required(_l("Écrivez les 6 chiffres reçus.")), Limit(40)])


class StaffForm(Form):
    """Staff: e-mail and password."""

    email = LineField(_l("Votre e-mail de travail"), [Required(_l("Écrivez votre e-mail de travail.")), Limit(254)])
    password = PasswordField(_l("Votre mot de passe"), [Required(_l("Écrivez votre mot de passe.")), Limit(200)])


class NewPasswordForm(Form):
    """A new password, twice because it cannot be seen."""

    password = PasswordField(_l("Choisissez un mot de passe"), [Required(_l("Choisissez un mot de passe.")), Limit(200)])
    again = PasswordField(_l("Le même, encore une fois"), [Required(_l("Écrivez le même mot de passe.")), Limit(200)])


class NameForm(Form):
    """How the person wants to be called."""

    name = LineField(_l("Votre nom ou un prénom"), [Limit(60)])
