"""Trustees (sections 4.4 to 4.6, 4.18): each makes a key pair in a browser, proves to know its secret half, and later opens a share.

All of them are needed to open the result (« Single » trustees); none alone can read anything.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.voting.sealed import group
from app.voting.sealed.encoding import dump, items, load, load_object
from app.voting.sealed.proofs import Ciphertext, Proof, check_secret, prove_secret, read_proof

FIELDS, SHARE = frozenset(("pok", "public_key")), frozenset(("decryption_factors", "decryption_proofs"))
MESSAGE_LIMIT = 2_000  # characters of a key message
Factors = tuple[tuple[int, ...], ...]


class KeyPair(NamedTuple):
    """A trustee's secret (never sent) and the message that gives the public half with its proof."""

    private_key: str
    message: str


def make_key() -> KeyPair:
    """A key pair, for tests and for the command line: real trustees make theirs in the browser."""
    secret = group.random_exponent()
    public = group.secret_power(group.G, secret)
    proof = prove_secret(_pok_prefix(public), secret, [group.G])
    return KeyPair(str(secret), dump({"pok": proof.plain(), "public_key": str(public)}))


def check_key(message: str) -> int:
    """The public key of a trustee's message; ValueError when it is malformed or does not prove that the secret half is known."""
    found = load_object(message, FIELDS, limit=MESSAGE_LIMIT)
    public, proof = group.element(found["public_key"]), read_proof(found["pok"])
    if public == 1 or not check_secret(_pok_prefix(public), [group.G], [public], proof):
        raise ValueError("the key is not proved")
    return public


def write(messages: Iterable[str]) -> str:
    """The published list of trustees, from their messages in order; ValueError when one is bad or two are the same."""
    found = list(messages)
    if len({check_key(message) for message in found}) != len(found) or not found:
        raise ValueError("a trustee twice, or none")
    return dump([["Single", load(message)] for message in found])


def read(raw: str) -> tuple[int, ...]:
    """Each trustee's public key, from the published list; ValueError as for `write`, and for threshold trustees."""
    keys = []
    for entry in items(load(raw)):
        kind, message = items(entry, 2)
        if kind != "Single":
            raise ValueError("only trustees of whom all are needed")
        keys.append(check_key(dump(message)))
    if len(set(keys)) != len(keys) or not keys:
        raise ValueError("a trustee twice, or none")
    return tuple(keys)


def share(private_key: str, fingerprint: str, tally: Sequence[Sequence[Ciphertext]]) -> str:
    """A trustee's partial decryption of a tally, with its proofs."""
    secret = group.exponent(private_key)
    prefix = _share_prefix(fingerprint, group.secret_power(group.G, secret))
    factors = [[group.secret_power(each.alpha, secret) for each in row] for row in tally]
    proofs = [[prove_secret(prefix, secret, [group.G, each.alpha]).plain() for each in row] for row in tally]
    return dump({"decryption_factors": [[str(each) for each in row] for row in factors], "decryption_proofs": proofs})


def check_share(raw: str, public: int, fingerprint: str, tally: Sequence[Sequence[Ciphertext]]) -> Factors:
    """The factors of a partial decryption; ValueError when it is malformed or a proof fails for this trustee and this tally."""
    found = load_object(raw, SHARE)
    prefix = _share_prefix(fingerprint, public)
    factors, proofs = items(found["decryption_factors"], len(tally)), items(found["decryption_proofs"], len(tally))
    return tuple(_check_row(prefix, public, *row) for row in zip(tally, factors, proofs, strict=True))


def _check_row(prefix: str, public: int, row: Sequence[Ciphertext], factors: object, proofs: object) -> tuple[int, ...]:
    elements = tuple(map(group.element, items(factors, len(row))))
    checked: list[Proof] = [read_proof(proof) for proof in items(proofs, len(row))]
    for each, factor, proof in zip(row, elements, checked, strict=True):
        if not check_secret(prefix, [group.G, each.alpha], [public, factor], proof):
            raise ValueError("a share is not proved")
    return elements


def _pok_prefix(public: int) -> str:
    return f"pok|{group.NAME}|{public}|"


def _share_prefix(fingerprint: str, public: int) -> str:
    return f"decrypt|{fingerprint}|{public}|"
