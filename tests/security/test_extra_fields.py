"""Fields a form does not have are stored nowhere, whoever sends them: each form of each page, with every column name added (row 45)."""

from collections.abc import Iterator

import pytest

from tests.security.conftest import Scene
from tests.lived.filling import SEEN, Filled, extra_fields, forms
from tests.lived.tour import stops


def found_forms(scene: Scene, person: str) -> Iterator[Filled]:
    """Each different form that this person meets."""
    met: set[tuple[str, frozenset[str]]] = set()
    for stop in stops(scene.app, scene.stage, "GET"):
        for form in forms(stop.path, scene.visitor(person).open(stop.path)):
            if (form.action, form.own) not in met:
                met.add((form.action, form.own))
                yield form


def stored(scene: Scene) -> set[str]:
    """The marks of extra fields that are somewhere in the database."""
    return {f"{mark} in {table}: {row}" for table, rows in scene.dump().items() for row in rows for mark in SEEN if mark in row}


ASKED_LATER = {"/angers/heard/": {"reason"}, "/r/": {"reason"}}
"""The author's own words, asked on the next page and taken on this one too."""


def extras(form: Filled) -> dict[str, str]:
    """What to add to a form."""
    legitimate = set().union(*(names for start, names in ASKED_LATER.items() if form.action.startswith(start)))
    return {name: value for name, value in extra_fields(form.own).items() if name not in legitimate}


@pytest.mark.parametrize(("person", "most"), [("everything", 40), ("author", 12), ("resident", 5), ("coordinator", 3), ("nobody", 10)])
def test_extra_fields_are_stored_nowhere(scene: Scene, person: str, most: int) -> None:
    sent = accepted = 0
    for form in list(found_forms(scene, person)):
        answer = scene.visitor(person).open(form.action, "POST", data={**extras(form), **form.data})
        assert answer.status_code < 500, f"{form.action}: {answer.status_code}"
        sent += 1
        if answer.status_code < 400:
            accepted += 1
            assert stored(scene) == set(), form.action
            scene.restore()
    assert sent >= most and accepted >= most // 3, f"{accepted} of {sent} forms were accepted: the filler no longer understands them"
