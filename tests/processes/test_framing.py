"""Nothing opens without its framing, by any road; afterwards each change is a version."""

from datetime import date

import pytest

from app.audit import queries as audit
from app.core.verdicts import Refused
from app.processes import actions, queries
from app.processes.models import ProcessState, StepKind
from app.processes.queries import Sheet
from app.processes.rules import FRAMING_FIELDS, missing, slug_of
from tests.world import World


def parks(world: World) -> Sheet:
    sheet = queries.get(world.session, world.angers.id, world.parks.id)
    assert sheet is not None
    return sheet


def test_a_complete_framing_lacks_nothing(world: World) -> None:
    sheet = parks(world)
    assert missing(sheet.framing, sheet.steps) == []


@pytest.mark.parametrize("name", FRAMING_FIELDS)
def test_each_part_is_compulsory(world: World, name: str) -> None:
    sheet = parks(world)
    setattr(sheet.framing, name, None if name.endswith("_on") else "  ")
    assert name in missing(sheet.framing, sheet.steps)


def test_dates_must_follow_each_other_and_a_step_must_ask_something(world: World) -> None:
    sheet = parks(world)
    sheet.framing.result_on = date(2026, 1, 1)
    assert missing(sheet.framing, [step for step in sheet.steps if step.kind == StepKind.RESULT]) == ["dates", "steps"]


def test_a_draft_with_a_hole_cannot_open(world: World) -> None:
    nadia = world.actor(world.nadia)
    process = actions.create(world.session, nadia, world.angers, title="La place du marché", now=world.now)
    sheet = queries.get(world.session, world.angers.id, process.id)
    assert sheet is not None and process.code == "LAPL"
    with pytest.raises(Refused) as refusal:
        actions.open_process(world.session, nadia, world.angers, sheet, now=world.now)
    assert "complet" in str(refusal.value.verdict.reason)
    assert process.state == ProcessState.DRAFT


def test_editing_an_open_one_makes_a_version_and_records_what_changed(world: World) -> None:
    nadia = world.actor(world.nadia)
    framing = actions.frame(world.session, nadia, world.angers, parks(world), {"money": "30 000 €"}, note="Plus d’argent.", now=world.now)
    world.session.commit()
    assert framing.version == 2 and parks(world).framing.money == "30 000 €"
    entry = audit.about(world.session, "process", world.parks.id)[-1]
    assert entry.verb == "processes.frame" and entry.facts == {"version": 2, "changed": ["money"]}


def test_an_open_one_cannot_lose_a_part(world: World) -> None:
    with pytest.raises(actions.Incomplete) as error:
        actions.frame(world.session, world.actor(world.nadia), world.angers, parks(world), {"money": ""}, now=world.now)
    assert error.value.lacks == ["money"]


def test_another_towns_moderator_prepares_nothing_here(world: World) -> None:
    with pytest.raises(Refused):
        actions.create(world.session, world.actor(world.vera), world.angers, title="Nos écoles", now=world.now)


def test_addresses_are_readable() -> None:
    assert slug_of("L’école & la rue : quoi de neuf ?") == "l-ecole-la-rue-quoi-de-neuf"
