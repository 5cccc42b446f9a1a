"""Promise 5: on a bad network the answer gets lost after the server did its work; sending again changes nothing."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import func, select

from app.audit.models import Entry
from app.contributions.models import Contribution, Draft, Support
from app.proposals.models import Proposal
from app.statements.models import Position
from tests.reliability.conftest import CARDS, Place
from tests.reliability.stage.visitor import Lost, Visitor

NEW = "/angers/proposals/new"
QUERY = "?process=parcs"


class Tunnel:
    """A proxy that passes requests on and, while `losing`, swallows each answer once the server has given it."""

    def __init__(self, port: int) -> None:
        self.to = port
        self.losing = 0
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                caller, _address = self.door.accept()
            except OSError:
                return
            threading.Thread(target=self._pass, args=(caller,), daemon=True).start()

    def _pass(self, caller: socket.socket) -> None:
        with caller, socket.create_connection(("127.0.0.1", self.to)) as server:
            request = _whole(caller)
            server.sendall(request.replace(b"\r\n", b"\r\nConnection: close\r\n", 1))
            answer = b"".join(iter(lambda: server.recv(65536), b""))
            if self.losing and request.startswith(b"POST"):
                self.losing -= 1
            else:
                caller.sendall(answer)


def _whole(caller: socket.socket) -> bytes:
    """One request with its body."""
    read = caller.recv(65536)
    while b"\r\n\r\n" not in read:
        read += caller.recv(65536)
    head, _blank, body = read.partition(b"\r\n\r\n")
    length = next((int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0)
    while len(body) < length:
        body += caller.recv(65536)
    return head + b"\r\n\r\n" + body


@contextmanager
def tunnel(port: int) -> Iterator[Tunnel]:
    """The bad network in front of the server."""
    made = Tunnel(port)
    yield made
    made.door.close()


def insist(person: Visitor, line: Tunnel, path: str, times: int, **fields: Any) -> Any:
    """Send a form whose answer is lost so many times, then once more."""
    line.losing = times
    for _try in range(times):
        with pytest.raises(Lost):
            person.post(path, **fields)
    return person.post(path, **fields)


def entries(place: Place, verb: str) -> int:
    """How often the record says that somebody did it."""
    [(number,)] = place.rows(select(func.count()).where(Entry.verb == verb))
    return int(number)


@pytest.mark.parametrize("times", [1, 2, 5])
def test_an_idea_sent_again_is_one_idea_with_one_receipt(place: Place, times: int) -> None:
    [(before,)] = place.rows(select(func.count()).select_from(Proposal))
    recorded = entries(place, "contributions.submit")
    with tunnel(place.server.port) as line:
        person = Visitor(line.port)
        person.get(f"{NEW}{QUERY}")
        first = insist(person, line, f"{NEW}{QUERY}", times, title=f"Un abri numéro {times}", body="Il pleut.")
        assert first.status == 303, first.text
        assert person.post(f"{NEW}/where{QUERY}", territory="all").status == 303
        assert person.post(f"{NEW}/more{QUERY}").status == 303
        [(key,)] = place.rows(select(Draft.submission_key))
        sent = insist(person, line, f"{NEW}/check{QUERY}", times, key=key)
        again = person.post(f"{NEW}/check{QUERY}", key=key)
    [(code,)] = place.rows(select(Contribution.receipt_code).where(Contribution.submission_key == key))
    assert sent.location == again.location == f"/r/{code}/contact"
    assert place.rows(select(func.count()).select_from(Proposal)) == [(before + 1,)]
    assert entries(place, "contributions.submit") == recorded + 1
    assert not place.rows(select(Draft.id)) and not place.differences()


@pytest.mark.parametrize("times", [1, 5])
def test_a_first_tap_sent_again_is_one_position_of_one_person(place: Place, times: int) -> None:
    with tunnel(place.server.port) as line:
        person = Visitor(line.port)
        person.get(CARDS)
        before = place.rows(select(func.count()).select_from(Position))[0][0]
        path = f"{CARDS}/{place.world.card1.id}/position"
        assert insist(person, line, path, times, choice="agree").status == 302
        assert person.post(f"{CARDS}/{place.world.card2.id}/position", choice="disagree").status == 302
    rows = place.rows(select(Position.participant_id, Position.value).order_by(Position.participant_id, Position.statement_id))
    assert len(rows) == before + 2
    assert rows[-2][0] == rows[-1][0] and [value for _person, value in rows[-2:]] == [1, -1]
    assert not place.differences()


@pytest.mark.parametrize("times", [1, 5])
def test_me_too_sent_again_counts_once(place: Place, times: int) -> None:
    idea = place.world.idea(f"Une idée à soutenir {times} fois", process_id=None).id
    place.world.session.commit()
    before = entries(place, "contributions.support")
    with tunnel(place.server.port) as line:
        person = Visitor(line.port)
        person.get(f"/angers/proposals/{idea}")
        assert insist(person, line, f"/angers/proposals/{idea}/support", times).status == 303
    assert place.rows(select(func.count()).where(Support.contribution_id == idea)) == [(1,)]
    assert entries(place, "contributions.support") == before + 1 and not place.differences()
