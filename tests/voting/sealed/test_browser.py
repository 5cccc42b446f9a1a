"""The browser's side, in chromium: what its scripts make, the server and belenios-tool accept; what the server makes, they read."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.voting.sealed import box, credentials, group, trustees
from app.voting.sealed.ballots import BadBallot
from app.voting.sealed.board.audit import audit
from app.voting.sealed.board.chain import Kind
from app.voting.sealed.encoding import dump
from app.voting.sealed.questions import Paper, Shape, rows
from app.voting.sealed.trustees import KeyPair
from tests.voting.sealed.forging import signed_again
from tests.voting.sealed.phone import Phone, open_phone
from tests.voting.sealed.votes import BLANK, NO, QUESTIONS, YES, MadeVote, accepted_by_tool

NONE = (0, 0, 0)


@pytest.fixture(scope="module")
def phone() -> Iterator[Phone]:
    with open_phone() as opened:
        yield opened
        assert not opened.faults, opened.faults


@pytest.fixture(scope="module")
def made(phone: Phone) -> MadeVote:
    """A vote whose codes and keys were all made in the browser."""
    vote = MadeVote(voters=1, keys=1)
    found = phone.ask("codesFor", vote.uuid, [1, 1, 1])["value"]
    keys = [phone.ask("newKey")["value"] for _ in range(2)]
    vote.codes, vote.roll = found["codes"], box.roll_json(found["published"])
    vote.keys = [KeyPair(key["privateKey"], key["message"]) for key in keys]
    vote.trustees = trustees.write(key.message for key in vote.keys)
    vote.election = box.election_json(vote.uuid, "Vote d’essai", "Pour voir", QUESTIONS, vote.trustees)
    vote.events, vote.data = [], {}
    vote.add(box.setup(vote.election, vote.trustees, vote.roll))
    return vote


def sealed(phone: Phone, made: MadeVote, voter: int, *marks: Any) -> dict[str, str]:
    value: dict[str, str] = phone.ask("seal", made.election, made.codes[voter], list(marks))["value"]
    return value


def test_a_vote_made_by_browsers_alone_passes_the_tool(phone: Phone, made: MadeVote, tmp_path: Path) -> None:
    vote = made.copy()
    for voter, marks in ((0, (YES, (1, 0, 1))), (1, (NO, NONE)), (2, (BLANK, (0, 1, 0))), (0, (NO, (0, 1, 1)))):
        ballot = sealed(phone, vote, voter, *marks)
        assert vote.cast(ballot["ballot"]).tracker == ballot["tracker"]
    assert phone.ask("openShare", vote.keys[0].private_key, file=vote.archive())["error"] == "open"
    vote.close()
    archive = vote.archive()
    shares = {}
    for key in vote.keys:
        found = phone.ask("openShare", key.private_key, file=archive)["value"]
        assert found["ballots"] == 3
        shares[found["owner"]] = found["share"]
        vote.add(box.add_share(vote.events[-1], found["owner"], vote.election, vote.trustees, vote.sums, found["share"]))
    vote.add(box.publish(vote.events[-1], vote.election, vote.trustees, vote.roll, vote.sums, shares))
    assert phone.ask("checkBallots", file=vote.archive())["value"] == []
    report = audit(vote.archive())
    assert report.sound and report.result == ((1, 0, 2), (0, 2, 1))
    assert accepted_by_tool(vote, tmp_path)


def test_codes_made_in_the_browser_are_those_of_the_specification(phone: Phone, made: MadeVote) -> None:
    assert {credentials.public(code, made.uuid) for code in made.codes} == made.public
    assert all(credentials.normal(code) == code for code in made.codes)
    heavy = phone.ask("codesFor", made.uuid, [2, 1])["value"]
    assert credentials.read_roll(box.roll_json(heavy["published"])) == {
        credentials.public(code, made.uuid): weight for code, weight in zip(heavy["codes"], (2, 1), strict=True)
    }
    normal = "async (typed) => (await import('/static/js/ballot/codes.js')).normalCode(typed)"
    code = credentials.generate()
    assert phone.evaluate(normal, code.replace("-", " ")) == code
    for typed in ("", code[:-1] + ("1" if code[-1] != "1" else "2"), "0" + code[1:], code + "1"):
        assert phone.evaluate(normal, typed) is None and credentials.normal(typed) is None


@pytest.mark.parametrize("marks, error", [
    ([[0, 1, 1], NONE], "overvote"), ([[1, 1, 0], NONE], "overvote"), ([NONE, NONE], "undervote"), ([YES, [1, 1, 1]], "overvote"),
    ([[0, 2, 0], NONE], "malformed"), ([YES], "malformed"), ([YES, NONE, NONE], "malformed"),
])
def test_marks_that_are_not_allowed_are_not_sealed(phone: Phone, made: MadeVote, marks: Any, error: str) -> None:
    assert phone.ask("seal", made.election, made.codes[0], marks)["error"] == error


def test_a_mistyped_code_is_seen(phone: Phone, made: MadeVote) -> None:
    assert phone.ask("seal", made.election, "abc", [YES, NONE])["error"] == "code"


def test_the_browser_opens_nothing_but_the_true_sums_of_a_closed_vote(phone: Phone) -> None:
    vote = MadeVote(voters=2)
    vote.vote(0, YES, NONE)
    vote.vote(1, NO, NONE)
    vote.close()
    assert phone.ask("openShare", trustees.make_key().private_key, file=vote.archive())["error"] == "no_trustee"
    alone = MadeVote.copy(vote)
    alone.ballots = alone.ballots[:1]
    alone.events = alone.events[:4]
    alone.add(box.count(alone.events[-1], alone.election, alone.roll, alone.ballots))
    assert phone.ask("openShare", vote.keys[0].private_key, file=alone.archive())["error"] == "sums"


def test_the_audit_page_recomputes_the_chain_and_finds_receipts(phone: Phone) -> None:
    vote = MadeVote(voters=2)
    first = vote.vote(0, YES, NONE)
    second = vote.vote(1, NO, NONE)
    third = vote.vote(0, NO, NONE)
    raw = vote.archive()
    assert phone.ask("describe", file=raw)["value"] == {
        "head": third.head, "lines": 4, "fingerprint": vote.parsed.fingerprint, "received": 3, "closed": False,
    }
    seen = [phone.ask("findReceipt", receipt.text(), file=raw)["value"] for receipt in (first, second, third)]
    assert [each["counted"] for each in seen] == [False, True, True]
    assert all(each["inBox"] and each["sameChain"] for each in seen)
    links = vote.links()
    dropped = vote.relink([links[0], *links[2:]]).archive()
    assert phone.ask("findReceipt", first.text(), file=dropped)["value"]["inBox"] is False
    assert phone.ask("findReceipt", second.text(), file=dropped)["value"] == {"inBox": True, "sameChain": False, "counted": True}
    assert phone.ask("describe", file=vote.relink([*links, links[1]]).archive()) == {"error": "duplicate", "height": 4}
    assert phone.ask("describe", file=vote.relink([*links, (Kind.RESULT, "{}")]).archive())["error"] == "order"
    assert phone.ask("describe", file=raw.replace(b'"height":2', b'"height":3'))["error"] == "digest"
    assert phone.ask("describe", file=b"hello")["error"] == "unreadable"


def spoilt(raw: str, *path: Any, to: Any) -> str:
    ballot = json.loads(raw)
    place = ballot
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return dump(ballot)


def test_the_browser_refuses_the_ballots_that_the_server_refuses(phone: Phone) -> None:
    vote = MadeVote(voters=2)
    raw, other = vote.seal(0, YES, (0, 1, 0)), json.loads(vote.seal(0, NO, NONE))
    stranger = MadeVote(voters=1).seal(0, YES, NONE)
    signed = [
        signed_again(spoilt(raw, "answers", *path, to=value), vote, 0) for *path, value in (
            (1, "choices", 1, other["answers"][1]["choices"][1]), (0, "blank_proof", other["answers"][0]["blank_proof"]),
            (1, "overall_proof", other["answers"][1]["overall_proof"]), (0, "choices", 0, "alpha", "5"),
        )
    ]
    bad = [*signed, stranger, json.dumps(json.loads(raw)), spoilt(raw, "answers", 1, "choices", 0, "beta", to="1"), "[]"]
    named = []
    for each in bad:
        with pytest.raises(BadBallot) as caught:
            vote.check(each)
        named.append(caught.value.fault.value)
    box_of_bad = vote.relink([*vote.links(), (Kind.BALLOT, raw), *((Kind.BALLOT, each) for each in bad)]).archive()
    found = phone.ask("checkBallots", file=box_of_bad)["value"]
    assert [each["height"] for each in found] == list(range(2, 10))
    assert [each["fault"] for each in found[:6]] == named[:6]
    assert {"proof_choice", "proof_blank", "proof_total", "outside_group", "other_election", "not_canonical"} == set(named[:6])


def test_rows_of_marks_are_the_servers(phone: Phone) -> None:
    options = (("a", "Banc"), ("b", "Arbre"))
    papers = [
        Paper(Shape.ONE, "Q", options, blank=True), Paper(Shape.SEVERAL, "Q", options, 0, 2),
        Paper(Shape.GRADES, "Q", options, grades=("1", "2"), blank=True),
    ]
    script = "async ([paper, marks]) => (await import('/static/js/ballot/paper.js')).rowsOf(paper, marks)"
    for paper in papers:
        for marks in ({}, {"a": 1}, {"a": 1, "b": 1}, *([{"a": 0, "b": 1}] if paper.shape is Shape.GRADES else [])):
            assert phone.evaluate(script, [paper.plain(), marks]) == json.loads(json.dumps(rows(paper, marks)))


def test_both_sides_use_the_same_group(phone: Phone) -> None:
    script = "async () => { const m = await import('/static/js/ballot/group.js'); return [m.NAME, ...[m.P, m.G, m.Q].map(String)]; }"
    assert phone.evaluate(script) == [group.NAME, str(group.P), str(group.G), str(group.Q)]


def test_it_works_on_a_local_network_and_without_workers_and_says_when_it_cannot(phone: Phone, made: MadeVote) -> None:
    assert phone.evaluate("() => [isSecureContext, typeof crypto.subtle]") == [False, "undefined"]
    phone.reload()
    phone.evaluate("() => { self.Worker = class { constructor() { setTimeout(() => this.fail()); } addEventListener(name, act) {"
                   " if (name === 'error') this.fail = act; } }; }")
    assert made.check(sealed(phone, made, 0, YES, NONE)["ballot"])
    phone.reload()
    lacking = "async () => { delete self.BigInt; return (await import('/static/js/ballot/booth.js')).lacking(); }"
    assert phone.evaluate(lacking) == "bigint"
    phone.reload()
    assert phone.evaluate("async () => (await import('/static/js/ballot/booth.js')).lacking()") == ""
