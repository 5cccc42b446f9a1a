"""Bringing in what was gathered on paper or elsewhere, from a file, as often as one likes without doubles."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click
from flask.cli import with_appcontext

from app.assisted.actions import Report, import_inputs as bring_in
from app.assisted.rules import COLUMNS, Refusal, read_header
from app.assisted.wording import REFUSALS
from app.cli.surroundings import database, settings
from app.core import clock
from app.core.text.sheets import Table, TableRefused, read_table, write_csv
from app.people.rules import system
from app.sites.models import Site
from app.sites.queries import site_by_slug

BATCH = 100
"""Rows in one transaction: what a crash makes one do again, and how long others wait to write on SQLite."""
SHOWN = 20
"""Refused rows printed at most; the report holds them all."""
UNUSABLE, SOME_REFUSED = 1, 3
FILE = click.Path(dir_okay=False, path_type=Path)


class Unusable(Exception):
    """The file or the site cannot be used; the message says why, in French."""


@click.command("import-inputs")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--site", "slug", required=True, metavar="SITE", help="Le site qui reçoit les idées : angers, creil…")
@click.option("--report", type=FILE, help="Écrit ici les lignes refusées, avec la raison : à corriger, puis à importer de nouveau.")
@click.option("--receipts", type=FILE, help="Écrit ici le code de suivi de chaque ligne reçue.")
@with_appcontext
def import_inputs(file: Path, slug: str, report: Path | None, receipts: Path | None) -> None:
    """Fait entrer les idées d’un fichier CSV (UTF-8 ou Windows-1252, « ; » ou « , »), une par ligne.

    Importer deux fois le même fichier ne crée pas de doublon. Codes de sortie : 0 tout est entré, 1 fichier ou site
    inutilisable, 3 des lignes sont refusées.
    """
    try:
        site, table = _site(slug), _table(file)
    except Unusable as reason:
        click.echo(str(reason), err=True)
        sys.exit(UNUSABLE)
    done = _bring_in(site, table)
    _tell(done, site)
    if receipts is not None:
        rows = ((line, code, f"{settings().base_url}/r/{code}") for line, code in done.taken)
        _write(receipts, rows, ("Ligne", "Code de suivi", "Page de suivi"))
    if report is not None:
        _write(report, _refused_rows(done, table), (*table.header, "Ligne", "Raison du refus"))
    if done.refused:
        sys.exit(SOME_REFUSED)


def _site(slug: str) -> Site:
    with database().read() as session:
        site = site_by_slug(session, slug)
    if site is None:
        raise Unusable(f"Aucun site ne s’appelle « {slug} ».")
    return site


def _table(file: Path) -> Table:
    try:
        table = read_table(file.read_bytes())
    except TableRefused as reason:
        where = f" (ligne {reason.line})" if reason.line else ""
        raise Unusable(f"{reason.sentence}{where}") from reason
    if not {"title", "text"} & read_header(table.header).keys():
        known = ", ".join(names[1] if len(names) > 1 else names[0] for names in COLUMNS.values())
        raise Unusable(f"Il faut au moins une colonne « titre » ou « texte ». Colonnes connues : {known}.")
    return table


def _bring_in(site: Site, table: Table) -> Report:
    """Batch by batch. What a crash leaves out comes in the next time; what is in stays known by its key."""
    done = Report()
    for start in range(0, len(table.rows), BATCH):
        part = replace(table, rows=table.rows[start:start + BATCH])
        with database().transaction() as session:
            found = bring_in(session, system("import"), session.merge(site, load=False), part, now=clock.now())
        done.taken += found.taken
        done.known += found.known
        done.refused += found.refused
    return done


def _tell(done: Report, site: Site) -> None:
    click.echo(counted(len(done.taken), "idée est entrée", "idées sont entrées") + f" sur le site {site.name}.")
    if done.known:
        click.echo(counted(done.known, "ligne était déjà là.", "lignes étaient déjà là."))
    if not done.refused:
        return
    click.echo(counted(len(done.refused), "ligne est refusée :", "lignes sont refusées :"))
    for refusal in done.refused[:SHOWN]:
        click.echo(f"  ligne {refusal.line} : {reason_of(refusal)}")
    if len(done.refused) > SHOWN:
        click.echo(f"  … et {len(done.refused) - SHOWN} autres, dans le rapport (--report).")


def counted(number: int, one: str, several: str) -> str:
    """« 1 ligne », « 2 lignes »: commands speak French only."""
    return f"{number} {one if number < 2 else several}"


def reason_of(refusal: Refusal) -> str:
    """The sentence for a refused row, with what was typed."""
    typed = f" (« {refusal.value} »)" if refusal.value else ""
    return f"{REFUSALS[refusal.why]}{typed}"


def _refused_rows(done: Report, table: Table) -> Iterator[tuple[object, ...]]:
    cells = {row.line: row.cells for row in table.rows}
    return ((*cells[refusal.line], refusal.line, reason_of(refusal)) for refusal in done.refused)


def _write(path: Path, rows: Iterable[Sequence[object]], header: Sequence[str]) -> None:
    with path.open("wb") as file:
        file.writelines(write_csv(rows, header))
