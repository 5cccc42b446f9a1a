"""Forms of the desk where a town sets itself up."""

from app.sites.forms.people import AwayForm, InviteForm, RoleForm
from app.sites.forms.programme import NewSiteForm, ProgrammeForm
from app.sites.forms.settings import SettingsForm
from app.sites.forms.teams import BodyForm, CompetenceForm, PlaceForm, TeamForm, ThemeForm

__all__ = [
    "AwayForm", "BodyForm", "CompetenceForm", "InviteForm", "NewSiteForm", "PlaceForm", "ProgrammeForm", "RoleForm", "SettingsForm", "TeamForm",
    "ThemeForm",
]
