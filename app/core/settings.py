"""Everything the surroundings decide, read once: no other module looks at the environment.

A production start with unsafe settings is refused, with every reason at once.
"""

import contextlib
import os
import secrets
import stat
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit

PROJECT = Path(__file__).resolve().parents[2]
MODES = ("demo", "production", "test")
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
SHORTEST_SECRET = 32
FEWEST_DIFFERENT_CHARACTERS = 8


class UnsafeSettings(RuntimeError):
    """These settings must not be served; the message holds one reason a line."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What one start of the platform was told."""

    mode: str
    data_dir: Path
    secret_key: str = field(repr=False)
    database_url: str = field(repr=False)
    redis_url: str = field(default="", repr=False)
    hosts: tuple[str, ...] = LOOPBACK
    base_url: str = "http://127.0.0.1:8000"
    smtp_host: str = ""
    smtp_port: int = 0
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    smtp_starttls: bool = False
    smtp_implicit_tls: bool = False
    mail_from: str = ""
    mail_reply_to: str = ""
    sms_gateway_url: str = ""
    sms_gateway_token: str = field(default="", repr=False)
    proxy_hops: int = 0
    web_workers: int = 2
    log_level: str = "INFO"
    debug: bool = False
    unreadable: tuple[str, ...] = ()

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> Self:
        """Read the settings; what cannot be read takes its default and is told by `problems()`.

        In demo mode the secret key is made once and kept in the data folder, which is created for that.
        """
        read = Reading(environ)
        mode = read.one_of("ENTENDU_MODE", MODES, "") or "production"
        data_dir = Path(read.text("ENTENDU_DATA") or usual_data_dir(mode)).expanduser().absolute()
        base_url = (read.text("ENTENDU_BASE_URL") or usual_address(mode, data_dir)).rstrip("/")
        return cls(
            mode=mode,
            data_dir=data_dir,
            secret_key=read.text("ENTENDU_SECRET_KEY") or usual_secret(mode, data_dir),
            database_url=read.text("DATABASE_URL") or "sqlite:///" + quote(str(data_dir / "entendu.sqlite")),
            redis_url=read.text("REDIS_URL"),
            hosts=read.words("ENTENDU_HOSTS") or usual_hosts(mode, base_url),
            base_url=base_url,
            **read.mail_server("SMTP_URL"),
            mail_from=read.text("ENTENDU_MAIL_FROM") or usual_sender(mode),
            mail_reply_to=read.text("ENTENDU_MAIL_REPLY_TO"),
            sms_gateway_url=read.text("ENTENDU_SMS_URL"),
            sms_gateway_token=read.text("ENTENDU_SMS_TOKEN"),
            proxy_hops=read.number("ENTENDU_PROXY_HOPS", default=0, most=9),
            web_workers=max(1, read.number("ENTENDU_WEB_WORKERS", default=2, most=64)),
            log_level=read.one_of("ENTENDU_LOG_LEVEL", LOG_LEVELS, "WARNING" if mode == "demo" else "INFO"),
            debug=read.flag("ENTENDU_DEBUG") or read.flag("FLASK_DEBUG"),
            unreadable=tuple(read.unreadable),
        )

    @classmethod
    def load(cls) -> Self:
        """The settings of this process. Raises UnsafeSettings, with all reasons, when they are unsafe."""
        settings = cls.from_environ(os.environ)
        if reasons := settings.problems():
            raise UnsafeSettings("\n".join(reasons))
        return settings

    def problems(self) -> list[str]:
        """Why these settings must not be served, one French sentence a reason; empty when all is well."""
        reasons = list(self.unreadable)
        if self.mode == "production":
            for about in (secrecy_reasons, address_reasons, storage_reasons, message_reasons):
                reasons += about(self)
        return reasons

    def child_environ(self) -> dict[str, str]:
        """The environment for a process that must see the same settings as this one."""
        return {
            **os.environ,
            "ENTENDU_MODE": self.mode,
            "ENTENDU_DATA": str(self.data_dir),
            "ENTENDU_HOSTS": " ".join(self.hosts),
            "ENTENDU_BASE_URL": self.base_url,
            "DATABASE_URL": self.database_url,
            "REDIS_URL": self.redis_url,
        }


def secrecy_reasons(settings: Settings) -> list[str]:
    """What is wrong with the secret key and the debugging aids."""
    reasons = []
    if settings.debug:
        reasons.append("Le mode de mise au point est allumé : retirez FLASK_DEBUG et ENTENDU_DEBUG.")
    if len(settings.secret_key) < SHORTEST_SECRET:
        reasons.append(f"ENTENDU_SECRET_KEY manque ou compte moins de {SHORTEST_SECRET} caractères.")
    elif len(set(settings.secret_key)) < FEWEST_DIFFERENT_CHARACTERS:
        reasons.append("ENTENDU_SECRET_KEY est trop facile à deviner : tirez-la au hasard.")
    return reasons


def address_reasons(settings: Settings) -> list[str]:
    """What is wrong with the names under which the site may be reached."""
    reasons = []
    named = bool(settings.hosts) and "*" not in settings.hosts
    if not named:
        reasons.append("ENTENDU_HOSTS doit nommer les adresses du site, par exemple « participer.ville.fr ».")
    address = urlsplit(settings.base_url)
    if address.scheme != "https" or not address.hostname:
        reasons.append("ENTENDU_BASE_URL doit être l’adresse publique du site et commencer par https://.")
    elif named and host_name(address) not in settings.hosts:
        reasons.append("L’adresse d’ENTENDU_BASE_URL ne figure pas dans ENTENDU_HOSTS.")
    return reasons


