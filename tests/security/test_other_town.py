"""Two towns never mix: whoever may do everything in one may do nothing with the other's numbers, cookies or forms (row 43)."""

from tests.security.conftest import Scene
from tests.lived.stage import SECRETS
from tests.lived.tour import Stop, stops


def crossed(scene: Scene, method: str) -> list[Stop]:
    """Addresses of the other town that carry a number or a name of Angers."""
    found = stops(scene.app, scene.stage, method, site="valenciennes-metropole")
    return [stop for stop in found if "<site>" in stop.rule and stop.rule.count("<") > 1]


def test_nothing_of_angers_is_found_through_the_other_town(scene: Scene) -> None:
    visitor, found = scene.visitor("everything elsewhere"), []
    for stop in crossed(scene, "GET"):
        answer = visitor.open(stop.path)
        if answer.status_code not in {302, 303, 403, 404, 410} or "Un banc à l’ombre" in answer.text:
            found.append(f"{stop.name}: {answer.status_code}")
    assert found == []


def test_nothing_of_angers_is_changed_through_the_other_town(scene: Scene) -> None:
    before, visitor, found = scene.dump(), scene.visitor("everything elsewhere"), []
    for stop in crossed(scene, "POST"):
        status = visitor.open(stop.path, "POST", data={"text": "Moi", "reason": "Moi", "title": "Moi"}).status_code
        if status not in {400, 403, 404, 405, 409, 410, 422, 302, 303}:
            found.append(f"{stop.name}: {status}")
    assert found == []
    assert changed(before, scene.dump()) <= {"draft", "participant"}, "a draft of one’s own, in one’s own town"


def test_forms_of_the_other_town_take_no_number_of_angers(scene: Scene) -> None:
    """The other town's own things, with the teams, themes, places and people of Angers chosen in the form."""
    stage, visitor = scene.stage, scene.visitor("everything elsewhere")
    world, base = stage.world, "/valenciennes-metropole/desk"
    team = {"name": "Pont", "phone": "03 27 00 00 00", "email": "a@b.test", "hours": "9 h", "contact_name": "Ana", "territory_id": "0"}
    person = {"name": "Zoé", "email": "zoe@b.test", "role": "agent"}
    for path, data in (
        (f"{base}/teams/new", {**team, "theme_ids": [world.street.id]}),
        (f"{base}/settings/people/invitation", {**person, "team_id": world.streets.id}),
        (f"{base}/settings/places/new", {"kind": "place", "name": "Pont", "parent_id": world.doutre.id}),
        (f"{base}/settings/competences/{world.v_street.id}", {"holder": "outside", "body_id": world.landlord.id}),
        (f"{base}/teams/v-streets/absences", {
            "away_id": world.ali.id, "substitute_id": world.rose.id, "starts_on": "2026-12-01", "ends_on": "2026-12-02"}),
        (f"{base}/processes/new", {"title": "Pont", "territory_id": world.doutre.id}),
    ):
        answer = visitor.open(path, "POST", data=data)
        assert answer.status_code == 422, f"{path}: {answer.status_code} {answer.headers.get('Location')}"


def test_a_cookie_of_one_town_opens_nothing_in_the_other(scene: Scene) -> None:
    for person in ("moderator", "agent", "head", "elected", "administrator", "everything"):
        visitor = scene.visitor(person)
        for stop in stops(scene.app, scene.stage, "GET", site="valenciennes-metropole"):
            if "/desk" in stop.rule:
                assert visitor.open(stop.path).status_code in {403, 404}, f"{stop.name} as {person}"


def test_signed_links_are_good_for_their_own_town(scene: Scene) -> None:
    for stop in stops(scene.app, scene.stage, "GET", site="valenciennes-metropole"):
        if "<site>" in stop.rule and "<token>" in stop.rule:
            assert scene.visitor("nobody").open(stop.path).status_code in {404, 410}, stop.name


def changed(before: dict[str, list[object]], after: dict[str, list[object]]) -> set[str]:
    """The tables that differ. Rows that were there must be there still."""
    assert all(set(before[table]) <= set(after[table]) for table in before)
    return {table for table in before if before[table] != after[table]}


def test_no_secret_of_angers_shows_in_the_other_town(scene: Scene) -> None:
    visitor, found = scene.visitor("everything elsewhere"), []
    for stop in stops(scene.app, scene.stage, "GET", site="valenciennes-metropole"):
        if "<site>" in stop.rule:
            text = visitor.open(stop.path).get_data().decode(errors="replace")
            found += [f"{stop.name}: {kind}" for kind, word in SECRETS.items() if word in text]
    assert found == []
