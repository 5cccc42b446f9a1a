"""An idea held by the streets team, and the words of a complete answer."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.answers import actions, queries
from app.answers.queries import Case
from app.contributions.rules import State
from tests.world import World


def yes(**changes: Any) -> dict[str, Any]:
    """A complete yes."""
    return {
        "outcome": "yes", "understood": "Vous demandez un banc à l’ombre.", "what": "Nous posons un banc sous le tilleul.",
        "when_on": date(2027, 1, 15), "when_text": "avant le printemps", "cost": "800 €",
        "learnt": "Nous ignorions que le trajet est si long.",
        "summary": "Un banc sera posé sous le tilleul. Il sera là mi-janvier.", "reason": "", "would_make_possible": "", "where_else": "",
        **changes,
    }


def refusal(**changes: Any) -> dict[str, Any]:
    """A complete no."""
    return {
        **yes(), "outcome": "no", "when_on": None, "what": "", "cost": "", "reason": "Les racines de l’arbre interdisent de creuser ici.",
        "would_make_possible": "Un banc sans fondation, en test au printemps.", "where_else": "La maison de quartier, 12 rue des Lices.",
        "summary": "Nous ne pouvons pas creuser à cet endroit. Un autre banc est à l’étude.", **changes,
    }


def sent_idea(world: World, title: str = "Un banc à l’ombre", **values: Any) -> Any:
    """An idea the streets team holds."""
    return world.idea(title, **{"state": State.SENT, "team_id": world.streets.id, "theme_id": world.street.id, **values})


def case_of(world: World, idea: Any) -> Case:
    """The idea as the database has it now."""
    world.session.expire_all()
    found = queries.case(world.session, idea.site_id, idea.id)
    assert found is not None
    return found


def stored(app: Any, idea: Any) -> Case:
    """The idea as the application's database has it, read apart from the test's own session."""
    with app.extensions["database"].read() as session:
        found = queries.case(session, idea.site_id, idea.id)
    assert found is not None
    return found


def answered(world: World, idea: Any, by: Any = None, values: dict[str, Any] | None = None, later: timedelta = timedelta(0)) -> Case:
    """Write and publish an answer on a site that asks for no signature."""
    actor, case = world.actor(by or world.ali), case_of(world, idea)
    actions.save_draft(world.session, actor, world.angers, case, values or yes(), now=world.now + later)
    actions.submit_answer(world.session, actor, world.angers, case, now=world.now + later)
    world.session.commit()
    found = case_of(world, idea)
    for thing in (idea, world.angers, *(world.things[name] for name in ("ali", "rose", "nadia"))):
        world.session.refresh(thing)
    world.session.commit()
    return found


def ready(world: World, *things: Any) -> None:
    """Let threads read these without the test's own session, which holds no lock from here on."""
    for thing in (world.angers, *things):
        world.session.refresh(thing)
    world.session.commit()


@pytest.fixture
def idea(world: World) -> Any:
    """An idea the streets team holds, due on 14 December 2026."""
    return sent_idea(world)


@pytest.fixture
def each_idea(each_world: World) -> Any:
    """The same on both databases."""
    return sent_idea(each_world)
