"""Setting the stage: sites, places, teams and staff. This is installation, done once, before any resident speaks."""

from datetime import datetime, timedelta
from random import Random
from statistics import fmean

from app.answers.actions import add_template
from app.core.clock import today
from app.core.text.codes import new_poster_code
from app.demo.content import Content, Facts
from app.demo.scene import Scene
from app.people.actions import open_staff_account
from app.people.rules import Actor, Grant, Role, system
from app.sites.models import Competence, OutsideBody, RoleGrant, Setting, Site, Substitution, Team, TeamTheme, Territory, TerritoryKind, Theme

SET_UP = system("demo")


def install(scene: Scene, content: Content, *, opened_at: datetime, now: datetime) -> None:
    """Everything that stands before the first consultation opens."""
    random = Random("places")  # noqa: S311 – the same posters every time
    _programme(scene, content.national, opened_at)
    for member in content.national["staff"]:
        _hire(scene, None, member, opened_at)
    for facts in content.sites.values():
        site = _site(scene, facts, opened_at)
        _places(scene, site, facts, random)
        _themes(scene, site, facts)
        _teams(scene, site, facts)
        for member in facts["staff"]:
            _hire(scene, site, member, opened_at)
        _rules(scene, site, facts)
        _stand_ins(scene, site, facts, now)
        _ready_answers(scene, site, content, opened_at)


def _programme(scene: Scene, national: Facts, at: datetime) -> None:
    programme = national["programme"]
    value = {
        **programme, "partner": national["partners"][0]["name"], "partners": national["partners"],
        "publisher": "Démonstration d’Entendu. Les villes sont réelles, mais elles n’ont rien écrit ici : tout est inventé.",
        "host": "Cette démonstration tourne sur l’ordinateur de la personne qui l’a démarrée.",
    }
    scene.session.add(Setting(key="programme", value=value, changed_at=at))


def _site(scene: Scene, facts: Facts, at: datetime) -> Site:
    names = ("slug", "name", "kind", "tagline", "languages", "monogram", "palette", "reply_days", "answer_review", "holiday_zone",
             "phone", "hours", "words")
    site = Site(**{name: facts[name] for name in names}, contact_name=facts["contact"]["name"], contact_email=facts["email"], opened_at=at)
    scene.session.add(site)
    scene.session.flush()
    scene.sites[site.slug] = site
    return site


def _places(scene: Scene, site: Site, facts: Facts, random: Random) -> None:
    for name in facts.get("member_towns", ()):
        inside = [place for place in facts["neighbourhoods"] if place["member_town"] == name]
        middle = {axis: fmean(place[axis] for place in inside) for axis in ("lat", "lon")} if inside else {}
        _place(scene, site, TerritoryKind.MEMBER_TOWN, "commune-" + name, name, middle)
    for one in facts["neighbourhoods"]:
        parent = scene.territories.get((site.slug, "commune-" + one.get("member_town", "")))
        _place(scene, site, TerritoryKind.NEIGHBOURHOOD, one["slug"], one["name"], one, parent)
    for one in facts["places"]:
        around = scene.territories[site.slug, one["neighbourhood"]]
        code = _free_code(scene, random)
        _place(scene, site, TerritoryKind.PLACE, one["slug"], one["label"], one, around, code)


def _place(
    scene: Scene, site: Site, kind: TerritoryKind, slug: str, name: str, point: Facts, parent: Territory | None = None, code: str | None = None
) -> None:
    plain = slug.lower().replace("’", "-").replace(" ", "-").translate(str.maketrans("éèêëàâîïôûç", "eeeeaaiiouc"))
    place = Territory(
        site_id=site.id, parent_id=parent.id if parent else None, kind=kind, slug=plain, name=name, code=code,
        latitude=point.get("lat"), longitude=point.get("lon"),
    )
    scene.session.add(place)
    scene.session.flush()
    scene.territories[site.slug, slug] = place


def _free_code(scene: Scene, random: Random) -> str:
    taken = {place.code for place in scene.territories.values()}
    return next(code for _attempt in range(1000) if (code := new_poster_code(random)) not in taken)


def _themes(scene: Scene, site: Site, facts: Facts) -> None:
    for position, one in enumerate(facts["themes"]):
        theme = Theme(site_id=site.id, position=position, **one)
        scene.session.add(theme)
        scene.themes[site.slug, theme.slug] = theme
    scene.session.flush()


def _teams(scene: Scene, site: Site, facts: Facts) -> None:
    names = {member["key"]: member["name"] for member in facts["staff"]}
    for one in facts["teams"]:
        town = scene.territories.get((site.slug, "commune-" + one.get("member_town", "")))
        plain = {name: one[name] for name in ("slug", "name", "does", "phone", "email", "hours", "triage")}
        team = Team(site_id=site.id, territory_id=town.id if town else None, contact_name=names[one["contact"]], **plain)
        scene.session.add(team)
        scene.session.flush()
        scene.teams[site.slug, team.slug] = team
        for theme in one["themes"]:
            scene.session.add(TeamTheme(team_id=team.id, theme_id=scene.themes[site.slug, theme].id))


def _hire(scene: Scene, site: Site | None, member: Facts, at: datetime) -> None:
    account = open_staff_account(scene.session, SET_UP, email=member["email"], name=member["name"], now=at)
    slug, role = site.slug if site else "", Role(member["role"])
    team = scene.teams[slug, member["team"]] if member.get("team") else None
    place = {"site_id": site.id if site else None, "team_id": team.id if team else None}
    scene.session.add(RoleGrant(account_id=account.id, role=role, title=member["title"], granted_at=at, **place))
    scene.staff[slug, member["key"]] = Actor(account_id=account.id, name=account.name, grants=frozenset({Grant(role, **place)}))


def _rules(scene: Scene, site: Site, facts: Facts) -> None:
    for one in facts["outside_bodies"]:
        body = OutsideBody(site_id=site.id, name=one["name"], does=one["handles"], phone=one["phone"], email=one["email"])
        scene.session.add(body)
        scene.bodies[site.slug, one["slug"]] = body
    for one in facts["competences"]:
        theme = scene.themes[site.slug, one["theme"]]
        scene.session.add(Competence(site_id=site.id, theme_id=theme.id, holder=one["level"], because=one["why"]))
    scene.session.flush()


def _stand_ins(scene: Scene, site: Site, facts: Facts, now: datetime) -> None:
    """One team after the other has somebody away for two weeks; the first of them now."""
    start = today(now) - timedelta(days=3)
    for one in facts["teams"]:
        away, stand_in = scene.staff[site.slug, one["contact"]], scene.staff[site.slug, one["substitute"]]
        if one["triage"] or away == stand_in:
            continue
        scene.session.add(Substitution(
            team_id=scene.teams[site.slug, one["slug"]].id, away_id=away.account_id, substitute_id=stand_in.account_id,
            starts_on=start, ends_on=start + timedelta(days=11),
        ))
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