def storage_reasons(settings: Settings) -> list[str]:
    """What is wrong with the places where data rest: files others may read, a queue anybody may enter."""
    reasons = []
    if open_to_others(settings.data_dir):
        reasons.append(f"Le dossier {settings.data_dir} est ouvert aux autres comptes : chmod 700.")
    if settings.database_url.startswith("sqlite"):
        file = Path(unquote(urlsplit(settings.database_url).path.removeprefix("/")))
        if open_to_others(file):
            reasons.append(f"La base {file} est ouverte aux autres comptes : chmod 600.")
    queue = urlsplit(settings.redis_url)
    if queue.scheme == "redis" and not queue.password and not is_loopback(queue):
        reasons.append("REDIS_URL passe par le réseau sans mot de passe : utilisez rediss:// ou unix://.")
    return reasons


def message_reasons(settings: Settings) -> list[str]:
    """What is wrong with the roads by which answers reach people."""
    reasons = []
    if not settings.smtp_host:
        reasons.append("SMTP_URL manque : sans serveur de courrier, personne ne reçoit sa réponse.")
    if not settings.mail_from:
        reasons.append("ENTENDU_MAIL_FROM manque : c’est l’adresse qui écrit aux habitants.")
    if settings.smtp_password and not (settings.smtp_starttls or settings.smtp_implicit_tls):
        reasons.append("SMTP_URL enverrait le mot de passe en clair : retirez starttls=no.")
    gateway = urlsplit(settings.sms_gateway_url)
    if gateway.scheme == "http" and not is_loopback(gateway):
        reasons.append("ENTENDU_SMS_URL enverrait les numéros en clair : utilisez https://.")
    return reasons


class Reading:
    """Values taken out of the environment, and sentences about those that make no sense."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.unreadable: list[str] = []

    def text(self, name: str) -> str:
        return self.environ.get(name, "").strip()

    def words(self, name: str) -> tuple[str, ...]:
        return tuple(self.text(name).lower().replace(",", " ").split())

    def flag(self, name: str) -> bool:
        return self.text(name).lower() not in ("", "0", "false", "no", "non")

    def one_of(self, name: str, known: tuple[str, ...], default: str) -> str:
        value = self.text(name) or default
        for word in known:
            if value.lower() == word.lower():
                return word
        self.unreadable.append(f"{name} doit valoir l’un de ces mots : {', '.join(known)}.")
        return default

    def number(self, name: str, default: int, most: int) -> int:
        value = self.text(name) or str(default)
        if value.isascii() and value.isdigit() and int(value) <= most:
            return int(value)
        self.unreadable.append(f"{name} doit être un nombre de 0 à {most}.")
        return default

    def mail_server(self, name: str) -> dict[str, Any]:
        """The smtp_… fields of `smtp://user:password@host:587` (TLS unless ?starttls=no) or of `smtps://…`."""
        try:
            url = urlsplit(self.text(name))
            port, known = url.port, url.scheme in ("", "smtp", "smtps")
        except ValueError:
            url, port, known = urlsplit(""), None, False
        if not known:
            self.unreadable.append(f"{name} doit ressembler à smtp://compte:motdepasse@serveur:587.")
        implicit = url.scheme == "smtps"
        plain = parse_qs(url.query).get("starttls") == ["no"]
        return {
            "smtp_host": url.hostname or "",
            "smtp_port": port or (465 if implicit else 587),
            "smtp_user": unquote(url.username or ""),
            "smtp_password": unquote(url.password or ""),
            "smtp_starttls": bool(url.hostname) and not implicit and not plain,
            "smtp_implicit_tls": implicit,
        }


def usual_data_dir(mode: str) -> Path:
    return Path(tempfile.gettempdir(), f"entendu-test-{os.getpid()}") if mode == "test" else PROJECT / ".data"


def usual_address(mode: str, data_dir: Path) -> str:
    """In demo mode the one the running server wrote down, so that a command beside it makes working links."""
    if mode == "production":
        return ""
    written = data_dir / "address"
    return written.read_text() if written.is_file() else "http://127.0.0.1:8000"


def usual_hosts(mode: str, base_url: str) -> tuple[str, ...]:
    return () if mode == "production" else tuple(dict.fromkeys((*LOOPBACK, host_name(urlsplit(base_url)))))


def usual_sender(mode: str) -> str:
    return "" if mode == "production" else "Entendu <participer@entendu.example>"


def usual_secret(mode: str, data_dir: Path) -> str:
    """None in production; new each time in tests; in demo mode made once, whole or not at all."""
    if mode == "production":
        return ""
    if mode == "test":
        return secrets.token_urlsafe(48)
    kept = data_dir / "secret-key"
    if not kept.exists():
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=data_dir) as fresh:
            fresh.write(secrets.token_urlsafe(48))
            fresh.flush()
            with contextlib.suppress(FileExistsError):
                os.link(fresh.name, kept)
    return kept.read_text()


def host_name(url: SplitResult) -> str:
    """The host as a Host header spells it, without its port."""
    name = url.hostname or ""
    return f"[{name}]" if ":" in name else name


def is_loopback(url: SplitResult) -> bool:
    return host_name(url) in LOOPBACK or host_name(url).startswith("127.")


def open_to_others(path: Path) -> bool:
    """Whether other accounts of the machine may read, change or enter it; False when it is not there."""
    return path.exists() and bool(stat.S_IMODE(path.stat().st_mode) & stat.S_IRWXO)
