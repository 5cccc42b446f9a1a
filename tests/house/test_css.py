"""The style sheets keep their promises: readable in the sun, mirrored by themselves, light on a slow phone."""

import gzip
import json
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "app" / "static"
TEMPLATES = STATIC.parent / "templates"
SHEETS = sorted((STATIC / "css").glob("*.css"))
APP = (STATIC / "css" / "app.css").read_text(encoding="utf-8")
PALETTES: dict[str, dict[str, str]] = json.loads((STATIC / "palettes.json").read_text(encoding="utf-8"))
FIRST_SCREEN = ("network.js", "cards.js", "read-aloud.js", "ask-word.js", "terms.js")
"""The modules that a resident's first screen wakes: a card, listened to, with its hard words."""
MEANINGS = ("agree", "disagree", "unsure", "yes", "partly", "no", "info", "late", "wait")

PHYSICAL = re.compile(
    r"(?<![-\w])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|(?:left|right|top|bottom|width|height|min-width|max-width|min-height|max-height)"
    r"(?=\s*:)|(?:text-align|float|clear)\s*:\s*(?:left|right))"
)
FOUR_SIDES = re.compile(r"(?<![-\w])(?:margin|padding|inset|border-width|border-radius)\s*:\s*([^;}]+)[;}]")


def without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def tokens() -> dict[str, str]:
    """The colours of the first :root block, by name."""
    root = without_comments(APP).split(":root {", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", root))


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast of two colours written #rrggbb, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def zipped(*paths: Path) -> int:
    return len(gzip.compress(b"".join(path.read_bytes() for path in paths), 9))


@pytest.mark.parametrize("ground", ["page", "paper", "sunk"])
def test_text_is_readable_in_the_sun(ground: str) -> None:
    colours = tokens()
    assert contrast(colours["ink"], colours[ground]) >= 12
    assert contrast(colours["ink-soft"], colours[ground]) >= 7
    assert contrast(colours["line"], colours[ground]) >= 3, "the edge of a field must be seen"


@pytest.mark.parametrize("meaning", MEANINGS)
def test_each_meaning_is_readable_on_its_tint_on_the_page_and_in_reverse(meaning: str) -> None:
    colours = tokens()
    tone = colours[meaning]
    assert min(contrast(tone, colours[ground]) for ground in (f"{meaning}-soft", "page", "paper", "on-dark")) >= 7
    assert contrast(colours["ink"], colours[f"{meaning}-soft"]) >= 7


def test_the_two_rings_of_focus_show_on_light_and_on_dark() -> None:
    colours = tokens()
    assert contrast(colours["ink"], colours["page"]) >= 3
    assert all(contrast(colours["halo"], palette["site"]) >= 3 for palette in PALETTES.values())
    assert not re.search(r"outline:\s*(?:0|none)", re.sub(r"[^{}]*focus-visible[^{}]*\{[^}]*\}", "", without_comments(APP)))


def test_there_are_eleven_palettes_and_the_default_is_one_of_them() -> None:
    assert len(PALETTES) == 11
    ours = {key: value for key, value in tokens().items() if key.startswith("site")}
    assert ours in [{key: value for key, value in palette.items() if key != "label"} for palette in PALETTES.values()]


@pytest.mark.parametrize("name", PALETTES)
def test_a_town_may_take_any_palette_without_losing_a_reader(name: str) -> None:
    palette, colours = PALETTES[name], tokens()
    assert contrast(palette["site-ink"], palette["site"]) >= 7
    for ground in (colours["page"], colours["paper"], colours["sunk"], palette["site-soft"]):
        assert contrast(palette["site"], ground) >= 7 or ground == colours["sunk"] and contrast(palette["site"], ground) >= 4.5
    assert contrast(colours["ink"], palette["site-soft"]) >= 7
    assert contrast(colours["ink-soft"], palette["site-soft"]) >= 7
    assert min(contrast(palette["site-accent"], ground) for ground in (colours["page"], palette["site-soft"])) >= 4.5


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_sides_are_named_by_reading_direction(sheet: Path) -> None:
    css = without_comments(sheet.read_text(encoding="utf-8"))
    queries_aside = re.sub(r"@media[^{]*\{", "{", css)
    assert not PHYSICAL.findall(queries_aside)
    four = [re.split(r"\s+(?![^(]*\))", value.strip()) for value in FOUR_SIDES.findall(css)]
    assert not [sides for sides in four if len(sides) == 4 and sides[1] != sides[3]]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_colours_are_tokens(sheet: Path) -> None:
    css = re.sub(r":root \{.*?\}", "", without_comments(sheet.read_text(encoding="utf-8")), flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", css)
    known = set(re.findall(r"--([\w-]+)\s*:", "".join(path.read_text(encoding="utf-8") for path in SHEETS)))
    assert not set(re.findall(r"var\(--([\w-]+)\)", css)) - known


def test_no_font_and_nothing_else_comes_from_elsewhere() -> None:
    every_rule = without_comments("".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS))
    assert not re.search(r"@import|@font-face|url\(|https?:", every_rule)


def test_body_text_is_at_least_eighteen_pixels_and_targets_are_large() -> None:
    sizes = {name: float(value) for name, value in re.findall(r"--(text|small|target):\s*([\d.]+)rem", APP.split("/* 2 Base", 1)[0])}
    assert sizes["text"] * 16 >= 18
    assert sizes["small"] * 16 >= 16
    assert sizes["target"] * 16 >= 52


@pytest.mark.parametrize("preference", ["prefers-reduced-motion", "prefers-contrast", "forced-colors", "print"])
def test_what_a_reader_prefers_is_respected(preference: str) -> None:
    assert preference in APP


def test_a_slow_phone_gets_little() -> None:
    modules = STATIC / "js" / "modules"
    assert zipped(STATIC / "css" / "app.css") <= 11 * 1024
    assert zipped(STATIC / "js" / "main.js", *(modules / name for name in FIRST_SCREEN)) <= 8 * 1024
    assert not [path.name for path in modules.glob("*.js") if zipped(path) > 3 * 1024]
    assert zipped(STATIC / "icons.svg") <= 4 * 1024


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_templates_carry_no_style_and_no_script_of_their_own(template: Path) -> None:
    html = template.read_text(encoding="utf-8")
    if template.parent.name != "emails":
        assert not re.search(r"<style|\sstyle\s*=", html)
    assert not re.search(r"<script(?![^>]*\ssrc=)|javascript:", html)
    assert not re.search(r"\son(?:click|change|submit|input|load|error|focus|blur|key|mouse|touch|pointer)\w*\s*=", html)
