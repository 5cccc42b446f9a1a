"""QR codes: inline SVG for pages, a plain matrix for paper."""

from functools import lru_cache

import segno
from markupsafe import Markup, escape

QUIET_ZONE = 4
"""Empty modules a reader needs on each side (ISO/IEC 18004)."""


@lru_cache(maxsize=256)
def matrix(text: str, error: str = "m") -> tuple[tuple[bool, ...], ...]:
    """Rows of modules, True for dark, without the quiet zone.

    ``error`` is the share that may be lost: "l" 7 %, "m" 15 %, "q" 25 %, "h" 30 %. Raises ValueError
    when ``text`` is too long.
    """
    code = segno.make(text, error=error, micro=False, boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def svg(text: str, title: str) -> Markup:
    """An inline SVG without style, dark on white whatever the page's colours; ``title`` names its target."""
    rows = matrix(text)
    size = len(rows) + 2 * QUIET_ZONE
    runs = "".join(_runs(row, at + QUIET_ZONE) for at, row in enumerate(rows))
    return Markup(  # noqa: S704 - built here from numbers and escaped text
        f'<svg class="qr" viewBox="0 0 {size} {size}" role="img" aria-label="{escape(title)}" '
        f'shape-rendering="crispEdges"><title>{escape(title)}</title>'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{runs}"/></svg>')


def _runs(row: tuple[bool, ...], y: int) -> str:
    """The dark runs of one row as path commands."""
    path, x = [], 0
    while x < len(row):
        width = 1
        while x + width < len(row) and row[x + width] == row[x]:
            width += 1
        if row[x]:
            path.append(f"M{x + QUIET_ZONE} {y}h{width}v1h-{width}z")
        x += width
    return "".join(path)
