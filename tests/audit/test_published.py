"""Anybody can note down where the record stands, and hold the town to it later."""

from typing import Any

from app.audit.actions import record
from app.people.rules import Actor
from tests.judge import JudgingClient
from tests.world import World


def test_the_head_is_public_and_verified_later(client: JudgingClient, app: Any, world: World) -> None:
    for _count in range(3):
        record(world.session, Actor(account_id=1), "tests.note", world.angers, now=world.now)
    head = client.get("/record.json").json
    assert head is not None and head["entries"] == 3 and head["hash"] in client.get("/method").text
    record(world.session, Actor(account_id=1), "tests.note", world.angers, now=world.now)
    world.session.commit()
    run = app.test_cli_runner()
    assert run.invoke(args=["verify-chain"]).exit_code == 0
    assert run.invoke(args=["verify-chain", "--published", "3", head["hash"]]).exit_code == 0
    assert run.invoke(args=["verify-chain", "--published", "3", "0" * 64]).exit_code == 1
    assert run.invoke(args=["verify-chain", "--published", "5", head["hash"]]).exit_code == 1


def test_an_empty_record_is_said_to_be_empty(client: JudgingClient) -> None:
    head = client.get("/record.json").json
    assert head is not None and (head["entries"], head["hash"]) == (0, "0" * 64)
    assert client.get("/method").status_code == 200
