"""Posters and slips are one page each, in the town's colours, and lead where they say."""

import io
import re
import shutil
import subprocess
import zlib
from dataclasses import replace
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image

from app.core.media.paper import Colours, printable
from app.core.media.poster import Poster, poster_pdf
from app.core.media.qr import QUIET_ZONE, matrix, svg
from app.core.media.slip import Slip, slip_pdf

POSTER = Poster(
    town="Creil", question="Que faut-il changer sur la place du marché ?", url="https://entendu.example/c/BARO41",
    address="entendu.example/c/BARO41", dates="Donnez votre avis jusqu’au 20 décembre 2026.", phone="03 44 00 00 00",
    contact="Nadia, centre social", hours="du lundi au vendredi, 9 h – 17 h", colours=Colours("#8f1d2f"))
SLIP = Slip(
    town="Creil", code="BARO-TIMU-48271", url="https://entendu.example/r/BARO-TIMU-48271", address="entendu.example/r",
    received_on="23 novembre 2026", words="Les lampadaires sont éteints : ma fille rentre du collège dans le noir.",
    team="Voirie et propreté", answer_by="lundi 14 décembre 2026", phone="03 44 00 00 00")
LONGEST = "Dans le quartier de la Gare, comment faire pour que " + "les enfants aillent à l’école à pied, " * 4

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils reads the PDF back")


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def words_of(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def seen(pdf: bytes) -> Image.Image:
    done = subprocess.run(["pdftoppm", "-r", "100", "-png", "-"], input=pdf, capture_output=True, check=True)
    return Image.open(io.BytesIO(done.stdout))


@needs_poppler
def test_a_poster_says_how_to_take_part_in_every_way() -> None:
    words = words_of(poster_pdf(POSTER))
    for said in ("Creil", "Que faut-il", "place du marché ?", "D’accord", "Pas d’accord", "Je ne sais pas", "3 minutes, sans compte",
                 "entendu.example/c/BARO41", "03 44 00 00 00", "jusqu’au 20 décembre 2026", "Nadia, centre social"):
        assert said in words


@needs_poppler
@pytest.mark.parametrize("pdf", [poster_pdf, slip_pdf])
def test_the_printed_code_is_read_by_a_phone(pdf: object) -> None:
    sheet, url = (poster_pdf(POSTER), POSTER.url) if pdf is poster_pdf else (slip_pdf(SLIP), SLIP.url)
    assert [code.text for code in zxingcpp.read_barcodes(seen(sheet))] == [url]


@needs_poppler
def test_a_slip_says_what_was_heard_and_who_answers_by_when() -> None:
    words = words_of(slip_pdf(SLIP))
    for said in ("BARO-TIMU-48271", "BA, RO, TI, MU, 4, 8, 2, 7, 1", "lampadaires sont éteints", "Voirie et propreté",
                 "lundi 14 décembre 2026", "03 44 00 00 00", "23 novembre 2026", "entendu.example/r"):
        assert said in words


@needs_poppler
def test_a_long_question_shrinks_until_it_fits() -> None:
    words = words_of(poster_pdf(replace(POSTER, question=LONGEST[:200])))
    assert " ".join(LONGEST[:200].split()[-3:]) in words and "…" not in words


@needs_poppler
def test_a_long_address_puts_its_code_on_a_line_of_its_own() -> None:
    words = words_of(poster_pdf(replace(POSTER, address="participation.moulins-communaute.example/c/BARO41")))
    assert "participation.moulins-communaute.example/c/" in words and " BARO41" in words


@pytest.mark.parametrize("text", ["", "x" * 3000, "mot " * 2000, "😀🏽", "نص عربي", "\u202e\u0000\n\t", "Œuvre « d’été » à 5\u202f€"])
def test_any_text_makes_one_page(text: str) -> None:
    assert pages(poster_pdf(replace(POSTER, question=text, town=text[:120], contact=text[:120], dates=text))) == 1
    assert pages(slip_pdf(replace(SLIP, words=text, team=text, town=text, phone=""))) == 1


def test_a_poster_carries_its_fonts_and_its_colour() -> None:
    pdf = poster_pdf(POSTER)
    assert b"AtkinsonHyperlegibleBold" in pdf and b"/Lang (fr-FR)" in pdf
    drawn = b"".join(zlib.decompress(part) for part in re.findall(rb"/FlateDecode.*?stream\n(.*?)\nendstream", pdf, re.DOTALL)[:1])
    red, green, blue = (value / 255 for value in (0x8F, 0x1D, 0x2F))
    assert f"{red:.4f} {green:.4f} {blue:.4f} rg".encode() in drawn
    assert len(pdf) < 60_000


def test_french_signs_are_drawn_and_never_parted_from_their_word() -> None:
    assert printable("Œuf à 5\u202f€ ? « Oui »\u2009!") == "Œuf à 5\u00a0€\u00a0? «\u00a0Oui\u00a0»\u00a0!"
    assert printable("ok 😀 ok") == "ok ok"


def test_a_page_shows_a_code_without_any_style() -> None:
    drawn = svg("https://entendu.example/r/BARO-TIMU-48271", "Suivre « mon idée » & <plus>")
    root = ElementTree.fromstring(drawn)
    assert root.attrib["role"] == "img" and root.attrib["aria-label"] == "Suivre « mon idée » & <plus>"
    assert root.find("title").text == "Suivre « mon idée » & <plus>"  # type: ignore[union-attr]
    assert "style" not in drawn and "<script" not in drawn
    assert len(drawn) < 6000


def test_the_page_s_code_holds_the_modules_a_phone_reads() -> None:
    text = "https://entendu.example/c/BARO41"
    rows = matrix(text)
    size = len(rows) + 2 * QUIET_ZONE
    image = Image.new("L", (size, size), 255)
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1", str(svg(text, "x")))
    for x, y, width in ((int(a), int(b), int(c)) for a, b, c in runs):
        image.paste(0, (x, y, x + width, y + 1))
    assert sum(int(c) for _, _, c in runs) == sum(map(sum, rows))
    large = image.resize((size * 8, size * 8), Image.Resampling.NEAREST)
    assert [code.text for code in zxingcpp.read_barcodes(large)] == [text]
