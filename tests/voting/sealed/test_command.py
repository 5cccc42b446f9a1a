"""`flask audit-vote`: what somebody reads who checks a file at home."""

from pathlib import Path

from click.testing import Result
from flask import Flask

from app.core.db import Database
from app.voting.sealed.board.chain import Kind
from app.voting.wording.audit import CHECKS, FAULTS, FINDINGS, PASSED
from app.voting.sealed.ballots import Fault
from app.voting.sealed.board.findings import STEP, Check, Code
from tests.voting.sealed.votes import NO, YES, MadeVote
from tests.voting.sealed_web.stage import opened
from tests.world import World


def run(app: Flask, *arguments: object) -> Result:
    return app.test_cli_runner().invoke(args=["audit-vote", *map(str, arguments)])


def test_a_sound_vote_and_what_is_wrong_with_forged_ones(app: Flask, tmp_path: Path) -> None:
    made = MadeVote()
    made.vote(0, YES, (0, 0, 0))
    earlier, sound, forged = (tmp_path / f"{name}.bel" for name in ("earlier", "sound", "forged"))
    receipt = made.vote(1, NO, (0, 0, 0))
    earlier.write_bytes(made.archive())
    made.close()
    made.open()
    sound.write_bytes(made.archive())
    links = made.links()
    forged.write_bytes(made.relink([*links[:2], *links[3:-1], (Kind.RESULT, '{"result":[[0,2,0],[0,0,0]]}')]).archive())

    done = run(app, sound, "--receipt", receipt.text(), "--earlier", earlier)
    assert done.exit_code == 0 and "✗" not in done.output
    assert "✓ Le résultat est bien celui de la somme ouverte." in done.output
    alone = run(app, sound)
    assert "Donnez un reçu ou une copie plus ancienne" in alone.output
    done = run(app, forged, "--receipt", receipt.text())
    assert done.exit_code == 1
    assert "✗ Le résultat\n    Le résultat publié n’est pas celui" in done.output
    assert f"n’est pas dans l’urne\u00a0: {receipt.tracker}" in done.output
    assert "pas encore possible" in run(app, earlier).output


def test_a_receipt_with_a_typing_error_is_said_to_be_one(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "file.bel").write_bytes(b"")
    done = run(app, tmp_path / "file.bel", "--receipt", "abc")
    assert done.exit_code == 2 and "Copiez-le en entier" in done.output
    assert "n’est pas l’archive" in run(app, tmp_path / "file.bel").output


def test_everything_that_can_be_found_has_a_sentence() -> None:
    assert set(FINDINGS) == set(STEP) == set(Code)
    assert set(FAULTS) == set(Fault)
    assert set(CHECKS) == set(PASSED) == set(Check)


def test_a_vote_of_this_server_is_found_by_its_address(app: Flask, world: World, database: Database) -> None:
    made = opened(world)
    receipt = made.cast(database, 1, {"yes": 1}).receipt
    done = run(app, "--vote", "angers/scelle", "--receipt", receipt.text())
    assert done.exit_code == 0 and "Bulletins reçus : 1" in done.output.replace("\u00a0", " ")
    assert run(app, "--vote", "angers/rien").exit_code == 2 and run(app, "--vote", "creil/scelle").exit_code == 2
    assert "Donnez un fichier, ou un vote" in run(app).output
