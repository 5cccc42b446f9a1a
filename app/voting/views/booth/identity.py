"""Who sits in the booth: the signed cookie says which elector of which vote, the roll is asked at each request."""

from typing import Any

from flask import current_app, session

from app.core.web.current import db
from app.voting.models import Elector, Vote
from app.voting.queries import boxes, electors
from app.voting.rules.receipts import receipt_of

ELECTORS, BALLOTS, ASSISTED, SEALED = "electors", "ballots", "assisted", "sealed"


def key() -> str:
    """The platform's key."""
    return str(current_app.extensions["settings"].secret_key)


def current_elector(vote: Vote) -> Elector | None:
    """The elector who came in, if they still stand on the roll."""
    return electors.elector(db(), vote.id, session.get(ELECTORS, {}).get(str(vote.id)))


def enter(vote: Vote, elector: Elector, *, assisted: bool = False) -> None:
    """From now on this browser is that elector's, for this vote; what another one left here is forgotten."""
    leave(vote)
    _set(ELECTORS, vote, elector.id)
    if assisted:
        _set(ASSISTED, vote, True)


def leave(vote: Vote) -> None:
    """Nothing of this vote stays in the browser."""
    for name in (ELECTORS, BALLOTS, ASSISTED, SEALED):
        kept = {number: value for number, value in session.get(name, {}).items() if number != str(vote.id)}
        session.pop(name, None)
        if kept:
            session[name] = kept


def is_assisted(vote: Vote) -> bool:
    """Whether the town lends this device for this vote."""
    return bool(session.get(ASSISTED, {}).get(str(vote.id)))


def remember(vote: Vote, elector: Elector, once: str) -> None:
    """Keep the key of a ballot that is about to be sent: a lost answer then still finds its receipt."""
    _set(BALLOTS, vote, {**session.get(BALLOTS, {}).get(str(vote.id), {}), str(elector.id): once[:64]})


def receipts(vote: Vote) -> dict[int, str]:
    """{elector id: receipt} of the ballots this browser sent and the box holds."""
    sent = session.get(BALLOTS, {}).get(str(vote.id), {})
    found = {int(number): receipt_of(key(), vote.id, once) for number, once in sent.items()}
    return {number: receipt for number, receipt in found.items() if boxes.holds_receipt(db(), vote.id, receipt)}


def remember_sealed(vote: Vote, digest: str) -> None:
    """Keep, in this browser alone, which sealed ballot it sent last."""
    _set(SEALED, vote, digest)


def sealed_digest(vote: Vote) -> str:
    """The sealed ballot this browser sent last, by its name on the board; empty when there is none."""
    return str(session.get(SEALED, {}).get(str(vote.id), ""))


def _set(name: str, vote: Vote, value: Any) -> None:
    session[name] = {**session.get(name, {}), str(vote.id): value}
