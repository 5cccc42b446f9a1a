"""Numbers in addresses: those larger than a database or a browser holds are addresses of nothing."""

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

LARGEST = 2**53 - 1


class Number(IntegerConverter):
    """`<int:…>` up to the largest whole number that every part of the platform can hold."""

    def __init__(self, map: Map, *args: Any, **options: Any) -> None:
        super().__init__(map, *args, **{"max": LARGEST, **options})


def init_app(app: Flask) -> None:
    """Take the place of Werkzeug's converter, before any route is added."""
    app.url_map.converters["int"] = Number
