"""A sheet to draw on: 800 × 600 units, drawn twice as large and reduced, so that edges are smooth."""

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, SCALE = 800, 600, 2
FONT = Path(__file__).parents[2] / "static" / "fonts" / "AtkinsonHyperlegible-Bold.ttf"
MARK = "démonstration"

Points = list[tuple[float, float]]


class Sheet:
    """Shapes in units of the reduced picture; colours as #rrggbb."""

    def __init__(self) -> None:
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE))
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def box(self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0) -> None:
        """A rectangle from its upper left corner."""
        self.pen.rounded_rectangle(_scaled([(x, y), (x + width, y + height)]), radius * SCALE, fill=colour)

    def disc(self, x: float, y: float, across: float, colour: str, down: float = 0) -> None:
        """A circle or an ellipse from its centre; `across` and `down` are radii."""
        down = down or across
        self.pen.ellipse(_scaled([(x - across, y - down), (x + across, y + down)]), fill=colour)

    def shape(self, points: Points, colour: str) -> None:
        """A filled polygon."""
        self.pen.polygon(_scaled(points), fill=colour)

    def line(self, points: Points, colour: str, width: float = 4) -> None:
        """A line through points."""
        self.pen.line(_scaled(points), fill=colour, width=round(width * SCALE), joint="curve")

    def png(self) -> bytes:
        """The finished picture, marked in its corner."""
        reduced = self.image.reduce(SCALE)
        pen = ImageDraw.Draw(reduced, "RGBA")
        font = ImageFont.truetype(str(FONT), 22)
        left, top, right, bottom = pen.textbbox((0, 0), MARK, font=font)
        pen.rounded_rectangle((14, HEIGHT - 48, 34 + right - left, HEIGHT - 14), 6, fill="#ffffffe0")
        pen.text((24, HEIGHT - 44 - top / 2), MARK, font=font, fill="#333333")
        file = io.BytesIO()
        reduced.save(file, "PNG", compress_level=1)
        return file.getvalue()


def _scaled(points: Points) -> Points:
    return [(x * SCALE, y * SCALE) for x, y in points]
