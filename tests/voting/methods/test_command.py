"""`flask count-votes`: a file in, the result with its reasons out, and a status that says whether the town agrees."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.cli.count import count_votes
from app.core import i18n
from app.voting.methods import from_json

PB = """META
key;value
description;Budget de quartier
budget;100
vote_type;approval
rule;greedy
max_length;2
PROJECTS
project_id;cost;name;selected
1;60;Fontaine;1
2;60;Bancs;0
3;40;Fleurs;1
VOTES
voter_id;vote
a;1,2
b;1,3
c;2,1,3
"""


@pytest.fixture
def ran(tmp_path: Path) -> Any:
    app = Flask(__name__)
    i18n.init_app(app)
    app.cli.add_command(count_votes)

    def run(text: str, *arguments: str, name: str = "vote.pb") -> Any:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return app.test_cli_runner().invoke(args=["count-votes", str(path), *arguments])

    return run


def test_it_agrees_and_says_why(ran: Any) -> None:
    found = ran(PB)
    assert found.exit_code == 0, found.output
    assert "Budget de quartier : 3 bulletins, 3 choix." in found.output and "« Bancs » est trop cher" in found.output.replace("\u00a0", " ")
    assert "D’accord avec le résultat officiel : 2 gagnants." in found.output
    assert "1 bulletins ne respectent pas" in found.output


def test_another_winner_is_a_disagreement(ran: Any) -> None:
    wrong = ran(PB.replace("Bancs;0", "Bancs;1").replace("Fontaine;1", "Fontaine;0"))
    assert wrong.exit_code == 3 and "retenu ici, pas par la ville : 1, Fontaine" in wrong.output
    assert ran(PB, "--rule", "greedy-no-skip").exit_code == 3
    assert ran(PB, "--set", "unaffordable=stop").exit_code == 3
    assert ran(PB, "--exclusive", "1,3").exit_code == 3
    assert ran(PB, "--minimum-score", "3").exit_code == 3


def test_only_a_tie_decided_otherwise_is_an_agreement(ran: Any) -> None:
    tied = PB.replace("c;2,1,3", "c;2").replace("3;40;Fleurs;1\n", "").replace("b;1,3", "b;1")
    tied = tied.replace("1;60;Fontaine;1\n2;60;Bancs;0", "1;60;Fontaine;0\n2;60;Bancs;1")
    found = ran(tied)
    assert found.exit_code == 0 and "en départageant les égalités comme la ville" in found.output


def test_results_as_files(ran: Any, tmp_path: Path) -> None:
    assert ran(PB, "--table", str(tmp_path / "r.csv"), "--json", str(tmp_path / "r.json")).exit_code == 0
    assert from_json((tmp_path / "r.json").read_text(encoding="utf-8")).winners == ("1", "3")
    assert (tmp_path / "r.csv").read_text(encoding="utf-8-sig").startswith("Rang;Choix;Retenu")


def test_rankings_say_what_other_ways_would_have_said(ran: Any) -> None:
    rows = "".join(f"{number},1,{first}\n{number},2,{second}\n" for number, (first, second) in enumerate(
        [("Anna", "Bob")] * 4 + [("Chloé", "Bob")] * 3 + [("Bob", "Chloé")] * 2))
    found = ran("ballot_id,rank,choice\n" + rows, name="rangs.csv")
    assert found.exit_code == 0 and "Premiers choix seuls : Anna, 4 voix." in found.output and "Gagne tous ses duels : Bob." in found.output
    assert ran("ballot_id,rank,choice\n" + rows, "--method", "schulze", name="rangs.csv").exit_code == 0


@pytest.mark.parametrize(("text", "arguments", "sentence"), [
    (PB.replace("60;Bancs", "dix;Bancs"), (), "Ligne 11"), (PB, ("--set", "couleur=bleu"), "n’existe pas"),
    (PB, ("--set", "tie=pile"), "ne se lit pas"),
    (PB, ("--tie", "lot"), "valeur publique"), (PB, ("--exclusive", "1,9"), "n’existe pas"), (PB, ("--method", "yes_no"), "oui"),
])
def test_what_cannot_be_counted_is_said(ran: Any, text: str, arguments: tuple[str, ...], sentence: str) -> None:
    found = ran(text, *arguments)
    assert found.exit_code == 1 and sentence in found.output and "Traceback" not in found.output
