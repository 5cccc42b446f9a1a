"""Child processes that never outlive this one, and are started again when they die."""

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
WATCHED = (signal.SIGCHLD, *STOP_SIGNALS)
PAUSES = (0.5, 1, 2, 5, 15, 30)
"""Seconds before the first, second, … restart in a row."""
STEADY = 60
"""After so many seconds of life a death counts as the first again."""
GRACE = 15
"""Seconds a child has to end by itself."""
PARENT_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of linux/prctl.h."""
LIBC = ctypes.CDLL(None)

Process = subprocess.Popen[bytes]


class Stopped(Exception):
    """Somebody asked this process to stop."""


def nothing(_deaths: int) -> None:
    """What most children need before they start."""


@dataclass
class Child:
    """A process to keep alive. `before_start` is told how often in a row it has died."""

    name: str
    command: list[str]
    environ: dict[str, str]
    pass_fds: tuple[int, ...] = ()
    before_start: Callable[[int], None] = nothing
    deaths: int = 0
    due: float = field(default_factory=time.monotonic)
    process: Process | None = None


class Children:
    """All children of this process. For its main thread only: signals are read here and nowhere else."""

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        self.folder = folder
        self.say = say
        self.kept: list[Child] = []
        signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)

    def keep(self, child: Child) -> Child:
        """Start a child, and start it again each time it dies."""
        self.kept.append(child)
        self._start_due()
        return child

    def run(self, command: list[str], environ: dict[str, str]) -> int:
        """Run a command to its end and give its exit code. Raises Stopped, the command being ended first."""
        process = self._spawn(command, environ)
        try:
            self.watch(lambda: process.poll() is not None)
        except Stopped:
            end([process])
            raise
        return int(process.returncode)

    def watch(self, until: Callable[[], bool], seconds: float = float("inf"), pause: float = 0.1) -> bool:
        """Look after the children until the condition holds (True) or the time is over (False).

        The condition is asked every `pause` seconds and after each death. Raises Stopped.
        """
        last = time.monotonic() + seconds
        while not until():
            now = time.monotonic()
            if now > last:
                return False
            next_start = min((child.due for child in self.kept if not child.process), default=now + pause)
            heard = signal.sigtimedwait(WATCHED, min(pause, max(0.0, next_start - now)))
            if heard and heard.si_signo in STOP_SIGNALS:
                raise Stopped
            self._bury_dead()
            self._start_due()
        return True

    def stop(self) -> None:
        """End all children; the first one started, the queue the others speak to, goes last."""
        for group in (self.kept[1:], self.kept[:1]):
            end([child.process for child in group if child.process])
        self.kept.clear()

    def _bury_dead(self) -> None:
        for child in self.kept:
            if child.process is None or (code := child.process.poll()) is None:
                continue
            now = time.monotonic()
            child.deaths = 1 if now - child.due > STEADY else child.deaths + 1
            tell(child.process, signal.SIGTERM)
            wait = PAUSES[min(child.deaths, len(PAUSES)) - 1]
            child.process, child.due = None, now + wait
            self.say(f"Arrêt inattendu : {child.name} ({ending(code)}). Nouveau départ dans {wait:g} s.")

    def _start_due(self) -> None:
        for child in self.kept:
            if child.process is None and child.due <= time.monotonic():
                child.before_start(child.deaths)
                child.process = self._spawn(child.command, child.environ, child.pass_fds)

    def _spawn(self, command: list[str], environ: dict[str, str], pass_fds: tuple[int, ...] = ()) -> Process:
        """A process in a session of its own: Ctrl+C reaches only us, and we end all in order."""
        return subprocess.Popen(
            command, cwd=self.folder, env=environ, pass_fds=pass_fds, stdin=subprocess.DEVNULL,
            start_new_session=True, preexec_fn=tied_to(os.getpid()),
        )


def tied_to(parent: int) -> Callable[[], None]:
    """What a new process does before it becomes its program: ask to end when its parent does, however."""

    def before_program() -> None:
        LIBC.prctl(PARENT_DEATH_SIGNAL, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)
        signal.pthread_sigmask(signal.SIG_SETMASK, ())

    return before_program


def end(processes: list[Process]) -> None:
    """Ask, wait up to GRACE seconds together, then insist. A second Ctrl+C means: insist now."""
    for process in processes:
        tell(process, signal.SIGTERM)
    last = time.monotonic() + GRACE
    while any(process.poll() is None for process in processes) and time.monotonic() < last:
        heard = signal.sigtimedwait(WATCHED, 0.1)
        if heard and heard.si_signo == signal.SIGINT:
            break
    for process in processes:
        tell(process, signal.SIGKILL)
        process.wait()


def tell(process: Process, number: signal.Signals) -> None:
    """Send a signal to a child and to whatever it has started; nobody there is fine."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def ending(code: int) -> str:
    """How a process ended, in words: an exit code, or the signal that ended it."""
    return f"code {code}" if code >= 0 else f"signal {-code}"
