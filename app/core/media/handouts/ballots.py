"""Ballots of paper: two on an A4 sheet where they fit, one otherwise. Every ballot is the same: nothing on it says whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.i18n import _
from app.core.media.paper import INK, Box, Colours, Sheet

WIDTH, HEIGHT = 210.0, 297.0
MARGIN, HEAD, FOOT = 14.0, 44.0, 24.0
LINE, GRADES_LINE, BOX = 12.0, 22.0, 6.5


@dataclass(frozen=True)
class BallotPaper:
    """What a ballot says. `boxes`: words of an answer's boxes, one empty word for a plain box, none for a line to write on."""

    town: str
    council: str
    question: str
    instruction: str
    options: Sequence[tuple[str, str]]
    boxes: tuple[str, ...]
    address: str
    mark: str = ""


def ballots_pdf(paper: BallotPaper, colours: Colours) -> bytes:
    """One page to print as often as needed: two equal ballots, or the pages of a long one."""
    sheet = Sheet(WIDTH, HEIGHT, paper.question)
    step = GRADES_LINE if len(paper.boxes) > 1 else LINE
    half = HEIGHT / 2
    if HEAD + step * len(paper.options) + FOOT <= half:
        for top in (0.0, half):
            _ballot(sheet, paper, colours, top, half, paper.options, step)
        sheet.rule(0, half, WIDTH, "#999999", 0.2)
        return sheet.finished()
    room = int((HEIGHT - HEAD - FOOT) / step)
    for start in range(0, len(paper.options), room):
        if start:
            sheet.new_page()
        _ballot(sheet, paper, colours, 0.0, HEIGHT, paper.options[start:start + room], step)
    return sheet.finished()


def _ballot(
    sheet: Sheet, paper: BallotPaper, colours: Colours, top: float, height: float, options: Sequence[tuple[str, str]], step: float,
) -> None:
    width = WIDTH - 2 * MARGIN
    head = " · ".join(part for part in (paper.town, paper.council, paper.mark) if part)
    sheet.text(head, Box(MARGIN, top + 8, width - 30, 6), 11, 8, colour=colours.site, bold=True)
    sheet.text(paper.question, Box(MARGIN, top + 15, width - 30, 17), 18, 10, bold=True)
    sheet.text(paper.instruction, Box(MARGIN, top + 33, width - 30, 7), 12, 8)
    sheet.qr(paper.address, Box(WIDTH - MARGIN - 26, top + 6, 26, 26))
    sheet.rule(MARGIN, top + 41, width, colours.site, 0.5)
    for place, (label, details) in enumerate(options):
        _option(sheet, paper, Box(MARGIN, top + HEAD + step * place, width, step), label, details)
    foot = top + height - FOOT + 4
    sheet.text(_("N’écrivez rien d’autre : ni nom, ni signe. Pliez la feuille et mettez-la dans l’enveloppe."), Box(MARGIN, foot, width, 6), 10, 8)
    sheet.text(_("La page du vote : %(address)s", address=paper.address.split("://")[-1]), Box(MARGIN, foot + 7, width, 6), 9, 7)


def _option(sheet: Sheet, paper: BallotPaper, box: Box, label: str, details: str) -> None:
    if not paper.boxes:
        sheet.rule(box.x, box.y + 9, 14, INK, 0.4)
        _label(sheet, Box(box.x + 20, box.y, box.width - 20, LINE), label, details)
    elif len(paper.boxes) == 1:
        sheet.frame(Box(box.x + 1, box.y + 2.5, BOX, BOX), INK, 0.5, 0.8)
        _label(sheet, Box(box.x + 14, box.y, box.width - 14, LINE), label, details)
    else:
        _label(sheet, Box(box.x, box.y, box.width, LINE - 2), label, details)
        across = box.width / len(paper.boxes)
        for place, word in enumerate(paper.boxes):
            left = box.x + across * place
            sheet.frame(Box(left, box.y + 11, 4.5, 4.5), INK, 0.4, 0.6)
            sheet.text(word, Box(left + 6, box.y + 10.5, across - 7, 6), 9, 6)


def _label(sheet: Sheet, box: Box, label: str, details: str) -> None:
    sheet.text(label, Box(box.x, box.y + (1 if details else 2.8), box.width, 6), 14, 8, bold=True)
    if details:
        sheet.text(details, Box(box.x, box.y + 7.2, box.width, 4.5), 9, 6)
