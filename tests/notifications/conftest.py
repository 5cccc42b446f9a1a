"""A real Redis, a real mail server, and the post office of a test world."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from app.core.db import Database
from tests.conftest import settings_for
from tests.notifications.post import Mailboxes, PostOffice, until


@pytest.fixture(autouse=True)
def world_clock() -> None:
    """The present: the processes that these tests start know no other clock."""


@pytest.fixture
def office(database: Database, world: Any, tmp_path: Path) -> PostOffice:
    """Derives and delivers on the named world, into the demonstration's outbox."""
    return PostOffice(database, settings_for(database.url, tmp_path), world)


@pytest.fixture
def each_office(each_database: Database, each_world: Any, tmp_path: Path) -> PostOffice:
    """The same on both databases."""
    return PostOffice(each_database, settings_for(each_database.url, tmp_path), each_world)


@pytest.fixture
def mailboxes() -> Iterator[Mailboxes]:
    """A mail server that remembers what it was given, and can refuse or fall silent for chosen addresses."""
    kept = Mailboxes()
    server = Controller(kept, hostname="127.0.0.1", port=free_port())
    server.start()
    kept.url = f"smtp://127.0.0.1:{server.port}?starttls=no"
    yield kept
    kept.silence.set()
    server.stop()


@pytest.fixture
def redis(tmp_path: Path) -> Iterator["Redis"]:
    """A Redis server of this test's own, which can be stopped and started again without its data."""
    server = Redis(tmp_path)
    server.start()
    yield server
    server.stop()


class Redis:
    """One redis-server process behind a Unix socket, without files."""

    def __init__(self, folder: Path) -> None:
        self.socket = folder / "redis.sock"
        self.url = f"unix://{self.socket}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it (again, and empty)."""
        program = os.environ.get("TEST_REDIS_SERVER") or shutil.which("redis-server")
        assert program, "no redis-server: run the tests with ./entendu test"
        command = [program, "--port", "0", "--unixsocket", str(self.socket), "--save", "", "--appendonly", "no"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=self.socket.parent)
        assert until(self._answers, 10)

    def stop(self) -> None:
        """End it as a crash would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as line:
            try:
                line.connect(str(self.socket))
                line.sendall(b"PING\r\n")
                return line.recv(16).startswith(b"+PONG")
            except OSError:
                return False


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
