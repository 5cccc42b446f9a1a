"""A printed sheet: fonts, colours, text that fits its box, pictograms and QR codes, in millimetres."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fpdf import FPDF
from fpdf.drawing import PaintedPath

from app.core.media.qr import QUIET_ZONE, matrix

FONTS = Path(__file__).parents[2] / "static" / "fonts"
_FAMILY = "Atkinson"
_FILES = {"": "AtkinsonHyperlegible-Regular.ttf", "B": "AtkinsonHyperlegible-Bold.ttf"}
_POINT = 25.4 / 72  # millimetres
_STEP = 0.5  # points tried when text shrinks
INK = "#1b1b1b"
WHITE = "#ffffff"


class Colours(NamedTuple):
    """A site's palette: a dark colour, the ink that reads on it, a pale one, an accent for white text."""

    site: str = "#0b5559"
    ink: str = WHITE
    soft: str = "#dff0ee"
    accent: str = "#a8480f"


class Box(NamedTuple):
    """A rectangle on the sheet, in millimetres from the top left."""

    x: float
    y: float
    width: float
    height: float


class Sheet:
    """A page to draw on, and more pages after it. Characters the font lacks are left out rather than drawn as empty boxes."""

    def __init__(self, width: float, height: float, title: str) -> None:
        self.pdf = FPDF(unit="mm", format=(width, height))
        self.pdf.set_auto_page_break(False)
        self.pdf.set_margin(0)
        self.pdf.c_margin = 0
        for style, name in _FILES.items():
            self.pdf.add_font(_FAMILY, style, FONTS / name)
        self.pdf.set_title(printable(title))
        self.pdf.set_lang("fr-FR")
        self.pdf.add_page()

    def new_page(self) -> None:
        """Go on with another page of the same size."""
        self.pdf.add_page()

    def lines(self, words: str, width: float, size: float, *, bold: bool = False) -> list[str]:
        """The words broken into lines of `width` millimetres at `size` points; a word wider than a line is broken too."""
        self.pdf.set_font(_FAMILY, "B" if bold else "", size)
        pieces = [piece for word in printable(words).split(" ") for piece in self._chopped(word, width)]
        return self._wrapped(pieces, width)

    def line(self, words: str, x: float, y: float, size: float, *, bold: bool = False, colour: str = INK) -> None:
        """One line as it is, its baseline at `y` millimetres."""
        self.pdf.set_font(_FAMILY, "B" if bold else "", size)
        self.pdf.set_text_color(colour)
        self.pdf.text(x, y, printable(words))

    def finished(self) -> bytes:
        """The PDF file."""
        return bytes(self.pdf.output())

    def block(self, box: Box, colour: str, radius: float = 0) -> None:
        """A filled rectangle, with round corners of ``radius``."""
        self.pdf.set_fill_color(colour)
        self.pdf.rect(*box, style="F", round_corners=radius > 0, corner_radius=radius)

    def frame(self, box: Box, colour: str, width: float, radius: float) -> None:
        """A rectangle's outline, ``width`` thick."""
        self.pdf.set_draw_color(colour)
        self.pdf.set_line_width(width)
        self.pdf.rect(*box, style="D", round_corners=True, corner_radius=radius)

    def rule(self, x: float, y: float, length: float, colour: str, width: float = 0.4) -> None:
        """A thin horizontal line."""
        self.block(Box(x, y, length, width), colour)

    def cut_line(self, y: float, left: float, right: float) -> None:
        """A dashed line across the sheet: here it is torn or cut."""
        self.pdf.set_draw_color(INK)
        self.pdf.set_line_width(0.3)
        self.pdf.set_dash_pattern(dash=2, gap=1.6)
        self.pdf.line(left, y, right, y)
        self.pdf.set_dash_pattern()

    def shape(self, points: list[tuple[float, float]], colour: str) -> None:
        """A filled polygon."""
        self.pdf.set_fill_color(colour)
        self.pdf.polygon(points, style="F")

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle around a centre."""
        self.pdf.set_fill_color(colour)
        self.pdf.circle(x, y, radius, style="F")

    @contextmanager
    def stroke(self, colour: str, width: float) -> Iterator[PaintedPath]:
        """A path drawn with a round pen ``width`` thick."""
        with self.pdf.drawing_context() as context:
            path = PaintedPath()
            path.style.auto_close = False
            path.style.fill_color = None
            path.style.stroke_color = colour
            path.style.stroke_width = width
            path.style.stroke_cap_style = "round"
            path.style.stroke_join_style = "round"
            yield path
            context.add_item(path)

    def qr(self, text: str, box: Box, error: str = "m") -> None:
        """A QR code with its quiet zone, as wide as ``box``."""
        rows = matrix(text, error)
        module = box.width / (len(rows) + 2 * QUIET_ZONE)
        self.block(box, WHITE)
        self.pdf.set_fill_color("#000000")
        for y, row in enumerate(rows):
            for x, dark in enumerate(row):
                if dark:  # a hair larger than its place, so that no printer shows a seam
                    left, top = box.x + (x + QUIET_ZONE) * module, box.y + (y + QUIET_ZONE) * module
                    self.pdf.rect(left, top, module * 1.01, module * 1.01, style="F")

    def text(self, words: str, box: Box, largest: float, smallest: float, *, colour: str = INK,
             bold: bool = False, centred: bool = False, leading: float = 1.15, foot: bool = False) -> None:
        """Text as large as fits in ``box``, between ``largest`` and ``smallest`` points, in even lines.

        Set at the top of the box, or at its ``foot``; cut with « … » when even the smallest is too large.
        """
        words = printable(words)
        size, lines = self._fitted(words, box, largest, smallest, bold, leading)
        self.pdf.set_font(_FAMILY, "B" if bold else "", size)
        self.pdf.set_text_color(colour)
        step = size * _POINT * leading
        top = box.y + (box.height - step * len(lines) if foot else 0)
        for at, line in enumerate(lines):
            indent = (box.width - self.pdf.get_string_width(line)) / 2 if centred else 0
            self.pdf.text(box.x + indent, top + step * at + size * _POINT * (leading / 2 + 0.34), line)

    def _fitted(self, words: str, box: Box, largest: float, smallest: float, bold: bool,
                leading: float) -> tuple[float, list[str]]:
        size = largest
        while True:
            self.pdf.set_font(_FAMILY, "B" if bold else "", size)
            lines = self._wrapped(words.split(" "), box.width)
            room = int((box.height + 0.1) / (size * _POINT * leading))
            if len(lines) <= room and self._widest(lines) <= box.width:
                return size, self._balanced(words.split(" "), box.width, lines)
            if size <= smallest:
                return size, self._cut(words, box.width, max(room, 1))
            size = max(size - _STEP, smallest)

    def _wrapped(self, words: list[str], width: float) -> list[str]:
        lines = [""]
        for word in words:
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.pdf.get_string_width(longer) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def _cut(self, words: str, width: float, room: int) -> list[str]:
        """The first ``room`` lines; a word wider than a line is broken, and « … » says that more was there."""
        pieces = [piece for word in words.split(" ") for piece in self._chopped(word, width)]
        lines = self._wrapped(pieces, width)
        if len(lines) <= room:
            return lines
        last = lines[room - 1]
        while last and self.pdf.get_string_width(f"{last}…") > width:
            last = last[:-1].rstrip()
        return [*lines[:room - 1], f"{last}…"]

    def _chopped(self, word: str, width: float) -> list[str]:
        pieces = [""]
        for sign in word:
            if pieces[-1] and self.pdf.get_string_width(pieces[-1] + sign) > width:
                pieces.append("")
            pieces[-1] += sign
        return pieces

    def _balanced(self, words: list[str], width: float, lines: list[str]) -> list[str]:
        """As many lines, in the narrowest width: no word ends up alone."""
        low, high = self._widest(words), width
        while high - low > 0.5:
            middle = (low + high) / 2
            low, high = (low, middle) if len(self._wrapped(words, middle)) <= len(lines) else (middle, high)
        return self._wrapped(words, high) if high < width else lines

    def _widest(self, lines: list[str]) -> float:
        return max(self.pdf.get_string_width(line) for line in lines)


def printable(text: str) -> str:
    """What the font can draw of ``text``, on one line, no « ? » or « » » parted from its word."""
    known = _characters()
    text = re.sub("[\u2009\u202f]", "\u00a0", text).replace("\u2011", "-")
    text = re.sub("[ \t\r\n]+", " ", text)
    drawn = "".join(sign for sign in text if ord(sign) in known)
    return re.sub("(?<=[«–]) | (?=[?!:;»–€%])", "\u00a0", re.sub(" +", " ", drawn)).strip()


@lru_cache(maxsize=1)
def _characters() -> frozenset[int]:
    cmap: Any = TTFont(FONTS / _FILES[""]).getBestCmap()
    return frozenset(cmap)
