"""`python -m tests.benchmarks.run [--ideas N] [--seconds S]`: our pages beside the bare reference, on the same rows and the same server.

A SQLite file is filled with N ideas (10,000 by default); each page is asked for S seconds by eight connections. Only ratios count.
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert

from app.core.db import Database, migrate
from app.core.text.codes import new_code
from tests import world as worlds
from tests.benchmarks.load import Request, run
from tests.reliability.stage.serving import OPTIONS, ROOT, served, until

BODY = "Ma mère ne peut plus marcher longtemps. " * 4
KEY = "a key for measuring only, long enough to pass every check"


def fill(url: str, count: int) -> None:
    """The named world with so many ideas of one consultation."""
    from app.contributions.models import Contribution
    from app.proposals.models import Proposal

    migrate(url)
    database = Database(url)
    with database.write() as session:
        world = worlds.build(session)
        first = 1000
        shared = {
            "kind": "proposal", "site_id": world.angers.id, "process_id": world.parks.id, "theme_id": world.green.id, "team_id": world.gardens.id,
            "state": "received", "state_at": world.now, "created_at": world.now, "channel": "web", "language": "fr",
        }
        rows = [
            {**shared, "id": first + n, "title": f"Un banc numéro {n}", "body": BODY, "receipt_code": new_code()} for n in range(count)
        ]
        session.execute(insert(Contribution.__table__), rows)  # type: ignore[arg-type]
        session.execute(insert(Proposal.__table__), [{"id": row["id"]} for row in rows])  # type: ignore[arg-type]
        session.commit()
    database.dispose()


@contextmanager
def reference(url: str) -> Iterator[int]:
    """The bare application under the same server; its port."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(512)
        os.set_inheritable(door.fileno(), True)
        command = [sys.executable, "-m", "gunicorn", *OPTIONS, f"--bind=fd://{door.fileno()}", "tests.benchmarks.reference:create_app()"]
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "DATABASE_URL": url}, pass_fds=(door.fileno(),))
        try:
            until(lambda: Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split(), "the reference starts")
            yield door.getsockname()[1]
        finally:
            process.terminate()
            process.wait(20)


def compare(ours: int, bare: int, seconds: float) -> None:
    """One line a page: requests a second, 95th percentile, and the ratio."""
    for name, path, bare_path in (
        ("list of ideas", "/angers/proposals?process=parcs", "/ideas"), ("one idea", "/angers/proposals/1234", "/ideas/1234"),
    ):
        for port, address in ((ours, path), (bare, bare_path)):
            run(port, _asking(address), seconds)  # templates are compiled and word tables read once a process
        results = [run(port, _asking(address), seconds) for port, address in ((ours, path), (bare, bare_path))]
        (rate, p95, failed), (limit, limit_p95, _none) = results
        said = f"{rate:.0f}/s (p95 {p95:.0f} ms, {failed} failed), bare {limit:.0f}/s (p95 {limit_p95:.0f} ms)"
        sys.stdout.write(f"{name}: {said}, ratio {rate / limit:.2f}\n")


class _asking:
    """The same GET again and again; a class, because processes receive it."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __call__(self, _connection: int, _number: int) -> Request:
        return "GET", self.path, "", {}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ideas", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=4.0)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        url, data = f"sqlite:///{folder}/bench.db", Path(folder) / "data"
        data.mkdir()
        fill(url, options.ideas)
        shutil.copy(f"{folder}/bench.db", f"{folder}/bare.db")
        os.environ.setdefault("ENTENDU_SECRET_KEY", KEY)
        with served(url, data, worlds.MONDAY) as ours, reference(f"sqlite:///{folder}/bare.db") as bare:
            compare(ours.port, bare, options.seconds)


if __name__ == "__main__":
    main()
