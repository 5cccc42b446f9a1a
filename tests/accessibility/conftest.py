"""The lived world behind a real server, for a browser that looks at every page."""

from tests.journeys.conftest import browser
from tests.security.conftest import frozen, lived, scene

__all__ = ["browser", "frozen", "lived", "scene"]
