"""A site words a term in its own way, adds one, or switches one off. Versions are added, never edited."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.states import Impossible
from app.core.text.slugs import free_slug
from app.core.verdicts import require
from app.language import queries
from app.language.models import AskedState, Wording
from app.language.national import ADDRESSES, national
from app.language.permissions import keeps_words
from app.people.rules import Actor
from app.sites.models import Site

SAID = ("term", "kind", "plain", "explanation", "example", "shown")


def word_term(
    session: Session, actor: Actor, site: Site, *, slug: str | None = None, term: str, kind: str, plain: str, explanation: str = "",
    example: str = "", shown: bool = True, now: datetime,
) -> Wording:
    """Say what a term means here: another wording of one that exists (`slug`), or a new one.

    Saying the same again adds nothing. Raises `Impossible` when somebody else changed the term at the same instant.
    """
    require(keeps_words(actor, site))
    if slug is None:
        every = queries.glossary(session, site.id)
        known = next((one for one in every.entries.values() if one.term.lower() == term.lower()), None)
        slug = known.slug if known else free_slug(term, "mot", {*ADDRESSES, *every.entries})
    said = dict(term=term, kind=kind, plain=plain, explanation=explanation, example=example, shown=shown)
    return _add(session, actor, site, slug, said, now)


def switch_term(session: Session, actor: Actor, site: Site, slug: str, shown: bool, *, now: datetime) -> Wording:
    """« Not here »: stop explaining a term on this site, or explain it again. Raises LookupError for an unknown one."""
    require(keeps_words(actor, site))
    entry = queries.glossary(session, site.id).entries.get(slug)
    if entry is None:
        raise LookupError(slug)
    said = {name: getattr(entry, name) for name in SAID} | {"shown": shown}
    return _add(session, actor, site, slug, said, now)


def _add(session: Session, actor: Actor, site: Site, slug: str, said: dict[str, object], now: datetime) -> Wording:
    earlier = queries.wordings(session, site.id, slug)
    newest = earlier[-1] if earlier else None
    if newest is not None and all(getattr(newest, name) == said[name] for name in SAID):
        return newest
    version = newest.version + 1 if newest else 1
    row = Wording(site_id=site.id, slug=slug, version=version, created_by_id=actor.account_id, created_at=now, **said)
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        raise Impossible(AskedState.ANSWERED, "word_term") from None
    record(session, actor, "language.word_term", row, now=now, slug=slug, version=version, shown=row.shown, national=slug in national())
    return row
