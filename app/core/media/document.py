"""A document of several A4 pages that flows: headings, paragraphs, facts in two columns, lines to sign on."""

from app.core.media.paper import INK, Colours, Sheet

WIDTH, HEIGHT = 210, 297
MARGIN, FOOT = 18, 20
SMALL, TEXT, HEAD, TITLE = 9.0, 10.5, 14.0, 20.0
_POINT = 25.4 / 72
_LEADING = 1.35


class Document:
    """Written from top to bottom; a new page begins by itself, each with its number and the document's name at its foot."""

    def __init__(self, title: str, foot: str, colours: Colours | None = None) -> None:
        self.sheet = Sheet(WIDTH, HEIGHT, title)
        self.colours = colours or Colours()
        self.foot = foot
        self.page = 1
        self.y = float(MARGIN)
        self.text(title, size=TITLE, bold=True, colour=self.colours.site)
        self.sheet.rule(MARGIN, self.y + 1, 26, self.colours.accent, 1.2)
        self.y += 6

    def heading(self, words: str) -> None:
        """A part begins; never alone at the foot of a page."""
        self._need(22)
        self.y += 4
        self.text(words, size=HEAD, bold=True, colour=self.colours.site)
        self.y += 1

    def text(self, words: str, *, size: float = TEXT, bold: bool = False, colour: str = INK, indent: float = 0) -> None:
        """A paragraph."""
        step = size * _POINT * _LEADING
        for line in self.sheet.lines(words, WIDTH - 2 * MARGIN - indent, size, bold=bold):
            self._need(step)
            self.y += step
            self.sheet.line(line, MARGIN + indent, self.y - step * 0.25, size, bold=bold, colour=colour)
        self.y += 1.2

    def fact(self, name: str, value: str) -> None:
        """A name at the left, its value at the right."""
        step, left = TEXT * _POINT * _LEADING, 62.0
        names = self.sheet.lines(name, left - 4, TEXT)
        values = self.sheet.lines(value, WIDTH - 2 * MARGIN - left, TEXT, bold=True)
        for number in range(max(len(names), len(values))):
            self._need(step)
            self.y += step
            if number < len(names):
                self.sheet.line(names[number], MARGIN, self.y - step * 0.25, TEXT)
            if number < len(values):
                self.sheet.line(values[number], MARGIN + left, self.y - step * 0.25, TEXT, bold=True)
        self.y += 0.8

    def signature(self, name: str) -> None:
        """A line to sign on."""
        self._need(22)
        self.y += 6
        self.text(name)
        self.y += 10
        self.sheet.rule(MARGIN, self.y, 90, INK, 0.3)

    def finished(self) -> bytes:
        """The PDF file."""
        self._foot()
        return self.sheet.finished()

    def _need(self, height: float) -> None:
        if self.y + height > HEIGHT - FOOT:
            self._foot()
            self.sheet.new_page()
            self.page += 1
            self.y = float(MARGIN)

    def _foot(self) -> None:
        first = self.sheet.lines(self.foot, WIDTH - 2 * MARGIN - 15, SMALL)[0]
        self.sheet.line(first, MARGIN, HEIGHT - 10, SMALL)
        self.sheet.line(str(self.page), WIDTH - MARGIN - 6, HEIGHT - 10, SMALL)
