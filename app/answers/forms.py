"""Forms of the answer desk and of the author's word. A draft may be incomplete: what it lacks is asked when it leaves."""

from typing import Any

from flask_wtf.file import FileField
from wtforms import DateField, HiddenField, RadioField, SelectField
from wtforms.validators import Optional

from app.answers.rules.lacks import LINE_LIMIT, REASON_LIMIT, REPLY_LIMIT, SUMMARY_LIMIT, TEXT_LIMIT, TEXTS, Lack, field_of
from app.answers.rules.states import HeardValue, Outcome
from app.answers.wording import LACKS, OUTCOMES
from app.core.fields import Form, Limit, LineField, Required, TextField
from app.core.i18n import _, _l

NAME_LIMIT = 120
TITLE_LIMIT = 160


class Due:
    """Compulsory before an answer leaves, not while it is a draft: only the label knows."""

    field_flags = {"required": True}

    def __call__(self, _form: Any, _field: Any) -> None:
        """A draft is never refused for a hole."""


class DayField(DateField):
    """A calendar day, from the browser's own picker or typed the French way."""

    def __init__(self, label: Any, validators: Any = None, **options: Any) -> None:
        super().__init__(label, validators, format=["%Y-%m-%d", "%d/%m/%Y"], **options)

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("Écrivez la date ainsi : 14/12/2026.")) from error


class AnswerForm(Form):
    """The five fields of an answer, its outcome, and what a refusal owes."""

    outcome = RadioField(_l("Que répondez-vous ?"), [Optional(), Due()], choices=[(one.value, OUTCOMES[one]) for one in Outcome])
    understood = TextField(_l("Ce que j’ai compris"), [Limit(TEXT_LIMIT), Due()])
    what = TextField(_l("Ce que nous ferons, ou ne pouvons pas faire"), [Limit(TEXT_LIMIT), Due()])
    reason = TextField(_l("Pourquoi"), [Limit(TEXT_LIMIT), Due()])
    would_make_possible = TextField(_l("Ce qui rendrait la chose possible"), [Limit(TEXT_LIMIT), Due()])
    where_else = TextField(_l("Où la personne peut encore s’adresser"), [Limit(TEXT_LIMIT), Due()])
    body = SelectField(_l("Qui peut agir"), [Optional(), Due()], coerce=int, default=0)
    when_on = DayField(_l("Quand : au plus tard le"), validators=[Optional(), Due()])
    when_text = LineField(_l("Quand, en mots"), [Limit(LINE_LIMIT)])
    cost = LineField(_l("Combien cela coûte"), [Limit(LINE_LIMIT), Due()])
    promise_title = LineField(_l("Titre court de l’engagement"), [Limit(TITLE_LIMIT)])
    owner_name = LineField(_l("Qui s’en charge"), [Limit(NAME_LIMIT)])
    learnt = TextField(_l("Ce que vous nous avez appris"), [Limit(TEXT_LIMIT), Due()])
    summary = TextField(_l("En deux phrases"), [Limit(SUMMARY_LIMIT), Due()])
    elected = SelectField(_l("L’élu ou l’élue qui porte la réponse"), [Optional(), Due()], coerce=int)
    template = SelectField(_l("Partir d’une réponse toute prête"), [Optional()], coerce=int, default=0)
    seen = HiddenField()

    def values(self) -> dict[str, Any]:
        """What was typed, as `actions.save_draft` takes it."""
        typed = {name: self[name].data or "" for name in (*TEXTS, "promise_title", "owner_name")}
        chosen = {"outcome": self.outcome.data or None, "when_on": self.when_on.data, "body_id": self.body.data or None}
        return {**typed, **chosen, "elected": self.elected.data}

    def point_out(self, lacks: list[Lack]) -> None:
        """Say beside each field, and on top, what is missing."""
        for lack in lacks:
            target = self[field_of(lack)]
            target.errors = [*target.errors, str(LACKS[lack])]


class ExtensionForm(Form):
    """More time, once."""

    to_on = DayField(_l("Répondre au plus tard le"), validators=[Required(_l("Choisissez une date."))])
    reason = TextField(_l("Pourquoi il faut plus de temps"), [Required(_l("Donnez la raison. Elle sera publique.")), Limit(REASON_LIMIT)])


class SignatureForm(Form):
    """The note that goes back with an answer."""

    note = TextField(_l("Ce qui doit changer"), [Limit(REASON_LIMIT)])


class NewsForm(Form):
    """News of a commitment."""

    text = TextField(_l("Ce qui a avancé"), [Required(_l("Écrivez ce qui a avancé. Une phrase suffit.")), Limit(TEXT_LIMIT)])
    photo = FileField(_l("Une photo"))
    photo_description = LineField(_l("Ce que montre la photo"), [Limit(LINE_LIMIT)])


class PostponeForm(Form):
    """A later date, with its reason."""

    new_due_on = DayField(_l("La nouvelle date"), validators=[Required(_l("Choisissez une date."))])
    reason = TextField(_l("Pourquoi"), [Required(_l("Donnez la raison. Elle sera publique.")), Limit(REASON_LIMIT)])


class DoneForm(NewsForm):
    """« Done », with its evidence."""

    text = TextField(_l("Ce qui a été fait"), [Required(_l("Écrivez ce qui a été fait.")), Limit(TEXT_LIMIT)])
    link = LineField(_l("Ou un lien qui le montre"), [Limit(LINE_LIMIT)])


class HeardForm(Form):
    """The author's word, and why."""

    heard = HiddenField()
    reason = TextField(_l("Pourquoi ?"), [Limit(REASON_LIMIT)])

    def value(self) -> HeardValue | None:
        """The word, if it is one."""
        return HeardValue(self.heard.data) if self.heard.data in tuple(HeardValue) else None


class ReplyForm(Form):
    """The author's right of reply."""

    text = TextField(_l("Votre réponse à la ville"), [Required(_l("Écrivez votre réponse. Une phrase suffit.")), Limit(REPLY_LIMIT)])


class HideReplyForm(Form):
    """Why a reply is hidden."""

    rule = SelectField(_l("Règle"))
    reason = TextField(_l("La raison, que la personne lira"), [Required(_l("Donnez la raison.")), Limit(REASON_LIMIT)])


class TemplateForm(Form):
    """A ready answer to keep."""

    title = LineField(_l("À quelle question répond-elle ?"), [Required(_l("Donnez un titre court.")), Limit(NAME_LIMIT)])
