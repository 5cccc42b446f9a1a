"""Sealed ballots (sections 4.9 to 4.14): read byte for byte, every proof checked, each refusal named.

The server cannot see what a ballot says; it sees that it says something allowed, once, under a credential of the roll.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.voting.sealed import group
from app.voting.sealed.election import Election, Question
from app.voting.sealed.encoding import dump, fields, fingerprint, hex_digest, items, load_object
from app.voting.sealed.proofs import Ciphertext, Proof, check_one_of, check_secret, less, read_proof, total

UNSIGNED = ("election_uuid", "election_hash", "credential", "answers")
FIELDS, SIGNATURE, CIPHERTEXT = frozenset((*UNSIGNED, "signature")), frozenset(("hash", "proof")), frozenset(("alpha", "beta"))
ANSWER, BLANK = frozenset(("choices", "individual_proofs", "overall_proof")), frozenset(("blank_proof",))


class Fault(StrEnum):
    """Why a ballot is refused."""

    TOO_LONG = "too_long"  # longer than any ballot of this election can be
    MALFORMED = "malformed"  # no JSON, or not the fields, numbers and counts of a ballot of this election
    NOT_CANONICAL = "not_canonical"  # the same content in other bytes would have another tracker
    OTHER_ELECTION = "other_election"
    DUPLICATE = "duplicate"  # these very bytes are in the box: a replay
    UNKNOWN_CREDENTIAL = "unknown_credential"
    OUTSIDE_GROUP = "outside_group"  # a number that is no group element, or not reduced (malleable)
    SIGNATURE = "signature"  # not signed with this credential: altered, re-randomised, or taken from somebody else
    PROOF_CHOICE = "proof_choice"  # a choice is not proved to be 0 or 1
    PROOF_TOTAL = "proof_total"  # the number of choices is not proved to be allowed: too many, too few
    PROOF_BLANK = "proof_blank"  # both blank and not
    OVERVOTE = "overvote"  # these two only where marks are known, before sealing
    UNDERVOTE = "undervote"


class BadBallot(ValueError):
    """A refused ballot; nothing in it tells a choice."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True)
class Answer:
    """One question: sealed choices (leading one « blank » where allowed) and their proofs."""

    choices: tuple[Ciphertext, ...]
    individual: tuple[tuple[Proof, ...], ...]
    overall: tuple[Proof, ...]
    blank: tuple[Proof, ...] | None

    def plain(self) -> dict[str, Any]:
        """As JSON writes it."""
        blank = {} if self.blank is None else {"blank_proof": _plain(self.blank)}
        return {
            "choices": _plain(self.choices), "individual_proofs": [_plain(each) for each in self.individual],
            "overall_proof": _plain(self.overall), **blank,
        }


@dataclass(frozen=True)
class Ballot:
    """A ballot whose proofs were checked."""

    credential: str
    answers: tuple[Answer, ...]
    tracker: str


def check(election: Election, roll: Container[str], seen: Container[str], raw: str) -> Ballot:
    """The ballot, when all of it is right; BadBallot otherwise. `seen` holds the hexadecimal digests of ballots already in the box."""
    if len(raw) > limit(election):
        raise BadBallot(Fault.TOO_LONG)
    found = _read_fields(election, raw)
    if hex_digest(raw) in seen:
        raise BadBallot(Fault.DUPLICATE)
    if not isinstance(found["credential"], str) or found["credential"] not in roll:
        raise BadBallot(Fault.UNKNOWN_CREDENTIAL)
    answers, hashed, proof = _read_values(election, found)
    unsigned = dict(zip(UNSIGNED, (election.uuid, election.fingerprint, found["credential"], [each.plain() for each in answers]), strict=True))
    if dump({**unsigned, "signature": {"hash": hashed, "proof": proof.plain()}}) != raw:
        raise BadBallot(Fault.NOT_CANONICAL)
    credential = group.element(found["credential"])
    if hashed != fingerprint(dump(unsigned)) or not check_secret(f"sig|{hashed}|", [group.G], [credential], proof):
        raise BadBallot(Fault.SIGNATURE)
    for question, answer in zip(election.questions, answers, strict=True):
        _check_answer(election, f"{election.fingerprint}|{credential}", question, answer)
    return Ballot(found["credential"], answers, fingerprint(raw))


def limit(election: Election) -> int:
    """The most characters that a ballot of this election can have."""
    sizes = (question.choices * 1_900 + (question.maximum - question.minimum + 4) * 250 + 200 for question in election.questions)
    return 1_500 + sum(sizes)


