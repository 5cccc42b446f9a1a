"""Checks shared by the forms of a site: a telephone, an e-mail, a web address."""

from typing import Any
from urllib.parse import urlsplit

from wtforms import Field
from wtforms.validators import ValidationError

from app.core.i18n import _
from app.people.rules import normalise_email, normalise_phone


def phone(_form: Any, field: Field) -> None:
    """A number one can call; kept as it was written, because it is read aloud."""
    if field.data and normalise_phone(field.data) is None:
        raise ValidationError(_("Ce n’est pas un numéro de téléphone. Exemple : 02 41 05 40 00."))


def email(_form: Any, field: Field) -> None:
    """An e-mail address, kept in its one spelling."""
    if not field.data:
        return
    address = normalise_email(field.data)
    if address is None:
        raise ValidationError(_("Ce n’est pas un e-mail. Exemple : marie@exemple.fr."))
    field.data = address


def web_address(_form: Any, field: Field) -> None:
    """An http(s) address and nothing that runs."""
    if not field.data:
        return
    try:
        parts = urlsplit(field.data if "://" in field.data else f"https://{field.data}")
    except ValueError:  # brackets that are no IPv6 address
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or "." not in parts.netloc or " " in field.data:
        raise ValidationError(_("Ce n’est pas une adresse de site. Exemple : https://www.exemple.fr."))
    field.data = parts.geturl()
