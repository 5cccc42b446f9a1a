"""What the terminal shows to the person who started Entendu, in French."""

import sys

import segno

from app.core.settings import Settings


def say(sentence: str) -> None:
    """One line on the terminal, at once."""
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
        say("  Aucun réseau local trouvé : le site n’est ouvert qu’à cet ordinateur.")
        return
    say(f"  Sur un téléphone du même réseau : {address}/\n")
    segno.make(address + "/", error="m").terminal(sys.stdout, border=2, compact=True)
    sys.stdout.flush()
