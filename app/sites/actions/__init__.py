"""The verbs of a site: its settings, places, themes, teams, people, partners, and its joining and leaving."""

from app.sites.actions.cover import end_substitution, substitute
from app.sites.actions.partners import add_body, change_body, clear_competence, set_competence
from app.sites.actions.places import add_territory, change_territory
from app.sites.actions.programme import change_programme, open_site, readmit_site, retire_site
from app.sites.actions.roles import Invitation, grant, invite, renew_invitation, revoke
from app.sites.actions.settings import change_settings
from app.sites.actions.teams import add_team, change_team, close_team, reopen_team
from app.sites.actions.themes import add_theme, change_theme

__all__ = [
    "Invitation", "add_body", "add_team", "add_territory", "add_theme", "change_body", "change_programme", "change_settings",
    "change_team", "change_territory", "change_theme", "clear_competence", "close_team", "end_substitution", "grant", "invite",
    "open_site", "readmit_site", "renew_invitation", "reopen_team", "retire_site", "revoke", "set_competence", "substitute",
]
