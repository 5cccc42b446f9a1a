"""Who may contest a vote, and until when."""

from datetime import date

from app.core.i18n import _l
from app.core.verdicts import YES, Verdict, no
from app.voting.models import Vote
from app.voting.rules.states import VoteState


def may_challenge(vote: Vote, today: date) -> Verdict:
    """Anybody, from the result on and until the last day for it."""
    if vote.state != VoteState.COUNTED or vote.challenge_until is None:
        return no(_l("On peut contester le vote quand le résultat est publié."), _l("Revenez quand les bulletins sont comptés, ou appelez."))
    if today > vote.challenge_until:
        return no(_l("Le temps pour contester ce vote est passé."), _l("Vous pouvez encore écrire à la ville, ou appeler."))
    return YES
