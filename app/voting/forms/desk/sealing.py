"""The people who hold the keys of a sealed vote, and what their browsers and that of the keeper of codes send."""

from collections.abc import Sequence
from typing import Any

from wtforms import Field, HiddenField
from wtforms.validators import DataRequired

from app.core.fields import Form, Limit, LineField, Required
from app.core.i18n import _, _l
from app.people.rules import normalise_email

MOST = 5


class TrusteesForm(Form):
    """Up to five people, each with a name and, if they have one, an e-mail."""

    name1 = LineField(_l("Gardien 1 : prénom et nom"), [Required(_l("Il faut au moins une personne pour garder la clé.")), Limit(120)])
    email1 = LineField(_l("Gardien 1 : e-mail"), [Limit(254)])
    name2 = LineField(_l("Gardien 2 : prénom et nom"), [Limit(120)])
    email2 = LineField(_l("Gardien 2 : e-mail"), [Limit(254)])
    name3 = LineField(_l("Gardien 3 : prénom et nom"), [Limit(120)])
    email3 = LineField(_l("Gardien 3 : e-mail"), [Limit(254)])
    name4 = LineField(_l("Gardien 4 : prénom et nom"), [Limit(120)])
    email4 = LineField(_l("Gardien 4 : e-mail"), [Limit(254)])
    name5 = LineField(_l("Gardien 5 : prénom et nom"), [Limit(120)])
    email5 = LineField(_l("Gardien 5 : e-mail"), [Limit(254)])

    @property
    def rows(self) -> list[tuple[Field, Field]]:
        """The name and the e-mail of each."""
        return [(self[f"name{number}"], self[f"email{number}"]) for number in range(1, MOST + 1)]

    @property
    def people(self) -> list[tuple[str, str]]:
        """Whoever was named, in order."""
        return [(name.data, email.data or "") for name, email in self.rows if name.data]

    def validate(self, extra_validators: Any = None) -> bool:
        """A first one at least, nobody twice, no e-mail without a name, no broken e-mail."""
        good = super().validate(extra_validators)
        for place, (name, email) in enumerate(self.rows):
            if email.data and not name.data:
                name.errors = [_("Écrivez aussi le nom de cette personne.")]
            if email.data and normalise_email(email.data) is None:
                email.errors = [_("Cet e-mail n’est pas complet. Vérifiez-le.")]
            if name.data and (name.data, email.data or "") in [(one.data, two.data or "") for one, two in self.rows[:place]]:
                name.errors = [_("Cette personne est déjà dans la liste.")]
        return good and not self.errors

    @staticmethod
    def filled(trustees: Sequence[Any]) -> dict[str, str]:
        """The form's values for the trustees there are."""
        return {f"{part}{place}": getattr(each, part) for place, each in enumerate(trustees, 1) for part in ("name", "email")}


class KeyForm(Form):
    """The public half of a key, with its proof."""

    message = HiddenField(validators=[DataRequired()])


class ShareForm(Form):
    """A share of the opening."""

    share = HiddenField(validators=[DataRequired()])


class PublishedCodesForm(Form):
    """The public codes, one a line, in the order of their numbers."""

    published = HiddenField(validators=[DataRequired()])

    @property
    def lines(self) -> list[str]:
        """Each of them."""
        return (self.published.data or "").split()
