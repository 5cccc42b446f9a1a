"""The servers a worker speaks to; and its clock, which is the present one: it is a process of its own."""

import pytest

from tests.notifications.conftest import mailboxes, redis

__all__ = ["mailboxes", "redis"]


@pytest.fixture(autouse=True)
def world_clock() -> None:
    """Nothing is moved here."""
