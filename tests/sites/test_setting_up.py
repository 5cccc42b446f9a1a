"""Settings, places, themes, teams, partners: each verb refuses strangers, keeps its word, and leaves one entry."""

from typing import Any

import pytest

from app.audit.models import Entry
from app.core.verdicts import Refused
from app.people.rules import Actor
from app.sites import actions, queries
from app.sites.models import SiteKind, TerritoryKind
from tests.world import World


def ines(world: World) -> Actor:
    return world.actor(world.ines)


def entries(world: World, verb: str) -> list[Entry]:
    world.session.commit()
    return world.session.query(Entry).filter_by(verb=verb).all()


def test_settings_leave_one_entry_without_anybodys_name(world: World) -> None:
    actions.change_settings(world.session, ines(world), world.angers, {"reply_days": 20, "contact_name": "Zoé Zidane"}, now=world.now)
    actions.change_settings(world.session, ines(world), world.angers, {"reply_days": 20}, now=world.now)
    (entry,) = entries(world, "sites.change_settings")
    assert entry.facts == {"changed": ["contact_name", "reply_days"], "reply_days": [15, 20]}


@pytest.mark.parametrize("changes", [
    {"reply_days": 0}, {"reply_days": 400}, {"palette": "neon"}, {"languages": ["en"]}, {"holiday_zone": "mars"}, {"name": " "},
    {"slug": "paris"}, {"left_at": None}, {"id": 3},
])
def test_values_no_site_may_have_are_refused_by_the_verb(world: World, changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        actions.change_settings(world.session, ines(world), world.angers, changes, now=world.now)


@pytest.mark.parametrize("name", ["nadia", "sonia", "victor", "carla", "gilles", "lea"])
def test_only_its_administrator_changes_a_site(world: World, name: str) -> None:
    with pytest.raises(Refused):
        actions.change_settings(world.session, world.actor(getattr(world, name)), world.angers, {"tagline": "x"}, now=world.now)


def test_a_place_gets_a_code_for_its_poster_and_keeps_it(world: World) -> None:
    place = actions.add_territory(
        world.session, ines(world), world.angers, kind=TerritoryKind.PLACE, name="La bibliothèque", parent_id=world.doutre.id, now=world.now
    )
    code = place.code
    actions.change_territory(world.session, ines(world), world.angers, place, {"name": "La médiathèque"}, now=world.now)
    assert code and (place.code, place.slug, place.name) == (code, "la-bibliotheque", "La médiathèque")
    assert queries.place_by_code(world.session, code) is place


def test_places_lie_where_they_can(world: World) -> None:
    for kind, parent in (
        (TerritoryKind.MEMBER_TOWN, None), (TerritoryKind.PLACE, world.hall.id), (TerritoryKind.PLACE, world.anzin.id),
        (TerritoryKind.NEIGHBOURHOOD, world.doutre.id),
    ):
        with pytest.raises(ValueError):
            actions.add_territory(world.session, ines(world), world.angers, kind=kind, name="x", parent_id=parent, now=world.now)
    victor = world.actor(world.victor)
    town = actions.add_territory(world.session, victor, world.valenciennes, kind=TerritoryKind.MEMBER_TOWN, name="Famars", now=world.now)
    assert town.slug == "famars"


def test_a_team_with_waiting_inputs_cannot_close(world: World, app: Any) -> None:
    idea = world.idea(team_id=world.streets.id)
    with app.test_request_context(), pytest.raises(Refused, match="travail en cours"):
        actions.close_team(world.session, ines(world), world.angers, world.streets, now=world.now)
    idea.withdrawn_at = world.now
    with app.test_request_context():
        actions.close_team(world.session, ines(world), world.angers, world.streets, now=world.now)
    assert world.streets not in queries.teams(world.session, world.angers.id)
    actions.reopen_team(world.session, ines(world), world.angers, world.streets, now=world.now)
    assert world.streets in queries.teams(world.session, world.angers.id)


def test_one_team_always_reads_first(world: World, app: Any) -> None:
    with app.test_request_context(), pytest.raises(Refused, match="en premier"):
        actions.close_team(world.session, ines(world), world.angers, world.triage, now=world.now)
    actions.change_team(world.session, ines(world), world.angers, world.gardens, {}, triage=True, now=world.now)
    assert queries.triage_team(world.session, world.angers.id) is world.gardens
    assert [team for team in queries.teams(world.session, world.angers.id) if team.triage] == [world.gardens]


def test_a_team_takes_only_themes_and_towns_of_its_site(world: World) -> None:
    actions.change_team(
        world.session, ines(world), world.angers, world.streets, {}, theme_ids=[world.noise.id, world.v_noise.id], now=world.now
    )
    assert [theme.id for theme in world.streets.themes] == [world.noise.id]
    with pytest.raises(ValueError):
        actions.change_team(world.session, ines(world), world.angers, world.streets, {"territory_id": world.anzin.id}, now=world.now)


def test_one_rule_of_competence_a_theme(world: World) -> None:
    for holder, body in (("outside", world.landlord), ("town", None)):
        actions.set_competence(world.session, ines(world), world.angers, world.noise, holder=holder, body=body, because="x", now=world.now)
    (rule,) = queries.competences(world.session, world.angers.id)
    assert (rule.holder, rule.body_id) == ("town", None)
    for holder, body in (("group", None), ("outside", None), ("town", world.landlord), ("moon", None)):
        with pytest.raises(ValueError):
            actions.set_competence(world.session, ines(world), world.angers, world.noise, holder=holder, body=body, now=world.now)
    actions.clear_competence(world.session, ines(world), world.angers, rule, now=world.now)
    assert queries.competences(world.session, world.angers.id) == []


def test_a_site_joins_leaves_and_comes_back_with_its_data(world: World) -> None:
    carla = world.actor(world.carla)
    values = dict(name="Le Havre", kind=SiteKind.TOWN, phone="02 35 00 00 00", hours="9 h – 17 h", contact_name="Ana", now=world.now)
    site = actions.open_site(world.session, carla, slug="le-havre", **values)
    assert (site.monogram, site.languages) == ("LH", ["fr", "en", "ar"])
    for taken in ("le-havre", "national", "static", "r"):
        with pytest.raises(ValueError):
            actions.open_site(world.session, carla, slug=taken, **values)
    actions.retire_site(world.session, carla, site, now=world.now)
    assert queries.site_by_slug(world.session, "le-havre") is None
    actions.readmit_site(world.session, carla, site, now=world.now)
    assert queries.site_by_slug(world.session, "le-havre") is site
    with pytest.raises(Refused):
        actions.retire_site(world.session, ines(world), world.angers, now=world.now)


def test_the_programme_is_data(world: World) -> None:
    actions.change_programme(world.session, world.actor(world.carla), {"partner": "L’agence"}, now=world.now)
    actions.change_programme(world.session, world.actor(world.carla), {"host": "Là-bas"}, now=world.now)
    assert queries.setting(world.session, "programme") == {"partner": "L’agence", "host": "Là-bas"}
