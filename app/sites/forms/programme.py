"""The programme's names, and a site that joins it."""

from wtforms import RadioField

from app.core.fields import Form, Limit, LineField, Required, TextField
from app.core.i18n import _l
from app.sites.forms import checks
from app.sites.rules import LIMITS
from app.sites.wording import KIND_WORDS


class ProgrammeForm(Form):
    """Names shown on the national pages and in the legal notice."""

    name = LineField(_l("Le nom du programme"), [Required(_l("Écrivez le nom.")), Limit(120)])
    partner = LineField(_l("Le partenaire de l’État"), [Limit(120)])
    publisher = TextField(_l("Qui publie (pour les mentions légales)"), [Limit(600)])
    host = TextField(_l("Qui héberge (pour les mentions légales)"), [Limit(600)])
    contact = LineField(_l("Qui appeler au niveau national"), [Limit(200)])


class NewSiteForm(Form):
    """A town or group that joins; its administrator sets up the rest."""

    name = LineField(_l("Le nom de la ville ou du groupe de villes"), [Required(_l("Écrivez le nom.")), Limit(LIMITS["name"])])
    kind = RadioField(_l("Qu’est-ce que c’est ?"), [Required(_l("Choisissez."))], choices=list(KIND_WORDS.items()))
    contact_name = LineField(_l("La personne à appeler"), [Required(_l("Écrivez un nom.")), Limit(LIMITS["contact_name"])])
    phone = LineField(_l("Son téléphone"), [Required(_l("Écrivez un téléphone.")), Limit(LIMITS["phone"]), checks.phone])
    hours = LineField(_l("Ses heures"), [Required(_l("Écrivez les jours et les heures.")), Limit(LIMITS["hours"])])
    admin_name = LineField(_l("Qui gérera le site (prénom et nom)"), [Required(_l("Écrivez un nom.")), Limit(LIMITS["contact_name"])])
    admin_email = LineField(_l("Son e-mail de travail"), [Required(_l("Écrivez l’e-mail.")), Limit(LIMITS["contact_email"]), checks.email])
