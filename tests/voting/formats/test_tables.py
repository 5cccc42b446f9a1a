"""PrefLib files, tables of ranks, grades and totals; and what we publish ourselves."""

import gzip
from typing import Any

import pytest

from app.core.text.sheets import read_table
from app.voting.formats import preflib, tables
from app.voting.formats.full_count import ballots_csv, result_csv
from app.voting.formats.polls import FormatRefused
from app.voting.formats.reading import read_file
from app.voting.methods import Option, Question, count
from tests.voting.methods.examples import TENNESSEE, ranked

SOI = b"""# FILE NAME: x.soi
# TITLE: Debian
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 9
# ALTERNATIVE NAME 1: Anna
# ALTERNATIVE NAME 2: Bob
# ALTERNATIVE NAME 3: Chlo\xc3\xa9
4: 1,2,3
3: 2,3
2: 3
"""


def test_preflib_rankings_new_and_old() -> None:
    new = read_file("x.soi", SOI)
    old = read_file("x.soi", b"3\n1,Anna\n2,Bob\n3,Chlo\xc3\xa9\n9,9,3\n4,1,2,3\n3,2,3\n2,3\n")
    assert new.ballots == old.ballots and new.options == old.options and new.options[2].label == "Chloé"
    assert new.method == "runoff" and count(new.question(), new.ballots).winners == ("1",)


def test_preflib_ties_and_categories() -> None:
    toc = read_file("x.toc", SOI.replace(b"4: 1,2,3", b"4: {1,2},3"))
    assert toc.method == "schulze" and toc.ballots[0] == ({"1": 1, "2": 1, "3": 2}, 4)
    head = SOI.split(b"4: ")[0]
    two = read_file("x.cat", head + b"# NUMBER CATEGORIES: 2\n5: {1,3},2\n3: {},{1,2,3}\n1: 2,{1,3}\n")
    assert two.method == "approval" and two.ballots == (({"1": 1, "3": 1}, 5), ({}, 3), ({"2": 1}, 1))
    five = read_file("x.cat", head + b"# NUMBER CATEGORIES: 5\n9: 1,{2},{},{},3\n")
    assert five.method == "judgment" and five.ballots == (({"1": 4, "2": 3, "3": 0}, 9),)


def test_what_we_write_as_preflib_we_read_again() -> None:
    question = Question("schulze", tuple(Option(key, f"Ville {key}") for key in "MNCK"))
    text = preflib.write(question, [*ranked(TENNESSEE), ({"M": 1, "N": 1}, 2), ({}, 5)], "Capitale\nfuture")
    assert "# TITLE: Capitale future" in text and "# DATA TYPE: toi" in text
    found = read_file("x.toi", text.encode())
    assert count(found.question(), found.ballots).winners == ("2",) and sum(weight for _marks, weight in found.ballots) == 102


RANKS = "ballot_id,rank,choice\n1,1,Anna\n1,3,Bob\n2,1,Bob\n2,2,Bob\n3,1,overvote\n3,2,Anna\n4,1,\n5,1,Anna\n5,1,Bob\n"


def test_one_row_for_each_mark() -> None:
    found = tables.read(RANKS.encode())
    assert [marks for marks, _weight in found.ballots] == [{"Anna": 1, "Bob": 2}, {"Bob": 1}, {}, {}, {"Anna": 1, "Bob": 1}]
    assert {remark.code for remark in found.remarks} == {"option_twice", "equal_ranks"}
    assert count(found.question(), found.ballots).totals.invalid == 1
    assert read_file("x.csv.gz", gzip.compress(RANKS.encode())).ballots == found.ballots


def test_a_column_for_each_rank() -> None:
    found = tables.read(b"id;Choix 2;Choix 1\n1;Bob;Anna\n2;;Bob\n3;Anna;skipped\n")
    assert [marks for marks, _weight in found.ballots] == [{"Anna": 1, "Bob": 2}, {"Bob": 1}, {"Anna": 1}]


def test_grades_in_numbers_in_words_and_crosses() -> None:
    orsay = tables.read(b",Anna,Bob\n1,6,0\n2,3,5\n3,2,2\n")
    assert (orsay.method, orsay.settings["grades"]) == ("judgment", 6)
    assert [marks for marks, _weight in orsay.ballots] == [{"Anna": 5}, {"Anna": 2, "Bob": 4}, {"Anna": 1, "Bob": 1}]
    zero = tables.read(b",Anna,Bob\n1,4,0\n2,3,1\n", zero_is_grade=True)
    assert zero.settings["grades"] == 5 and zero.ballots[0] == ({"Anna": 4, "Bob": 0}, 1)
    words = tables.read("id;Anna;Bob\n1;Très bien;À rejeter\n2;Passable;\n".encode())
    assert words.ballots == (({"Anna": 5, "Bob": 0}, 1), ({"Anna": 2}, 1))
    crosses = tables.read(b"id,Anna,Bob\n1,1,0\n2,1,1\n")
    assert crosses.method == "approval" and count(crosses.question(), crosses.ballots).winners == ("Anna",)


def test_published_totals_of_a_french_budget() -> None:
    table = "Projet;Quartier;Coût;Voix;Lauréat\nBancs;Nord;12 000;140;oui\nFontaine;Sud;30 000 €;99;non\n"
    with pytest.raises(FormatRefused) as refused:
        tables.read(table.encode())
    assert (refused.value.code, refused.value.line) == ("bad_amount", 3)
    found = tables.read(table.replace(" €", "").encode("cp1252"))
    assert found.method == "budget" and found.official == {"Bancs"}
    assert count(found.question(budget=20000), found.ballots).winners == ("Bancs",)


@pytest.mark.parametrize(("name", "data", "code", "line"), [
    ("x.soi", SOI.replace(b"3: 2,3", b"3: 2,9"), "unknown_alternative", 9), ("x.soi", SOI.replace(b"2: 3", b"deux: 3"), "not_an_order", 10),
    ("x.soi", b"hello", "not_preflib", 1), ("x.soi", b"", "empty", 0), ("x.csv", b"a,b\n", "empty", 0),
    ("x.csv", b"ballot_id,rank,choice\n1,un,Anna\n", "bad_rank", 2), ("x.csv", b"id,Anna\n1,super\n", "bad_grade", 2),
    ("x.csv", b"id,Anna\n1,12\n", "too_many_grades", 0), ("x.csv", b"id,Anna\n1,2,3\n", "too_many_cells", 2),
    ("x.csv", b"\x1f\x8bxx", "broken_archive", 0),
])
def test_what_cannot_be_read_is_named_with_its_line(name: str, data: bytes, code: str, line: int) -> None:
    with pytest.raises(FormatRefused) as refused:
        read_file(name, data)
    assert (refused.value.code, refused.value.line) == (code, line)


def test_the_full_count_is_a_table_that_no_spreadsheet_runs(app: Any) -> None:
    question = Question("points", (Option("a", "=SOMME(A1)"), Option("b", "Bancs")), {"max_points": 3})
    ballots = [({"a": 2, "b": 1}, 1), ({"b": 3}, 2), ({"b": 1, "a": 2}, 1)]
    with app.app_context():
        written = b"".join(ballots_csv(question, ballots))
        result = read_table(b"".join(result_csv(question, count(question, ballots))))
    assert b"'=SOMME" in written
    assert [row.cells for row in read_table(written).rows] == [("2", "2", "1"), ("2", "", "3")]
    assert result.header[:3] == ("Rang", "Choix", "Retenu") and [row.cells[1] for row in result.rows] == ["Bancs", "=SOMME(A1)"]
