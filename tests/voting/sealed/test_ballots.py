"""Ballots that must not enter the box: each is refused under its own name, quickly, and says nothing of a choice."""

import json
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.voting.sealed import group
from app.voting.sealed.ballots import BadBallot, Fault
from app.voting.sealed.encoding import dump, fingerprint
from tests.voting.sealed.forging import signed_again
from tests.voting.sealed.votes import BLANK, NO, YES, MadeVote

MADE = MadeVote(voters=2)
HONEST = MADE.seal(0, YES, (1, 0, 1))
OTHER = MADE.seal(1, NO, (0, 1, 0))


def refused(raw: str, made: MadeVote = MADE) -> Fault:
    with pytest.raises(BadBallot) as caught:
        made.check(raw)
    assert str(caught.value) == caught.value.fault.value
    return caught.value.fault


def changed(*path: Any, to: Any, raw: str = HONEST) -> str:
    ballot = json.loads(raw)
    place = ballot
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to(place[path[-1]]) if callable(to) else to
    return dump(ballot)


def test_an_honest_ballot_enters_once() -> None:
    made = MadeVote(voters=1)
    raw = made.seal(0, BLANK, (0, 0, 0))
    assert made.cast(raw).tracker == fingerprint(raw)
    assert refused(raw, made) is Fault.DUPLICATE
    assert made.cast(made.seal(0, YES, (0, 0, 0)))


@pytest.mark.parametrize("marks, fault", [
    (((0, 1, 1), (0, 0, 0)), Fault.OVERVOTE), (((1, 1, 0), (0, 0, 0)), Fault.OVERVOTE), (((0, 0, 0), (0, 0, 0)), Fault.UNDERVOTE),
    (((0, 1, 0), (1, 1, 1)), Fault.OVERVOTE), (((0, 2, 0), (0, 0, 0)), Fault.MALFORMED), (((0, 1), (0, 0, 0)), Fault.MALFORMED),
    (((0, 1, 0),), Fault.MALFORMED),
])
def test_marks_that_are_not_allowed_are_not_sealed(marks: tuple[tuple[int, ...], ...], fault: Fault) -> None:
    with pytest.raises(BadBallot) as caught:
        MADE.seal(0, *marks)
    assert caught.value.fault is fault


@pytest.mark.parametrize("raw", ["", "{", "[]", "null", "1" * 5_000, '{"a":1e9}', "[" * 12_000, dump({"credential": "1"}), HONEST + "x", "\ud800"])
def test_what_is_no_ballot_is_malformed(raw: str) -> None:
    assert refused(raw) is Fault.MALFORMED


def test_huge_things_are_refused_at_once() -> None:
    before = perf_counter()
    assert refused(" " * 50_000_000) is Fault.TOO_LONG
    assert refused(changed("answers", 0, "choices", 0, "alpha", to="9" * 1_500)) is Fault.MALFORMED
    assert perf_counter() - before < 1


def test_other_bytes_for_the_same_content_are_not_canonical() -> None:
    ballot = json.loads(HONEST)
    turned = dump(dict(reversed(ballot.items())))
    for raw in (HONEST + " ", json.dumps(ballot), turned, HONEST.replace('"election_uuid"', '"\\u0065lection_uuid"', 1)):
        assert refused(raw) is Fault.NOT_CANONICAL
    twice = HONEST[:-1] + f',"election_uuid":"{MADE.uuid}"' + "}"
    assert refused(twice) is Fault.NOT_CANONICAL


def test_numbers_outside_are_refused() -> None:
    alpha = ("answers", 0, "choices", 0, "alpha")
    assert refused(changed(*alpha, to=lambda value: "0" + value)) is Fault.MALFORMED
    assert refused(changed(*alpha, to="0")) is Fault.OUTSIDE_GROUP
    assert refused(changed(*alpha, to=str(group.P - 1))) is Fault.OUTSIDE_GROUP
    assert refused(changed(*alpha, to=lambda value: str(int(value) * int(group.P - 1) % int(group.P)))) is Fault.OUTSIDE_GROUP
    response = ("answers", 0, "individual_proofs", 0, 0, "response")
    assert refused(changed(*response, to=str(group.Q))) is Fault.OUTSIDE_GROUP


