"""Reading sites, what they are made of, and who works there. A thing of a site is always fetched through its site."""

from app.sites.queries.people import (
    every_staff_name, grant, grant_in_force, grants, grants_of, holders, lasting_holders, staff, staff_names, substitution,
    substitutions, title_of, works_elsewhere,
)
from app.sites.queries.sites import (
    all_sites, any_site_by_slug, closed_teams, competence, competences, every_site, outside_bodies, outside_body, place_by_code,
    setting, site_by_slug, team, team_by_slug, team_slugs, teams, territories, territory, theme, themes, triage_team,
)

__all__ = [
    "all_sites", "any_site_by_slug", "closed_teams", "competence", "competences", "every_site", "every_staff_name", "grant",
    "grant_in_force", "grants", "grants_of", "holders", "lasting_holders", "outside_bodies", "outside_body", "place_by_code",
    "setting", "site_by_slug", "staff", "staff_names", "substitution", "substitutions", "team", "team_by_slug", "team_slugs",
    "teams", "territories", "territory", "theme", "themes", "title_of", "triage_team", "works_elsewhere",
]
