"""Every page in Arabic, from right to left."""

from playwright.sync_api import Browser

from tests.accessibility.sweep import pages, sweep
from tests.security.conftest import Scene


def test_every_page_in_arabic(browser: Browser, scene: Scene) -> None:
    faults = sweep(browser, scene, (("ar", visit) for visit in pages(scene)))
    assert not faults, "\n".join(faults)
