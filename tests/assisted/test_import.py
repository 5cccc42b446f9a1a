"""A file of what was gathered on paper: same receipt, same clock, no doubles, refused rows with line and reason."""

from datetime import date

import pytest

from app.assisted.actions import Report, import_inputs
from app.contributions.models import Contribution
from app.core.text.sheets import read_table
from app.people.models import Contact
from tests.world import World

GOOD = "Clé;Titre;Texte;Quartier;Thème;Canal;Date;E-mail\n" \
    "A1;Un banc;Un banc devant la pharmacie;Doutre;La rue et les trottoirs;papier;02/11/2026;lea@example.test\n" \
    "A2;;Il fait noir le soir;;;;;\n"


def bring(world: World, text: str, encoding: str = "utf-8") -> Report:
    report = import_inputs(world.session, world.actor(world.nadia), world.angers, read_table(text.encode(encoding)), now=world.now)
    world.session.commit()
    return report


def inputs(world: World) -> list[Contribution]:
    return world.session.query(Contribution).filter(Contribution.import_key.is_not(None)).order_by(Contribution.id).all()


def test_each_row_gets_a_receipt_and_a_clock_from_the_day_it_was_said(world: World) -> None:
    report = bring(world, GOOD)
    first, second = inputs(world)
    assert [code for _line, code in report.taken] == [first.receipt_code, second.receipt_code]
    assert (first.channel, first.territory_id, first.theme_id) == ("paper", world.doutre.id, world.street.id)
    assert first.due_on == date(2026, 11, 24), "fifteen working days after 2 November, 11 November being a holiday"
    assert second.due_on == date(2026, 12, 14) and second.title == "Il fait noir le soir"
    assert first.entered_by_id == world.nadia.id
    assert world.session.query(Contact).one().address == "lea@example.test"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ","])
def test_encodings_and_separators_as_towns_send_them(world: World, encoding: str, separator: str) -> None:
    bring(world, GOOD.replace(";", separator), encoding)
    assert inputs(world)[1].body == "Il fait noir le soir" and inputs(world)[0].theme_id == world.street.id


def test_the_same_file_twice_makes_no_doubles(world: World) -> None:
    bring(world, GOOD)
    report = bring(world, GOOD)
    assert (report.taken, report.known, len(inputs(world))) == ([], 2, 2)


def test_without_a_key_the_content_is_the_key(world: World) -> None:
    text = "Titre;Texte\nUn banc;Ici\nUn banc;Ici\nUn banc;Là\n"
    assert len(bring(world, text).taken) == 2 and bring(world, text).known == 3


@pytest.mark.parametrize(("cells", "column", "why"), [
    ("X;;;;;;;", "title", "empty"),
    (f"X;{'a' * 121};b;;;;;", "title", "long_title"),
    (f"X;a;{'b' * 4001};;;;;", "text", "long_text"),
    ("X;a;b;Atlantide;;;;", "territory", "unknown_territory"),
    ("X;a;b;;La lune;;;", "theme", "unknown_theme"),
    ("X;a;b;;;fax;;", "channel", "unknown_channel"),
    ("X;a;b;;;;31/02/2026;", "date", "bad_date"),
    ("X;a;b;;;;01/01/2030;", "date", "future_date"),
    ("X;a;b;;;;;pas un mail", "email", "bad_email"),
])
def test_a_bad_row_is_refused_with_its_line_and_stops_nothing(world: World, cells: str, column: str, why: str) -> None:
    header, first, second = GOOD.splitlines()
    report = bring(world, "\n".join([header, first, cells, second]) + "\n")
    assert [(refusal.line, refusal.column, refusal.why) for refusal in report.refused] == [(3, column, why)]
    assert len(report.taken) == 2


def test_formulas_and_controls_are_only_text(world: World) -> None:
    bring(world, 'Titre;Texte\n=1+1;"<script>alert(1)</script>\u202e"\n')
    assert inputs(world)[0].title == "=1+1" and "\u202e" not in inputs(world)[0].body
