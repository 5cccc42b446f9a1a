"""Tables go out harmless and come back equal."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.text.sheets import TableRefused, read_table, write_csv

CELL = st.text(st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from("=+-@'\"\t\r\n;,")), max_size=20)
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝")


def written(rows: list[list[str]], header: list[str]) -> bytes:
    return b"".join(write_csv(rows, header))


@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n))))
def test_what_was_written_reads_back_equal(rows: list[list[str]]) -> None:
    width = len(rows[0]) if rows else 1
    header = [f"colonne {n}" for n in range(width)]
    table = read_table(written(rows, header))
    assert table.header == tuple(header)
    assert [list(row.cells) for row in table.rows] == [row for row in rows if any(cell.strip() for cell in row)]


@given(CELL)
def test_no_cell_starts_a_formula(cell: str) -> None:
    line = written([[cell, "x"]], ["a", "b"]).decode("utf-8-sig").removeprefix("a;b\r\n")
    assert not line.lstrip('"').startswith(DANGEROUS) or cell == ""


def test_numbers_stay_numbers_and_nothing_is_empty() -> None:
    assert written([[-3, 2.5, None, "-3"]], ["a", "b", "c", "d"]) == b"\xef\xbb\xbfa;b;c;d\r\n-3;2.5;;'-3\r\n"  # type: ignore[list-item]


def test_a_hundred_thousand_rows_are_written_and_read() -> None:
    started = time.process_time()
    data = b"".join(write_csv((["=1+1", f"ligne {n}", "é"] for n in range(100_000)), ["a", "b", "c"]))
    assert len(read_table(data, most_rows=100_000).rows) == 100_000
    assert time.process_time() - started < 10


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_towns_send_all_sorts_of_files(encoding: str, delimiter: str) -> None:
    text = 'Idée|"Lieu, précis; ici"\r\n"Un banc\r\nau soleil"|L’été\r\n\r\n|\r\nDeux|\r\n'.replace("|", delimiter)
    table = read_table(text.encode(encoding))
    assert table.header == ("Idée", "Lieu, précis; ici")
    assert [(row.line, row.cells) for row in table.rows] == [(2, ("Un banc\r\nau soleil", "L’été")), (6, ("Deux", ""))]
    assert (table.encoding, table.delimiter) == (encoding, delimiter)


def test_the_separator_may_be_announced() -> None:
    table = read_table(b"sep=;\r\na,1;b\r\n1;2\r\n")
    assert table.header == ("a,1", "b")
    assert list(table.records()) == [(3, {"a,1": "1", "b": "2"})]


def test_short_and_long_rows_are_told_apart() -> None:
    rows = read_table(b"a;b;;\n1\n1;2;3\n1;2;;\n").rows
    assert [(row.cells, row.surplus) for row in rows] == [(("1", ""), 0), (("1", "2"), 1), (("1", "2"), 0)]


@pytest.mark.parametrize(("data", "code", "line"), [
    (b"", "empty", None), (b"\xef\xbb\xbf\r\n ; \r\n", "empty", None), (b"PK\x03\x04...", "workbook", None),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "binary", None), (b"a;b\n\x00;1\n", "binary", None), (b"\x81\x8d", "binary", None),
    (b"a;a\n1;2\n", "same_column_twice", 1), (b"a;;b\n1;2;3\n", "unnamed_column", 1),
    (b'a;b\n1;2\n3;"4\n5;6\n', "broken_quotes", 3), (b"a\n" + b"1\n" * 6, "too_many_rows", 7),
    (b"a\n" + b"1" * 200_000 + b"\n", "broken_quotes", 2), (b"\xff\xfea", "binary", None),
])
def test_an_unreadable_file_is_refused_with_its_reason(data: bytes, code: str, line: int | None) -> None:
    with pytest.raises(TableRefused) as refused:
        read_table(data, most_rows=5)
    assert (refused.value.code, refused.value.line) == (code, line)
    assert str(refused.value.sentence).endswith(".")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_refusal(data: bytes) -> None:
    try:
        table = read_table(data)
    except TableRefused:
        return
    assert all(len(row.cells) == len(table.header) for row in table.rows)
