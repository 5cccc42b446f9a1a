"""The poster of a consultation: an A4 sheet for a stairwell, read from two metres, answered from a phone."""

from dataclasses import dataclass, field

from app.core.i18n import _
from app.core.media.paper import WHITE, Box, Colours, Sheet

WIDTH, HEIGHT = 210, 297
MARGIN = 11  # office printers leave some 5 mm white

_AGREE, _DISAGREE, _UNSURE = "#1d6b45", "#a63a23", "#7a5a12"
_BUBBLE = Box(MARGIN, MARGIN, WIDTH - 2 * MARGIN, 133)
_PADDING = 11
_LONG_ADDRESS = 32  # characters
_GAP_CENTRE = 72.5  # between two answers: the tail must favour none


@dataclass(frozen=True)
class Poster:
    """What a poster says. ``dates`` is a sentence; ``phone``, ``contact`` and ``hours`` may be empty."""

    town: str
    question: str
    url: str
    """Where the QR code leads."""
    address: str
    """The same place in few letters, to be typed by hand."""
    dates: str
    phone: str = ""
    contact: str = ""
    hours: str = ""
    colours: Colours = field(default_factory=Colours)


def poster_pdf(poster: Poster) -> bytes:
    """The poster as a PDF file of one A4 page."""
    sheet = Sheet(WIDTH, HEIGHT, poster.question)
    _question(sheet, poster)
    _answers(sheet)
    _ways_in(sheet, poster)
    return sheet.finished()


def _question(sheet: Sheet, poster: Poster) -> None:
    """The town asks: the question is a speech bubble whose tail points to the three answers."""
    colours, bubble = poster.colours, _BUBBLE
    sheet.block(bubble, colours.site, radius=10)
    foot = bubble.y + bubble.height
    sheet.shape([(54, foot - 1), (_GAP_CENTRE, foot + 14), (78, foot - 1)], colours.site)
    left, width = bubble.x + _PADDING, bubble.width - 2 * _PADDING
    sheet.text(poster.town, Box(left, bubble.y + 9, width, 10), 24, 12, colour=colours.ink, bold=True)
    sheet.rule(left, bubble.y + 22, 26, colours.ink, 1.2)
    sheet.text(poster.question, Box(left, bubble.y + 28, width, 80), 80, 18, colour=colours.ink, bold=True,
               leading=1.1)
    sheet.text(poster.dates, Box(left, foot - 21, width, 12), 20, 12, colour=colours.ink, foot=True)


def _answers(sheet: Sheet) -> None:
    """The three answers, as they look on the phone."""
    top, width, gap = 158, 58, 7
    answers = ((_("D’accord"), _AGREE, _tick), (_("Pas d’accord"), _DISAGREE, _cross),
               (_("Je ne sais pas"), _UNSURE, _question_mark))
    for place, (label, colour, draw) in enumerate(answers):
        left = MARGIN + place * (width + gap)
        sheet.block(Box(left, top, width, 34), colour, radius=6)
        draw(sheet, left + width / 2, top + 13)
        sheet.text(label, Box(left + 3, top + 22.5, width - 6, 9), 20, 10, colour=WHITE, bold=True,
                   centred=True)
    promise = _("Puis proposez une idée : l’équipe vous répond, à une date connue.")
    sheet.text(promise, Box(MARGIN, top + 39, WIDTH - 2 * MARGIN, 9), 18, 10, centred=True)


def _ways_in(sheet: Sheet, poster: Poster) -> None:
    """Scan, type, or telephone: nobody is left out."""
    colours, top, side = poster.colours, 211, 75
    code = Box(MARGIN, top, side, side)
    sheet.qr(poster.url, code, error="q")
    sheet.frame(Box(code.x + 1, code.y + 1, side - 2, side - 2), colours.accent, 2, radius=6)
    left = MARGIN + side + 9
    width = WIDTH - MARGIN - left
    sheet.text(_("Scannez et répondez"), Box(left, top - 1, width, 12), 29, 14, bold=True)
    sheet.block(Box(left, top + 12.5, width, 12), colours.accent, radius=5.9)
    sheet.text(_("3 minutes, sans compte"), Box(left + 4, top + 14.2, width - 8, 9), 20, 12, colour=WHITE,
               bold=True, centred=True)
    sheet.text(_("ou tapez cette adresse :"), Box(left, top + 28, width, 7), 15, 10)
    _address(sheet, poster, Box(left, top + 33.5, width, 13))
    if poster.phone:
        _telephone(sheet, poster, Box(left, top + 49.5, width, 25.5))


def _address(sheet: Sheet, poster: Poster, box: Box) -> None:
    """On one line in large letters, or the site and then the code when the site's name is long."""
    colour = poster.colours.site
    host, _slash, path = poster.address.rpartition("/")
    if not host or len(poster.address) <= _LONG_ADDRESS:
        sheet.text(poster.address, box, 34, 10, bold=True, colour=colour)
        return
    sheet.text(f"{host}/", box._replace(height=6), 20, 8, bold=True, colour=colour)
    sheet.text(path, box._replace(y=box.y + 5.5, height=8.5), 24, 10, bold=True, colour=colour)


def _telephone(sheet: Sheet, poster: Poster, box: Box) -> None:
    sheet.block(box, poster.colours.soft, radius=5)
    sheet.text(_("ou appelez le %(phone)s", phone=poster.phone),
               Box(box.x + 5, box.y + 2.5, box.width - 10, 9), 22, 12, bold=True)
    for line, words in enumerate(filter(None, (poster.contact, poster.hours))):
        sheet.text(words, Box(box.x + 5, box.y + 12 + 6 * line, box.width - 10, 6), 14, 8)


def _tick(sheet: Sheet, x: float, y: float) -> None:
    with sheet.stroke(WHITE, 2.6) as path:
        path.move_to(x - 7, y + 0.5)
        path.line_to(x - 2, y + 5.5)
        path.line_to(x + 7.5, y - 5.5)


def _cross(sheet: Sheet, x: float, y: float) -> None:
    with sheet.stroke(WHITE, 2.6) as path:
        path.move_to(x - 5.5, y - 5.5)
        path.line_to(x + 5.5, y + 5.5)
        path.move_to(x + 5.5, y - 5.5)
        path.line_to(x - 5.5, y + 5.5)


def _question_mark(sheet: Sheet, x: float, y: float) -> None:
    with sheet.stroke(WHITE, 2.6) as path:
        path.move_to(x - 4, y - 3)
        path.curve_to(x - 4, y - 8.6, x + 4.4, y - 8.6, x + 4.4, y - 3)
        path.curve_to(x + 4.4, y, x, y + 0.2, x, y + 3.2)
    sheet.disc(x, y + 7.2, 1.5, WHITE)
