"""The first person of a town or of the programme: from then on they invite the others on screen."""

import click
from flask.cli import with_appcontext

from app.cli.surroundings import database, settings
from app.core import clock
from app.people.actions import secret_of
from app.people.rules import Role, normalise_email, system
from app.sites import queries as sites
from app.sites.actions import invite as invite_person
from app.sites.wording import ROLE_WORDS


@click.command("invite")
@click.argument("email")
@click.argument("name")
@click.option("--role", type=click.Choice([str(role) for role in Role]), default=str(Role.COORDINATOR), show_default=True)
@click.option("--site", "slug", default="", help="Adresse courte de la ville, par exemple angers ; vide : tout le programme.")
@with_appcontext
def invite(email: str, name: str, role: str, slug: str) -> None:
    """Invite une première personne (coordination nationale, gestion d’un site) et montre son lien, valable 7 jours."""
    address, known = normalise_email(email), settings()
    if address is None:
        raise click.ClickException("Ce n’est pas une adresse e-mail.")
    with database().transaction() as session:
        site = sites.site_by_slug(session, slug) if slug else None
        if slug and site is None:
            raise click.ClickException("Cette ville n’existe pas.")
        try:
            invited = invite_person(
                session, known.secret_key, system("command"), site, email=address, name=name, role=Role(role), now=clock.now()
            )
        except ValueError as error:
            raise click.ClickException("Ce rôle n’existe pas à cet endroit : une équipe se règle dans le bureau de la ville.") from error
        click.echo(f"Rôle donné : {ROLE_WORDS[role]}.")
        if invited.token is not None:
            click.echo(f"Lien : {known.base_url}/invitation/{secret_of(known.secret_key, invited.token)}")
