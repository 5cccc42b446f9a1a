"""Looking after the platform: the audit chain, messages that are due, what is too old, the list of addresses."""

import sys

import click
from flask import current_app
from flask.cli import with_appcontext

from app.audit import queries as audit
from app.cli.surroundings import database, settings
from app.core.web.access import described_routes
from app.notifications.jobs import read_outbox
from app.privacy import jobs as privacy
from app.worker.process import POSTMEN, postman_for


@click.command("verify-chain")
@click.option("--published", type=(int, str), default=None, help="Une ligne et son empreinte, notées plus tôt sur « Comment ça marche ».")
@with_appcontext
def verify_chain(published: tuple[int, str] | None) -> None:
    """Vérifie que l’historique n’a pas été modifié (code de sortie 1 sinon)."""
    with database().read() as session:
        broken, head = audit.broken_at(session, published), audit.head(session)
    if broken is not None:
        click.echo(f"L’historique est modifié à partir de l’entrée {broken}.", err=True)
        sys.exit(1)
    click.echo(f"Historique intact : {head.id} entrées, dernière empreinte {head.hash}." if head else "Historique vide.")


@click.command("send-due")
@with_appcontext
def send_due() -> None:
    """Lit ce qui s’est passé et envoie tout de suite les messages qui sont dus."""
    here, known = database(), settings()
    read_outbox(here, known)
    for channel in POSTMEN:
        sent = postman_for(channel, known, here).deliver_all()
        click.echo(f"{channel} : {sent} envoyés.")


@click.command("apply-retention")
@with_appcontext
def apply_retention() -> None:
    """Efface tout de suite ce qui est trop vieux, comme la notice l’annonce (le veilleur le fait chaque nuit)."""
    counts = privacy.apply_retention(database(), settings())
    click.echo("Effacé : " + ", ".join(f"{key} {count}" for key, count in counts.items()) + ".")


@click.command("list-routes")
@with_appcontext
def list_routes() -> None:
    """Écrit chaque adresse avec la règle qui dit qui peut entrer."""
    click.echo("\n".join(described_routes(current_app)))
