"""What a site may choose, which roles exist where, which addresses a site cannot take. Pure."""

from datetime import timedelta

from app.people.rules import Role

REPLY_DAYS = range(3, 41)
"""Working days a site may promise: fewer cannot be kept, more is no promise."""

LIMITS = {
    "name": 120, "tagline": 200, "monogram": 3, "phone": 20, "hours": 120, "contact_name": 120, "contact_email": 254, "does": 200,
    "theme": 80, "policy": 80, "title": 120, "because": 400, "word": 40, "url": 300,
}
TEAM_ROLES = (Role.AGENT, Role.HEAD)
SITE_ROLES = (
    Role.MODERATOR, Role.AGENT, Role.HEAD, Role.ELECTED, Role.ADMINISTRATOR, Role.ORGANISER, Role.KEEPER, Role.HELPER, Role.TRANSLATOR,
)
NATIONAL_ROLES = (Role.COORDINATOR, Role.GUARANTOR)
INVITATION_LIFE = timedelta(days=7)
HOLDERS = ("town", "group", "outside")
WORDS = ("town", "neighbourhood")
"""The words a site may say in its own way; the defaults are `sites.wording.WORD_DEFAULTS`."""

THEME_ICONS = (
    "street", "green", "noise", "school", "health", "housing", "transport", "light", "people", "place", "speech", "euro", "wait", "dots",
)
PROGRAMME_FIELDS = ("name", "partner", "publisher", "host", "contact")
RESERVED = frozenset({
    "accessibility", "c", "data", "favicon.ico", "feed.atom", "follows", "health", "invitation", "k", "language", "legal", "me",
    "messages", "method", "national", "outbox", "photos", "privacy", "r", "record.json", "robots.txt", "sign-in", "sign-out", "sitemap.xml",
    "static", "style-guide", "unsubscribe", "v",
})
"""First parts of the platform's own addresses: no site may sit there. A test compares them with the URL map."""


def fits(role: Role, *, national: bool, has_team: bool) -> bool:
    """Whether a role makes sense there: team roles name a team, site roles do not, national ones know no site."""
    if national:
        return role in NATIONAL_ROLES and not has_team
    return role in SITE_ROLES and (role in TEAM_ROLES) == has_team


def monogram_of(name: str) -> str:
    """Two letters for a site that has not chosen its own: « Le Havre » gives LH."""
    words = [word for word in name.replace("-", " ").split() if word[:1].isalpha()]
    letters = [word[0] for word in words] if len(words) > 1 else list(name[:2])
    return "".join(letters[:2]).upper()
