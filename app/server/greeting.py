"""What the terminal shows to the person who started Entendu, in French."""

import io
import sys

import segno

from app.core.settings import Settings

WHITE_ON_BLACK, AS_BEFORE = "\x1b[97;40m", "\x1b[0m"


def say(sentence: str) -> None:
    """A line on the terminal, at once."""
    print(sentence, flush=True)


def greet(settings: Settings, port: int, lan: bool) -> None:
    """Where the site is, for this computer and for phones, and in demo mode where mails and SMS go."""
    if settings.mode != "demo":
        say(f"Entendu répond sur le port {port} pour {settings.base_url}.")
        return
    say(f"\nEntendu est prêt.\n\n  Sur cet ordinateur : http://127.0.0.1:{port}/")
    say(f"  Courriels et SMS de la démonstration : {settings.base_url}/outbox")
    if lan:
        greet_phones(settings.base_url)
    say("")


def greet_phones(address: str) -> None:
    """The address for phones on the same network, as text and as a QR code."""
    if "//127." in address:
        say("  Aucun réseau local trouvé : seul cet ordinateur peut ouvrir le site.")
        return
    say(f"  Sur un téléphone du même réseau : {address}/\n")
    drawn = io.StringIO()
    segno.make(address + "/", error="m").terminal(drawn, border=2, compact=True)
    for line in drawn.getvalue().splitlines():
        say(f"  {WHITE_ON_BLACK}{line}{AS_BEFORE}" if sys.stdout.isatty() else f"  {line}")
