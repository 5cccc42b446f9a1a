"""The blueprint, and who may enter one's own space."""

from flask import Blueprint, current_app

from app.core.i18n import _l
from app.core.verdicts import YES, Verdict, no
from app.core.web.returning import safe_path
from app.people.rules import Actor

__all__ = ["bp", "own_space", "safe_path", "secret_key"]

bp = Blueprint("people", __name__)


def own_space(actor: Actor, _site: object) -> Verdict:
    """Anybody signed in. (Packages above say more; this one knows no roles.)"""
    if actor.account_id is None:
        return no(_l("Cette page demande de se connecter."), _l("Connectez-vous, puis revenez ici."), sign_in=True)
    return YES


def secret_key() -> str:
    """The key from which links and codes are derived."""
    return str(current_app.extensions["settings"].secret_key)
