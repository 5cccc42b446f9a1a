"""Places, themes, teams, partners and competences."""

from wtforms import BooleanField, FloatField, IntegerField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import NumberRange, Optional

from app.core.fields import Form, Limit, LineField, Required, TextField
from app.core.i18n import _l
from app.sites.forms import checks
from app.sites.rules import LIMITS, THEME_ICONS
from app.sites.wording import HOLDER_WORDS, ICON_WORDS, TERRITORY_WORDS


class PlaceForm(Form):
    """A neighbourhood, a member town or a place with a QR code."""

    kind = RadioField(_l("Qu’est-ce que c’est ?"), [Required(_l("Choisissez."))], choices=list(TERRITORY_WORDS.items()))
    name = LineField(_l("Son nom, comme les gens l’appellent"), [Required(_l("Écrivez un nom.")), Limit(LIMITS["name"])])
    parent_id = SelectField(_l("Où est-ce ?"), coerce=int)
    latitude = FloatField(_l("Latitude"), [Optional(), NumberRange(-90, 90, _l("Entre -90 et 90."))])
    longitude = FloatField(_l("Longitude"), [Optional(), NumberRange(-180, 180, _l("Entre -180 et 180."))])


class ThemeForm(Form):
    """A theme: the words residents use, and behind them the policy of the administration."""

    label = LineField(_l("Les mots des habitants"), [Required(_l("Écrivez le thème.")), Limit(LIMITS["theme"])])
    icon = SelectField(_l("Le dessin"), [Required(_l("Choisissez."))], choices=[(icon, ICON_WORDS[icon]) for icon in THEME_ICONS])
    policy = LineField(_l("La politique publique derrière (jamais montrée aux habitants)"), [Limit(LIMITS["policy"])])
    position = IntegerField(_l("Sa place dans la liste"), [Optional(), NumberRange(0, 99, _l("Un nombre de 0 à 99."))])


class TeamForm(Form):
    """What a team says of itself."""

    name = LineField(_l("Le nom de l’équipe"), [Required(_l("Écrivez un nom.")), Limit(LIMITS["name"])])
    does = LineField(_l("Ce qu’elle fait, en une phrase"), [Limit(LIMITS["does"])])
    contact_name = LineField(_l("La personne à appeler"), [Required(_l("Écrivez un nom.")), Limit(LIMITS["contact_name"])])
    phone = LineField(_l("Son téléphone"), [Required(_l("Écrivez un téléphone.")), Limit(LIMITS["phone"]), checks.phone])
    email = LineField(_l("L’e-mail de l’équipe"), [Required(_l("Écrivez un e-mail.")), Limit(LIMITS["contact_email"]), checks.email])
    hours = LineField(_l("Ses heures"), [Required(_l("Écrivez les jours et les heures.")), Limit(LIMITS["hours"])])
    theme_ids = SelectMultipleField(_l("Ses thèmes"), coerce=int)
    territory_id = SelectField(_l("Pour quelle commune ?"), coerce=int)
    triage = BooleanField(_l("Cette équipe lit les messages en premier"))


class BodyForm(Form):
    """Somebody outside the town."""

    name = LineField(_l("Son nom"), [Required(_l("Écrivez un nom.")), Limit(LIMITS["name"])])
    does = LineField(_l("De quoi il s’occupe"), [Limit(LIMITS["does"])])
    phone = LineField(_l("Téléphone"), [Limit(LIMITS["phone"]), checks.phone])
    email = LineField(_l("E-mail"), [Limit(LIMITS["contact_email"]), checks.email])
    url = LineField(_l("Site internet"), [Limit(LIMITS["url"]), checks.web_address])


class CompetenceForm(Form):
    """Who is competent for a theme, and why."""

    holder = RadioField(_l("Qui s’en occupe ?"), choices=[*HOLDER_WORDS.items(), ("", _l("Pas de règle"))])
    body_id = SelectField(_l("Quel organisme ?"), coerce=int)
    because = TextField(_l("Pourquoi, en une phrase que l’équipe lira"), [Limit(LIMITS["because"])])
