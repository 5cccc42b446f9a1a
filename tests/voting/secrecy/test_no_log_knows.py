"""Row 12: no log line, job, notice, audit entry or error report holds a choice, a name beside a ballot, or a secret of a way in."""

import logging
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text

from app import create_app
from app.audit.models import Entry
from app.core.db import Base
from app.voting.actions.casting import cast
from app.voting.models import SecretBallot
from tests.conftest import KEY, settings_for
from tests.judge import JudgingClient
from tests.notifications.conftest import Redis, redis
from tests.voting.booth.test_booth import cast as send
from tests.voting.booth.test_booth import chosen, code_on, enter
from tests.voting.factory import Made, make_vote
from tests.world import World

__all__ = ["redis"]
CHOICES = ("canarione", "canaritwo", "canarithree")
HOLDS_CHOICES = {"secret_ballot", "vote", "vote_option"}
HOLDS_NAMES = {"elector"}


@pytest.fixture
def made(world: World) -> Made:
    """A vote whose options and electors are canaries."""
    made = make_vote(world, method="choice", options=CHOICES)
    for number, elector in enumerate(made.electors, 1):
        elector.name = f"Zyxomme Canari {number}"
    return made


@pytest.fixture
def app(world: World, sqlite_url: str, tmp_path: Path, redis: Redis) -> Any:
    """The application with a real Redis."""
    made = create_app(settings_for(sqlite_url, tmp_path, REDIS_URL=redis.url), TESTING=False, RATELIMIT_ENABLED=True)
    made.test_client_class = JudgingClient
    yield made
    made.extensions["database"].dispose()


def everything_happens(client: JudgingClient, made: Made) -> list[str]:
    """Ways in, ballots, mistakes, refusals, an error; the secrets that were used."""
    secrets = [made.link(1).rsplit("/", 1)[1], made.code(2)]
    page = chosen(enter(client, made), choice="001")
    again = chosen(client, choice="002")
    secrets.append(code_on(client.get(send(client, page).location)))
    assert send(client, again).status_code == 403
    client.submit("/angers/votes/banc/receipt", action="/leave")
    client.submit("/angers/votes/banc/enter", {"code": made.code(2)}, action="/enter")
    client.post("/angers/votes/banc/ballot/cast", data={"choice": "003", "once": "x"})
    client.get("/angers/votes/banc/enter/unknown")
    assert send(client, chosen(client, choice="003")).status_code == 303
    return secrets


def test_no_line_and_no_row_outside_the_box_knows(
    app: Flask, client: JudgingClient, world: World, made: Made, redis: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secrets = everything_happens(client, made)
    lines = [record.getMessage() for record in caplog.records]
    assert not [line for line in lines if any(word in line.lower() for word in ("canari", *map(str.lower, secrets)))]
    bell = app.extensions["bell"].redis
    kept = b" ".join(str(bell.dump(key)).encode() + key for key in bell.keys("*"))
    assert b"canari" not in kept.lower() and not [secret for secret in secrets if secret.encode() in kept]
    assert len(world.rows(SecretBallot)) == 2
    for table in Base.metadata.sorted_tables:
        rows = " ".join(str(tuple(row)) for row in world.session.execute(table.select())).lower()
        assert table.name in HOLDS_CHOICES or not [choice for choice in CHOICES if choice in rows], table.name
        assert table.name in HOLDS_NAMES or "zyxomme" not in rows, table.name
        assert not [secret for secret in secrets if secret.lower() in rows], table.name


def test_an_error_in_the_middle_of_a_cast_tells_nothing(
    client: JudgingClient, world: World, made: Made, caplog: pytest.LogCaptureFixture
) -> None:
    page = chosen(enter(client, made), choice="001")
    world.session.commit()
    world.session.execute(text("CREATE TRIGGER broken BEFORE INSERT ON secret_ballot BEGIN SELECT RAISE(ABORT, 'broken'); END"))
    failed = send(client, page)
    assert failed.status_code == 500
    assert [record for record in caplog.records if record.exc_info], "the trace is there"
    assert "canari" not in caplog.text.lower()
    assert not [row for row in world.rows(Entry) if row.verb == "voting.cast"]


def test_a_cast_makes_no_notice(world: World, made: Made) -> None:
    cast(world.session, KEY, made.vote, made.electors[0], {"canarione": 1}, once="x")
    world.session.commit()
    assert not [row for row in world.rows(Entry) if "canari" in str(vars(row)).lower()]
