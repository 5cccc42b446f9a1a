"""What residents said in another language, offered to translators and moderators: French for those who decide, the original kept beside it."""

from collections.abc import Iterable, Iterator
from typing import Any

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.contributions.actions.submission import index_words
from app.contributions.models import Contribution
from app.contributions.queries import visible
from app.contributions.rules import INPUT
from app.core.i18n import _l, locale_code
from app.core.web.current import db
from app.language.models import Translation
from app.language.queries import in_force
from app.language.translatable import Offer, Original, Part
from app.people.rules import Role
from app.sites.identity import current_site
from app.sites.permissions import holds

NEWEST = 100
translates_inputs = holds(Role.TRANSLATOR, Role.MODERATOR, Role.ADMINISTRATOR)


def input_original(found: Any) -> Original:
    """An input as translators get it: its words, and nothing of the person."""
    parts = (Part("title", _l("L’idée, en une phrase"), found.title), Part("body", _l("La suite"), found.body))
    return Original(
        INPUT, found.id, found.title, f"{found.kind}s/{found.id}", parts, language=found.language, weight=found.supports_count,
        closes_on=found.due_on,
    )


def _every(session: Session, site_id: int) -> Iterator[Original]:
    return _originals(session, site_id)


def _one(session: Session, site_id: int, input_id: int) -> Original | None:
    return next(_originals(session, site_id, Contribution.id == input_id), None)


def _originals(session: Session, site_id: int, *which: Any) -> Iterator[Original]:
    columns = (
        Contribution.id, Contribution.kind, Contribution.title, Contribution.body, Contribution.language, Contribution.supports_count,
        Contribution.due_on,
    )
    query = select(*columns).where(Contribution.site_id == site_id, Contribution.language != "fr", Contribution.kind == "proposal", *which)
    return (input_original(row) for row in session.execute(visible(query).order_by(Contribution.id.desc()).limit(NEWEST)))


def _after(session: Session, input_id: int, texts: dict[str, str]) -> None:
    """Let people who write French find it among similar ideas."""
    contribution = session.get_one(Contribution, input_id)
    index_words(session, contribution, french="\n".join(texts.values()))


OFFERS = (Offer(INPUT, _l("Texte d’un habitant"), _every, _one, translates_inputs, direct=True, after=_after),)


def in_french(inputs: Iterable[Any]) -> dict[int, Translation]:
    """The French words of inputs in other languages, by id, for a reader of French (one query, none when all are in French).

    Whoever changes the original takes its digest away (`index_words`): nothing that was masked comes back through a translation.
    """
    foreign = [one.id for one in inputs if (one.language or "fr") != "fr"]
    if not foreign or locale_code() != "fr":
        return {}
    found = in_force(db(), current_site().id, INPUT, foreign, "fr")
    return {number: row for number, row in found.items() if row.source_digest}


def init_app(app: Flask) -> None:
    """Let lists and pages show the French words."""
    app.jinja_env.globals["in_french"] = in_french
