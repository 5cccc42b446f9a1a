"""Forms of reports, appeals, decisions about them, and the guarantor's remarks."""

from wtforms import RadioField

from app.core.fields import Form, Limit, Required, TextField
from app.core.i18n import _l
from app.moderation.rules import APPEAL_LIMIT, REASON_LIMIT, REMARK_LIMIT, REPORT_LIMIT, REPORTABLE
from app.moderation.wording import RULE_WORDS


class ReportForm(Form):
    """Which rule, and a few words if one likes."""

    rule = RadioField(
        _l("Qu’est-ce qui ne va pas ?"), [Required(_l("Choisissez ce qui ne va pas."))],
        choices=[(rule.value, RULE_WORDS[rule]) for rule in REPORTABLE],
    )
    text = TextField(_l("Voulez-vous expliquer ?"), [Limit(REPORT_LIMIT)])


class AppealForm(Form):
    """Why the hiding is wrong, in the author's words."""

    text = TextField(_l("Pourquoi cette décision n’est pas juste ?"), [Required(_l("Dites pourquoi, même en peu de mots.")), Limit(APPEAL_LIMIT)])


class DecisionForm(Form):
    """The second person's decision and its reason."""

    outcome = RadioField(
        _l("Votre décision"), [Required(_l("Choisissez : laisser masquée, ou remettre en ligne."))],
        choices=[("overturned", _l("Remettre l’idée en ligne")), ("upheld", _l("Laisser l’idée masquée"))],
    )
    decision = TextField(_l("Votre raison, pour la personne qui a écrit"), [Required(_l("Écrivez la raison.")), Limit(REASON_LIMIT)])


class RemarkForm(Form):
    """The guarantor's words."""

    text = TextField(_l("Votre remarque, visible par tout le monde"), [Required(_l("Écrivez votre remarque.")), Limit(REMARK_LIMIT)])
