"""`flask audit-vote FILE.bel`, or `--vote SITE/SLUG` on the server itself: recompute a sealed vote, and say what is right and what is not."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from app.core.db import Database
from app.voting.queries import board
from app.voting.sealed.board.audit import audit
from app.voting.sealed.board.findings import STEP, Check, Receipt, Report, read_receipt
from app.voting.wording.audit import CHECKS, NO_EVIDENCE, NOT_YET, PASSED, sentence

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("audit-vote")
@click.argument("file", type=FILE, required=False)
@click.option("--vote", "address", default="", help="À la place du fichier : un vote de ce serveur, « site/adresse-du-vote ».")
@click.option("--receipt", "receipts", multiple=True, help="Un reçu, tel qu’il est écrit (autant de fois qu’il y a de reçus).")
@click.option("--earlier", type=FILE, default=None, help="Une copie plus ancienne de la même archive.")
@with_appcontext
def audit_vote(file: Path | None, address: str, receipts: tuple[str, ...], earlier: Path | None) -> None:
    """Recompte un vote scellé à partir de son archive (code de sortie 1 si quelque chose ne va pas)."""
    if (file is None) == (not address):
        raise click.UsageError("Donnez un fichier, ou un vote avec --vote SITE/ADRESSE.")
    raw = file.read_bytes() if file is not None else _archive(address)
    report = audit(raw, [_receipt(typed) for typed in receipts], earlier.read_bytes() if earlier else None)
    for line in told(report):
        click.echo(line)
    if not report.sound:
        sys.exit(1)


def told(report: Report) -> Iterator[str]:
    """The whole audit, line by line: what the vote is, each step with ✓, ✗ or –, what is wrong under it, and what cannot be known."""
    if report.name:
        yield f"« {report.name} », empreinte {report.fingerprint}"
        yield f"Bulletins reçus : {report.received} ; comptés : {report.counted} ; codes de vote : {report.voters}. Dernière ligne : {report.head}"
    for check in Check:
        if check in report.checked:
            yield f"✗ {CHECKS[check]}" if report.failed(check) else f"✓ {PASSED[check]}"
            yield from (f"    {sentence(finding)}" for finding in report.findings if STEP[finding.code] is check)
        elif check not in (Check.RECEIPTS, Check.EARLIER):
            yield f"– {CHECKS[check]} : {NOT_YET}"
    if report.result:
        yield "Résultat : " + " ; ".join(", ".join(map(str, row)) for row in report.result)
    if not {Check.RECEIPTS, Check.EARLIER} & set(report.checked):
        yield str(NO_EVIDENCE)


def _archive(address: str) -> bytes:
    """The archive of a vote of this server, as its board gives it now."""
    site, _slash, slug = address.strip("/").partition("/")
    database: Database = current_app.extensions["database"]
    with database.read() as session:
        found = board.box_at(session, site, slug)
        if found is None or not found.election:
            raise click.BadParameter("Il n’y a pas de vote scellé à cette adresse.")
        return b"".join(board.published(session, found))


def _receipt(typed: str) -> Receipt:
    try:
        return read_receipt(typed)
    except ValueError:
        raise click.BadParameter("Ce n’est pas un reçu. Copiez-le en entier.") from None
