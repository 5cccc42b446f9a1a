"""The lived world behind a real server, for a browser that looks at every page."""

from tests.security.conftest import frozen, lived, scene

__all__ = ["frozen", "lived", "scene"]
