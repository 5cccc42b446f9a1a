"""Forms of a consultation's preparation. Limits follow the columns; nothing here decides what may open."""

from wtforms import DateField, SelectField
from wtforms.validators import Optional

from app.core.fields import Form, Limit, LineField, Required, TextField
from app.core.i18n import _l


class NewProcessForm(Form):
    """A title is enough to begin."""

    title = LineField(_l("Le sujet, en quelques mots"), [Required(_l("Écrivez le sujet.")), Limit(80)])
    territory_id = SelectField(_l("Pour quel quartier ?"), coerce=int)


class FramingForm(Form):
    """The framing: what residents must know before anything opens. Holes are allowed while it is a draft."""

    question = LineField(_l("La question, en une phrase"), [Limit(200)])
    can_change = TextField(_l("Ce qui peut changer"), [Limit(1000)])
    cannot_change = TextField(_l("Ce qui ne peut pas changer"), [Limit(1000)])
    technician_name = LineField(_l("Qui connaît le dossier (nom)"), [Limit(120)])
    technician_title = LineField(_l("Son métier"), [Limit(120)])
    elected_name = LineField(_l("Qui décide (nom de l’élu ou de l’élue)"), [Limit(120)])
    elected_title = LineField(_l("Sa fonction"), [Limit(120)])
    starts_on = DateField(_l("Premier jour"), [Optional()])
    ends_on = DateField(_l("Dernier jour"), [Optional()])
    money = TextField(_l("L’argent prévu"), [Limit(600)])
    what_happens = TextField(_l("Ce que devient chaque avis"), [Limit(1000)])
    result_on = DateField(_l("Le jour du résultat"), [Optional()])
    contact_name = LineField(_l("La personne à appeler"), [Limit(120)])
    contact_phone = LineField(_l("Son téléphone"), [Limit(20)])
    contact_hours = LineField(_l("Ses heures"), [Limit(120)])
    who_may = LineField(_l("Qui peut participer"), [Limit(200)])
    change_note = LineField(_l("Ce que vous changez et pourquoi (les personnes qui suivent le liront)"), [Limit(400)])


class StepsForm(Form):
    """First and last day of the two steps residents take part in."""

    react_from = DateField(_l("Donner son avis : premier jour"), [Optional()])
    react_to = DateField(_l("Donner son avis : dernier jour"), [Optional()])
    propose_from = DateField(_l("Donner une idée : premier jour"), [Optional()])
    propose_to = DateField(_l("Donner une idée : dernier jour"), [Optional()])


class ResultForm(Form):
    """What came out of it."""

    text = TextField(_l("Le résultat"), [Required(_l("Écrivez ce qui est décidé, et pourquoi.")), Limit(6000)])
