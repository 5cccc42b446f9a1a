"""The result goes to the town as an input: same clock, same team, same answer as anything a resident says."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.contributions.actions import give_to, submit
from app.contributions.models import Contribution
from app.contributions.rules import TITLE_LIMIT
from app.core.verdicts import require
from app.people.rules import Actor
from app.sites.models import Site, Team
from app.voting.models import Vote, VoteResult
from app.voting.permissions.preparing import may_hand_over


def hand_over(session: Session, actor: Actor, site: Site, vote: Vote, text: str, *, now: datetime) -> Contribution:
    """Send the result to the team that follows it up (else to the one that receives). Again gives the same input.

    `text` says the result in sentences; the page of the vote holds the rest.
    """
    require(may_hand_over(actor, site, vote))
    result = VoteResult(
        vote_id=vote.id, title=vote.question[:TITLE_LIMIT], body=text, language="fr", process_id=vote.process_id,
        submission_key=f"vote-result:{vote.id}", author_id=None,
    )
    stored = submit(session, actor, result, site=site, now=now)
    team = session.get(Team, vote.follow_team_id) if vote.follow_team_id else None
    if stored is result and team is not None and team.closed_at is None:
        give_to(session, stored, team)
    return stored
