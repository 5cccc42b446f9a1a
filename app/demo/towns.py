"""Setting the stage: sites, places, teams and staff, through the verbs with which a real town is set up."""

from datetime import datetime, timedelta
from random import Random
from statistics import fmean

from app.answers.actions import add_template
from app.core.clock import today
from app.core.text.codes import new_poster_code
from app.core.text.slugs import slug_of
from app.demo.content import Content, Facts
from app.demo.scene import Scene, there
from app.people.actions import open_staff_account
from app.people.rules import Actor, Grant, Role, system
from app.sites import actions
from app.sites.models import Site, Territory, TerritoryKind

PLATFORM = system("demo")
PROGRAMME = {
    "publisher": "Démonstration d’Entendu. Les villes existent, mais elles n’ont rien écrit ici : les textes et les personnes sont inventés.",
    "host": "Cette démonstration tourne sur l’ordinateur de la personne qui l’a démarrée.",
}
SETTINGS = ("slug", "name", "kind", "tagline", "languages", "monogram", "palette", "reply_days", "answer_review", "holiday_zone", "phone",
            "hours", "words")
AWAY_SINCE = timedelta(days=3)


def install(scene: Scene, content: Content, *, opened_at: datetime, now: datetime) -> None:
    """Everything that stands before the first consultation opens; stand-ins are dated around `now`."""
    random = Random("places")  # noqa: S311 – the same posters every time
    names = content.national["programme"] | {"partner": content.national["partners"][0]["name"], "partners": content.national["partners"]}
    actions.change_programme(scene.session, PLATFORM, names | PROGRAMME, now=opened_at)
    for member in content.national["staff"]:
        hire(scene, None, member, opened_at)
    for facts in content.sites.values():
        choices = {name: facts[name] for name in SETTINGS}
        contact = {"contact_name": facts["contact"]["name"], "contact_email": facts["email"]}
        site = scene.sites[facts["slug"]] = actions.open_site(scene.session, PLATFORM, now=opened_at, **choices, **contact)
        _places(scene, site, facts, random, opened_at)
        for position, one in enumerate(facts["themes"]):
            theme = actions.add_theme(scene.session, PLATFORM, site, position=position, now=opened_at, **one)
            scene.themes[site.slug, theme.slug] = theme
        _teams(scene, site, facts, opened_at)
        for member in facts["staff"]:
            hire(scene, site, member, opened_at)
        _partners(scene, site, facts, opened_at)
        _stand_ins(scene, site, facts, opened_at, now)
        _ready_answers(scene, site, content, opened_at)


def _places(scene: Scene, site: Site, facts: Facts, random: Random, at: datetime) -> None:
    for name in facts.get("member_towns", ()):
        inside = [place for place in facts["neighbourhoods"] if place["member_town"] == name]
        middle = {axis: fmean(place[axis] for place in inside) for axis in ("lat", "lon")} if inside else {}
        _place(scene, site, TerritoryKind.MEMBER_TOWN, {"slug": town_slug(name), "name": name, **middle}, at)
    for one in facts["neighbourhoods"]:
        town = scene.territories.get((site.slug, town_slug(one.get("member_town", ""))))
        _place(scene, site, TerritoryKind.NEIGHBOURHOOD, one, at, town)
    for one in facts["places"]:
        around = scene.territories[site.slug, one["neighbourhood"]]
        _place(scene, site, TerritoryKind.PLACE, one | {"name": one["label"]}, at, around, _free_code(scene, random))


def town_slug(name: str) -> str:
    """The address of a member town, which never meets that of a neighbourhood."""
    return slug_of("commune " + name, "commune")


def _place(
    scene: Scene, site: Site, kind: TerritoryKind, one: Facts, at: datetime, parent: Territory | None = None, code: str | None = None
) -> None:
    scene.territories[site.slug, one["slug"]] = actions.add_territory(
        scene.session, PLATFORM, site, kind=kind, name=one["name"], slug=one["slug"], parent_id=parent.id if parent else None,
        latitude=one.get("lat"), longitude=one.get("lon"), code=code, now=at,
    )


def _free_code(scene: Scene, random: Random) -> str:
    taken = {place.code for place in scene.territories.values()}
    return next(code for _attempt in range(1000) if (code := new_poster_code(random)) not in taken)


def _teams(scene: Scene, site: Site, facts: Facts, at: datetime) -> None:
    names = {member["key"]: member["name"] for member in facts["staff"]}
    for one in facts["teams"]:
        town = scene.territories.get((site.slug, town_slug(one.get("member_town", ""))))
        plain = {name: one[name] for name in ("slug", "name", "does", "phone", "email", "hours", "triage")}
        themes = [scene.themes[site.slug, theme].id for theme in one["themes"]]
        scene.teams[site.slug, one["slug"]] = actions.add_team(
            scene.session, PLATFORM, site, contact_name=names[one["contact"]], theme_ids=themes, territory_id=town.id if town else None,
            now=at, **plain,
        )


def hire(scene: Scene, site: Site | None, member: Facts, at: datetime) -> None:
    """An account without a password: the demonstration is entered by one-use links."""
    account = open_staff_account(scene.session, PLATFORM, email=member["email"], name=member["name"], now=at)
    slug, role = site.slug if site else "", Role(member["role"])
    team = scene.teams[slug, member["team"]] if member.get("team") else None
    actions.grant(scene.session, PLATFORM, site, account, role, team=team, title=member["title"], now=at)
    held = Grant(role, site.id if site else None, team.id if team else None)
    scene.staff[slug, member["key"]] = Actor(account_id=account.id, name=account.name, grants=frozenset({held}))


def _partners(scene: Scene, site: Site, facts: Facts, at: datetime) -> None:
    for one in facts["outside_bodies"]:
        scene.bodies[site.slug, one["slug"]] = actions.add_body(
            scene.session, PLATFORM, site, name=one["name"], does=one["handles"], phone=one["phone"], email=one["email"], now=at
        )
    for one in facts["competences"]:
        theme = scene.themes[site.slug, one["theme"]]
        actions.set_competence(scene.session, PLATFORM, site, theme, holder=one["level"], because=one["why"], now=at)


def _stand_ins(scene: Scene, site: Site, facts: Facts, at: datetime, now: datetime) -> None:
    """One team after the other has somebody away for two weeks; the first of them now."""
    start = today(now) - AWAY_SINCE
    for one in facts["teams"]:
        away, stand_in = (there(scene.staff[site.slug, one[who]].account_id) for who in ("contact", "substitute"))
        if one["triage"] or away == stand_in:
            continue
        actions.substitute(
            scene.session, PLATFORM, site, scene.teams[site.slug, one["slug"]], away_id=away, substitute_id=stand_in, starts_on=start,
            ends_on=start + timedelta(days=11), now=at,
        )
        start += timedelta(days=14)


def _ready_answers(scene: Scene, site: Site, content: Content, at: datetime) -> None:
    moderator = scene.moderator(site.slug, 0)
    for one in content.templates["answers"]:
        theme = scene.themes.get((site.slug, one["theme"]))
        if theme is not None:
            add_template(scene.session, moderator, site, one["title"], answer_fields(one["fields"], one["outcome"]), theme_id=theme.id, now=at)


def answer_fields(facts: Facts, outcome: str) -> Facts:
    """The content's names of an answer's parts, as the verbs call them."""
    renamed = {"cost_text": "cost"}
    return {"outcome": "elsewhere" if outcome == "not_us" else outcome} | {renamed.get(name, name): text for name, text in facts.items()}
