"""The paper receipt: an A6 slip to take home, with the code, what was said, who answers and by when."""

from dataclasses import dataclass, field

from app.core.i18n import _
from app.core.media.paper import INK, Box, Colours, Sheet
from app.core.text.codes import spoken

WIDTH, HEIGHT = 105, 148
MARGIN = 8


@dataclass(frozen=True)
class Slip:
    """What a slip says. Dates are words; ``phone``, ``contact`` and ``hours`` may be empty."""

    town: str
    code: str
    url: str
    """Where the QR code leads: the page that follows this input."""
    address: str
    """Where to type the code by hand."""
    received_on: str
    words: str
    """What the person said, as it was taken down."""
    team: str
    answer_by: str
    phone: str = ""
    contact: str = ""
    hours: str = ""
    colours: Colours = field(default_factory=Colours)


def slip_pdf(slip: Slip) -> bytes:
    """The slip as a PDF file of one A6 page."""
    sheet = Sheet(WIDTH, HEIGHT, slip.code)
    _heading(sheet, slip)
    _code(sheet, slip)
    _words(sheet, slip)
    _promise(sheet, slip)
    return sheet.finished()


def _heading(sheet: Sheet, slip: Slip) -> None:
    colours = slip.colours
    band = Box(MARGIN - 2, 6, WIDTH - 2 * MARGIN + 4, 19)
    sheet.block(band, colours.site, radius=4)
    sheet.shape([(16, 24), (16, 30), (24, 24)], colours.site)
    width = band.width - 10
    sheet.text(slip.town, Box(band.x + 5, band.y + 2.5, width, 8), 16, 9, colour=colours.ink, bold=True)
    received = _("Bien reçu le %(date)s", date=slip.received_on)
    sheet.text(received, Box(band.x + 5, band.y + 10.5, width, 6), 11.5, 8, colour=colours.ink)


def _code(sheet: Sheet, slip: Slip) -> None:
    """The code is the only thing to keep: it is large, and can be scanned, typed or read aloud."""
    side, top = 33, 32
    sheet.qr(slip.url, Box(MARGIN - 3, top, side, side))
    left = MARGIN + side - 2
    width = WIDTH - MARGIN - left
    sheet.text(_("Votre code"), Box(left, top + 2, width, 5), 10.5, 8)
    sheet.text(slip.code, Box(left, top + 7, width, 9), 24, 10, bold=True)
    sheet.text(spoken(slip.code), Box(left, top + 15.5, width, 5), 9.5, 7)
    sheet.text(_("Pour suivre, scannez ou allez sur"), Box(left, top + 22, width, 5), 10.5, 8)
    sheet.text(slip.address, Box(left, top + 26.5, width, 6), 13, 8, bold=True, colour=slip.colours.site)


def _words(sheet: Sheet, slip: Slip) -> None:
    width = WIDTH - 2 * MARGIN
    accent = slip.colours.accent
    sheet.rule(MARGIN, 67.5, width, accent, 0.5)
    sheet.text(_("Ce que vous avez dit"), Box(MARGIN, 69.5, width, 5), 10.5, 8, colour=accent, bold=True)
    sheet.text(slip.words, Box(MARGIN, 74.5, width, 29), 13, 8.5, leading=1.25)


def _promise(sheet: Sheet, slip: Slip) -> None:
    width = WIDTH - 2 * MARGIN
    box = Box(MARGIN - 2, 106, width + 4, 36)
    sheet.block(box, slip.colours.soft, radius=4)
    left, inner = box.x + 5, box.width - 10
    sheet.text(_("Réponse avant le"), Box(left, box.y + 2.5, inner, 5), 10.5, 8)
    sheet.text(slip.answer_by, Box(left, box.y + 7, inner, 8), 19, 10, bold=True)
    sheet.text(_("Qui s’en occupe : %(team)s", team=slip.team), Box(left, box.y + 15.6, inner, 6.8), 12, 8)
    if not slip.phone:
        return
    sheet.rule(left, box.y + 23, inner, INK, 0.2)
    sheet.text(_("Une question ? Appelez le %(phone)s", phone=slip.phone),
               Box(left, box.y + 24.5, inner, 6), 12, 8, bold=True)
    who = ", ".join(part for part in (slip.contact, slip.hours) if part)
    sheet.text(who, Box(left, box.y + 30, inner, 5), 10, 7)
