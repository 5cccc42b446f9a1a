"""Codes to cut out and hand around in a room: ten on an A4 sheet, each with its QR code."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.i18n import _
from app.core.media.paper import Box, Colours, Sheet

WIDTH, HEIGHT = 210.0, 297.0
ACROSS, DOWN = 2, 5


@dataclass(frozen=True)
class Slip:
    """One code and where its QR code leads."""

    code: str
    url: str


def slips_pdf(title: str, address: str, slips: Sequence[Slip], colours: Colours) -> bytes:
    """All slips. `address` is where a code can be typed, without « https:// »."""
    sheet = Sheet(WIDTH, HEIGHT, title)
    for place, slip in enumerate(slips):
        at = place % (ACROSS * DOWN)
        if place and not at:
            sheet.new_page()
        _slip(sheet, title, address, slip, Box(at % ACROSS * WIDTH / ACROSS, at // ACROSS * HEIGHT / DOWN, WIDTH / ACROSS, HEIGHT / DOWN), colours)
    return sheet.finished()


def _slip(sheet: Sheet, title: str, address: str, slip: Slip, box: Box, colours: Colours) -> None:
    sheet.frame(Box(box.x + 2, box.y + 2, box.width - 4, box.height - 4), "#999999", 0.2, 2)
    sheet.qr(slip.url, Box(box.x + 5, box.y + 8, 42, 42), "l")
    left, width = box.x + 50, box.width - 55
    sheet.text(title, Box(left, box.y + 8, width, 14), 12, 7, bold=True)
    sheet.text(_("Photographiez ce carré, ou tapez ce code :"), Box(left, box.y + 23, width, 8), 9, 7)
    sheet.text(slip.code, Box(left, box.y + 32, width, 7), 14, 8, bold=True, colour=colours.site)
    sheet.text(address, Box(left, box.y + 40, width, 5), 9, 6)
    sheet.text(_("Un code, une voix. Ne le donnez à personne."), Box(left, box.y + 46, width, 6), 8, 6)
