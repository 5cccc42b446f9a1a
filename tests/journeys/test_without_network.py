"""The network drops in a lift: what was opened can be read, what was typed is kept, and nothing leaves twice."""

import json

import pytest
from playwright.sync_api import Page

from app.proposals.models import Proposal
from tests.journeys.conftest import MakeReader, Reader
from tests.journeys.helped.test_j4_without_network import say
from tests.world import World

CONSULTATION = "/angers/processes/parcs"


def installed(resident: Reader) -> Page:
    """A phone whose service worker stands ready and rules the page."""
    resident.context.add_init_script("document.addEventListener('DOMContentLoaded', () => "
                                     "document.querySelector('[data-behaviour=network]')?.setAttribute('data-calm', '0'))")
    page = resident.go("/angers/")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => {})")
    page.wait_for_function("() => navigator.serviceWorker.controller")
    return page


def test_what_was_opened_can_be_read_again(reader: MakeReader) -> None:
    resident = reader(worker=True)
    page = installed(resident)
    resident.go(CONSULTATION)
    title = page.get_by_role("heading", level=1).text_content()
    page.wait_for_function("async path => !!await (await caches.open('pages')).match(path, {ignoreVary: true})", arg=CONSULTATION)
    resident.context.set_offline(True)
    resident.context.set_default_navigation_timeout(25_000)  # the network gets five seconds first
    resident.go(CONSULTATION)
    assert page.get_by_role("heading", level=1).text_content() == title
    page.get_by_role("status").filter(has_text="Vous lisez une copie du").wait_for()
    page.get_by_role("status").filter(has_text="Pas de réseau").wait_for()
    assert page.evaluate("getComputedStyle(document.querySelector('.button')).minBlockSize") != "auto", "styles are kept too"
    resident.go("/angers/teams")
    page.get_by_role("heading", name="Pas de réseau").wait_for()
    page.locator(f"[data-kept-list] a[href='{CONSULTATION}']").wait_for()
    resident.context.set_offline(False)
    resident.go("/angers/teams")
    page.get_by_role("heading", name="Pas de réseau").wait_for(state="detached")


def test_a_form_that_cannot_leave_waits_with_its_words(reader: MakeReader, world: World) -> None:
    resident = reader(worker=True)
    page = installed(resident)
    page.goto(resident.base + "/angers/proposals/new")
    page.locator("#title").fill("Il fait noir dans la rue du Lac")
    resident.context.set_offline(True)
    page.locator("main form button[type=submit]").last.click()
    page.get_by_role("heading", name="Pas encore envoyé").wait_for()
    page.get_by_role("link", name="Revenir à mon texte").click()
    page.wait_for_function("() => [...document.querySelectorAll('input')].some(field => field.value.startsWith('Il fait noir'))")
    resident.context.set_offline(False)
    page.locator("main form button[type=submit]").last.click()
    page.get_by_role("heading", level=1).wait_for()
    assert "Pas encore envoyé" not in page.title()
    assert world.rows(Proposal) == [], "the four screens go on; nothing was sent behind their back"


def test_private_pages_are_never_kept(reader: MakeReader, world: World) -> None:
    idea = world.idea()
    world.session.commit()
    resident = reader(worker=True)
    page = installed(resident)
    resident.go(f"/r/{idea.receipt_code}")
    resident.go(CONSULTATION)
    page.wait_for_function("async path => !!await (await caches.open('pages')).match(path, {ignoreVary: true})", arg=CONSULTATION)
    kept = page.evaluate("async () => (await (await caches.open('pages')).keys()).map(one => new URL(one.url).pathname)")
    assert CONSULTATION in kept and not [path for path in kept if path.startswith("/r/")]


def test_a_mediator_opens_an_empty_sheet_without_network(reader: MakeReader, world: World) -> None:
    helper = reader(worker=True, account=world.hawa)
    page = installed(helper)
    helper.go("/angers/help/")
    page.get_by_label("Où êtes-vous", exact=False).or_(page.locator("input[name=noted_at]:visible")).first.fill("Centre social du Lac")
    helper.press("C’est ici")
    for kept in ("/angers/help/entry", "/static/js/help/store.js", "/angers/theme.css"):
        page.wait_for_function("async path => !!await caches.match(path, {ignoreVary: true})", arg=kept)
    helper.context.set_offline(True)
    helper.press("Noter une personne")
    page.get_by_role("heading", level=1, name="Noter une personne").wait_for(timeout=25_000)  # the network gets five seconds first
    say(helper, "Il n’y a plus de bus le dimanche.")
    page.get_by_text("C’est gardé.").first.wait_for()
    assert world.rows(Proposal) == []
    helper.context.set_offline(False)
    page.get_by_text("Tout est envoyé.").wait_for()
    assert [idea.title for idea in world.rows(Proposal)] == ["Il n’y a plus de bus le dimanche."]
    assert page.evaluate("async () => (await (await caches.open('pages')).keys()).map(one => new URL(one.url).pathname)").count("/angers/help/") == 0


@pytest.mark.parametrize("path", ["/offline", "/offline/unsent"])
def test_the_pages_without_network_are_clean(reader: MakeReader, path: str) -> None:
    for language in ("fr", "ar"):
        resident = reader(language=language)
        resident.go(path)
        resident.judge()


def test_a_town_can_be_put_on_the_home_screen(reader: MakeReader) -> None:
    resident = reader()
    page = resident.go("/angers/")
    address = page.locator("link[rel=manifest]").get_attribute("href")
    manifest = json.loads(page.request.get(resident.base + str(address)).text())
    assert (manifest["name"], manifest["start_url"], manifest["display"], manifest["lang"]) == ("Angers", "/angers/", "standalone", "fr")
    for icon in manifest["icons"]:
        picture = page.request.get(resident.base + icon["src"])
        assert picture.ok and picture.headers["content-type"] == "image/png"
        assert f"{int.from_bytes(picture.body()[16:20])}x{int.from_bytes(picture.body()[20:24])}" == icon["sizes"]
