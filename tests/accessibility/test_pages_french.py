"""Every page in French: axe, targets, 320 pixels wide (400 % of 1280), letters at 200 %, nothing that moves."""

from playwright.sync_api import Browser

from tests.accessibility.sweep import pages, sweep
from tests.security.conftest import Scene


def test_every_page_in_french(browser: Browser, scene: Scene) -> None:
    faults = sweep(browser, scene, (("fr", visit) for visit in pages(scene)), measures=True)
    assert not faults, "\n".join(faults)
