"""What a dishonest voter or server can do with what they hold."""

import json

from app.voting.sealed import group
from app.voting.sealed.credentials import derive
from app.voting.sealed.encoding import dump, fingerprint
from app.voting.sealed.proofs import prove_secret
from tests.voting.sealed.votes import MadeVote


def signed_again(raw: str, made: MadeVote, voter: int) -> str:
    """As a voter would do who changes their own ballot and signs the change."""
    ballot = json.loads(raw)
    del ballot["signature"]
    hashed = fingerprint(dump(ballot))
    proof = prove_secret(f"sig|{hashed}|", derive(made.codes[voter], made.uuid), [group.G])
    return dump({**ballot, "signature": {"hash": hashed, "proof": proof.plain()}})
