"""« Vous avez dit, nous avons fait »: a poster for a wall, in letters that are read from two metres."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.core.i18n import _
from app.core.media.paper import INK, WHITE, Box, Colours, Sheet

SIZES = {"a4": (210.0, 297.0), "a3": (297.0, 420.0)}
A_PAGE = {"a4": 3, "a3": 5}
_LETTERS = 20
"""Points: some 3.5 mm for a small letter, which good eyes read at two metres."""


@dataclass(frozen=True)
class Pair:
    """What was said, where it stands in one word with its colour, what the town did or answers."""

    said: str
    state: str
    did: str
    tone: str = INK
    note: str = ""


@dataclass(frozen=True)
class Wall:
    """What a wall poster says; ``about`` names the consultation, the neighbourhood or the month."""

    town: str
    about: str
    pairs: Sequence[Pair]
    url: str
    address: str
    phone: str = ""
    colours: Colours = field(default_factory=Colours)


def wall_pdf(wall: Wall, size: str = "a4") -> bytes:
    """The poster as a PDF: as many A4 or A3 pages as the pairs need."""
    width, height = SIZES[size]
    sheet = Sheet(width, height, _("Vous avez dit, nous avons fait"))
    count = A_PAGE[size]
    chunks = [wall.pairs[at:at + count] for at in range(0, len(wall.pairs), count)] or [()]
    for at, pairs in enumerate(chunks):
        if at:
            sheet.new_page()
        _page(sheet, wall, pairs, width, height, count)
    return sheet.finished()


def _page(sheet: Sheet, wall: Wall, pairs: Sequence[Pair], width: float, height: float, count: int) -> None:
    unit = width / 210
    margin, head, foot = 11 * unit, 44 * unit, 33 * unit
    inner = width - 2 * margin
    sheet.block(Box(margin, margin, inner, head - 8 * unit), wall.colours.site, radius=8 * unit)
    left = margin + 8 * unit
    title = Box(left, margin + 5 * unit, inner - 16 * unit, 17 * unit)
    sheet.text(_("Vous avez dit, nous avons fait"), title, 40 * unit, _LETTERS, colour=wall.colours.ink, bold=True)
    about = f"{wall.town} · {wall.about}" if wall.about else wall.town
    sheet.text(about, Box(left, margin + 23 * unit, inner - 16 * unit, 10 * unit), 22 * unit, 14, colour=wall.colours.ink)
    top = margin + head - 3 * unit
    step = (height - top - foot - margin) / count
    for at, pair in enumerate(pairs):
        _pair(sheet, wall, pair, Box(margin, top + at * step, inner, step - 5 * unit), unit)
    if not pairs:
        sheet.text(_("Les premières réponses arrivent bientôt."), Box(margin, top, inner, 20 * unit), 26 * unit, _LETTERS, bold=True)
    _ways(sheet, wall, Box(margin, height - margin - foot, inner, foot), unit)


def _pair(sheet: Sheet, wall: Wall, pair: Pair, box: Box, unit: float) -> None:
    half = box.width * 0.42
    wide = box.width - half - 6 * unit
    sheet.block(Box(box.x, box.y, half, box.height), wall.colours.soft, radius=5 * unit)
    corner = box.y + box.height
    sheet.shape([(box.x + half - 1, corner - 16 * unit), (box.x + half + 5 * unit, corner - 11 * unit), (box.x + half - 1, corner - 7 * unit)],
                wall.colours.soft)
    pad = 5 * unit
    sheet.text(f"« {pair.said} »", Box(box.x + pad, box.y + pad, half - 2 * pad, box.height - 2 * pad), 24 * unit, _LETTERS, bold=True)
    right = box.x + half + 6 * unit
    tag = Box(right, box.y, wide, 11 * unit)
    sheet.block(tag, pair.tone, radius=5 * unit)
    said = f"{pair.state} · {pair.note}" if pair.note else pair.state
    sheet.text(said, Box(tag.x + pad, tag.y + 1.8 * unit, wide - 2 * pad, 8 * unit), 18 * unit, 12, colour=WHITE, bold=True)
    sheet.text(pair.did, Box(right, box.y + 13 * unit, wide, box.height - 13 * unit), 22 * unit, _LETTERS)


def _ways(sheet: Sheet, wall: Wall, box: Box, unit: float) -> None:
    sheet.qr(wall.url, Box(box.x, box.y, box.height, box.height), error="q")
    left = box.x + box.height + 6 * unit
    width = box.x + box.width - left
    sheet.text(_("Et vous ? Dites-le, une équipe répond."), Box(left, box.y + 2 * unit, width, 12 * unit), 26 * unit, _LETTERS, bold=True)
    sheet.text(wall.address, Box(left, box.y + 14 * unit, width, 8 * unit), 20 * unit, 12, colour=wall.colours.site, bold=True)
    if wall.phone:
        sheet.text(_("ou appelez le %(phone)s", phone=wall.phone), Box(left, box.y + 22.5 * unit, width, 9 * unit), 22 * unit, 14, bold=True)
