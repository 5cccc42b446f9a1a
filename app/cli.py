"""Commands of the platform: `./entendu flask <command>`. Each opens its own transaction and says in French what it did."""

import sys
from datetime import timedelta

import click
from flask import Flask, current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit import queries as audit
from app.core import clock
from app.core.db import Database
from app.core.settings import Settings
from app.core.web.access import described_routes
from app.notifications.jobs import read_outbox
from app.notifications.links import Links
from app.people.actions import issue_token, secret_of
from app.people.models import Account
from app.people.rules import Role, normalise_email, system
from app.privacy import jobs as privacy
from app.sites import queries as sites
from app.sites.actions import invite as invite_person
from app.sites.models import RoleGrant, Site
from app.sites.wording import ROLE_WORDS
from app.worker.process import POSTMEN, postman_for

DEMO_LINK_LIFE = timedelta(hours=12)


def init_app(app: Flask) -> None:
    """Add the commands to `flask`."""
    for command in (verify_chain, send_due, apply_retention, invite, demo_sign_ins, list_routes):
        app.cli.add_command(command)


@click.command("verify-chain")
def verify_chain() -> None:
    """Vérifie que l’historique n’a pas été modifié (code de sortie 1 sinon)."""
    with _database().read() as session:
        broken, head = audit.broken_at(session), audit.head(session)
    if broken is not None:
        click.echo(f"L’historique est modifié à partir de l’entrée {broken}.", err=True)
        sys.exit(1)
    click.echo(f"Historique intact : {head.id} entrées, dernière empreinte {head.hash}." if head else "Historique vide.")


@click.command("send-due")
def send_due() -> None:
    """Lit ce qui s’est passé et envoie tout de suite les messages qui sont dus."""
    database, settings = _database(), _settings()
    read_outbox(database, settings)
    for channel in POSTMEN:
        sent = postman_for(channel, settings, database).deliver_all()
        click.echo(f"{channel} : {sent} envoyés.")


@click.command("apply-retention")
def apply_retention() -> None:
    """Efface tout de suite ce qui est trop vieux, comme la notice l’annonce (le veilleur le fait chaque nuit)."""
    counts = privacy.apply_retention(_database(), _settings())
    click.echo("Effacé : " + ", ".join(f"{key} {count}" for key, count in counts.items()) + ".")


@click.command("invite")
@click.argument("email")
@click.argument("name")
@click.option("--role", type=click.Choice([str(role) for role in Role]), default=str(Role.COORDINATOR), show_default=True)
@click.option("--site", "slug", default="", help="Adresse courte de la ville, par exemple angers ; vide : tout le programme.")
def invite(email: str, name: str, role: str, slug: str) -> None:
    """Invite une première personne (coordination nationale, gestion d’un site) et montre son lien, valable 7 jours."""
    address, settings = normalise_email(email), _settings()
    if address is None:
        raise click.ClickException("Ce n’est pas une adresse e-mail.")
    with _database().transaction() as session:
        site = sites.site_by_slug(session, slug) if slug else None
        if slug and site is None:
            raise click.ClickException("Cette ville n’existe pas.")
        try:
            invited = invite_person(
                session, settings.secret_key, system("command"), site, email=address, name=name, role=Role(role), now=clock.now()
            )
        except ValueError as error:
            raise click.ClickException("Ce rôle n’existe pas à cet endroit : une équipe se règle dans le bureau de la ville.") from error
        click.echo(f"Rôle donné : {ROLE_WORDS[role]}.")
        if invited.token is not None:
            click.echo(f"Lien : {settings.base_url}/invitation/{secret_of(settings.secret_key, invited.token)}")


@click.command("demo-sign-ins")
def demo_sign_ins() -> None:
    """Donne des liens de connexion à usage unique pour l’équipe de la démonstration."""
    settings = _settings()
    if settings.mode != "demo":
        raise click.ClickException("Seulement en mode démonstration.")
    links = Links(settings)
    with _database().transaction() as session:
        people = _demo_people(session)
        click.echo("Liens de connexion de l’équipe (chacun marche une fois, pendant 12 heures) :")
        for account, role, place in people:
            token = issue_token(
                session, settings.secret_key, "demo", now=clock.now(), account=account, next_path=place[1], life=DEMO_LINK_LIFE,
            )
            link = links.way_in(secret_of(settings.secret_key, token))
            click.echo(f"  {ROLE_WORDS[role]} ({account.name}, {place[0]}) :\n    {link}")


@click.command("list-routes")
def list_routes() -> None:
    """Écrit chaque adresse avec la règle qui dit qui peut entrer."""
    click.echo("\n".join(described_routes(current_app)))


def _demo_people(session: Session) -> list[tuple[Account, Role, tuple[str, str]]]:
    """One person per role: those of the first town, and the national ones."""
    rows = session.execute(
        select(RoleGrant, Account, Site).join(Account, Account.id == RoleGrant.account_id).outerjoin(Site, Site.id == RoleGrant.site_id)
        .where(RoleGrant.revoked_at.is_(None), Account.erased_at.is_(None)).order_by(Site.name, RoleGrant.id)
    )
    found: dict[str, tuple[Account, Role, tuple[str, str]]] = {}
    for grant, account, site in rows:
        place = (site.name, f"/{site.slug}/desk/") if site else ("toutes les villes", "/")
        if account.id not in {person.id for person, _role, _place in found.values()}:
            found.setdefault(grant.role, (account, Role(grant.role), place))
    return [found[role] for role in ROLE_WORDS if role in found]


def _database() -> Database:
    found: Database = current_app.extensions["database"]
    return found


def _settings() -> Settings:
    found: Settings = current_app.extensions["settings"]
    return found
