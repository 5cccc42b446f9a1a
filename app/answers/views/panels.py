"""What answers add to the pages of an input: the answer with the author's word, the promise, the clock's news, the desk's door."""

from typing import Any

from app.answers import permissions, queries
from app.answers.queries import Case
from app.answers.rules.clock import Level, levels_due
from app.answers.rules.states import CommitmentState
from app.answers.translated import answer_original
from app.answers.views.author import word_facts
from app.contributions.models import Contribution
from app.contributions.panels import Panel
from app.contributions.rules import OPEN_STATES
from app.core.clock import today
from app.language.readings import readings
from app.people.rules import Actor
from app.sites.identity import current_site
from app.sites.models import Site


def given(session: Any, _actor: Actor, contribution: Contribution, _now: Any) -> dict[str, Any] | None:
    """The published answers of both rounds with the author's replies; an idea that was merged shows the other's."""
    case = _answered(session, contribution)
    return _shown(session, case) if case else None


def own(session: Any, _actor: Actor, contribution: Contribution, now: Any) -> dict[str, Any] | None:
    """The same for the author, with the question and the right of reply."""
    case = _answered(session, contribution)
    if case is None:
        return None
    facts = _shown(session, case)
    if case.contribution is contribution:
        facts |= {"mine": word_facts(session, current_site(), case, now), "input": contribution}
    return facts


def _answered(session: Any, contribution: Contribution) -> Case | None:
    main = contribution
    if contribution.merged_into_id is not None:
        main = session.get(Contribution, contribution.merged_into_id) or contribution
    if main is contribution and contribution.answered_at is None and contribution.reopened_at is None:
        return None
    case = queries.around(session, main)
    return case if case.published else None


def _shown(session: Any, case: Case) -> dict[str, Any]:
    return {
        "case": case, "answers": case.published, "replies": queries.replies_of(session, case.contribution.id),
        "bodies": {answer.id: queries.body(session, answer.body_id) for answer in case.published},
        "said": readings([answer_original(answer) for answer in case.published]),
    }


def promise(session: Any, _actor: Actor, contribution: Contribution, now: Any) -> dict[str, Any] | None:
    """The promise in one strip."""
    if contribution.answered_at is None and contribution.reopened_at is None:
        return None
    commitment = queries.commitment_of(session, contribution.id)
    if commitment is None:
        return None
    return {"commitment": commitment, "late": commitment.state != CommitmentState.DONE and commitment.due_on < today(now)}


def clock_news(session: Any, _actor: Actor, contribution: Contribution, now: Any) -> dict[str, Any] | None:
    """A second look under way, more time asked for, lateness and who was told."""
    if contribution.state not in OPEN_STATES or contribution.due_on is None or contribution.merged_into_id or not contribution.is_public:
        return None
    extension = queries.extension_of(session, contribution.id) if contribution.extended else None
    late = today(now) > contribution.due_on
    if not (extension or late or contribution.reopened_at):
        return None
    site: Site = current_site()
    levels = [level for level in levels_due(contribution.due_on, today(now), site.holiday_zone) if level not in (Level.SOON, Level.TOMORROW)]
    return {"input": contribution, "extension": extension, "late": late, "levels": levels, "own": False}


def own_clock_news(session: Any, actor: Actor, contribution: Contribution, now: Any) -> dict[str, Any] | None:
    """The same, said to the author."""
    facts = clock_news(session, actor, contribution, now)
    return facts | {"own": True} if facts else None


def desk(session: Any, actor: Actor, contribution: Contribution, _now: Any) -> dict[str, Any] | None:
    """For staff: where the answer stands, and the door to it."""
    site, case = current_site(), queries.around(session, contribution)
    return {
        "case": case, "input": contribution, "verdict": permissions.may_write(actor, site, case),
        "may_sign": permissions.may_sign(actor, site, case),
        "replies": [found for found in queries.replies_of(session, contribution.id).values() if found.hidden_at is None],
        "may_hide": permissions.moderates(actor, site),
    }


PANELS = (
    Panel("answer", "receipt", "answers/_panel_own.html", own, order=10),
    Panel("answer", "public", "answers/_panel_answer.html", given, order=10),
    Panel("promise", "receipt", "answers/_panel_promise.html", promise, order=20),
    Panel("promise", "public", "answers/_panel_promise.html", promise, order=20),
    Panel("clock", "receipt", "answers/_panel_clock.html", own_clock_news, order=8),
    Panel("clock", "public", "answers/_panel_clock.html", clock_news, order=8),
    Panel("answer", "desk", "answers/_panel_desk.html", desk, order=20),
)
