"""The sites' colours, tested for contrast: one file feeds the stylesheets, the posters and the settings screen."""

import json
from functools import cache
from pathlib import Path

FILE = Path(__file__).parents[1] / "static" / "palettes.json"
DEFAULT = "indigo"


@cache
def palettes() -> dict[str, dict[str, str]]:
    """{name: {label, site, site-ink, site-soft, site-accent}}."""
    found: dict[str, dict[str, str]] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def palette(name: str) -> dict[str, str]:
    """A palette by its name, or the default one."""
    return palettes().get(name) or palettes()[DEFAULT]


def stylesheet(name: str) -> str:
    """The custom properties of a palette, as the stylesheet that a site's pages link to."""
    colours = ";".join(f"--{key}:{value}" for key, value in palette(name).items() if key != "label")
    return f":root{{{colours}}}\n"
