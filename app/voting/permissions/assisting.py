"""Who may lend a device to an elector: organisers and helpers, never to vote themselves."""

from typing import Any

from app.core.i18n import _l
from app.core.verdicts import Verdict, any_of, no
from app.people.rules import Actor
from app.sites.permissions import helps, organises
from app.voting.models import Elector, Vote
from app.voting.permissions.casting import may_cast
from app.voting.rules.states import Sign


def may_assist(actor: Actor, site: Any) -> Verdict:
    """Organisers and helpers of the site."""
    return any_of(organises, helps)(actor, site)


def may_open_kiosk(actor: Actor, site: Any, vote: Vote, elector: Elector, before: Sign, now: Any) -> Verdict:
    """Whether the booth may be opened for that person now."""
    verdict = may_assist(actor, site)
    if verdict and actor.participant_id is not None and actor.participant_id == elector.participant_id:
        return no(_l("On ne s’aide pas soi-même."), _l("Votez avec votre lien ou votre code."))
    return verdict and may_cast(vote, elector, before, now)
