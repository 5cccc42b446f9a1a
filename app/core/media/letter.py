"""Letters with a code, one A4 page each, folded in three behind the window of a French envelope (NF Z 11-001: window at the right)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.core.i18n import _
from app.core.media.paper import Box, Colours, Sheet
from app.core.text.codes import spoken

WIDTH, HEIGHT = 210, 297
MARGIN = 20
WINDOW = Box(108, 48, 82, 30)
"""Where the address shows: 20 mm from the right, between 45 and 80 mm from the top."""


@dataclass(frozen=True)
class CodeLetter:
    """What one letter says. `ways` are sentences; the address is written as it was given, its lines parted by commas or line breaks."""

    name: str
    address: str
    code: str
    url: str
    """Where the QR code leads: this person's own link."""


@dataclass(frozen=True)
class Letterhead:
    """What all letters of one sending share."""

    town: str
    sender: str
    title: str
    lead: str
    ways: Sequence[str]
    deadline: str
    page: str
    """The address where a code can be typed, without « https:// »."""
    secret: str
    contact: str
    colours: Colours = field(default_factory=Colours)


def letters_pdf(head: Letterhead, letters: Iterable[CodeLetter]) -> bytes:
    """All letters in one PDF file. Without a letter it is one empty page."""
    sheet = Sheet(WIDTH, HEIGHT, head.title)
    for number, letter in enumerate(letters):
        if number:
            sheet.new_page()
        _top(sheet, head, letter)
        _ways(sheet, head, letter)
        _foot(sheet, head)
    return sheet.finished()


def _top(sheet: Sheet, head: Letterhead, letter: CodeLetter) -> None:
    sheet.text(head.town, Box(MARGIN, 16, 80, 9), 16, 10, bold=True, colour=head.colours.site)
    sheet.text(head.sender, Box(MARGIN, 26, 80, 12), 11, 8)
    lines = [letter.name, *(line.strip() for line in letter.address.replace("\n", ",").split(",") if line.strip())]
    for place, line in enumerate(lines[:5]):
        sheet.text(line, Box(WINDOW.x, WINDOW.y + 6 * place, WINDOW.width, 6), 11.5, 8)
    sheet.text(head.title, Box(MARGIN, 98, WIDTH - 2 * MARGIN, 24), 20, 12, bold=True)
    sheet.text(head.lead, Box(MARGIN, 124, WIDTH - 2 * MARGIN, 16), 12, 9)


def _ways(sheet: Sheet, head: Letterhead, letter: CodeLetter) -> None:
    """By phone, by code, at the desk: nobody is left out."""
    top, side = 144, 58
    sheet.block(Box(MARGIN - 4, top, WIDTH - 2 * MARGIN + 8, side + 8), head.colours.soft, radius=5)
    sheet.qr(letter.url, Box(MARGIN, top + 4, side, side))
    left = MARGIN + side + 8
    width = WIDTH - MARGIN - left
    sheet.text(_("Avec un téléphone : photographiez ce carré."), Box(left, top + 5, width, 11), 12, 9, bold=True)
    sheet.text(_("Ou allez à cette adresse :"), Box(left, top + 18, width, 6), 11, 8)
    sheet.text(head.page, Box(left, top + 24, width, 7), 13, 7, bold=True, colour=head.colours.site)
    sheet.text(_("et tapez votre code :"), Box(left, top + 31, width, 6), 11, 8)
    sheet.text(letter.code, Box(left, top + 37, width, 11), 25, 12, bold=True)
    sheet.text(spoken(letter.code), Box(left, top + 49, width, 6), 10, 7)
    for place, way in enumerate(head.ways):
        sheet.text(way, Box(MARGIN, top + side + 12 + 13 * place, WIDTH - 2 * MARGIN, 12), 12, 9)


def _foot(sheet: Sheet, head: Letterhead) -> None:
    sheet.text(head.deadline, Box(MARGIN, 245, WIDTH - 2 * MARGIN, 8), 14, 10, bold=True, colour=head.colours.accent)
    sheet.text(head.secret, Box(MARGIN, 254, WIDTH - 2 * MARGIN, 12), 11, 8)
    sheet.text(head.contact, Box(MARGIN, 268, WIDTH - 2 * MARGIN, 12), 12, 9, bold=True)
