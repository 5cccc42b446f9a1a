"""Translations: a second person reads, both names stand there, an old one says so, and nobody overwrites what they have not seen."""

import threading
from datetime import date, timedelta
from typing import Any

import pytest
from flask_babel import gettext
from markupsafe import escape

from app.core.db import Database
from app.core.i18n import speaking
from app.core.verdicts import Refused
from app.language import actions, queries, translatable, translated
from app.language.actions import Conflict
from app.language.models import Translation, TranslationState
from app.language.queries import Task
from app.language.rules.translating import Standing, rank
from app.language.translatable import Offer, Original, Part, offer_of, offers
from app.language.translated import text_original
from app.people.rules import Actor, Role
from app.processes import queries as processes
from app.processes import translated as consultations
from app.processes.actions import frame
from app.processes.translated import consultation_original
from app.sites.models import RoleGrant
from tests.judge import JudgingClient
from tests.language.test_texts import published
from tests.world import World

ARABIC = {"title": "ساحة السوق", "summary": "المدينة تجدد ساحة السوق.", "simple": "تبدأ الأشغال في **مارس**."}
DESK = "/angers/desk/translations"
OLD = "Le texte français a changé depuis."


def said(client: JudgingClient, language: str, sentence: str) -> str:
    """A sentence of the interface, as a reader of that language meets it."""
    with client.application.test_request_context(), speaking(language):
        return str(escape(gettext(sentence)))


@pytest.fixture(autouse=True)
def offered() -> None:
    """What the factory registers, for tests that need no application."""
    translatable.register(*translated.OFFERS, *consultations.OFFERS)


def samir(world: World) -> Any:
    """A second translator of Angers."""
    return world.things.get("samir") or world.staff("samir", Role.TRANSLATOR, world.angers, title="association Passerelles")


def submitted(world: World, texts: dict[str, str] = ARABIC, language: str = "ar") -> tuple[Original, Translation]:
    original = text_original(published(world))
    row = actions.submit_translation(
        world.session, world.actor(world.tarik), world.angers, original, language, texts, seen="0.0", now=world.now
    )
    world.session.commit()
    return original, row


def accepted(world: World, **values: Any) -> tuple[Original, Translation]:
    original, row = submitted(world, **values)
    actions.accept_translation(world.session, world.actor(samir(world)), world.angers, row, seen="1.1", now=world.now)
    world.session.commit()
    return original, row


def test_nobody_accepts_what_they_wrote_and_both_names_stand_there(world: World) -> None:
    _original, row = submitted(world)
    with pytest.raises(Refused):
        actions.accept_translation(world.session, world.actor(world.tarik), world.angers, row, seen="1.1", now=world.now)
    actions.accept_translation(world.session, world.actor(samir(world)), world.angers, row, seen="1.1", now=world.now)
    assert row.state == TranslationState.PUBLISHED
    assert (row.translator_name, row.reader_name) == ("Tarik, association Passerelles", "Samir, association Passerelles")


def test_a_hand_that_only_changed_a_comma_is_a_writer_too(world: World) -> None:
    _original, row = submitted(world)
    second, original = world.actor(samir(world)), text_original(queries.public_texts(world.session, world.angers.id)[0])
    actions.return_translation(world.session, second, world.angers, row, "Une faute.", seen="1.1", now=world.now)
    actions.submit_translation(world.session, second, world.angers, original, "ar", {**ARABIC, "title": "السوق"}, seen="1.2", now=world.now)
    for account in (world.tarik, samir(world)):
        with pytest.raises(Refused):
            actions.accept_translation(world.session, world.actor(account), world.angers, row, seen="1.3", now=world.now)
    actions.accept_translation(world.session, world.actor(world.ines), world.angers, row, seen="1.3", now=world.now)


def test_a_whole_text_goes_to_the_reader_and_a_draft_may_have_holes(world: World) -> None:
    original, tarik = text_original(published(world)), world.actor(world.tarik)
    with pytest.raises(actions.Incomplete) as hole:
        actions.submit_translation(world.session, tarik, world.angers, original, "tr", {"title": "Pazar", "summary": " "}, seen="0.0", now=world.now)
    assert hole.value.lacks == ["summary", "simple"]
    row = actions.keep_translation(world.session, tarik, world.angers, original, "tr", {"title": "Pazar"}, seen="0.0", now=world.now)
    assert row.state == TranslationState.DRAFT


def test_two_people_at_the_same_text_lose_nothing(each_world: World) -> None:
    world = each_world
    original, tarik, second = text_original(published(world)), world.actor(world.tarik), world.actor(samir(world))
    first = actions.keep_translation(world.session, tarik, world.angers, original, "ar", ARABIC, seen="0.0", now=world.now)
    other = {**ARABIC, "title": "أخرى"}
    with pytest.raises(Conflict) as clash:
        actions.keep_translation(world.session, second, world.angers, original, "ar", other, seen="0.0", now=world.now)
    assert clash.value.theirs is first and first.texts == ARABIC
    again = actions.keep_translation(world.session, tarik, world.angers, original, "ar", ARABIC, seen="0.0", now=world.now)
    assert again is first and again.saves == 1, "a double click is no second hand"


