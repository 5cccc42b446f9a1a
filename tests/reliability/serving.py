"""The real server, as it is run: gunicorn with two processes of four threads, on a database of the test's own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from app.core import clock

ROOT = Path(__file__).parents[2]
OPTIONS = ("--workers=2", "--threads=4", "--preload", "--timeout=60", "--graceful-timeout=5", "--log-level=critical", "--no-control-socket")
PATIENCE = 30


class Served:
    """A running server and the port it answers on."""

    def __init__(self, process: "subprocess.Popen[bytes]", port: int) -> None:
        self.process = process
        self.port = port

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
def served(url: str, data: Path, *, opens_at: datetime | None = None) -> Iterator[Served]:
    """Serve the database; with `opens_at`, as if the server had started at that instant."""
    ahead = opens_at - clock.now() if opens_at else timedelta()
    environ = {**os.environ, "DATABASE_URL": url, "ENTENDU_DATA": str(data), "TEST_CLOCK_AHEAD": str(ahead.total_seconds())}
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(512)
        os.set_inheritable(door.fileno(), True)
        command = [sys.executable, "-m", "gunicorn", *OPTIONS, f"--bind=fd://{door.fileno()}", "tests.reliability.wsgi:app"]
        process = subprocess.Popen(command, cwd=ROOT, env=environ, pass_fds=(door.fileno(),), start_new_session=True)
        try:
            found = Served(process, door.getsockname()[1])
            until(lambda: len(found.workers()) == 2, "the server starts")
            yield found
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(PATIENCE)


def until(condition: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Wait for a condition, asked again and again; a test fails when it does not come in time."""
    last = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < last, f"not within {seconds} s: {what}"
        time.sleep(0.01)
