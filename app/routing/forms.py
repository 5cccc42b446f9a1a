"""Forms of the desk. Many stand on one page, so each field has an id of its own; what may be decided is the verbs' business."""

from typing import Any

from wtforms import RadioField, SelectField, SelectMultipleField
from wtforms.validators import Optional, ValidationError

from app.core.fields import Form, Limit, Required, TextField
from app.core.i18n import _, _l
from app.moderation.rules import REASON_LIMIT, Rule
from app.moderation.wording import RULE_WORDS
from app.routing.rules import ADVICE_LIMIT, ASKED_LIMIT, BOUNCE_LIMIT, MESSAGE_LIMIT, QUESTION_LIMIT
from app.routing.wording import READY_BOUNCES, READY_QUESTIONS


class HideForm(Form):
    """The rule, and a word of one's own if the ready sentence is not enough."""

    rule = RadioField(
        _l("Pour quelle règle ?"), [Required(_l("Choisissez la règle."))], choices=[(rule.value, RULE_WORDS[rule]) for rule in Rule], id="hide-rule"
    )
    reason = TextField(_l("Ajouter un mot pour la personne"), [Limit(REASON_LIMIT)], id="hide-reason")


class RestoreForm(Form):
    """Why it is shown again."""

    reason = TextField(_l("Pourquoi la remettre en ligne ?"), [Required(_l("Écrivez la raison.")), Limit(REASON_LIMIT)], id="restore-reason")


class MergeForm(Form):
    """Which one to keep."""

    into = RadioField(
        _l("Regrouper dans quelle idée ?"), [Required(_l("Choisissez l’idée à garder."))], coerce=int, validate_choice=False, id="merge-into"
    )


class MaskForm(Form):
    """What to mask among what was found, and what was not found."""

    pieces = SelectMultipleField(_l("À masquer"), validate_choice=False, id="mask-pieces")
    words = TextField(_l("Autres mots à masquer, un par ligne"), [Limit(400)], id="mask-words")
    photos = SelectMultipleField(_l("Photos à masquer"), coerce=int, validate_choice=False, id="mask-photos")


class AskForm(Form):
    """A ready question or one's own words."""

    ready = RadioField(_l("Une question prête"), [Optional()], choices=list(READY_QUESTIONS.items()), id="ask-ready", validate_choice=False)
    text = TextField(_l("Ou votre question"), [Limit(QUESTION_LIMIT)], id="ask-text")

    def validate_text(self, field: TextField) -> None:
        if not field.data and self.ready.data not in READY_QUESTIONS:
            raise ValidationError(_("Choisissez une question, ou écrivez la vôtre."))

    @property
    def said(self) -> str:
        """The words that are sent."""
        return self.text.data or str(READY_QUESTIONS[self.ready.data])


class ForwardForm(Form):
    """Who is competent, and what the resident is told."""

    body = RadioField(
        _l("À qui la transmettre ?"), [Required(_l("Choisissez à qui la transmettre."))], coerce=int, validate_choice=False, id="forward-body"
    )
    message = TextField(_l("Ajouter un mot pour la personne"), [Limit(MESSAGE_LIMIT)], id="forward-message")


class HelperForm(Form):
    """Which team, and what is expected of it."""

    team = SelectField(_l("Quelle équipe peut aider ?"), coerce=int, validate_choice=False, id="helper-team")
    asked = TextField(_l("Que lui demandez-vous ?"), [Limit(ASKED_LIMIT)], id="helper-asked")

    def offer(self, teams: Any) -> None:
        """The teams to choose from."""
        self.team.choices = [(team.id, team.name) for team in teams]


class BounceForm(Form):
    """« Not ours », and whose."""

    ready = RadioField(
        _l("Pourquoi n’est-ce pas à vous ?"), [Optional()], choices=list(READY_BOUNCES.items()), id="bounce-ready", validate_choice=False
    )
    reason = TextField(_l("Dites-en plus : quelle équipe, selon vous ?"), [Limit(BOUNCE_LIMIT)], id="bounce-reason")

    def validate_reason(self, field: TextField) -> None:
        if not field.data and self.ready.data not in READY_BOUNCES:
            raise ValidationError(_("Choisissez une raison, ou écrivez-la."))

    @property
    def said(self) -> str:
        """The reason that is kept."""
        ready = str(READY_BOUNCES[self.ready.data]) if self.ready.data in READY_BOUNCES else ""
        return " ".join(filter(None, (ready, self.reason.data)))


class AdviseForm(Form):
    """What the helping team knows."""

    advice = TextField(_l("Votre avis pour l’équipe qui répond"), [Required(_l("Écrivez votre avis.")), Limit(ADVICE_LIMIT)], id="advise-advice")


class ReplyForm(Form):
    """The author's answer to a question."""

    answer = TextField(_l("Votre réponse"), [Required(_l("Écrivez votre réponse.")), Limit(QUESTION_LIMIT)], id="reply-answer")
