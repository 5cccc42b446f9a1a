"""One command keeps everything up: what dies comes back, what is stopped leaves nothing, what cannot start says why."""

import os
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path


from app.core.settings import PROJECT

SECONDS = 60


class Server:
    """`python -m app.server` on data of its own, and everything it starts."""

    def __init__(self, data: Path, *options: str, **environ: str) -> None:
        self.data = data
        self.log = data.with_name(data.name + ".log")
        surroundings = {name: os.environ[name] for name in ("HOME", "PATH") if name in os.environ}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "app.server", "--no-demo", *options], cwd=PROJECT,
            env=surroundings | {"PYTHONUTF8": "1", "ENTENDU_MODE": "demo", "ENTENDU_DATA": str(data)} | environ,
            stdout=self.log.open("wb"), stderr=subprocess.STDOUT,
        )

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def says(self, words: str) -> bool:
        eventually(lambda: words in self.said() or self.process.poll() is not None)
        return words in self.said()

    def ready(self) -> "Server":
        assert self.says("Pour arrêter"), self.said()
        return self

    @property
    def port(self) -> int:
        return int(self.said().split("http://127.0.0.1:")[1].split("/")[0])

    def page(self, host: str = "127.0.0.1") -> int:
        asked = urllib.request.Request(f"http://127.0.0.1:{self.port}/", headers={"Host": host})
        try:
            with urllib.request.urlopen(asked, timeout=30) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refusal:
            return refusal.code

    def relatives(self) -> dict[int, str]:
        """Every process whose surroundings name our data: process id and command line."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if str(self.data) in (folder / "environ").read_bytes().decode(errors="replace").split("\0")[0:] or \
                        f"ENTENDU_DATA={self.data}" in (folder / "environ").read_bytes().decode(errors="replace"):
                    found[int(folder.name)] = (folder / "cmdline").read_bytes().decode(errors="replace")
            except OSError:
                continue
        return found
