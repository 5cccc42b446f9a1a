"""People who work for the town: invited, given a role, replaced while away."""

from typing import Any

from wtforms import DateField, RadioField, SelectField
from wtforms.validators import Optional, ValidationError

from app.core.fields import Form, Limit, LineField, Required
from app.core.i18n import _, _l
from app.people.rules import Role
from app.sites.forms import checks
from app.sites.rules import LIMITS, SITE_ROLES, TEAM_ROLES
from app.sites.wording import ROLE_WORDS


class RoleForm(Form):
    """One role, in a team where it needs one, with or without an end."""

    role = RadioField(_l("Ce que fait cette personne"), [Required(_l("Choisissez un rôle."))], choices=[
        (str(role), ROLE_WORDS[role]) for role in SITE_ROLES
    ])
    team_id = SelectField(_l("Dans quelle équipe ?"), coerce=int)
    title = LineField(_l("Sa fonction, telle qu’elle sera montrée"), [Limit(LIMITS["title"])])
    ends_on = DateField(_l("Jusqu’à quel jour ?"), [Optional()])

    def validate_team_id(self, field: SelectField) -> None:
        """Agents and heads work in a team, the others for the whole site."""
        if self.role.data in [str(role) for role in TEAM_ROLES] and not field.data:
            raise ValidationError(_("Choisissez l’équipe de cette personne."))

    @property
    def needs_team(self) -> bool:
        """Whether the chosen role is one of a team."""
        return Role(self.role.data) in TEAM_ROLES


class InviteForm(RoleForm):
    """Somebody new: name and e-mail as well."""

    name = LineField(_l("Son prénom et son nom"), [Required(_l("Écrivez le nom.")), Limit(LIMITS["contact_name"])])
    email = LineField(_l("Son e-mail de travail"), [Required(_l("Écrivez l’e-mail.")), Limit(LIMITS["contact_email"]), checks.email])


class AwayForm(Form):
    """Who is away, who stands in, from the first to the last day."""

    away_id = SelectField(_l("Qui est absent ?"), [Required(_l("Choisissez une personne."))], coerce=int)
    substitute_id = SelectField(_l("Qui remplace ?"), [Required(_l("Choisissez une personne."))], coerce=int)
    starts_on = DateField(_l("Premier jour"), [Required(_l("Choisissez le premier jour."))])
    ends_on = DateField(_l("Dernier jour"), [Required(_l("Choisissez le dernier jour."))])

    def validate_ends_on(self, field: DateField) -> None:
        """The last day does not come before the first."""
        if field.data and self.starts_on.data and field.data < self.starts_on.data:
            raise ValidationError(_("Le dernier jour vient avant le premier."))

    def validate_substitute_id(self, field: SelectField) -> None:
        """Nobody stands in for themselves."""
        if field.data == self.away_id.data:
            raise ValidationError(_("Choisissez une autre personne que celle qui est absente."))


def choices_of(people: list[Any]) -> list[tuple[int, str]]:
    """Accounts as choices."""
    return [(account.id, account.name or account.email) for account in people]
