"""« What do you keep of me? »: everything that points to me, found by walking the tables, and nothing of anybody else."""

import json
from typing import Any

from app.contributions.models import Contribution, Support
from app.core.db import Base
from app.people.actions import leave_contact
from app.people.models import Account
from app.people.rules import Actor
from app.privacy.queries import everything_about
from app.privacy.rules import OF_AN_INPUT, POINTERS, SECRET
from tests.judge import JudgingClient
from tests.world import World

PEOPLE = {"account", "participant", "contact", "sign_in_token", "elector"}
WITHOUT_KEY = {("position", "participant_id")}
"""Positions point at a participant without a foreign key, so that taking one never waits for another row."""


def lea_said_things(world: World) -> Account:
    browser = world.participant("lea_phone", world.lea)
    actor = Actor(participant_id=browser.id, account_id=world.lea.id)
    world.idea("L’idée de Léa", author_id=browser.id, author_name="Léa")
    world.session.add(Support(contribution_id=world.idea("Une autre").id, participant_id=browser.id, how="Moi aussi.", created_at=world.now))
    leave_contact(world.session, actor, browser.id, "email", "lea.bis@example.test", "fr", now=world.now)
    other = world.participant("other_phone", world.vera)
    leave_contact(world.session, Actor(participant_id=other.id), other.id, "email", "vera.bis@example.test", "fr", now=world.now)
    world.session.commit()
    account: Account = world.lea
    return account


def test_every_column_that_points_to_a_person_is_known() -> None:
    pointing = {
        (table.name, key.parent.name): key.column.table.name
        for table in Base.metadata.sorted_tables for key in table.foreign_keys if key.column.table.name in PEOPLE
    }
    assert {place: target for place, (target, _extent) in POINTERS.items() if place not in WITHOUT_KEY} == pointing


def test_columns_named_like_a_pointer_are_pointers() -> None:
    suspects = {
        (table.name, column.name) for table in Base.metadata.sorted_tables for column in table.columns
        if column.name in {"participant_id", "account_id", "contact_id", "author_id"} or column.name.endswith("_by_id")
    }
    assert suspects <= set(POINTERS)


def test_every_table_about_an_input_was_thought_of() -> None:
    about = {table.name for table in Base.metadata.sorted_tables if "contribution_id" in table.columns}
    shown_otherwise = {"support", "report"}
    not_the_persons = {"answer", "assignment", "commitment", "contribution_word", "escalation", "remark"}
    assert about <= set(OF_AN_INPUT) | shown_otherwise | not_the_persons


def test_the_export_holds_my_things_and_nobody_elses(world: World) -> None:
    found = everything_about(world.session, lea_said_things(world))
    text = json.dumps(found, ensure_ascii=False)
    assert [row["title"] for row in found["contribution"]] == ["L’idée de Léa"]
    assert [row["address"] for row in found["contact"]] == ["lea.bis@example.test"]
    assert found["support"][0]["how"] == "Moi aussi." and found["account"][0]["email"] == "lea@example.test"
    assert {row["verb"] for row in found["log"]} == {"people.leave_contact"}
    assert "vera" not in text and not any(f'"{secret}"' in text for secret in SECRET - {"digest", "key"})


def test_staff_get_numbers_and_dates_of_their_work_not_other_peoples_words(world: World) -> None:
    world.idea("Mots d’un habitant", entered_by_id=world.nadia.id)
    found = everything_about(world.session, world.nadia)
    assert all(column in {"id", "kind"} or column.endswith("_at") for column in found["contribution"][0])
    assert "habitant" not in json.dumps(found, ensure_ascii=False)
    assert found["role_grant"][0]["role"] == "moderator"


def test_the_file_is_for_its_person_alone(client: JudgingClient, world: World) -> None:
    assert client.get("/me/data").status_code == 302
    client.sign_in(lea_said_things(world))
    answer = client.get("/me/data")
    assert answer.mimetype == "application/json" and answer.headers["Cache-Control"] == "no-store"
    assert "attachment" in answer.headers["Content-Disposition"]
    found: Any = json.loads(answer.text)
    assert found["contribution"][0]["title"] == "L’idée de Léa" and world.session.query(Contribution).count() > 1
