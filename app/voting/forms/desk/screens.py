"""The small screens of the checklist. Holes are allowed: the checklist says what is missing, and the opening asks again."""

from datetime import datetime, time
from fractions import Fraction
from typing import Any

from wtforms import BooleanField, DateField, IntegerField, RadioField, SelectField, TimeField
from wtforms.validators import NumberRange, Optional, ValidationError

from app.core.clock import PARIS, local
from app.core.fields import Form, Limit, LineField, Required, TextField
from app.core.i18n import _, _l
from app.sites.forms.checks import phone
from app.voting.rules.quorum import MEMBERS, PRESENT, Quorum
from app.voting.rules.preparing.templates import TEMPLATES
from app.voting.rules.states import Secrecy
from app.voting.wording.desk import BINDING_WORDS, SECRECY_WORDS, TEMPLATE_WORDS

OTHER = "other"
SHARES: dict[str, Any] = {
    "": _l("Pas de nombre minimum : le résultat compte toujours"), "1/4": _l("Un quart"), "1/3": _l("Un tiers"), "1/2": _l("La moitié"),
    ">1/2": _l("Plus de la moitié"), "2/3": _l("Deux tiers"), OTHER: _l("Une autre part"),
}


class Wanted:
    """Not optional, yet a draft may leave it empty: the opening asks for it."""

    field_flags = {"required": True}

    def __call__(self, _form: Any, _field: Any) -> None:
        """Nothing is refused here."""


class NewVoteForm(Form):
    """A usual case and a question are enough to begin."""

    template = RadioField(_l("Quel genre de vote ?"), [Required(_l("Choisissez un genre de vote."))], choices=[
        (key, TEMPLATE_WORDS[key][0]) for key in TEMPLATES
    ], default="yes_no")
    question = LineField(_l("La question, en une phrase"), [Required(_l("Écrivez la question.")), Limit(200)])
    council_id = SelectField(_l("Quel conseil vote ?"), coerce=int)


class QuestionForm(Form):
    """What is asked, and what one must know to answer."""

    question = LineField(_l("La question, en une phrase"), [Required(_l("Écrivez la question.")), Limit(200)])
    details = TextField(_l("Ce qu’il faut savoir pour répondre"), [Limit(2000)])
    council_id = SelectField(_l("Quel conseil vote ?"), coerce=int)
    process_id = SelectField(_l("Ce vote suit-il une consultation ?"), coerce=int)


class FramingForm(Form):
    """What the vote is worth, and who answers for it."""

    binding = RadioField(_l("Que vaut le résultat ?"), [Required()], choices=[(key, words[0]) for key, words in BINDING_WORDS.items()])
    follow_team_id = SelectField(_l("Quelle équipe s’occupera du résultat ?"), [Wanted()], coerce=int)
    what_happens = TextField(_l("Que devient le résultat ?"), [Wanted(), Limit(1000)])
    contact_name = LineField(_l("La personne à appeler"), [Wanted(), Limit(120)])
    contact_phone = LineField(_l("Son téléphone"), [Wanted(), Limit(20), phone])
    contact_hours = LineField(_l("Ses heures"), [Limit(120)])


class MethodForm(Form):
    """How ballots are counted; its settings follow on the same screen."""

    method = RadioField(_l("Comment compte-t-on ?"), [Required(_l("Choisissez un mode de vote."))])


