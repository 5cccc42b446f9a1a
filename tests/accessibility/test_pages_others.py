"""Every page in one of the other languages, in turn."""

from playwright.sync_api import Browser

from tests.accessibility.sweep import OTHERS, in_turn, pages, sweep
from tests.security.conftest import Scene


def test_every_page_in_another_language(browser: Browser, scene: Scene) -> None:
    faults = sweep(browser, scene, in_turn(pages(scene), OTHERS))
    assert not faults, "\n".join(faults)
