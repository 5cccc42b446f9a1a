"""What came out of a vote, in sentences: for the mail to the roll, the input to the town, and the minutes."""

from typing import Any

from app.core.i18n import _, ngettext
from app.voting.queries.outcomes import is_whole, outcome_of
from app.voting.rules.preparing import frozen
from app.voting.wording.counts import why


def result_sentences(vote: Any) -> list[str]:
    """Who won and why, how many took part, and whether that was enough. Empty before the count.

    Of a secret vote of fewer than five ballots only the decision: its numbers would tell who chose what.
    """
    outcome = outcome_of(vote)
    if outcome is None:
        return []
    took = vote.result["turnout"]
    voted = ngettext("%(num)d personne sur %(roll)d a voté.", "%(num)d personnes sur %(roll)d ont voté.", took["voted"], roll=took["roll"])
    if not vote.result["proclaimed"]:
        return [_("Trop peu de personnes ont voté : ce vote ne décide rien."), voted]
    told = why(frozen.question_of(vote), outcome)
    return [*(told if is_whole(vote, outcome) else told[:1]), voted]


def result_text(vote: Any) -> str:
    """The same as one text."""
    return " ".join(result_sentences(vote))