class DatesForm(Form):
    """From when to when, on French clocks, and how long people can contest."""

    opens_on = DateField(_l("Premier jour"), [Wanted(), Optional()])
    opens_time = TimeField(_l("Heure d’ouverture"), [Wanted(), Optional()], default=time(8, 0))
    closes_on = DateField(_l("Dernier jour"), [Wanted(), Optional()])
    closes_time = TimeField(_l("Heure de clôture"), [Wanted(), Optional()], default=time(20, 0))
    challenge_days = IntegerField(
        _l("Jours pour contester après le résultat"), [Wanted(), NumberRange(0, 60, _l("Entre 0 et 60 jours."))], default=8,
    )

    def validate_closes_on(self, field: DateField) -> None:
        """The close comes after the opening."""
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            raise ValidationError(_("La clôture vient avant l’ouverture. Choisissez un jour ou une heure plus tard."))

    @property
    def opens_at(self) -> datetime | None:
        """The instant of the opening."""
        return _instant(self.opens_on.data, self.opens_time.data)

    @property
    def closes_at(self) -> datetime | None:
        """The instant of the close: nothing is taken from then on."""
        return _instant(self.closes_on.data, self.closes_time.data)

    @staticmethod
    def filled(vote: Any) -> dict[str, Any]:
        """The form's values for a vote."""
        values: dict[str, Any] = {"challenge_days": vote.challenge_days}
        for name in ("opens", "closes"):
            if (at := getattr(vote, f"{name}_at")) is not None:
                values |= {f"{name}_on": local(at).date(), f"{name}_time": local(at).time()}
        return values


class QuorumForm(Form):
    """How many must take part, and how many proxies one person may carry."""

    share = RadioField(_l("Combien de personnes doivent voter ?"), [Wanted()], choices=list(SHARES.items()), default="")
    other = LineField(_l("L’autre part, en fraction (exemple : 3/5)"), [Limit(10)])
    base = RadioField(_l("De qui compte-t-on la part ?"), [Wanted()], choices=[
        (MEMBERS, _l("De toutes les personnes de la liste")), (PRESENT, _l("Des personnes présentes à la réunion")),
    ], default=MEMBERS)
    per_group = BooleanField(_l("Il faut assez de votants dans chaque groupe"))
    proxies = RadioField(_l("À la place de combien d’autres peut-on voter ?"), [Wanted()], choices=[
        ("0", _l("Aucune")), ("1", _l("Une")), ("2", _l("Deux")),
    ], default="0")

    def validate_other(self, field: LineField) -> None:
        """A part between nothing and everything."""
        if self.share.data == OTHER and not _fraction(field.data):
            raise ValidationError(_("Écrivez une part entre 0 et 1, par exemple 3/5."))

    @property
    def stored(self) -> dict[str, Any]:
        """The vote's column."""
        text = self.other.data if self.share.data == OTHER else (self.share.data or "")
        share = _fraction(text.lstrip(">"))
        return Quorum(share, self.base.data, bool(self.per_group.data), text.startswith(">")).stored()

    @staticmethod
    def filled(vote: Any) -> dict[str, Any]:
        """The form's values for a vote."""
        quorum = Quorum.of(vote.quorum)
        text = f"{'>' if quorum.strict else ''}{quorum.share}" if quorum.share else ""
        known = text in SHARES
        return {
            "share": text if known else OTHER, "other": "" if known else text, "base": quorum.base, "per_group": quorum.per_group,
            "proxies": str(vote.proxies),
        }


class SecrecyForm(Form):
    """Who will know what."""

    secrecy = RadioField(_l("Qui saura ce que chacun a voté ?"), [Required()], choices=[
        (str(secrecy), SECRECY_WORDS[secrecy][0]) for secrecy in Secrecy
    ])


class CouncilForm(Form):
    """A council's name, place, and what it is."""

    name = LineField(_l("Le nom du conseil"), [Required(_l("Écrivez le nom du conseil.")), Limit(120)])
    territory_id = SelectField(_l("Son quartier"), coerce=int)
    about = TextField(_l("Ce qu’il fait, en quelques phrases"), [Limit(1000)])


def _instant(day: Any, clock: time | None) -> datetime | None:
    return datetime.combine(day, clock or time(0, 0), PARIS) if day else None


def _fraction(text: str | None) -> Fraction | None:
    try:
        found = Fraction((text or "").replace(" ", "").replace(",", "."))
    except (ValueError, ZeroDivisionError):
        return None
    return found if 0 < found <= 1 else None
