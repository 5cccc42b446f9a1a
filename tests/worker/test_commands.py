"""Commands for whoever runs the platform."""

from typing import Any

import pytest
from sqlalchemy import text

from app.core import clock
from tests.notifications.post import PostOffice


@pytest.fixture
def run(app: Any) -> Any:
    """Runs a `flask` command: (exit code, what it said)."""

    def command(*words: str) -> tuple[int, str]:
        result = app.test_cli_runner().invoke(args=list(words))
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.output

    return command


@pytest.fixture
def office(database: Any, world: Any, app: Any) -> PostOffice:
    return PostOffice(database, app.extensions["settings"], world)


def test_an_intact_history_says_its_newest_fingerprint(run: Any, office: PostOffice) -> None:
    assert run("verify-chain") == (0, "Historique vide.\n")
    office.address(office.world.idea())
    office.world.session.commit()
    code, said = run("verify-chain")
    assert code == 0 and "1 entrées" in said


def test_a_changed_history_names_its_first_broken_entry(run: Any, office: PostOffice) -> None:
    for _ in range(3):
        office.address(office.world.idea())
    office.world.session.commit()
    for trigger in office.world.session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entry'")).all():
        office.world.session.execute(text(f"DROP TRIGGER {trigger}"))
    office.world.session.execute(text("UPDATE audit_entry SET verb = 'people.other' WHERE id = 2"))
    office.world.session.commit()
    code, said = run("verify-chain")
    assert code == 1 and "l’entrée 2" in said


def test_what_is_due_is_sent_by_hand(run: Any, office: PostOffice) -> None:
    office.world.now = clock.now()
    office.address(office.world.idea())
    office.world.session.commit()
    code, said = run("send-due")
    assert code == 0 and "email : 1" in said
    assert [message.recipient for message in office.messages()] == ["samia@example.test"]


def test_every_route_is_listed_with_its_rule(run: Any) -> None:
    code, said = run("list-routes")
    assert code == 0 and "CLOSED" not in said and "/<site>/desk/deliveries" in said
