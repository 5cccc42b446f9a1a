"""Votes, offered to translators: the question, what it is about, and each option. The frozen rules stay as they were."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from app.core import clock
from app.core.i18n import _, _l
from app.language.translatable import Offer, Original, Part
from app.sites.permissions import translates
from app.voting.models import Vote, VoteOption
from app.voting.queries import votes
from app.voting.rules.states import VoteState

VOTE = "vote"


def vote_original(vote: Vote, options: Sequence[VoteOption]) -> Original:
    """A vote as translators get it."""
    parts = [
        Part("question", _l("La question"), vote.question), Part("details", _l("De quoi il s’agit"), vote.details),
        Part("follow_up", _l("Qui s’en occupe ensuite"), vote.follow_up), Part("what_happens", _l("Ce qui se passe après"), vote.what_happens),
    ]
    for number, option in enumerate(options, 1):
        parts.append(Part(f"label_{option.id}", _("Choix %(number)d", number=number), option.label))
        parts.append(Part(f"details_{option.id}", _("Choix %(number)d : l’explication", number=number), option.details))
    opened = vote.state not in (VoteState.CLOSED, VoteState.COUNTED, VoteState.CANCELLED)
    closes_on = clock.today(vote.closes_at) if vote.closes_at and opened else None
    return Original(VOTE, vote.id, vote.question, f"votes/{vote.slug}", tuple(parts), weight=vote.roll_size, closes_on=closes_on)


def _every(session: Session, site_id: int) -> Iterator[Original]:
    found = votes.of_site(session, site_id)
    options: dict[int, list[VoteOption]] = defaultdict(list)
    for option in votes.options_of(session, [vote.id for vote in found]):
        options[option.vote_id].append(option)
    return (vote_original(vote, options[vote.id]) for vote in found)


def _one(session: Session, site_id: int, vote_id: int) -> Original | None:
    return next((one for one in _every(session, site_id) if one.id == vote_id), None)


OFFERS = (Offer(VOTE, _l("Vote"), _every, _one, translates),)
