"""A printed code that is no input: what its bearer is told."""

from typing import Any

from app.assisted import queries
from app.assisted.rules import SlipState
from app.contributions.lookups import Promised
from app.core.i18n import _


def printed(session: Any, code: str) -> Promised | None:
    """Where the sheet of a code stands."""
    slip = queries.slip_by_code(session, code)
    if slip is None:
        return None
    said = {
        SlipState.UNUSED: (
            _("Votre feuille a été imprimée, elle n’est pas encore saisie."),
            _("Revenez dans quelques jours. Si vous l’avez encore, rendez-la à la personne qui vous l’a donnée."),
        ),
        SlipState.ENTERED: (
            _("Votre feuille est saisie : vos croix comptent comme les autres."), _("Elle ne portait pas de mots : rien de plus à suivre."),
        ),
        SlipState.VOID: (
            _("Cette feuille a été annulée : elle était vide ou abîmée."), _("Vous pouvez en demander une autre, ou écrire en ligne."),
        ),
    }
    sentence, instead = said[SlipState(slip.state)]
    return Promised(code, sentence, instead, slip.site_id)


LOOKUPS = (printed,)
