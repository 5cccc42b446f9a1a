"""The settings of a site."""

from typing import Any

from wtforms import IntegerField, RadioField, SelectMultipleField
from wtforms.validators import NumberRange, ValidationError

from app.core.fields import Form, Limit, LineField, Required
from app.core.i18n import LANGUAGES, _, _l
from app.sites.forms import checks
from app.sites.models import Site
from app.sites.palettes import palettes
from app.sites.rules import LIMITS, REPLY_DAYS, WORDS
from app.sites.wording import REVIEW_WORDS, ZONE_WORDS

DAYS = NumberRange(
    REPLY_DAYS.start, REPLY_DAYS.stop - 1, _l("Choisissez entre %(min)s et %(max)s jours ouvrés.", min=REPLY_DAYS.start, max=REPLY_DAYS.stop - 1)
)


class SettingsForm(Form):
    """Who the site is, how it speaks, what it promises, whom one can call."""

    name = LineField(_l("Le nom de la ville ou du groupe de villes"), [Required(_l("Écrivez le nom.")), Limit(LIMITS["name"])])
    tagline = LineField(_l("Une phrase sous le nom"), [Limit(LIMITS["tagline"])])
    monogram = LineField(_l("Les initiales, pour le logo (3 lettres au plus)"), [Limit(LIMITS["monogram"])])
    palette = RadioField(_l("Les couleurs"), [Required(_l("Choisissez des couleurs."))])
    languages = SelectMultipleField(_l("Les langues du site"), [Required(_l("Choisissez au moins le français."))], choices=list(LANGUAGES.items()))
    town_word = LineField(_l("Comment dites-vous « la ville » ?"), [Limit(LIMITS["word"])])
    neighbourhood_word = LineField(_l("Comment dites-vous « quartier » ?"), [Limit(LIMITS["word"])])
    reply_days = IntegerField(_l("Le délai de réponse, en jours ouvrés"), [Required(_l("Écrivez un nombre de jours.")), DAYS])
    holiday_zone = RadioField(_l("Les jours fériés"), [Required(_l("Choisissez."))], choices=list(ZONE_WORDS.items()))
    answer_review = RadioField(_l("Qui lit une réponse avant qu’elle parte ?"), [Required(_l("Choisissez."))], choices=list(REVIEW_WORDS.items()))
    contact_name = LineField(_l("La personne à appeler"), [Required(_l("Écrivez un nom.")), Limit(LIMITS["contact_name"])])
    phone = LineField(_l("Son téléphone"), [Required(_l("Écrivez un téléphone.")), Limit(LIMITS["phone"]), checks.phone])
    hours = LineField(_l("Ses heures"), [Required(_l("Écrivez les jours et les heures.")), Limit(LIMITS["hours"])])
    contact_email = LineField(_l("Son e-mail"), [Limit(LIMITS["contact_email"]), checks.email])

    def __init__(self, site: Site, **options: Any) -> None:
        words = site.words or {}
        own = {f"{word}_word": words.get(word, "") for word in WORDS}
        super().__init__(obj=site, data=own, **options)
        self.palette.choices = [(name, palette["label"]) for name, palette in palettes().items()]

    def validate_languages(self, field: SelectMultipleField) -> None:
        """French is the language of reference: it cannot be taken away."""
        if "fr" not in (field.data or []):
            raise ValidationError(_("Le français reste toujours."))

    def changes(self, site: Site) -> dict[str, Any]:
        """What was chosen, as columns. Languages that have no translation here yet stay in the data."""
        plain = (
            "name", "tagline", "monogram", "palette", "reply_days", "holiday_zone", "answer_review", "phone", "hours", "contact_name",
            "contact_email",
        )
        values = {name: self[name].data for name in plain}
        others = [code for code in site.languages if code not in LANGUAGES]
        own = {word: self[f"{word}_word"].data for word in WORDS}
        kept = {word: value for word, value in {**(site.words or {}), **own}.items() if value}
        return {**values, "languages": [*(self.languages.data or []), *others], "words": kept}
