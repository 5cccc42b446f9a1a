"""Closed by default: every route names who may enter, and the list of routes is committed, so that a new one is seen."""

from pathlib import Path
from typing import Any

from app.core.web.access import described_routes
from app.sites.rules import RESERVED

LIST = Path(__file__).with_name("routes.txt")


def test_every_route_names_who_may_enter(app: Any) -> None:
    assert not [line for line in described_routes(app) if line.endswith("CLOSED")]


def test_the_list_of_routes_is_the_committed_one(app: Any) -> None:
    assert described_routes(app) == LIST.read_text(encoding="utf-8").splitlines(), "rewrite it with: ./entendu flask list-routes"


def test_no_site_can_sit_on_an_address_of_the_platform(app: Any) -> None:
    first_parts = {rule.rule.split("/")[1] for rule in app.url_map.iter_rules()}
    assert {part for part in first_parts if part and not part.startswith("<")} <= RESERVED
