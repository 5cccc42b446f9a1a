"""What `./entendu start` runs, and `python -m app.server` in production: options, settings, one platform."""

import argparse
import os
from dataclasses import replace
from socket import socket

from app.core.settings import Settings, UnsafeSettings, usual_address
from app.server.greeting import say
from app.server.network import lan_address, listen, port_of
from app.server.platform import NotStarted, Platform


def main(arguments: list[str]) -> int:
    """Run until stopped: 0 after a stop, 1 when a part did not start, 78 (sysexits.h) for unsafe settings."""
    options = parse(arguments)
    os.umask(0o077)
    try:
        settings = Settings.load()
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        host = "0.0.0.0" if options.lan else "127.0.0.1"
        with listen(host, options.port, exact=settings.mode != "demo") as door:
            if port_of(door) != options.port:
                say(f"Le port {options.port} est déjà pris : Entendu prend le port {port_of(door)}.")
            settings = with_address(settings, door, options.lan)
            return Platform(settings, door, lan=options.lan, demo=options.demo).run()
    except UnsafeSettings as reasons:
        say("\n  - ".join(["Entendu ne démarre pas. Voici pourquoi :", *str(reasons).splitlines()]))
        return os.EX_CONFIG
    except (NotStarted, OSError) as reason:
        say(f"Entendu ne démarre pas : {reason}")
        return 1


def parse(arguments: list[str]) -> argparse.Namespace:
    """The options of `./entendu start`."""
    parser = argparse.ArgumentParser(prog="entendu start", description="Démarre Entendu. Ctrl+C l’arrête.")
    parser.add_argument("--lan", action="store_true", help="ouvrir le site aux appareils du réseau local")
    parser.add_argument("--port", type=port_number, default=8000, help="port d’écoute (8000)")
    parser.add_argument("--no-demo", dest="demo", action="store_false", help="ne rien charger")
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


def port_number(text: str) -> int:
    """A port; ValueError when there is no such port."""
    if not 0 <= int(text) <= 65535:
        raise ValueError(text)
    return int(text)
