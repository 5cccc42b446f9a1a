"""A PostgreSQL server of one test's own, set up as in production (it syncs), so that it may be killed."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.reliability.stage.serving import until

PROGRAMS = Path(os.environ.get("TEST_POSTGRES_BIN", "/usr/lib/postgresql/15/bin"))
OPTIONS = ("-c", "listen_addresses=", "-c", "max_connections=60", "-c", "shared_buffers=32MB", "-c", "restart_after_crash=on")


class Cluster:
    """The server, its folder, and its address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = f"postgresql+psycopg://postgres@/postgres?host={folder}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and wait until it answers."""
        command = [str(PROGRAMS / "postgres"), "-D", str(self.folder / "data"), "-k", str(self.folder), *OPTIONS]
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen([*_as_postgres(), *command], stdout=log, stderr=log, start_new_session=True, cwd=self.folder)
        until(self.answers, "PostgreSQL starts")

    def answers(self) -> bool:
        """Whether it takes connections now."""
        try:
            psycopg.connect(f"host={self.folder} user=postgres dbname=postgres", connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def backends(self) -> list[int]:
        """The processes that work for the application."""
        with psycopg.connect(f"host={self.folder} user=postgres dbname=postgres") as line:
            found = line.execute("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()")
            return [row[0] for row in found]

    def kill_a_backend(self) -> None:
        """End one of them at once: the server throws all connections out and recovers."""
        os.kill(self.backends()[0], signal.SIGKILL)
        until(self.answers, "PostgreSQL recovers")

    def kill(self) -> None:
        """End the whole server at once, as a power cut would, and start it again."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.start()


def _as_postgres() -> list[str]:
    """PostgreSQL refuses to run as root."""
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if os.getuid() == 0 else []


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A new server in a folder of its own, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="entendu-pg-", dir="/tmp"))
    if os.getuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    initdb = [str(PROGRAMS / "initdb"), "-D", str(folder / "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
    subprocess.run([*_as_postgres(), *initdb], check=True, stdout=subprocess.DEVNULL, cwd=folder)
    made = Cluster(folder)
    try:
        made.start()
        yield made
    finally:
        if made.process is not None:
            os.killpg(made.process.pid, signal.SIGKILL)
            made.process.wait()
        shutil.rmtree(folder, ignore_errors=True)