def test_a_response_plus_the_order_is_not_another_ballot() -> None:
    raw = changed("signature", "proof", "response", to=lambda value: str(int(value) + int(group.Q)))
    assert refused(raw) in {Fault.OUTSIDE_GROUP, Fault.MALFORMED}


def test_another_election_and_unknown_credentials() -> None:
    stranger = MadeVote(voters=1)
    assert refused(stranger.seal(0, YES, (0, 0, 0))) is Fault.OTHER_ELECTION
    assert refused(changed("election_hash", to=stranger.parsed.fingerprint)) is Fault.OTHER_ELECTION
    MADE.codes.append(stranger.codes[0])
    assert refused(MADE.seal(2, YES, (0, 0, 0))) is Fault.UNKNOWN_CREDENTIAL
    assert refused(changed("credential", to=None)) is Fault.UNKNOWN_CREDENTIAL


def test_somebody_elses_ballot_cannot_be_taken_over() -> None:
    mine = json.loads(OTHER)["credential"]
    assert refused(changed("credential", to=mine)) is Fault.SIGNATURE
    assert refused(signed_again(changed("credential", to=mine), MADE, 1)) is Fault.PROOF_CHOICE


def test_a_re_randomised_ballot_is_refused() -> None:
    def again(sealed: dict[str, str]) -> dict[str, str]:
        return {
            "alpha": str(int(sealed["alpha"]) * int(group.G) % int(group.P)),
            "beta": str(int(sealed["beta"]) * int(MADE.parsed.public_key) % int(group.P)),
        }

    raw = changed("answers", 1, "choices", 0, to=again)
    assert refused(raw) is Fault.SIGNATURE
    assert refused(signed_again(raw, MADE, 0)) is Fault.PROOF_CHOICE


def test_choices_that_break_the_rule_are_seen_through_the_seal() -> None:
    lesser = MADE.seal(0, YES, (0, 0, 0))

    def graft(answer: int, *columns: int) -> str:
        """A ballot whose choices come from another of the same voter: each is 0 or 1, the total is another."""
        ballot, source = json.loads(HONEST), json.loads(lesser)
        for column in columns:
            for name in ("choices", "individual_proofs"):
                ballot["answers"][answer][name][column] = source["answers"][answer][name][column]
        return signed_again(dump(ballot), MADE, 0)

    assert refused(graft(1, 0)) is Fault.PROOF_TOTAL
    assert refused(graft(0, 1)) is Fault.PROOF_BLANK
    twice = signed_again(changed("answers", 1, "overall_proof", to=lambda proofs: proofs[:-1]), MADE, 0)
    assert refused(twice) is Fault.MALFORMED


PATHS = [
    ("signature", "hash"), ("signature", "proof", "challenge"), ("answers", 0, "choices", 1, "beta"), ("answers", 0, "blank_proof", 0, "response"),
    ("answers", 1, "overall_proof", 2, "challenge"), ("answers", 1, "individual_proofs", 2, 1, "response"), ("election_uuid",), ("credential",),
]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PATHS), st.one_of(st.none(), st.integers(), st.text(max_size=40), st.lists(st.text(max_size=3)), st.decimals().map(str)))
def test_no_changed_value_enters_and_no_value_breaks_the_reader(path: tuple[Any, ...], value: Any) -> None:
    refused(changed(*path, to=value))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(HONEST) - 1), st.characters(max_codepoint=0x7F))
def test_no_changed_character_enters(place: int, letter: str) -> None:
    raw = HONEST[:place] + letter + HONEST[place + 1:]
    if raw != HONEST:
        refused(raw)
