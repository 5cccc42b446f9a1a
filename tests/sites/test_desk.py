"""The desk where a town sets itself up, as its administrator meets it."""

from typing import Any

import pytest

from app.people.models import SignInToken
from app.people.rules import Role
from app.sites.models import RoleGrant, Site, Substitution, Team, Territory, Theme
from tests.judge import JudgingClient
from tests.world import World


@pytest.fixture
def desk(client: JudgingClient, world: World) -> JudgingClient:
    return client.sign_in(world.ines)


PAGES = (
    "", "/places", "/places/new", "/themes", "/themes/new", "/people", "/people/invitation", "/partners", "/partners/new",
)


@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_sound_and_for_the_administrator_alone(desk: JudgingClient, world: World, page: str) -> None:
    desk.page(f"/angers/desk/settings{page}")
    assert desk.get(f"/valenciennes-metropole/desk/settings{page}").status_code == 403
    desk.sign_in(world.nadia)
    assert desk.get(f"/angers/desk/settings{page}").status_code == 403


def test_settings_are_saved_and_what_was_typed_wrong_is_kept(desk: JudgingClient, world: World) -> None:
    path = "/angers/desk/settings"
    bad = desk.submit(path, {"reply_days": "300", "tagline": "Parlez-nous", "phone": "douze"}, action=path)
    assert bad.status_code == 422 and "entre 3 et 40" in bad.text and "Parlez-nous" in bad.text and "numéro de téléphone" in bad.text
    good = desk.submit(path, {"reply_days": "20", "palette": "sapin", "languages": ["fr", "ar"], "neighbourhood_word": "secteur"}, action=path)
    assert good.status_code == 302
    site = world.reload(world.angers)
    assert (site.reply_days, site.palette, site.languages, site.words) == (20, "sapin", ["fr", "ar"], {"neighbourhood": "secteur"})
    assert "#14523a" in desk.get("/angers/theme.css").text


def test_a_language_without_translation_here_is_not_forgotten(desk: JudgingClient, world: World) -> None:
    world.angers.languages = ["fr", "ta"]
    desk.submit("/angers/desk/settings", {"languages": ["fr"]}, action="/settings")
    assert world.reload(world.angers).languages == ["fr", "ta"]


def test_a_place_is_added_with_its_poster(desk: JudgingClient, world: World) -> None:
    path = "/angers/desk/settings/places/new"
    assert desk.submit(path, {"kind": "place", "name": "L’école", "parent_id": world.doutre.id}, action=path).status_code == 302
    place = world.session.query(Territory).filter_by(name="L’école").one()
    poster = desk.get(f"/angers/desk/settings/places/{place.id}/poster.pdf")
    assert poster.mimetype == "application/pdf" and poster.data.startswith(b"%PDF")
    assert place.code in desk.get("/angers/desk/settings/places").text
    wrong = desk.submit(path, {"kind": "neighbourhood", "name": "x", "parent_id": world.doutre.id}, action=path)
    assert wrong.status_code == 422 and "ne peut pas se trouver là" in wrong.text


def test_themes_partners_and_rules_are_changed(desk: JudgingClient, world: World) -> None:
    base = "/angers/desk/settings"
    assert desk.submit(f"{base}/themes/new", {"label": "L’eau"}, action="/new").status_code == 302
    assert world.session.query(Theme).filter_by(label="L’eau").one().site_id == world.angers.id
    assert desk.submit(f"{base}/themes/{world.noise.id}", {"label": "Le calme"}, action=str(world.noise.id)).status_code == 302
    assert desk.submit(f"{base}/partners/new", {"name": "Le bus", "url": "javascript:alert(1)"}, action="/new").status_code == 422
    rule = f"{base}/competences/{world.noise.id}"
    assert desk.submit(rule, {"holder": "outside"}, action=rule).status_code == 422
    sent = desk.submit(rule, {"holder": "outside", "body_id": world.landlord.id, "because": "C’est chez lui."}, action=rule)
    assert sent.status_code == 302 and "C’est chez lui." in desk.get(f"{base}/partners").text
    desk.submit(rule, {"holder": ""}, action=rule)
    assert "C’est chez lui." not in desk.get(f"{base}/partners").text


def test_a_person_is_invited_and_the_link_is_shown_once(desk: JudgingClient, world: World) -> None:
    path = "/angers/desk/settings/people/invitation"
    missing = desk.submit(path, {"name": "Yasmine", "email": "yasmine@angers.test", "role": "agent"}, action=path)
    assert missing.status_code == 422 and "Choisissez l’équipe" in missing.text
    values = {"name": "Yasmine", "email": "yasmine@angers.test", "role": "agent", "team_id": world.streets.id}
    page = desk.submit(path, values, action=path, follow=True)
    link = page.text.split("<code>")[1].split("</code>")[0]
    assert link.startswith("http://localhost/invitation/")
    assert "/invitation/" not in desk.get("/angers/desk/settings/people").text.replace("/people/invitation", "")
    token = world.session.query(SignInToken).filter_by(purpose="invite").one()
    assert desk.application.test_client().get(link.removeprefix("http://localhost")).status_code == 200 and token.used_at is None


