"""The real server, as it is run: gunicorn with two processes of four threads, on a database of the test's own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from app.core import clock

ROOT = Path(__file__).parents[3]
OPTIONS = ("--workers=2", "--threads=4", "--preload", "--timeout=60", "--graceful-timeout=5", "--log-level=critical", "--no-control-socket")
PATIENCE = 30


class Served:
    """A running server and the port it answers on."""

    def __init__(self, process: "subprocess.Popen[bytes]", port: int, data: Path) -> None:
        self.process = process
        self.port = port
        self.data = data

    def set_clock(self, instant: datetime) -> None:
        """It is that instant now, for the server."""
        set_clock(self.data, instant)

    def workers(self) -> list[int]:
        """The ids of the processes that answer requests."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(child) for child in children.split()]

    def kill_a_worker(self, number: int) -> None:
        """End one of them at once, whatever it is doing; gunicorn starts another."""
        workers = self.workers()
        if workers:
            os.kill(workers[number % len(workers)], signal.SIGKILL)


@contextmanager
def served(url: str, data: Path, now: datetime) -> Iterator[Served]:
    """Serve the database, as if it were `now` at the start."""
    environ = {**os.environ, "DATABASE_URL": url, "ENTENDU_DATA": str(data)}
    set_clock(data, now)
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(512)
        os.set_inheritable(door.fileno(), True)
        command = [sys.executable, "-m", "gunicorn", *OPTIONS, f"--bind=fd://{door.fileno()}", "tests.reliability.stage.wsgi:app"]
        process = subprocess.Popen(command, cwd=ROOT, env=environ, pass_fds=(door.fileno(),), start_new_session=True)
        try:
            found = Served(process, door.getsockname()[1], data)
            until(lambda: len(found.workers()) == 2, "the server starts")
            yield found
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(PATIENCE)


def set_clock(data: Path, instant: datetime) -> None:
    """Written beside and moved into place, so that no reader finds half a number."""
    (data / "clock.new").write_text(str((instant - clock.now()).total_seconds()))
    (data / "clock.new").rename(data / "clock")


def until(condition: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Wait for a condition, asked again and again; a test fails when it does not come in time."""
    last = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < last, f"not within {seconds} s: {what}"
        time.sleep(0.01)
