"""Official texts: nothing is published without a simple version and a summary that everybody can read; FALC must be earned."""

from datetime import date
from typing import Any

import pytest

from app.core.verdicts import Refused
from app.language import actions, permissions, queries
from app.language.models import TextState, TextVersion
from app.language.queries import Sheet
from app.language.rules.keeping.official import is_falc
from app.people.rules import Actor
from tests.judge import JudgingClient
from tests.language.conftest import SUMMARY
from tests.world import World

WHOLE = {
    "summary": SUMMARY, "body": "Vu le code général, le conseil délibère.",
    "simple": "La ville refait la place.\n\nLes travaux commencent en mars.",
}
REVIEWED = {"reviewed_by": "Les Papillons blancs", "reviewed_on": date(2026, 11, 2)}
DESK = "/angers/desk/texts"


def drafted(world: World, **content: Any) -> Sheet:
    made = actions.draft_text(
        world.session, world.actor(world.nadia), world.angers, now=world.now, **{"title": "La place du marché", **WHOLE, **content}
    )
    world.session.commit()
    return made


def published(world: World, **content: Any) -> Sheet:
    sheet = drafted(world, **content)
    actions.publish_text(world.session, world.actor(world.nadia), world.angers, sheet, now=world.now)
    world.session.commit()
    return sheet


@pytest.mark.parametrize("hole", ["summary", "body", "simple"])
def test_an_incomplete_text_is_not_published(world: World, nadia: Actor, hole: str) -> None:
    with pytest.raises(Refused):
        actions.publish_text(world.session, nadia, world.angers, drafted(world, **{hole: " "}), now=world.now)


@pytest.mark.parametrize(("summary", "reason"), [
    ("La ville refait la place. Elle coûte cher. Elle est belle.", "phrases"),
    ("Le QPV de la ville reçoit un nouvel équipement.", "QPV"),
    ("La ville " + "refait la place du marché et " * 6 + "le parc.", "trop longue"),
])
def test_a_summary_that_is_not_plain_is_refused_with_its_reasons(world: World, nadia: Actor, summary: str, reason: str) -> None:
    sheet = drafted(world, summary=summary)
    with pytest.raises(Refused) as refused:
        actions.publish_text(world.session, nadia, world.angers, sheet, now=world.now)
    assert reason in str(refused.value.verdict.instead) and sheet.text.state == TextState.DRAFT


def test_a_published_text_gets_versions_and_cannot_lose_its_summary(each_world: World) -> None:
    world = each_world
    sheet, nadia = published(world), world.actor(world.nadia)
    after = actions.edit_text(world.session, nadia, world.angers, sheet, {"simple": "Autrement."}, note="Date", now=world.now)
    assert [one.version for one in queries.versions(world.session, sheet.text.id)] == [2, 1]
    with pytest.raises(actions.Incomplete):
        actions.edit_text(world.session, nadia, world.angers, after, {"simple": ""}, now=world.now)
    with pytest.raises(Refused):
        actions.edit_text(world.session, nadia, world.angers, after, {"summary": "Le QPV."}, now=world.now)
    same = actions.edit_text(world.session, nadia, world.angers, after, {"simple": "Autrement."}, now=world.now)
    assert same is after


@pytest.mark.parametrize("half", [
    {"reviewed_by": "Un groupe"}, {"reviewed_on": date(2026, 11, 2)}, {"reviewed_by": "Un groupe", "reviewed_on": date(2027, 1, 1)},
])
def test_falc_needs_a_group_and_a_day_that_has_passed(world: World, half: dict[str, Any]) -> None:
    assert not is_falc(drafted(world, **half).version) and is_falc(drafted(world, **REVIEWED).version)


def test_a_review_falls_when_the_simple_version_changes(world: World, nadia: Actor) -> None:
    sheet = published(world, **REVIEWED)
    untouched = actions.edit_text(world.session, nadia, world.angers, sheet, {"body": "Autre texte."}, now=world.now)
    assert is_falc(untouched.version)
    changed = actions.edit_text(world.session, nadia, world.angers, untouched, {"simple": "Autrement."}, now=world.now)
    assert not is_falc(changed.version)


def test_others_may_not_and_sites_do_not_mix(world: World) -> None:
    sheet = drafted(world)
    for account in (world.ali, world.vera, world.carla):
        assert not permissions.may_publish(world.actor(account), world.angers, sheet)


def test_a_draft_is_invisible_and_a_published_text_shows_both_versions(client: JudgingClient, world: World) -> None:
    sheet = drafted(world)
    path = f"/angers/texts/{sheet.text.slug}"
    assert client.get(path).status_code == 404 and "Pas encore de texte" in client.page("/angers/texts").root.text
    client.sign_in(world.nadia)
    client.submit(f"{DESK}/{sheet.text.slug}", action="publication")
    reader = client.application.test_client()
    page = reader.page(path)
    assert "Les travaux commencent en mars" in page.root.text and "le conseil délibère" in page.root.text
    assert "Français simple" in page.root.text and "FALC" not in page.root.text
    assert reader.get(f"/valenciennes-metropole/texts/{sheet.text.slug}").status_code == 404


def test_the_label_names_the_group_and_the_day(client: JudgingClient, world: World) -> None:
    sheet = published(world, **REVIEWED)
    text = client.page(f"/angers/texts/{sheet.text.slug}").root.text
    assert "FALC" in text and "Les Papillons blancs" in text and "2 novembre 2026" in text.replace("\u00a0", " ")


def test_the_desk_takes_it_from_nothing_and_loses_nothing(client: JudgingClient, world: World) -> None:
    client.sign_in(world.ines)
    client.submit(f"{DESK}/new", {"title": "Un arrêté", **WHOLE, "summary": "Le QPV gagne. Tout va bien."})
    page = client.page(f"{DESK}/un-arrete")
    assert "n’est pas encore assez simple" in page.root.text and "QPV" in page.root.text
    token = next(field.attrs["value"] for field in page.root.all("input") if field.attrs.get("name") == "csrf_token")
    assert client.post(f"{DESK}/un-arrete/publication", data={"csrf_token": token}).status_code == 403
    client.submit(f"{DESK}/un-arrete", {"summary": SUMMARY}, action="un-arrete")
    client.submit(f"{DESK}/un-arrete", action="publication")
    refused = client.submit(f"{DESK}/un-arrete", {"summary": "Le QPV gagne."}, action="un-arrete")
    assert refused.status_code == 422 and "QPV gagne" in refused.text
    for data in ({"source_url": "javascript:alert(1)"}, {"reviewed_by": "Un groupe seul"}, {"title": ""}):
        assert client.submit(f"{DESK}/un-arrete", data, action="un-arrete").status_code == 422, data
    assert len(world.rows(TextVersion)) == 1


def test_a_very_long_text_is_shown_whole(client: JudgingClient, world: World) -> None:
    sheet = published(world, body="\n\n".join(f"Article {number}. La ville décide ici de la suite des travaux." for number in range(400)))
    assert "Article 399" in client.page(f"/angers/texts/{sheet.text.slug}").root.text
