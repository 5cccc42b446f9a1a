"""The tables of votes, by subject."""

from app.voting.models.board import BoardData, BoardEvent, Credential, SealedBox, Trustee
from app.voting.models.box import BallotReceipt, OpenBallot, Register, RehearsalBallot, SecretBallot
from app.voting.models.paper import PaperBallot, PaperBatch
from app.voting.models.roll import Attendance, Elector, Proxy
from app.voting.models.vote import Challenge, Council, Incident, Vote, VoteOption, VoteResult

__all__ = [
    "Attendance", "BallotReceipt", "BoardData", "BoardEvent", "Challenge", "Council", "Credential", "Elector", "Incident", "OpenBallot",
    "PaperBallot", "PaperBatch", "Proxy", "Register", "RehearsalBallot", "SealedBox", "SecretBallot", "Trustee", "Vote", "VoteOption",
    "VoteResult",
]
