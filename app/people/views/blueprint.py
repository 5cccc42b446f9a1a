"""The blueprint, safe return addresses, and who may enter one's own space."""

from urllib.parse import urlsplit

from flask import Blueprint, current_app

from app.core.i18n import _l
from app.core.verdicts import YES, Verdict, no
from app.people.rules import Actor

bp = Blueprint("people", __name__)


def safe_path(target: str | None) -> str:
    """An address of this platform, or the home page: a redirect never leaves."""
    wanted = (target or "").strip()
    parts = urlsplit(wanted.replace("\\", "/"))
    inside = not parts.scheme and not parts.netloc and wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if inside and wanted.isprintable() and len(wanted) <= 300 else "/"


def own_space(actor: Actor, _site: object) -> Verdict:
    """Anybody signed in. (Packages above say more; this one knows no roles.)"""
    if actor.account_id is None:
        return no(_l("Cette page demande de se connecter."), _l("Connectez-vous, puis revenez ici."), sign_in=True)
    return YES


def secret_key() -> str:
    """The key from which links and codes are derived."""
    return str(current_app.extensions["settings"].secret_key)
