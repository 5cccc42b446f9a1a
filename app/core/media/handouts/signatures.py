"""A list to sign on paper: names by group, a line each, twenty-two to a page."""

from collections.abc import Sequence

from app.core.i18n import _
from app.core.media.paper import INK, Box, Colours, Sheet

WIDTH, HEIGHT, MARGIN, TOP, STEP = 210.0, 297.0, 15.0, 42.0, 10.5
ROWS = int((HEIGHT - TOP - 18) / STEP)


def signatures_pdf(title: str, about: str, people: Sequence[tuple[str, str, int]], colours: Colours) -> bytes:
    """`people`: (group, name, voices) in their order. Without anybody it is one page that says so."""
    sheet = Sheet(WIDTH, HEIGHT, title)
    several = any(weight > 1 for _group, _name, weight in people)
    pages = [people[start:start + ROWS] for start in range(0, len(people), ROWS)] or [()]
    for number, page in enumerate(pages, 1):
        if number > 1:
            sheet.new_page()
        _head(sheet, title, about, colours)
        for place, (group, name, weight) in enumerate(page):
            _row(sheet, TOP + STEP * place, group, name, weight if several else 0)
        sheet.text(_("Page %(number)s sur %(total)s", number=number, total=len(pages)), Box(MARGIN, HEIGHT - 12, 60, 5), 9, 7)
    return sheet.finished()


def _head(sheet: Sheet, title: str, about: str, colours: Colours) -> None:
    sheet.text(title, Box(MARGIN, 10, WIDTH - 2 * MARGIN, 9), 18, 10, bold=True, colour=colours.site)
    sheet.text(about, Box(MARGIN, 20, WIDTH - 2 * MARGIN, 10), 12, 8)
    for left, word in ((MARGIN, _("Nom")), (100.0, _("Groupe")), (145.0, _("Signature"))):
        sheet.text(word, Box(left, TOP - 8, 45, 5), 10, 8, bold=True)
    sheet.rule(MARGIN, TOP - 2, WIDTH - 2 * MARGIN, INK, 0.5)


def _row(sheet: Sheet, top: float, group: str, name: str, weight: int) -> None:
    voices = _("%(name)s (%(number)s voix)", name=name, number=weight) if weight else name
    sheet.text(voices, Box(MARGIN, top + 1.5, 82, 6), 11, 7)
    sheet.text(group, Box(100, top + 1.5, 42, 6), 10, 7)
    sheet.rule(MARGIN, top + STEP - 1, WIDTH - 2 * MARGIN, "#999999", 0.2)
