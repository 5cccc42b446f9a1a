"""Closed by default: every route names who may enter, and the list of routes is committed, so that a new one is seen."""

from pathlib import Path
from typing import Any

from app.core.web.access import rule_of

LIST = Path(__file__).with_name("routes.txt")


def listed(app: Any) -> list[str]:
    """One line a route: methods, address, rule."""
    found = []
    for rule in app.url_map.iter_rules():
        check = rule_of(app, rule.endpoint)
        name = "CLOSED" if check is None else (check.__doc__ or check.__name__).split("\n")[0].rstrip(".")
        methods = ",".join(sorted(rule.methods - {"HEAD", "OPTIONS"}))
        found.append(f"{rule.rule}  [{methods}]  {name}")
    return sorted(found)


def test_every_route_names_who_may_enter(app: Any) -> None:
    assert not [line for line in listed(app) if line.endswith("CLOSED")]


def test_the_list_of_routes_is_the_committed_one(app: Any) -> None:
    assert listed(app) == LIST.read_text(encoding="utf-8").splitlines(), "rewrite it with: ./entendu flask list-routes"