def _read_fields(election: Election, raw: str) -> dict[str, Any]:
    try:
        found = load_object(raw, FIELDS)
    except ValueError:
        raise BadBallot(Fault.MALFORMED) from None
    if found["election_uuid"] != election.uuid or found["election_hash"] != election.fingerprint:
        raise BadBallot(Fault.OTHER_ELECTION)
    return found


def _read_values(election: Election, found: dict[str, Any]) -> tuple[tuple[Answer, ...], str, Proof]:
    try:
        signature = fields(found["signature"], SIGNATURE)
        answers = items(found["answers"], len(election.questions))
        read = tuple(_read_answer(*pair) for pair in zip(election.questions, answers, strict=True))
        return read, str(signature["hash"]), read_proof(signature["proof"])
    except group.OutsideGroup:
        raise BadBallot(Fault.OUTSIDE_GROUP) from None
    except ValueError:
        raise BadBallot(Fault.MALFORMED) from None


def _read_answer(question: Question, value: Any) -> Answer:
    found = fields(value, ANSWER | BLANK if question.blank else ANSWER)
    width = question.maximum - question.minimum + 1
    return Answer(
        tuple(read_ciphertext(each) for each in items(found["choices"], question.choices)),
        tuple(_read_proofs(each, 2) for each in items(found["individual_proofs"], question.choices)),
        _read_proofs(found["overall_proof"], width + question.blank),
        _read_proofs(found["blank_proof"], 2) if question.blank else None,
    )


def read_ciphertext(value: Any) -> Ciphertext:
    """From JSON; ValueError when it is none or lies outside the group."""
    found = fields(value, CIPHERTEXT)
    return Ciphertext(group.element(found["alpha"]), group.element(found["beta"]))


def _read_proofs(value: Any, count: int) -> tuple[Proof, ...]:
    return tuple(map(read_proof, items(value, count)))


def _check_answer(election: Election, prefix: str, question: Question, answer: Answer) -> None:
    key = election.public_key
    for sealed, proofs in zip(answer.choices, answer.individual, strict=True):
        branches = [sealed, less(sealed, 1)]
        if not check_one_of(f"prove|{prefix}|{sealed.alpha},{sealed.beta}|", key, branches, proofs):
            raise BadBallot(Fault.PROOF_CHOICE)
    if answer.blank is not None and not check_one_of(*blank_statement(prefix, key, answer.choices), answer.blank):
        raise BadBallot(Fault.PROOF_BLANK)
    if not check_one_of(*total_statement(prefix, key, question, answer.choices), answer.overall):
        raise BadBallot(Fault.PROOF_TOTAL)


Statement = tuple[str, int, list[Ciphertext]]


def blank_statement(prefix: str, key: int, choices: Sequence[Ciphertext]) -> Statement:
    """« Not blank, or nothing chosen » (section 4.11)."""
    return f"bproof0|{prefix}|{_listed(choices)}|", key, [choices[0], total(choices[1:])]


def total_statement(prefix: str, key: int, question: Question, choices: Sequence[Ciphertext]) -> Statement:
    """« As many chosen as allowed », or blank where that is allowed (sections 4.10 and 4.11)."""
    chosen = total(choices[1:] if question.blank else choices)
    branches = list(_counts(question, chosen))
    if question.blank:
        return f"bproof1|{prefix}|{_listed(choices)}|", key, [less(choices[0], 1), *branches]
    return f"prove|{prefix}|{_listed(choices)}|{chosen.alpha},{chosen.beta}|", key, branches


def _counts(question: Question, chosen: Ciphertext) -> Iterator[Ciphertext]:
    for number in range(question.minimum, question.maximum + 1):
        yield less(chosen, number)


def _listed(choices: Sequence[Ciphertext]) -> str:
    return ",".join(f"{each.alpha},{each.beta}" for each in choices)


def _plain(values: Sequence[Ciphertext | Proof]) -> list[dict[str, str]]:
    return [each.plain() for each in values]


def read_trusted(election: Election, raw: str) -> Ballot:
    """A ballot that was checked when it entered the box: only its sealed numbers are read again, without their proofs."""
    found = _read_fields(election, raw)
    return Ballot(found["credential"], tuple(Answer(_trusted(answer["choices"]), (), (), None) for answer in found["answers"]), fingerprint(raw))


def _trusted(choices: list[dict[str, str]]) -> tuple[Ciphertext, ...]:
    return tuple(Ciphertext(group.trusted(each["alpha"]), group.trusted(each["beta"])) for each in choices)