def test_a_role_is_taken_back_after_a_page_that_says_so(desk: JudgingClient, world: World) -> None:
    row = world.session.query(RoleGrant).filter_by(account_id=world.marc.id).one()
    path = f"/angers/desk/settings/people/roles/{row.id}/revocation"
    assert "déconnectée partout" in desk.get(path).text
    assert desk.submit(path, action=path).status_code == 302
    assert world.reload(row).revoked_at is not None
    mine = world.session.query(RoleGrant).filter_by(account_id=world.ines.id).one()
    page = desk.get(f"/angers/desk/settings/people/roles/{mine.id}/revocation")
    assert "dernière personne" in page.text and "Oui, retirer" not in page.text


def test_nobody_gives_themselves_a_role_on_screen(desk: JudgingClient, world: World) -> None:
    page = desk.get(f"/angers/desk/settings/people/{world.ines.id}/roles")
    assert "soi-même" in page.text and "Donner ce rôle" not in page.text
    assert desk.get(f"/angers/desk/settings/people/{world.vera.id}/roles").status_code == 404
    assert desk.submit(f"/angers/desk/settings/people/{world.ali.id}/roles", {"role": "moderator"}, action="/roles").status_code == 302


def test_a_team_is_made_and_closes_only_when_it_holds_nothing(desk: JudgingClient, world: World) -> None:
    values = {"name": "L’équipe Eau", "phone": "02 41 05 40 00", "email": "eau@angers.test", "hours": "9 h", "contact_name": "Ana"}
    made = desk.submit("/angers/desk/teams/new", {**values, "theme_ids": [world.noise.id]}, action="/new")
    assert made.status_code == 302
    assert world.session.query(Team).filter_by(slug="l-equipe-eau").one().themes == [world.noise]
    world.idea(team_id=world.streets.id)
    page = desk.get("/angers/desk/teams/streets/closing").text
    assert "1 message attend une réponse" in page and "/angers/desk/queue?team=streets" in page
    closed = desk.submit("/angers/desk/teams/gardens/closing", action="/closing")
    assert closed.status_code == 302 and world.reload(world.gardens).closed_at is not None
    assert desk.submit("/angers/desk/teams", action="/gardens/reopening").status_code == 302
    assert world.reload(world.gardens).closed_at is None


def test_an_absence_is_noted_by_the_head_of_the_team(client: JudgingClient, world: World) -> None:
    client.sign_in(world.rose)
    path = "/angers/desk/teams/streets/absences"
    values: dict[str, Any] = {"away_id": world.ali.id, "starts_on": "2026-12-01", "ends_on": "2026-12-10"}
    assert client.submit(path, {**values, "substitute_id": world.ali.id}, action=path).status_code == 422
    assert client.submit(path, {**values, "substitute_id": world.gaston.id, "ends_on": "2026-11-01"}, action=path).status_code == 422
    assert client.submit(path, {**values, "substitute_id": world.gaston.id}, action=path).status_code == 302
    row = world.session.query(Substitution).one()
    assert "Gaston" in client.get(path).text
    client.submit(path, action=f"{row.id}/end")
    assert "Gaston</p>" not in client.get(path).text
    assert "Noter une absence" not in client.get("/angers/desk/teams/gardens/absences").text


def test_the_coordinator_names_the_programme_and_welcomes_a_site(client: JudgingClient, world: World) -> None:
    client.sign_in(world.carla)
    client.submit("/national/settings", {"name": "Villes ensemble", "partner": "L’agence", "host": "Chez nous"}, action="/settings")
    assert "L’agence" in client.get("/method").text and "Chez nous" in client.get("/legal").text
    values = {
        "name": "Creil", "kind": "town", "contact_name": "Ana", "phone": "03 44 29 50 00", "hours": "9 h", "admin_name": "Ugo",
        "admin_email": "ugo@creil.test",
    }
    assert client.submit("/national/sites/new", values, action="/new").status_code == 302
    creil = world.session.query(Site).filter_by(slug="creil").one()
    assert world.session.query(RoleGrant).filter_by(site_id=creil.id).one().role == Role.ADMINISTRATOR
    assert client.get("/creil/").status_code == 200
    client.submit("/national/sites/creil/departure", action="/departure")
    assert client.get("/creil/").status_code == 404 and "Creil" not in client.get("/").text
    client.submit("/national/sites", action="/creil/return")
    assert client.get("/creil/").status_code == 200


def test_a_group_has_member_towns_and_a_town_has_none(client: JudgingClient, world: World) -> None:
    client.sign_in(world.victor)
    assert "Commune membre" in client.get("/valenciennes-metropole/desk/settings/places/new").text
    assert "Commune membre" not in client.sign_in(world.ines).get("/angers/desk/settings/places/new").text
