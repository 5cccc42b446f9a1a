"""J12: an association translates a simple version into Arabic and Turkish; a second person reads; the page says who, and when it is old."""

import pytest

from app.language import actions, queries
from app.people.rules import Role
from tests.journeys.conftest import MakeReader, Reader
from tests.language.test_texts import published
from tests.world import World

SAID = {
    "ar": {"Le titre": "ساحة السوق", "Le résumé": "المدينة تجدد ساحة السوق. تستمر الأشغال سنة.", "La version simple": "تبدأ الأشغال في مارس."},
    "tr": {
        "Le titre": "Pazar meydanı", "Le résumé": "Belediye pazar meydanını yeniliyor. İşler bir yıl sürüyor.",
        "La version simple": "İşler martta başlıyor.",
    },
}
NAMES = {"ar": "العربية", "tr": "Türkçe"}


def translate(tarik: Reader, language: str) -> None:
    """From the list to the second reader."""
    page = tarik.go(f"/angers/desk/translations?language={language}")
    page.get_by_role("link", name="La place du marché").first.click()
    page.get_by_label("Le titre", exact=False).first.wait_for()
    for label, words in SAID[language].items():
        page.locator("label", has_text=label).locator("xpath=following-sibling::textarea").fill(words)
    tarik.judge()
    tarik.press("Garder le brouillon")
    page.get_by_text("Votre brouillon est gardé.").wait_for()
    tarik.press("Envoyer à la relecture")
    page.get_by_text("Une autre personne va relire", exact=False).wait_for()
    tarik.judge()


@pytest.mark.parametrize("scripts", [True, False])
def test_two_languages_two_people_and_a_change(reader: MakeReader, world: World, scripts: bool) -> None:
    sheet = published(world)
    samir = world.staff("samir", Role.TRANSLATOR, world.angers, title="association Passerelles")
    world.session.commit()
    tarik, second = reader(scripts=scripts, account=world.tarik, width=1280), reader(scripts=scripts, account=samir)
    for language, said in SAID.items():
        translate(tarik, language)
        tarik.go(f"/angers/desk/translations/{language}/text/{sheet.text.id}")
        assert not tarik.page.get_by_role("button", name="C’est juste", exact=False).count(), "nobody accepts their own"
        page = second.go(f"/angers/desk/translations?language={language}")
        second.judge()
        page.get_by_role("link", name="La place du marché").first.click()
        second.judge()
        second.press("C’est juste : publier")
        page.get_by_text("avec vos deux noms", exact=False).wait_for()
        resident = reader(scripts=scripts, language=language)
        page = resident.go(f"/angers/texts/{sheet.text.slug}")
        page.get_by_role("heading", level=1, name=said["Le titre"]).wait_for()
        assert said["La version simple"] in (page.locator("#simple-text").text_content() or "")
        assert "Samir, association Passerelles" in (page.locator(".translation-note").text_content() or "")
        resident.judge()
        page.locator(".translation-note a").click()
        page.get_by_role("heading", level=1, name="La place du marché").wait_for()
        assert page.locator("h1").get_attribute("lang") == "fr"
    _change(world)
    page = resident.go(f"/angers/texts/{sheet.text.slug}?after")
    page.get_by_role("heading", level=1, name=SAID["tr"]["Le titre"]).wait_for()
    assert page.locator(".translation-note strong").count() == 1
    tarik.go("/angers/desk/translations?language=tr").get_by_text("Le français a changé").first.wait_for()
    tarik.page.get_by_role("link", name="La place du marché").first.click()
    assert tarik.page.locator(".has-changed").count() == 1
    tarik.judge()


def _change(world: World) -> None:
    sheet = queries.public_texts(world.session, world.angers.id)[0]
    actions.edit_text(world.session, world.actor(world.nadia), world.angers, sheet, {"simple": "Les travaux commencent en avril."}, now=world.now)
    world.session.commit()
