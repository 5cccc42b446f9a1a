"""What is printed: every word there, each code on its own page, each QR read by a phone."""

import io
import subprocess

import pytest
import zxingcpp
from PIL import Image

from app.core.media.answer_letter import PrintedLetter, letters_pdf
from app.core.media.paper import Colours
from app.core.media.question_sheet import QuestionSheet, sheets_pdf
from app.core.media.wall import Pair, Wall, wall_pdf


SHEET = QuestionSheet(
    town="Clichy-sous-Bois", question="Que changer dans les parcs de votre quartier ?", url="https://entendu.example/c/PARC",
    address="entendu.example/r/", follow="https://entendu.example/r/", days=15, label="centre social du Lac", phone="02 61 91 00 01",
    cards=("Il faut plus de bancs.", "Les parcs ferment trop tôt.", "Les chiens doivent être tenus en laisse, même le soir, dans tous les parcs."),
    contact="Maud Lenoir", colours=Colours("#8f1d2f"),
)
SLIPS = [(1, "BARO-TIMU-48271"), (2, "LAMO-REVU-90210")]
LETTER = PrintedLetter(
    town="Angers", address=["Aïcha Benali", "12 rue des Lices", "49000 Angers"], written_on="mercredi 25 novembre 2026",
    said_on="lundi 2 novembre 2026", said="Il manque un banc devant la pharmacie.", outcome="Oui",
    answer=["Vous demandez un banc.", "Nous le posons en juin."], signature="Luc Mercier, chef des jardins", code="BARO-TIMU-48271",
    url="https://entendu.example/k/x", follow="entendu.example/r/", phone="02 61 91 00 01",
)
WALL = Wall(
    town="Angers", about="Nos parcs", url="https://entendu.example/angers/", address="entendu.example/angers", phone="02 61 91 00 01",
    pairs=[Pair("Un banc devant la pharmacie", "Faite", "Le banc est posé sous le tilleul.", "#0a5230", "Fait le 3 juin 2026")] * 5,
)


def words_of(pdf: bytes, page: int = 1) -> str:
    done = subprocess.run(["pdftotext", "-f", str(page), "-l", str(page), "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def codes_on(pdf: bytes, page: int = 1) -> set[str]:
    done = subprocess.run(["pdftoppm", "-f", str(page), "-l", str(page), "-r", "110", "-png", "-"], input=pdf, capture_output=True, check=True)
    return {code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(done.stdout)))}


def test_each_sheet_bears_its_code_on_its_three_parts_and_leads_online() -> None:
    made = sheets_pdf(SHEET, SLIPS)
    for page, (number, code) in enumerate(SLIPS, start=1):
        said = words_of(made, page)
        assert said.count(code) == 3 and f"Feuille n° {number}" in said
        for part in (SHEET.question, *SHEET.cards, "Mon quartier :", "Je ne", "Gardez ce coupon", "02 61 91 00 01", "15 jours ouvrés"):
            assert part in said, part
        assert codes_on(made, page) == {SHEET.url, code, f"https://entendu.example/r/{code}"}
    assert all(code not in words_of(made, 2) for _number, code in SLIPS[:1])


def test_a_letter_shows_address_answer_and_how_to_contest() -> None:
    made = letters_pdf([LETTER, LETTER])
    said = words_of(made, 2)
    for part in (*LETTER.address, "Il manque un banc devant la pharmacie.", "Notre réponse : Oui", "juin", "entendu ?", LETTER.code):
        assert part in said
    assert codes_on(made) == {LETTER.url}


def test_a_letter_to_fetch_bears_the_code_where_an_address_would_be() -> None:
    from dataclasses import replace

    assert "À remettre en main propre" in words_of(letters_pdf([replace(LETTER, address=[])]))


@pytest.mark.parametrize(("size", "pages"), [("a4", 2), ("a3", 1)])
def test_the_wall_is_read_from_two_metres(size: str, pages: int) -> None:
    made = wall_pdf(WALL, size)
    told = subprocess.run(["pdfinfo", "-"], input=made, capture_output=True, check=True).stdout.decode()
    assert f"Pages: {pages}" in " ".join(told.split())
    said = words_of(made)
    for part in ("Vous avez dit, nous avons fait", "Un banc devant la", "Le banc est posé", "Faite · Fait le 3 juin 2026", "02 61 91 00 01"):
        assert part in said
    assert codes_on(made) == {WALL.url}
