"""`flask import-inputs`: what came in, what did not and why, and never twice."""

from pathlib import Path
from typing import Any

import pytest

from app.cli import inputs as command
from app.contributions.models import Contribution
from app.core.text.sheets import read_table
from tests.world import World

GOOD = "Cle;Titre;Quartier\nA1;Un banc;Doutre\nA2;Une lampe;Roseraie\n"
MIXED = GOOD + "A3;Un arbre;Atlantide\nA4;;\nA5;Une fontaine;Doutre\n"


def run(app: Any, world: World, path: Path, text: str, *options: str, site: str = "angers") -> Any:
    world.session.commit()
    path.write_bytes(text.encode("cp1252"))
    return app.test_cli_runner().invoke(args=["import-inputs", str(path), "--site", site, *options])


def stored(world: World) -> list[Contribution]:
    world.session.rollback()
    return world.session.query(Contribution).filter(Contribution.import_key.is_not(None)).order_by(Contribution.id).all()


def test_a_good_file_comes_in_and_each_row_gets_its_code(app: Any, world: World, tmp_path: Path) -> None:
    done = run(app, world, tmp_path / "paper.csv", GOOD, "--receipts", str(tmp_path / "codes.csv"))
    assert done.exit_code == 0, done.output
    assert "2 idées sont entrées sur le site Angers." in done.output
    codes = [cells["Code de suivi"] for _line, cells in read_table((tmp_path / "codes.csv").read_bytes()).records()]
    assert codes == [one.receipt_code for one in stored(world)]


def test_the_same_file_twice_makes_no_doubles(app: Any, world: World, tmp_path: Path) -> None:
    run(app, world, tmp_path / "paper.csv", GOOD)
    again = run(app, world, tmp_path / "paper.csv", GOOD)
    assert again.exit_code == 0 and "2 lignes étaient déjà là." in again.output
    assert len(stored(world)) == 2


def test_refused_rows_are_told_with_line_and_reason_and_can_be_mended_in_the_report(app: Any, world: World, tmp_path: Path) -> None:
    done = run(app, world, tmp_path / "paper.csv", MIXED, "--report", str(tmp_path / "refused.csv"))
    assert done.exit_code == 3
    assert "ligne 4 : Ce quartier n’existe pas sur ce site. (« Atlantide »)" in done.output
    report = read_table((tmp_path / "refused.csv").read_bytes())
    assert [cells["Ligne"] for _line, cells in report.records()] == ["4", "5"]
    mended = (tmp_path / "refused.csv").read_text("utf-8-sig").replace("Atlantide", "Doutre")
    assert run(app, world, tmp_path / "mended.csv", mended).exit_code == 3, "the empty row stays refused"
    assert [one.title for one in stored(world)] == ["Un banc", "Une lampe", "Une fontaine", "Un arbre"]


@pytest.mark.parametrize(("text", "site", "words"), [
    (GOOD, "atlantis", "Aucun site"), ("Couleur\nbleu\n", "angers", "colonne"), ("", "angers", "vide"),
])
def test_an_unusable_file_or_site_is_said_and_nothing_comes_in(
    app: Any, world: World, tmp_path: Path, text: str, site: str, words: str
) -> None:
    done = run(app, world, tmp_path / "paper.csv", text, site=site)
    assert done.exit_code == 1 and words in done.output and not stored(world)


def test_after_a_crash_half_way_a_second_run_brings_in_the_rest(
    app: Any, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "Titre\n" + "".join(f"Idée {number}\n" for number in range(7))
    monkeypatch.setattr(command, "BATCH", 2)
    bring_in, batches = command.bring_in, iter(range(2))

    def until_the_power_fails(*given: Any, **named: Any) -> Any:
        if next(batches, None) is None:
            raise SystemExit("power cut")
        return bring_in(*given, **named)

    monkeypatch.setattr(command, "bring_in", until_the_power_fails)
    run(app, world, tmp_path / "paper.csv", rows)
    assert len(stored(world)) == 4
    monkeypatch.setattr(command, "bring_in", bring_in)
    again = run(app, world, tmp_path / "paper.csv", rows)
    assert "3 idées sont entrées" in again.output and "4 lignes étaient déjà là" in again.output
    assert sorted(one.title for one in stored(world)) == [f"Idée {number}" for number in range(7)]
