"""The demonstration: filled once, entered by one-use links."""

import sys

import click
from flask.cli import with_appcontext

from app.cli.surroundings import database, settings
from app.core import clock
from app.demo import sign_ins
from app.demo.actions import Unsuitable, is_filled, load

HEADING = "Pour entrer dans la démonstration (chaque lien sert une fois, pendant {hours} heures) :"


@click.command("load-demo")
@click.option("--if-empty", is_flag=True, help="Ne rien faire, sans erreur, si la base contient déjà des villes.")
@with_appcontext
def load_demo(if_empty: bool) -> None:
    """Remplit une base vide avec onze villes de démonstration. Jamais en production."""
    if if_empty and settings().mode != "production" and is_filled(database()):
        return
    click.echo("Chargement de la démonstration : onze villes, quelques secondes…")
    try:
        loaded = load(database(), settings(), now=clock.now())
    except Unsuitable as reason:
        click.echo(str(reason), err=True)
        sys.exit(1)
    click.echo(f"Démonstration chargée : {loaded.sites} villes, {loaded.ideas} idées, {loaded.positions} avis, {loaded.entries} faits datés.")


@click.command("demo-sign-ins")
@with_appcontext
def demo_sign_ins() -> None:
    """Donne des liens de connexion à usage unique : une personne par rôle, et une habitante."""
    if settings().mode != "demo":
        click.echo("Ces liens n’existent qu’en mode démonstration.", err=True)
        sys.exit(1)
    with database().transaction() as session:
        links = sign_ins.links(session, settings(), now=clock.now())
    if links:
        click.echo("\n  " + HEADING.format(hours=sign_ins.LIFE.total_seconds() // 3600).replace(".0", ""))
    for role, address in links:
        click.echo(f"  {role} : {address}")
