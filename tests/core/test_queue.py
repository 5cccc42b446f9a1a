"""Waking the worker through a real Redis; and what happens when it is dead, hanging or empty."""

import socket
import time
from pathlib import Path

import pytest
from rq import Queue

from app.core.queue import OUTBOX, PATIENCE, PERFORM, QUEUE, Bell
from tests.notifications.conftest import Redis, redis

__all__ = ["redis"]


def waiting(bell: Bell) -> list[str]:
    """What the worker would perform."""
    assert bell.redis is not None
    return [str(job.args[0]) for job in Queue(QUEUE, connection=bell.redis).jobs if job.func_name == PERFORM]


def test_a_hundred_rings_wake_the_worker_once(redis: Redis) -> None:
    bell = Bell(redis.url)
    assert all(bell.ring(OUTBOX) for _ in range(100))
    assert waiting(bell) == [OUTBOX]
    bell.answered(OUTBOX)
    assert bell.ring(OUTBOX)
    assert len(waiting(bell)) == 2, "what happens after the worker began needs another ring"


def test_a_dead_redis_costs_a_moment_once_and_raises_nothing(redis: Redis) -> None:
    bell = Bell(redis.url)
    redis.stop()
    started = time.monotonic()
    assert not any(bell.ring(OUTBOX) for _ in range(1000))
    assert time.monotonic() - started < 1


def test_a_redis_that_hangs_is_left_within_the_patience(tmp_path: Path) -> None:
    path = tmp_path / "hanging.sock"
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(path))
        door.listen(8)
        started = time.monotonic()
        assert not Bell(f"unix://{path}").ring(OUTBOX)
        assert time.monotonic() - started < 4 * PATIENCE


def test_a_redis_that_comes_back_empty_is_used_again(redis: Redis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.core.queue.SULK", 0.0)
    bell = Bell(redis.url)
    bell.ring(OUTBOX)
    redis.stop()
    assert not bell.ring(OUTBOX)
    redis.start()
    assert bell.ring(OUTBOX)
    assert waiting(bell) == [OUTBOX]


def test_without_a_redis_the_bell_is_silent() -> None:
    bell = Bell("")
    assert not bell.ring(OUTBOX)
    bell.answered(OUTBOX)
