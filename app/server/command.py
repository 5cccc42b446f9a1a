"""The supervisor: settings, database, demo, then queue, web server and worker until somebody stops it."""

import argparse
import fcntl
import os
import sys
from dataclasses import replace
from socket import socket
from typing import IO

from app.core.settings import PROJECT, Settings, UnsafeSettings, usual_address
from app.server.children import Child, Children, Stopped
from app.server.greeting import greet, say
from app.server.network import answers, lan_address, listen
from app.server.queue import Queue, find_program

FLASK = [sys.executable, "-m", "flask", "--app", "app"]
MIGRATE = "import app.core.db as db, app.core.settings as s; db.migrate(s.Settings.load().database_url)"
FIRST_PAGE = 60
"""Seconds the web server has to show its first page."""


class NotStarted(Exception):
    """The reason, in one sentence."""


def main(arguments: list[str]) -> int:
    """Run until stopped. 0 after a stop, 1 when something could not start, 78 (sysexits.h) for unsafe settings."""
    options = parse(arguments)
    os.umask(0o077)
    try:
        settings = Settings.load()
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        with listen("0.0.0.0" if options.lan else "127.0.0.1", options.port, exact=settings.mode != "demo") as door:
            return run(with_address(settings, door, options.lan), door, options)
    except UnsafeSettings as reasons:
        lines = ["Entendu ne démarre pas. Voici pourquoi :", *str(reasons).splitlines()]
        say("\n  - ".join(lines))
        return os.EX_CONFIG
    except (NotStarted, OSError) as reason:
        say(f"Entendu ne démarre pas : {reason}")
        return 1


def parse(arguments: list[str]) -> argparse.Namespace:
    """The options of `./entendu start`."""
    parser = argparse.ArgumentParser(prog="entendu start", description="Démarre Entendu. Ctrl+C l’arrête.")
    parser.add_argument("--lan", action="store_true", help="ouvrir le site aux appareils du réseau local")
    parser.add_argument("--port", type=int, default=8000, help="port d’écoute (8000)")
    parser.add_argument("--no-demo", dest="demo", action="store_false", help="ne pas charger la démonstration")
    return parser.parse_args(arguments)


def with_address(settings: Settings, door: socket, lan: bool) -> Settings:
    """The settings of a demo take the address it really has; in production they are as given."""
    if settings.mode != "demo":
        return settings
    name = (lan_address() if lan else None) or "127.0.0.1"
    given = settings.base_url != usual_address(settings.mode, settings.data_dir)
    base_url = settings.base_url if given else f"http://{name}:{port_of(door)}"
    (settings.data_dir / "address").write_text(base_url)
    return replace(settings, base_url=base_url, hosts=tuple(dict.fromkeys((*settings.hosts, name))))


def run(settings: Settings, door: socket, options: argparse.Namespace) -> int:
    """Everything between the open socket and the last child's end."""
    children = Children(PROJECT, say)
    queue = None
    try:
        if port_of(door) != options.port:
            say(f"Le port {options.port} est déjà pris : Entendu prend le port {port_of(door)}.")
        if not settings.redis_url and (queue := own_queue(settings, children)):
            settings = replace(settings, redis_url=queue.url)
        environ = settings.child_environ() | {"TZ": "Europe/Paris"}
        prepare(settings, children, environ, with_demo=options.demo)
        children.keep(web_server(settings, environ, door))
        children.keep(Child("le facteur", [sys.executable, "-m", "app.worker"], environ))
        welcome(settings, children, environ, door, options)
        children.watch(lambda: False, pause=60)
    except Stopped:
        say("\nEntendu s’arrête.")
    finally:
        children.stop()
        if queue:
            queue.close()
    return 0


def own_queue(settings: Settings, children: Children) -> Queue | None:
    """Our own Redis, answering; None, and a sentence, when this machine has none that works."""
    program = find_program()
    queue = Queue(program, settings.data_dir) if program else None
    if queue:
        children.keep(queue.child(settings.child_environ()))
        if children.watch(queue.answers, seconds=20):
            return queue
        children.stop()
        queue.close()
    say("Redis manque sur cette machine (apt install redis-server) : les messages partiront un peu moins vite.")
    return None


def prepare(settings: Settings, children: Children, environ: dict[str, str], with_demo: bool) -> None:
    """Bring the database to the newest form and fill an empty demo; one server at a time on the same data."""
    with open(settings.data_dir / "prepare.lock", "w") as lock:
        children.watch(lambda: taken(lock))
        if children.run([sys.executable, "-c", MIGRATE], environ):
            raise NotStarted("la base de données n’a pas pu être mise à jour ; le message est au-dessus.")
        if settings.mode == "demo" and with_demo and children.run([*FLASK, "load-demo", "--if-empty"], environ):
            raise NotStarted("la démonstration n’a pas pu être chargée ; le message est au-dessus.")


def web_server(settings: Settings, environ: dict[str, str], door: socket) -> Child:
    """gunicorn on the socket we hold. No access log: nobody needs to know who read what."""
    options = [
        f"--bind=fd://{door.fileno()}", f"--workers={settings.web_workers}", "--threads=4", "--timeout=60",
        "--graceful-timeout=10", "--log-level=warning", "--no-control-socket",
    ]
    if os.access("/dev/shm", os.W_OK):
        options.append("--worker-tmp-dir=/dev/shm")
    command = [sys.executable, "-m", "gunicorn", *options, "app:create_app()"]
    return Child("le serveur web", command, environ, pass_fds=(door.fileno(),))


def welcome(
    settings: Settings, children: Children, environ: dict[str, str], door: socket, options: argparse.Namespace
) -> None:
    """Wait for the first page, then tell the person at the terminal what they can open."""
    if not children.watch(lambda: answers(port_of(door), settings.hosts[0]), FIRST_PAGE):
        raise NotStarted("la première page ne s’affiche pas ; le message est au-dessus.")
    greet(settings, port_of(door), options.lan)
    if settings.mode == "demo" and options.demo:
        children.run([*FLASK, "demo-sign-ins"], environ)
    if settings.mode == "demo":
        say("\nPour arrêter : Ctrl+C.")


def port_of(door: socket) -> int:
    """The port a socket listens on."""
    return int(door.getsockname()[1])


def taken(lock: IO[str]) -> bool:
    """Whether the lock could be taken now."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
