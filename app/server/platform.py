"""The running whole: queue, database, demo, web server and worker, from the first page to the last end."""

import fcntl
import os
import sys
from dataclasses import replace
from socket import socket
from typing import IO

from app.core.settings import PROJECT, Settings
from app.server.children import Child, Children, Stopped
from app.server.greeting import greet, say
from app.server.network import answers, port_of
from app.server.queue import Queue, find_program

FLASK = [sys.executable, "-m", "flask", "--app", "app"]
MIGRATE = "import app.core.db as db, app.core.settings as s; db.migrate(s.Settings.load().database_url)"
FIRST_PAGE = 60
"""Seconds the web server has to show its first page."""
HOPELESS = 3
"""Deaths of the web server before its first page, after which there is no use in waiting."""


class NotStarted(Exception):
    """The reason, in one sentence."""


class Platform:
    """One start on these settings, behind the socket that is already open."""

    def __init__(self, settings: Settings, door: socket, *, lan: bool, demo: bool) -> None:
        self.settings = settings
        self.door = door
        self.lan = lan
        self.demo = demo and settings.mode == "demo"
        self.children = Children(PROJECT, say)
        self.queue: Queue | None = None

    @property
    def environ(self) -> dict[str, str]:
        """What every child is given. The calendar of jobs follows French clocks."""
        return self.settings.child_environ() | {"TZ": "Europe/Paris"}

    def run(self) -> int:
        """Start everything, stay until told to stop, end everything. Raises NotStarted."""
        try:
            if not self.settings.redis_url:
                self.start_queue()
            self.prepare()
            web = self.children.keep(self.web_server())
            self.children.keep(Child("le facteur", [sys.executable, "-m", "app.worker"], self.environ))
            self.welcome(web)
            self.children.watch(lambda: False, pause=60)
        except Stopped:
            say("\nEntendu s’arrête.")
        finally:
            self.children.stop()
            if self.queue:
                self.queue.close()
        return 0

    def start_queue(self) -> None:
        """Our own Redis; where the machine has none that works, the worker looks at the database on a timer."""
        if program := find_program():
            self.queue = Queue(program, self.settings.data_dir)
            self.children.keep(self.queue.child(self.environ))
            if self.children.watch(self.queue.answers, seconds=10):
                self.settings = replace(self.settings, redis_url=self.queue.url)
                return
            self.children.stop()
        say("Redis manque (apt install redis-server) : les messages partiront un peu moins vite.")

    def prepare(self) -> None:
        """The newest database and a filled demo. One server at a time on the same data."""
        with open(self.settings.data_dir / "prepare.lock", "w") as lock:
            self.children.watch(lambda: taken(lock))
            if self.children.run([sys.executable, "-c", MIGRATE], self.environ):
                raise NotStarted("la base de données n’a pas pu être mise à jour ; la raison est au-dessus.")
            if self.demo and self.children.run([*FLASK, "load-demo", "--if-empty"], self.environ):
                raise NotStarted("la démonstration n’a pas pu être chargée ; la raison est au-dessus.")

    def web_server(self) -> Child:
        """gunicorn on the socket we hold. No access log: nobody needs to know who read what."""
        options = [
            f"--bind=fd://{self.door.fileno()}", f"--workers={self.settings.web_workers}", "--threads=4",
            "--preload", "--timeout=60", "--graceful-timeout=10", "--log-level=warning", "--no-control-socket", "--config=python:app.server.warm",
        ]
        if os.access("/dev/shm", os.W_OK):
            options.append("--worker-tmp-dir=/dev/shm")
        command = [sys.executable, "-m", "gunicorn", *options, "app:create_app()"]
        return Child("le serveur web", command, self.environ, pass_fds=(self.door.fileno(),))

    def welcome(self, web: Child) -> None:
        """Wait for the first page, then tell the person at the terminal what they can open."""
        port, host = port_of(self.door), self.settings.hosts[0]
        self.children.watch(lambda: answers(port, host, patience=3) or web.deaths >= HOPELESS, FIRST_PAGE)
        if not answers(port, host):
            raise NotStarted("la première page ne s’affiche pas ; la raison est au-dessus.")
        greet(self.settings, port, self.lan)
        if self.demo:
            self.children.run([*FLASK, "demo-sign-ins"], self.environ)
        if self.settings.mode == "demo":
            say("\nPour arrêter : Ctrl+C.")


def taken(lock: IO[str]) -> bool:
    """Whether the lock could be taken now."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