def test_of_several_at_one_instant_one_is_kept_and_the_others_are_told(each_world: World, each_database: Database) -> None:
    world = each_world
    original, site = text_original(published(world)), world.angers
    writers = [world.actor(one) for one in (world.tarik, samir(world), world.ines)]
    world.session.commit()
    for language, seen in (("ar", "0.0"), ("ar", "1.1"), ("tr", "0.0")):
        barrier, ends = threading.Barrier(len(writers)), list[str]()

        def keep(writer: Actor, language: str = language, seen: str = seen, barrier: threading.Barrier = barrier, ends: list[str] = ends) -> None:
            barrier.wait()
            try:
                with each_database.transaction() as session:
                    mine = {"title": f"{seen} {writer.name}"}
                    actions.keep_translation(session, writer, site, original, language, mine, seen=seen, now=world.now)
                ends.append("kept")
            except Conflict:
                ends.append("told")

        threads = [threading.Thread(target=keep, args=(writer,)) for writer in writers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(ends) == ["kept", "told", "told"]


def test_what_changed_since_the_page_was_read_is_not_published(world: World) -> None:
    original, row = submitted(world)
    tarik = world.actor(world.tarik)
    actions.return_translation(world.session, tarik, world.angers, row, "", seen="1.1", now=world.now)
    actions.submit_translation(world.session, tarik, world.angers, original, "ar", {**ARABIC, "title": "غير"}, seen="1.2", now=world.now)
    with pytest.raises(Conflict):
        actions.accept_translation(world.session, world.actor(samir(world)), world.angers, row, seen="1.1", now=world.now)


def test_only_translators_of_the_site_and_only_its_languages(world: World) -> None:
    original = text_original(published(world))
    world.angers.languages = ["fr", "ar"]
    for account, language in ((world.nadia, "ar"), (world.ali, "ar"), (world.vera, "ar"), (world.tarik, "tr"), (world.tarik, "fr")):
        with pytest.raises(Refused):
            actions.keep_translation(world.session, world.actor(account), world.angers, original, language, ARABIC, seen="0.0", now=world.now)


def task(standing: Standing, weight: int = 0, closes: int | None = None, title: str = "a") -> Task:
    day = date(2026, 11, 23) + timedelta(closes) if closes is not None else None
    original = Original("text", 1, title, "", (Part("title", "", title),), weight=weight, closes_on=day)
    return Task(Offer("text", "", lambda *_: (), lambda *_: None, lambda *_: None), original, "ar", standing, queries.Work())  # type: ignore[arg-type,return-value]


def test_what_closes_soon_comes_first_then_what_nobody_reads_then_the_most_read() -> None:
    far, soon, sooner = task(Standing.NEVER, closes=60, title="far"), task(Standing.OLD, closes=9), task(Standing.NEVER, closes=3)
    over, old, read = task(Standing.NEVER, closes=-2, title="over"), task(Standing.OLD, 900, title="old"), task(Standing.NEVER, 80, title="read")
    found = sorted([old, over, far, read, soon, sooner], key=lambda one: rank(one, date(2026, 11, 23)))
    assert found == [sooner, soon, read, far, over, old]


def test_a_change_of_the_framing_makes_the_translation_old_and_only_that_part_is_marked(client: JudgingClient, world: World) -> None:
    sheet = processes.by_slug(world.session, world.angers.id, "parcs")
    assert sheet is not None
    original = consultation_original(sheet)
    tarik = world.actor(world.tarik)
    row = actions.submit_translation(
        world.session, tarik, world.angers, original, "tr", {name: f"TR {name}" for name in original.words}, seen="0.0", now=world.now
    )
    actions.accept_translation(world.session, world.actor(samir(world)), world.angers, row, seen="1.1", now=world.now)
    turk = {"Accept-Language": "tr"}
    page = client.get("/angers/processes/parcs", headers=turk).text
    assert "TR question" in page and "TR money" in page and "Tarik, association Passerelles" in page and said(client, "tr", OLD) not in page
    french = client.get("/angers/processes/parcs?words=fr", headers=turk).text
    assert 'lang="fr" dir="ltr">Que changer dans les parcs' in french and "TR question" not in french
    frame(world.session, world.actor(world.ines), world.angers, sheet, {"money": "30 000 €."}, note="Plus.", now=world.now)
    page = client.get("/angers/processes/parcs?later", headers=turk).text
    assert "TR money" in page and said(client, "tr", OLD) in page
    client.sign_in(world.tarik)
    desk = client.page(f"{DESK}/tr/consultation/{world.parks.id}")
    marked = [node for node in desk.root.all("section") if "has-changed" in node.attrs.get("class", "")]
    assert len(marked) == 1 and "30 000 €" in marked[0].text and "20 000 €" in marked[0].text


def test_without_a_translation_french_is_marked_as_french_and_the_page_says_so(client: JudgingClient, world: World) -> None:
    sheet = published(world)
    for path in ("/angers/processes/parcs", f"/angers/texts/{sheet.text.slug}"):
        page = client.get(path, headers={"Accept-Language": "ar"}).text
        assert said(client, "ar", "Pas encore traduit. Voici le texte français.") in page and '<h1 lang="fr" dir="ltr">' in page
        assert "translation-note" not in client.get(path).text


def test_the_desk_goes_from_draft_to_publication(client: JudgingClient, world: World) -> None:
    sheet = published(world)
    path = f"{DESK}/ar/text/{sheet.text.id}"
    second = samir(world)
    world.session.commit()
    client.sign_in(world.tarik)
    listed = client.page(f"{DESK}?language=ar").root.text
    assert "La place du marché" in listed and "Jamais traduit" in listed
    said = {f"said_{name}": text for name, text in ARABIC.items()}
    answer = client.submit(path, {**said, "said_simple": ""}, press="submit")
    assert answer.status_code == 422 and "Traduisez aussi cette partie." in answer.text and ARABIC["title"] in answer.text
    client.submit(path, said, press="keep")
    client.submit(path, {}, press="submit")
    page = client.page(path)
    assert "Vous avez écrit cette traduction." in page.root.text and not any(f.attrs["action"].endswith("acceptance") for f in page.forms("post"))
    reader = client.application.test_client().sign_in(second)  # type: ignore[attr-defined]
    reader.world = world
    assert reader.submit(path, {"note": ""}, action="return", follow=True).text.count("Écrivez ce qu’il faut revoir")
    reader.submit(path, {"note": "Le titre est trop long."}, action="return")
    assert "Le titre est trop long." in client.page(path).root.text
    client.submit(path, {"said_title": "السوق"}, press="submit")
    reader.submit(path, action="acceptance")
    assert "السوق" in client.application.test_client().get(f"/angers/texts/{sheet.text.slug}", headers={"Accept-Language": "ar"}).text
    assert [row.version for row in world.rows(Translation)] == [1]


def test_the_page_of_the_slower_one_shows_both_texts(client: JudgingClient, world: World) -> None:
    original = text_original(published(world))
    path = f"{DESK}/ar/text/{original.id}"
    client.sign_in(world.tarik)
    page = client.page(path)
    values = {node.attrs["name"]: node.attrs.get("value", "") for node in page.forms("post")[0].all("input")}
    second = world.actor(samir(world))
    actions.keep_translation(world.session, second, world.angers, original, "ar", {**ARABIC, "title": "نص سمير"}, seen="0.0", now=world.now)
    answer = client.post(path, data={**values, "said_title": "نص طارق", "act": "keep"})
    assert answer.status_code == 409 and "نص سمير" in answer.text and "نص طارق" in answer.text
    assert 'value="1.1"' in answer.text, "kept again, mine wins knowingly"


def test_translators_see_translations_and_nothing_of_people(client: JudgingClient, world: World) -> None:
    world.idea("فكرة", language="ar", author_name="Leïla", place="12 rue des Lices")
    world.session.commit()
    client.sign_in(world.tarik)
    page = client.page(DESK)
    assert "فكرة" in page.root.text and "Leïla" not in page.root.text and "rue des Lices" not in page.root.text
    assert [link.attrs["href"] for link in page.root.all("a") if "/desk/" in link.attrs["href"] and "translations/" not in link.attrs["href"]] \
        and not [link for link in page.root.all("a") if link.attrs["href"].endswith(("/desk/queue", "/desk/answers", "/desk/settings"))]
    for closed in ("queue", "answers", "texts", "processes"):
        assert client.get(f"/angers/desk/{closed}").status_code == 403
    world.session.query(RoleGrant).filter_by(account_id=world.tarik.id).update({"revoked_at": world.now})
    assert client.get(DESK).status_code == 403


def test_sites_do_not_mix_and_nonsense_is_not_found(client: JudgingClient, world: World) -> None:
    original, _row = accepted(world)
    client.sign_in(world.victor)
    assert client.get(f"/valenciennes-metropole/desk/translations/ar/text/{original.id}").status_code == 404
    client.sign_in(world.tarik)
    for path in (f"ar/nonsense/{original.id}", f"xx/text/{original.id}", f"fr/text/{original.id}", "ar/text/999999"):
        assert client.get(f"{DESK}/{path}").status_code == 404


def test_every_kind_of_text_is_offered(world: World) -> None:
    assert {offer.kind for offer in offers()} >= {"text", "consultation", "vote", "answer", "input"}
    assert offer_of("input").direct  # type: ignore[union-attr]
    assert isinstance(world.actor(world.tarik), Actor)
