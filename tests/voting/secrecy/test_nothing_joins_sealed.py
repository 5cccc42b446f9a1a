"""In a sealed vote nothing that is stored, during the vote or after it, joins an elector and a code: no row order, no transaction, no time.

The board's order is public; the electors' rows never move, and who has voted is one value without an order.
"""

import json
import random
from typing import Any

from app.audit.models import Entry
from app.core.db import Database
from app.voting.models import BoardData, BoardEvent, Credential, SealedBox, Trustee
from app.voting.sealed import credentials
from tests.voting.secrecy.attacker import dump, orders
from tests.voting.sealed_web.stage import SealedVote, opened
from tests.world import World

PEOPLE = 40
MOST = 9
"""Right guesses of forty that chance alone may give: one is expected, nine come once in a million."""
Rows = dict[str, list[dict[str, Any]]]


def crowd(world: World, database: Database) -> tuple[SealedVote, dict[int, str]]:
    """All vote in a random order; the truth, which only they know: {elector: public credential}."""
    made, dice = opened(world, people=PEOPLE), random.Random(7)
    numbers = list(range(1, PEOPLE + 1))
    dice.shuffle(numbers)
    hands = list(range(PEOPLE))
    dice.shuffle(hands)
    for number in numbers:
        made.cast(database, number, {dice.choice(("yes", "no")): 1}, code=hands[number - 1])
    truth = {made.electors[number - 1]: credentials.public(made.codes[hands[number - 1]], made.uuid) for number in numbers}
    return made, truth


def credentials_in_order(dumped: Rows) -> dict[str, list[str]]:
    """Public credentials, laid in a line in every way the board and the list allow."""
    ballots = {row["hash"]: json.loads(row["text"])["credential"] for row in dumped["board_data"] if '"signature"' in row["text"]}
    cast = [row for row in dumped["board_event"] if row["kind"] == "Ballot"]
    found = {f"board {name}": [ballots[row["payload"]] for row in rows] for name, rows in orders(cast).items()}
    pieces = [row for row in dumped["board_data"] if row["hash"] in ballots]
    found |= {f"pieces {name}": [ballots[row["hash"]] for row in rows] for name, rows in orders(pieces).items()}
    return found | {f"list {name}": [row["public"] for row in rows] for name, rows in orders(dumped["vote_credential"]).items()}


def best_guess(dumped: Rows, truth: dict[int, str]) -> tuple[int, int]:
    """(most right guesses, number of ways tried)."""
    hits = [
        sum(truth[row["id"]] == public for row, public in zip(rows, line, strict=True))
        for rows in orders(dumped["elector"]).values() for line in credentials_in_order(dumped).values()
    ]
    return max(hits), len(hits)


def sharing_a_transaction(dumped: Rows) -> list[str]:
    """Tables with a row of somebody in a transaction that also wrote a ballot."""
    cast = {row.get("xmin") for row in dumped["board_event"] if row["kind"] == "Ballot"} - {None}
    allowed = {"board_event", "board_data", "audit_entry", "register"}
    return sorted({table for table, rows in dumped.items() if table not in allowed for row in rows if row.get("xmin") in cast})


def test_no_order_and_no_transaction_joins_elector_and_code(each_world: World, each_database: Database) -> None:
    made, truth = crowd(each_world, each_database)
    each_world.session.commit()
    for _moment in ("while people vote", "after the close"):
        dumped = dump(each_database)
        most, ways = best_guess(dumped, truth)
        assert ways > 100 and most <= MOST
        assert not sharing_a_transaction(dumped)
        if _moment == "while people vote":
            made.close(each_database)


def test_no_column_could_join_them_and_the_log_names_the_vote_only(each_world: World, each_database: Database) -> None:
    made = opened(each_world)
    for number in range(1, 6):
        made.cast(each_database, number, {"yes": 1})
    for table in (BoardEvent, BoardData, Credential, Trustee, SealedBox):
        names = set(table.__table__.columns.keys())
        assert not names & {"elector_id", "participant_id", "cast_at", "created_at", "at", "number"}
    casts = [row for row in each_world.rows(Entry) if row.verb == "voting.cast"]
    assert {(row.actor, row.on_behalf_of, row.subject_kind, row.subject_id, str(row.facts)) for row in casts} == {
        ("system:booth", None, "vote", made.id, "{}"),
    }
