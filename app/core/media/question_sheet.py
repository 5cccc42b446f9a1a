"""A question on paper: an A4 sheet to write on, a strip for the contact that is kept apart, a slip to take home.

The code of the sheet stands on all three parts, so that identity and words can be parted and the person can follow theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.core.i18n import _
from app.core.media.paper import INK, WHITE, Box, Colours, Sheet
from app.core.text.codes import spoken

WIDTH, HEIGHT = 210, 297
LEFT, RIGHT = 14, 196
CONTACT_AT, SLIP_AT = 207, 244
_ROW = 9.5
_BOXES = (139, 158, 177)
_LINE = 9


@dataclass(frozen=True)
class QuestionSheet:
    """What all sheets of a batch share. ``url`` leads to the question online and may be empty, like ``phone``."""

    town: str
    question: str
    url: str
    address: str
    """Where to type the code by hand."""
    follow: str
    """Where a slip's QR code leads; the code is added at its end."""
    days: int
    """Working days to the answer, once the sheet is typed in."""
    cards: Sequence[str] = ()
    label: str = ""
    phone: str = ""
    contact: str = ""
    colours: Colours = field(default_factory=Colours)


def sheets_pdf(facts: QuestionSheet, slips: Sequence[tuple[int, str]]) -> bytes:
    """One A4 page for each (number, code)."""
    sheet = Sheet(WIDTH, HEIGHT, facts.question)
    for at, (number, code) in enumerate(slips):
        if at:
            sheet.new_page()
        _heading(sheet, facts)
        top = _cards(sheet, facts.cards, 55)
        _lines(sheet, top, CONTACT_AT - 27)
        _foot(sheet, number, code, facts.label)
        _contact(sheet, code)
        _slip(sheet, facts, code)
    return sheet.finished()


def _heading(sheet: Sheet, facts: QuestionSheet) -> None:
    colours = facts.colours
    band = Box(LEFT - 4, 10, RIGHT - LEFT + 8, 38)
    sheet.block(band, colours.site, radius=5)
    width = band.width - (44 if facts.url else 10)
    sheet.text(facts.town, Box(band.x + 5, band.y + 2.5, width, 8), 15, 9, colour=colours.ink, bold=True)
    sheet.text(facts.question, Box(band.x + 5, band.y + 11, width, 24), 24, 12, colour=colours.ink, bold=True)
    if facts.url:
        sheet.qr(facts.url, Box(band.x + band.width - 34, band.y + 2, 31, 31))
        sheet.text(_("ou en ligne"), Box(band.x + band.width - 34, band.y + 32.8, 31, 4.5), 9, 7, colour=colours.ink, centred=True)


def _cards(sheet: Sheet, cards: Sequence[str], top: float) -> float:
    """The sentences with three boxes each; where what follows may begin."""
    if not cards:
        return top
    heads = (_("D’accord"), _("Pas d’accord"), _("Je ne sais pas"))
    sheet.text(_("Faites une croix dans une case par ligne"), Box(LEFT, top, 118, 8), 12, 9, bold=True)
    for x, head in zip(_BOXES, heads, strict=True):
        sheet.text(head, Box(x - 1, top - 1, 19, 9), 9, 7, centred=True, bold=True)
    top += 9
    for number, card in enumerate(cards, start=1):
        sheet.text(f"{number}. {card}", Box(LEFT, top, 122, _ROW - 0.5), 12.5, 8)
        for x in _BOXES:
            sheet.frame(Box(x + 5, top + 0.5, 7.5, 7.5), INK, 0.5, radius=0.8)
        top += _ROW
        sheet.rule(LEFT, top - 0.8, RIGHT - LEFT, "#bbbbbb", 0.15)
    return top + 3


