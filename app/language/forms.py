"""What readers and staff type about words and texts."""

from typing import Any

from wtforms import DateField, HiddenField, SelectField
from wtforms.validators import Optional, ValidationError

from app.core.fields import Form, Limit, LineField, Required, TextField
from app.core.i18n import _, _l
from app.language.rules.keeping.asked import SENTENCE_LIMIT, WORD_LIMIT, key_of
from app.language.rules.keeping.official import BODY_LIMIT, SIMPLE_LIMIT, SUMMARY_LIMIT, TITLE_LIMIT
from app.language.translatable import Original
from app.people.rules import normalise_address


class AskForm(Form):
    """A word somebody did not understand."""

    word = LineField(_l("Quel mot ne comprenez-vous pas ?"), [Required(_l("Écrivez le mot.")), Limit(WORD_LIMIT)])
    sentence = LineField(_l("La phrase où vous l’avez lu"), [Limit(SENTENCE_LIMIT)])
    address = LineField(_l("Votre e-mail ou votre téléphone"), [Limit(254)])

    def validate_word(self, field: LineField) -> None:
        if not key_of(field.data):
            raise ValidationError(_("Écrivez le mot avec des lettres."))

    def validate_address(self, field: LineField) -> None:
        if field.data and normalise_address(field.data) is None:
            raise ValidationError(_("Ce n’est ni un e-mail ni un téléphone. Exemple : marie@exemple.fr ou 06 12 34 56 78."))


class WordingForm(Form):
    """What a term means."""

    term = LineField(_l("Le mot difficile"), [Required(_l("Écrivez le mot.")), Limit(WORD_LIMIT)])
    kind = SelectField(_l("Ce que c’est"), [Required(_l("Choisissez ce que c’est."))], choices=[
        ("word", _l("Un mot")), ("phrase", _l("Plusieurs mots")), ("verb", _l("Plusieurs mots qui commencent par un verbe")),
        ("acronym", _l("Un sigle, en majuscules")),
    ])
    plain = LineField(_l("En mots simples"), [Required(_l("Écrivez ce que veut dire ce mot, en mots simples.")), Limit(200)])
    explanation = TextField(_l("Une explication"), [Limit(600)])
    example = TextField(_l("Un exemple d’ici"), [Limit(400)])


class TextForm(Form):
    """An official text, with what makes it readable."""

    title = LineField(_l("Le titre"), [Required(_l("Écrivez le titre.")), Limit(TITLE_LIMIT)])
    summary = TextField(_l("Le résumé, en deux phrases"), [Limit(SUMMARY_LIMIT)])
    simple = TextField(_l("La version simple"), [Limit(SIMPLE_LIMIT)])
    body = TextField(_l("Le texte officiel"), [Limit(BODY_LIMIT)])
    source_url = LineField(_l("L’adresse du document d’origine"), [Limit(300)])
    reviewed_by = LineField(_l("Relu par quel groupe de personnes handicapées intellectuelles"), [Limit(120)])
    reviewed_on = DateField(_l("Relu quel jour"), [Optional()])
    note = LineField(_l("Ce qui change, en une phrase"), [Limit(200)])

    def validate_source_url(self, field: LineField) -> None:
        if field.data and not field.data.startswith(("https://", "http://")):
            raise ValidationError(_("Cette adresse doit commencer par https://."))

    def validate_reviewed_by(self, field: LineField) -> None:
        if bool(field.data) != bool(self.reviewed_on.data):
            raise ValidationError(_("Écrivez le groupe et le jour, ou aucun des deux."))


class TranslationForm(Form):
    """A translation, part by part (`translation_form` adds the fields). `seen` and `digest`: what the page showed."""

    PREFIX = "said_"
    seen = HiddenField()
    digest = HiddenField()

    @property
    def texts(self) -> dict[str, str]:
        """What was typed, by name of the part."""
        return {name.removeprefix(self.PREFIX): field.data or "" for name, field in self._fields.items() if name.startswith(self.PREFIX)}

    def lack(self, names: list[str]) -> None:
        """Say beside each of these parts that it is still to be done."""
        for name in names:
            field = self[self.PREFIX + name]
            field.errors = [*field.errors, _("Traduisez aussi cette partie.")]


class NoteForm(Form):
    """Why a translation goes back."""

    seen = HiddenField()
    note = TextField(_l("Ce qu’il faut revoir"), [Limit(600)])


def translation_form(original: Original, texts: dict[str, str], **known: Any) -> TranslationForm:
    """A form with one field for each part; a translation may be three times as long as what it says."""
    fields = {TranslationForm.PREFIX + part.name: TextField(part.label, [Limit(max(300, 3 * len(part.text)))]) for part in original.filled}
    made = type("TranslationOfParts", (TranslationForm,), fields)
    form: TranslationForm = made(data={**known, **{TranslationForm.PREFIX + name: text for name, text in texts.items()}})
    return form
