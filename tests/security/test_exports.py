"""What goes into a spreadsheet starts no formula and reads back as it was (row 57): every file any route gives, in a world full of formulas."""

import csv
import io
from typing import Any

from sqlalchemy import String, Text, text

from app.core.db import Base
from app.core.text.sheets import write_csv
from tests.lived.tour import stops
from tests.security.conftest import Scene

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")
STARTS = tuple("=+-@\t\r")
SPOILED = ("territory", "theme", "team", "outside_body", "contribution", "framing", "process", "moderation_act", "remark")

FREE = {"name", "label", "title", "body", "question", "reason", "text", "does"}


def spoil(scene: Scene) -> None:
    """Every free text of the named tables begins with a formula."""
    with scene.database.transaction() as session:
        for name in SPOILED:
            for column in Base.metadata.tables[name].columns:
                if isinstance(column.type, String | Text) and column.name in FREE:
                    session.execute(text(f"UPDATE {name} SET {column.name} = '=HYPERLINK(1)' || {column.name}"))  # noqa: S608


def cells(body: str) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(body.lstrip("\ufeff")), delimiter=";" if ";" in body else ",") for cell in row]


def test_no_file_of_any_route_starts_a_formula(scene: Scene) -> None:
    spoil(scene)
    files = 0
    for person in ("nobody", "everything", "coordinator", "guarantor"):
        for stop in stops(scene.app, scene.stage, "GET"):
            answer = scene.visitor(person).open(stop.path)
            if answer.status_code == 200 and "csv" in (answer.mimetype or ""):
                files += 1
                assert not [cell for cell in cells(answer.data.decode()) if cell.startswith(STARTS)], stop.name
    assert files >= 1


def test_a_hundred_thousand_rows_read_back_equal_and_inert() -> None:
    rows: list[list[Any]] = [[number, f"{FORMULAS[number % 6]} « {number} »", 'a "b"\nc;d,e'] for number in range(100_000)]
    body = b"".join(write_csv(rows, ["n", "texte", "suite"])).decode()
    read = list(csv.reader(io.StringIO(body.lstrip("\ufeff")), delimiter=";"))
    assert len(read) == 100_001
    for row, back in zip(rows, read[1:], strict=True):
        assert not back[1].startswith(STARTS) and back[1].lstrip("'").strip() == str(row[1]).strip() and back[2] == row[2]
