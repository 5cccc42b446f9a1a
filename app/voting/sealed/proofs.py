"""Zero-knowledge proofs: of a secret exponent (sections 4.4, 4.10, 4.13) and of « one of these statements is true » (4.10, 4.11).

A *branch* is a pair (alpha, beta); it is true when somebody knows r with alpha = g^r and beta = y^r, y being the election's key.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from app.voting.sealed import group
from app.voting.sealed.encoding import fields

FIELDS = frozenset(("challenge", "response"))


class Proof(NamedTuple):
    """A challenge and the response to it."""

    challenge: int
    response: int

    def plain(self) -> dict[str, str]:
        """As JSON writes it."""
        return {"challenge": str(self.challenge), "response": str(self.response)}


class Ciphertext(NamedTuple):
    """(g^r, y^r·g^m): the number m, sealed."""

    alpha: int
    beta: int

    def plain(self) -> dict[str, str]:
        """As JSON writes it."""
        return {"alpha": str(self.alpha), "beta": str(self.beta)}


def read_proof(value: Any) -> Proof:
    """From JSON; ValueError when it is no proof or a number is not reduced."""
    found = fields(value, FIELDS)
    return Proof(group.exponent(found["challenge"]), group.exponent(found["response"]))


def prove_secret(prefix: str, secret: int, bases: Sequence[int]) -> Proof:
    """Proof of the same secret exponent over each base."""
    nonce = group.random_exponent()
    challenge = group.challenge(prefix, [group.secret_power(base, nonce) for base in bases])
    return Proof(challenge, (nonce - secret * challenge) % group.Q)


def check_secret(prefix: str, bases: Sequence[int], results: Sequence[int], proof: Proof) -> bool:
    """Is every result its base to one secret exponent that the prover knew?"""
    commitments = [
        (group.fixed_power(base, proof.response) if base == group.G else group.power(base, proof.response))
        * group.power(result, proof.challenge) % group.P
        for base, result in zip(bases, results, strict=True)
    ]
    return group.challenge(prefix, commitments) == proof.challenge


def _commitments(key: int, branch: Ciphertext, proof: Proof) -> tuple[int, int]:
    return (
        group.fixed_power(group.G, proof.response) * group.power(branch.alpha, proof.challenge) % group.P,
        group.fixed_power(key, proof.response) * group.power(branch.beta, proof.challenge) % group.P,
    )


def prove_one_of(prefix: str, key: int, branches: Sequence[Ciphertext], true: int, secret: int) -> tuple[Proof, ...]:
    """Proof that one branch holds, hiding that it is the one at index `true`, whose exponent is `secret`."""
    nonce = group.random_exponent()
    proofs = [Proof(group.random_exponent(), group.random_exponent()) for _ in branches]
    commitments: list[int] = []
    for index, branch in enumerate(branches):
        if index == true:
            commitments += (group.secret_power(group.G, nonce), group.secret_power(key, nonce))
        else:
            commitments += _commitments(key, branch, proofs[index])
    others = sum(proof.challenge for index, proof in enumerate(proofs) if index != true)
    challenge = (group.challenge(prefix, commitments) - others) % group.Q
    proofs[true] = Proof(challenge, (nonce - secret * challenge) % group.Q)
    return tuple(proofs)


def check_one_of(prefix: str, key: int, branches: Sequence[Ciphertext], proofs: Sequence[Proof]) -> bool:
    """Does one of the branches hold? (False too when proofs and branches differ in number.)"""
    if len(branches) != len(proofs):
        return False
    commitments = [value for pair in zip(branches, proofs, strict=True) for value in _commitments(key, *pair)]
    return group.challenge(prefix, commitments) == sum(proof.challenge for proof in proofs) % group.Q


def less(branch: Ciphertext, number: int) -> Ciphertext:
    """The branch « it holds this number »: beta divided by g^number."""
    return Ciphertext(branch.alpha, branch.beta * group.inverse(group.power(group.G, number)) % group.P) if number else branch


def total(ciphertexts: Sequence[Ciphertext]) -> Ciphertext:
    """The sum, still sealed."""
    return Ciphertext(group.product(each.alpha for each in ciphertexts), group.product(each.beta for each in ciphertexts))
