"""An answer as a letter: one A4 page a person, the address where a French window envelope (DL, window at the right) shows it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.core.i18n import _
from app.core.media.paper import INK, Box, Colours, Sheet

WIDTH, HEIGHT = 210, 297
LEFT, RIGHT = 22, 190
WINDOW = Box(112, 47, 82, 32)
"""Where the window of an envelope 110 × 220 mm lies on a sheet folded in three."""


@dataclass(frozen=True)
class PrintedLetter:
    """One person's letter. ``address`` is name and street, one line each; without it the letter is fetched with the code."""

    town: str
    address: Sequence[str]
    written_on: str
    said_on: str
    said: str
    outcome: str
    answer: Sequence[str]
    """Paragraphs."""
    signature: str
    code: str
    url: str
    follow: str
    phone: str = ""
    contact: str = ""
    hours: str = ""
    colours: Colours = field(default_factory=Colours)


def letters_pdf(letters: Sequence[PrintedLetter]) -> bytes:
    """All letters in one file, a page each."""
    sheet = Sheet(WIDTH, HEIGHT, _("Lettres"))
    for at, letter in enumerate(letters):
        if at:
            sheet.new_page()
        _head(sheet, letter)
        _words(sheet, letter)
        _foot(sheet, letter)
    return sheet.finished()


def _head(sheet: Sheet, letter: PrintedLetter) -> None:
    sheet.block(Box(LEFT, 16, 4, 20), letter.colours.site, radius=1.5)
    sheet.text(letter.town, Box(LEFT + 8, 16, 80, 9), 18, 11, bold=True, colour=letter.colours.site)
    who = "\n".join(part for part in (letter.contact, letter.phone, letter.hours) if part)
    for at, line in enumerate(who.split("\n")):
        sheet.text(line, Box(LEFT + 8, 25 + at * 5, 76, 5), 10, 8)
    lines = list(letter.address) or [_("À remettre en main propre"), letter.code]
    for at, line in enumerate(lines[:6]):
        sheet.text(line, Box(WINDOW.x, WINDOW.y + at * 5.4, WINDOW.width, 5.4), 12, 8)
    sheet.text(letter.written_on, Box(WINDOW.x, 84, WINDOW.width, 6), 11, 9)


def _words(sheet: Sheet, letter: PrintedLetter) -> None:
    width = RIGHT - LEFT
    sheet.text(_("Bonjour,"), Box(LEFT, 99, width, 7), 13, 10)
    sheet.text(_("Le %(day)s, vous nous avez dit :", day=letter.said_on), Box(LEFT, 108, width, 7), 13, 10)
    sheet.block(Box(LEFT, 117, 1.2, 27), letter.colours.accent)
    sheet.text(f"« {letter.said} »", Box(LEFT + 5, 117, width - 5, 27), 13, 9, leading=1.25)
    sheet.text(_("Notre réponse : %(outcome)s", outcome=letter.outcome), Box(LEFT, 149, width, 9), 17, 11, bold=True, colour=letter.colours.site)
    room = (220 - 160) / max(len(letter.answer), 1)
    for at, paragraph in enumerate(letter.answer):
        sheet.text(paragraph, Box(LEFT, 160 + at * room, width, room - 1), 12.5, 9, leading=1.25)
    sheet.text(letter.signature, Box(LEFT, 223, width, 11), 11.5, 8.5)


def _foot(sheet: Sheet, letter: PrintedLetter) -> None:
    """The answer can be contested and judged without any screen."""
    width = RIGHT - LEFT
    sheet.block(Box(LEFT - 4, 239, width + 8, 42), letter.colours.soft, radius=4)
    sheet.qr(letter.url, Box(LEFT - 1, 241.5, 37, 37))
    left = LEFT + 40
    inner = RIGHT - left
    sheet.text(_("Vous êtes-vous senti entendu ?"), Box(left, 242, inner, 7), 14, 10, bold=True)
    sheet.text(_("Dites-le, ou contestez : une autre personne regardera."), Box(left, 249, inner, 6), 11, 8)
    sheet.text(_("Scannez, ou allez sur %(address)s avec ce code :", address=letter.follow), Box(left, 255, inner, 6), 11, 8)
    sheet.text(letter.code, Box(left, 261, inner, 9), 21, 12, bold=True)
    if letter.phone:
        sheet.rule(left, 271, inner, INK, 0.2)
        sheet.text(_("Au téléphone : %(phone)s", phone=letter.phone), Box(left, 272.5, inner, 6), 12, 9, bold=True)
