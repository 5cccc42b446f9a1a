"""What is typed for somebody else: their words first, the rest optional, an address for the answer last."""

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, HiddenField, IntegerField, SelectField
from wtforms.validators import NumberRange, ValidationError

from app.assisted.rules import BATCH_LIMIT, NOTED_AT_LIMIT, POSTAL_LIMIT, SPOKEN, Taken
from app.contributions.rules import BODY_LIMIT, NAME_LIMIT, PLACE_LIMIT, Channel
from app.core.fields import Form, Limit, LineField, OnceKey, Required, TextField
from app.core.html import clean_line
from app.core.i18n import _, _l
from app.core.text.names import looks_like_staff
from app.people.rules import normalise_email, normalise_phone

ADDRESS_LIMIT = 254


def number_or_none(typed: Any) -> int | None:
    """An id, or nothing."""
    return int(typed) if typed and str(typed).isdecimal() and len(str(typed)) < 16 else None


class AboutForm(Form):
    """What goes with words: language, place, theme, and where the answer goes."""

    language = SelectField(_l("Langue parlée"), choices=list(SPOKEN.items()), default="fr")
    territory = SelectField(_l("Son quartier"), coerce=number_or_none, validate_choice=False)
    author_name = LineField(_l("Son prénom"), [Limit(NAME_LIMIT)])
    phone = LineField(_l("Son téléphone, pour un SMS"), [Limit(ADDRESS_LIMIT)])
    email = LineField(_l("Son e-mail"), [Limit(ADDRESS_LIMIT)])
    letter = BooleanField(_l("La réponse par une lettre"))
    postal = TextField(_l("Son nom et son adresse, pour la lettre"), [Limit(POSTAL_LIMIT)])
    staff_names: Sequence[str] = ()

    def offer(self, territories: Sequence[Any], whole: str) -> None:
        """Set the choices: the site's places."""
        self.territory.choices = [("", whole), *((place.id, place.name) for place in territories)]

    def validate_author_name(self, field: LineField) -> None:
        if field.data and looks_like_staff(field.data, self.staff_names):
            raise ValidationError(_("Ce nom peut faire croire que la mairie parle. Choisissez-en un autre, ou laissez vide."))

    def validate_email(self, field: LineField) -> None:
        if field.data and normalise_email(field.data) is None:
            raise ValidationError(_("Cette adresse ne va pas. Elle ressemble à nom@exemple.fr."))

    def validate_phone(self, field: LineField) -> None:
        if field.data and normalise_phone(field.data) is None:
            raise ValidationError(_("Ce numéro ne va pas. Il a 10 chiffres, comme 06 12 34 56 78."))

    def _about(self) -> dict[str, Any]:
        return {
            "language": self.language.data or "fr", "territory_id": self.territory.data, "author_name": self.author_name.data or "",
            "phone": self.phone.data or "", "email": self.email.data or "", "postal": self.postal.data or "",
            "wants_letter": bool(self.letter.data or self.postal.data),
        }


class WordsForm(AboutForm):
    """Somebody's words with what they are about."""

    words = TextField(_l("Ses mots, comme elle les dit"), [Required(_l("Écrivez ce que la personne dit.")), Limit(BODY_LIMIT)])
    consultation = SelectField(_l("Pour quelle consultation ?"), coerce=number_or_none, validate_choice=False)
    theme = SelectField(_l("Ça parle de quoi ?"), coerce=number_or_none, validate_choice=False)
    place = LineField(_l("L’endroit précis"), [Limit(PLACE_LIMIT)])
    key = OnceKey()

    def offer_all(self, sheets: Sequence[Any], themes: Sequence[Any], territories: Sequence[Any], whole: str) -> None:
        """Set the choices: open consultations, themes, places."""
        self.offer(territories, whole)
        self.consultation.choices = [("", _("Aucune : une idée pour la ville")), *((one.process.id, one.process.title) for one in sheets)]
        self.theme.choices = [("", _("Je ne sais pas")), *((theme.id, theme.label) for theme in themes)]

    def validate_key(self, field: HiddenField) -> None:
        if not 8 <= len(field.data or "") <= 64:
            raise ValidationError(_("Cette page est restée ouverte longtemps. Relisez, puis envoyez de nouveau."))

    def taken(self, channel: Channel, **more: Any) -> Taken:
        """What the verb takes."""
        return Taken(
            words=self.words.data, channel=channel, key=self.key.data, process_id=self.consultation.data, theme_id=self.theme.data,
            place=self.place.data or "", **self._about(), **more,
        )


class HelpedForm(WordsForm):
    """At a place, beside the person: consent first."""

    consent = BooleanField(_l("La personne a dit oui"))
    french = TextField(_l("La même chose en français, si vous savez"), [Limit(BODY_LIMIT)])
    noted_at = HiddenField()

    def validate_consent(self, field: BooleanField) -> None:
        if not field.data:
            raise ValidationError(_("Lisez la phrase à voix haute. Si la personne dit oui, cochez."))

    def taken_here(self) -> Taken:
        """What the verb takes, with the place and the consent."""
        noted_at = clean_line(self.noted_at.data or "")[:NOTED_AT_LIMIT]
        return self.taken(Channel.HELPED, noted_at=noted_at, consented=True, french=self.french.data or "")


class PlaceForm(Form):
    """The place of the day, when it is not one of those offered."""

    noted_at = LineField(_l("Un autre lieu"), [Required(_l("Écrivez le nom du lieu.")), Limit(NOTED_AT_LIMIT)])


class SlipForm(AboutForm):
    """A sheet of paper: its boxes are read beside this form."""

    words = TextField(_l("Les mots de la feuille"), [Limit(BODY_LIMIT)])

    def taken(self) -> Taken:
        """What the verb takes; it puts the printed code in."""
        return Taken(words=self.words.data or "", channel=Channel.PAPER, key="", **self._about())


class BatchForm(Form):
    """Sheets to print."""

    consultation = SelectField(_l("Pour quelle consultation ?"), coerce=number_or_none, validate_choice=False)
    question = LineField(_l("Sinon, la question à poser"), [Limit(200)])
    with_cards = BooleanField(_l("Ajouter les cartes d’accord / pas d’accord"), default=True)
    count = IntegerField(
        _l("Combien de feuilles ?"), [Required(_l("Écrivez un nombre.")), NumberRange(1, BATCH_LIMIT, _l("De 1 à 200 feuilles."))], default=20,
    )
    label = LineField(_l("Pour quel lieu ?"), [Limit(NOTED_AT_LIMIT)])

    def validate_question(self, field: LineField) -> None:
        if not field.data and not self.consultation.data:
            raise ValidationError(_("Choisissez une consultation, ou écrivez une question."))


class CallerCodeForm(Form):
    """« What became of it? », asked on the phone."""

    code = LineField(_l("Le code que la personne dit"), [Required(_l("Écrivez le code.")), Limit(100)])
