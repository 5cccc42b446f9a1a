"""The first line of a sealed vote's board: the election, its trustees and its codes, final, in the transaction that freezes the rules."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from app.core.verdicts import Refused
from app.sites.models import Site
from app.voting.actions.boards import append
from app.voting.models import Vote, VoteOption
from app.voting.permissions.sealing import NOT_READY
from app.voting.queries import board
from app.voting.rules.question import question_of
from app.voting.rules.sealing.paper import paper_of
from app.voting.sealed import box, trustees
from app.voting.sealed.questions import Paper, questions
from app.voting.wording.sealing import grades_of, rules_line


def set_up(session: Session, site: Site, vote: Vote, options: Sequence[VoteOption], *, now: datetime) -> None:
    """Write what holds for ever. Raises `Refused` when keys and codes do not fit (one millisecond for each code)."""
    found = board.box(session, vote.id)
    if found is None:
        raise Refused(NOT_READY)
    try:
        found.trustees = trustees.write(each.public_key for each in board.trustees(session, vote.id))
        found.election = box.election_json(
            found.uuid, vote.question, rules_line(vote.rules_hash or ""), questions(paper(vote, options)), found.trustees,
            administrator=site.name, credential_authority=site.name,
        )
        step = box.setup(found.election, found.trustees, found.credentials)
    except ValueError:
        raise Refused(NOT_READY) from None
    found.timestamp = int(now.timestamp())
    append(session, vote, step)


def paper(vote: Vote, options: Iterable[VoteOption]) -> Paper:
    """The ballot paper of a vote."""
    question = question_of(vote, options)
    return paper_of(question, vote.question, grades_of(question))
