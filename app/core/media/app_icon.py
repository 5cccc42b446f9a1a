"""The picture of the platform, or of one town, for a phone's home screen."""

import io
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_FONT = Path(__file__).parents[2] / "static" / "fonts" / "AtkinsonHyperlegible-Bold.ttf"
_FINE = 4  # drawn larger, then reduced: smooth edges


@lru_cache(maxsize=64)
def icon(size: int, colour: str, ink: str, monogram: str) -> bytes:
    """A PNG of ``size`` pixels: the speech bubble with the monogram in it, or with a tick. Nothing stands in the outer tenth,
    which launchers cut off (W3C « maskable » icons)."""
    side = size * _FINE
    picture = Image.new("RGB", (side, side), colour)
    pen = ImageDraw.Draw(picture)
    low, high = side * 0.18, side * 0.82
    pen.rounded_rectangle((low, low, high, side * 0.7), radius=side * 0.12, fill=ink)
    pen.polygon([(side * 0.28, side * 0.66), (side * 0.28, side * 0.84), (side * 0.48, side * 0.68)], fill=ink)
    if monogram:
        font = ImageFont.truetype(str(_FONT), int(side * (0.34 if len(monogram) < 3 else 0.26)))
        pen.text((side / 2, side * 0.445), monogram, font=font, fill=colour, anchor="mm")
    else:
        pen.line([(side * 0.34, side * 0.45), (side * 0.45, side * 0.56), (side * 0.66, side * 0.34)], fill=colour, width=side // 12, joint="curve")
    out = io.BytesIO()
    picture.resize((size, size), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()