def _lines(sheet: Sheet, top: float, foot: float) -> None:
    """Room for words, in lines one can write on."""
    sheet.text(_("Votre idée, avec vos mots"), Box(LEFT, top, RIGHT - LEFT, 7), 14, 10, bold=True)
    at = top + 8 + _LINE
    while at <= foot:
        sheet.rule(LEFT, at, RIGHT - LEFT, "#888888", 0.2)
        at += _LINE


def _foot(sheet: Sheet, number: int, code: str, label: str) -> None:
    top = CONTACT_AT - 22
    sheet.text(_("Mon quartier :"), Box(LEFT, top, 34, 7), 12, 9, bold=True)
    sheet.rule(LEFT + 34, top + 6, 82, INK, 0.2)
    sheet.text(
        _("En rendant cette feuille, vous acceptez que vos mots soient lus par tout le monde, sans votre nom."),
        Box(LEFT, top + 9.5, 116, 9), 9.5, 8,
    )
    sheet.qr(code, Box(RIGHT - 21, top - 2.5, 21, 21))
    sheet.text(code, Box(RIGHT - 64, top + 1.5, 42, 6), 12, 8, bold=True)
    note = _("Feuille n° %(number)d", number=number) + (f" · {label}" if label else "")
    sheet.text(note, Box(RIGHT - 64, top + 8, 42, 9), 9, 7)


def _contact(sheet: Sheet, code: str) -> None:
    """Torn off before anybody reads the words: who wrote stays apart from what was written."""
    sheet.cut_line(CONTACT_AT, 6, WIDTH - 6)
    top = CONTACT_AT + 3
    sheet.text(_("Pour recevoir la réponse (facultatif)"), Box(LEFT, top, 110, 6), 12, 9, bold=True)
    sheet.text(code, Box(RIGHT - 42, top, 42, 5), 10, 8)
    sheet.text(_("Cette partie est détachée : votre nom reste à part de vos mots."), Box(LEFT, top + 6, 150, 5), 9.5, 8)
    for at, label in enumerate((_("Nom"), _("Téléphone ou e-mail"), _("Adresse, pour une lettre"))):
        y = top + 12 + at * 7.5
        sheet.text(label, Box(LEFT, y, 46, 6), 10, 8)
        sheet.rule(LEFT + 47, y + 5.5, RIGHT - LEFT - 47, INK, 0.2)


def _slip(sheet: Sheet, facts: QuestionSheet, code: str) -> None:
    """To take home: the code large, to scan, to type or to say on the phone."""
    sheet.cut_line(SLIP_AT, 6, WIDTH - 6)
    top, side, colours = SLIP_AT + 4, 42, facts.colours
    sheet.block(Box(LEFT - 4, top, RIGHT - LEFT + 8, 45), colours.soft, radius=4)
    sheet.block(Box(LEFT - 2, top + 1.5, side, side), WHITE, radius=2)
    sheet.qr(facts.follow + code, Box(LEFT - 2, top + 1.5, side, side))
    left = LEFT + side + 4
    width = RIGHT - left
    sheet.text(_("Gardez ce coupon : c’est votre code"), Box(left, top + 3, width, 6), 12, 9, bold=True)
    sheet.text(code, Box(left, top + 9, width, 11), 30, 14, bold=True, colour=colours.site)
    sheet.text(_("Au téléphone, dites : %(spoken)s", spoken=spoken(code)), Box(left, top + 20.5, width, 5), 9.5, 7)
    sheet.text(_("Pour suivre : scannez, ou allez sur %(address)s", address=facts.address), Box(left, top + 26, width, 5.5), 11, 8)
    promise = _("%(town)s répond en %(days)d jours ouvrés, dès que la feuille est saisie.", town=facts.town, days=facts.days)
    sheet.text(promise, Box(left, top + 31.5, width, 5.5), 11, 8)
    if facts.phone:
        call = _("Une question ? Appelez le %(phone)s", phone=facts.phone) + (f" ({facts.contact})" if facts.contact else "")
        sheet.text(call, Box(left, top + 37, width, 5.5), 11, 7, bold=True)
