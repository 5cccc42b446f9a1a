"""Sealing marks into a ballot, as the voter's browser does: for the assisted desk's own machine, and for tests.

Marks are one row for each question: 0 or 1 for each answer, after a leading 0 or 1 « blank » where that is allowed.
"""

from collections.abc import Sequence

from app.voting.sealed import group
from app.voting.sealed.ballots import UNSIGNED, Answer, BadBallot, Fault, blank_statement, total_statement
from app.voting.sealed.credentials import derive, normal
from app.voting.sealed.election import Election, Question
from app.voting.sealed.encoding import dump, fingerprint
from app.voting.sealed.proofs import Ciphertext, less, prove_one_of, prove_secret

Marks = Sequence[Sequence[int]]


def seal(election: Election, typed: str, marks: Marks) -> str:
    """The text of a ballot; BadBallot with OVERVOTE, UNDERVOTE or MALFORMED for the marks, UNKNOWN_CREDENTIAL for a mistyped code."""
    code = normal(typed)
    if code is None:
        raise BadBallot(Fault.UNKNOWN_CREDENTIAL)
    if len(marks) != len(election.questions):
        raise BadBallot(Fault.MALFORMED)
    for question, row in zip(election.questions, marks, strict=True):
        check_marks(question, row)
    secret = derive(code, election.uuid)
    credential = group.secret_power(group.G, secret)
    prefix = f"{election.fingerprint}|{credential}"
    answers = [_answer(election.public_key, prefix, *pair).plain() for pair in zip(election.questions, marks, strict=True)]
    unsigned = dict(zip(UNSIGNED, (election.uuid, election.fingerprint, str(credential), answers), strict=True))
    hashed = fingerprint(dump(unsigned))
    proof = prove_secret(f"sig|{hashed}|", secret, [group.G])
    return dump({**unsigned, "signature": {"hash": hashed, "proof": proof.plain()}})


def check_marks(question: Question, row: Sequence[int]) -> None:
    """BadBallot when this row is no allowed answer to the question."""
    if len(row) != question.choices or any(mark not in (0, 1) for mark in row):
        raise BadBallot(Fault.MALFORMED)
    chosen = sum(row[1:] if question.blank else row)
    if question.blank and row[0]:
        if chosen:
            raise BadBallot(Fault.OVERVOTE)
        return
    if chosen > question.maximum:
        raise BadBallot(Fault.OVERVOTE)
    if chosen < question.minimum:
        raise BadBallot(Fault.UNDERVOTE)


def _answer(key: int, prefix: str, question: Question, row: Sequence[int]) -> Answer:
    secrets = [group.random_exponent() for _ in row]
    choices = tuple(_encrypt(key, *pair) for pair in zip(secrets, row, strict=True))
    individual = tuple(
        prove_one_of(f"prove|{prefix}|{sealed.alpha},{sealed.beta}|", key, [sealed, less(sealed, 1)], mark, secret)
        for sealed, mark, secret in zip(choices, row, secrets, strict=True)
    )
    first = 1 if question.blank else 0
    blank, chosen, together = bool(first and row[0]), sum(row[first:]), sum(secrets[first:]) % group.Q
    overall = prove_one_of(
        *total_statement(prefix, key, question, choices), 0 if blank else first + chosen - question.minimum, secrets[0] if blank else together,
    )
    proof = None
    if first:
        proof = prove_one_of(*blank_statement(prefix, key, choices), int(blank), together if blank else secrets[0])
    return Answer(choices, individual, overall, proof)


def _encrypt(key: int, secret: int, mark: int) -> Ciphertext:
    return Ciphertext(group.secret_power(group.G, secret), group.secret_power(key, secret) * (group.G if mark else 1) % group.P)
