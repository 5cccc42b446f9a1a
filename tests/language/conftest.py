"""Actors and shortcuts for words and texts."""

from typing import Any

import pytest

from app.language import actions
from app.language.models import Wording
from app.people.rules import Actor
from tests.world import World

SUMMARY = "La ville refait la place du marché. Les travaux durent un an."


@pytest.fixture
def nadia(world: World) -> Actor:
    """The moderator of Angers."""
    return world.actor(world.nadia)


def worded(world: World, **said: Any) -> Wording:
    """A wording of Angers, committed."""
    values = dict(term="quorum", kind="word", plain="nombre de personnes qu’il faut pour décider")
    made = actions.word_term(world.session, world.actor(world.nadia), world.angers, now=world.now, **{**values, **said})
    world.session.commit()
    return made
