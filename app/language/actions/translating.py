"""The verbs of a translation: keep, submit, accept, send back. Nothing that somebody typed is ever overwritten unseen."""

from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.states import Impossible, target
from app.core.verdicts import require
from app.language import permissions, queries
from app.language.actions.official import Incomplete
from app.language.models import Translation, TranslationState
from app.language.rules.translating import TRANSITIONS, mark_of, missing, source_after
from app.language.translatable import Original, offer_of
from app.people.rules import Actor
from app.sites.models import Site
from app.sites.queries import title_of


class Conflict(Exception):
    """Somebody else kept this text since the page was opened; `theirs` is what stands there now."""

    def __init__(self, theirs: Translation | None) -> None:
        super().__init__("kept by somebody else meanwhile")
        self.theirs = theirs


def keep_translation(
    session: Session, actor: Actor, site: Site, original: Original, language: str, texts: dict[str, str], *, seen: str, now: datetime
) -> Translation:
    """Keep what is done so far. `seen`: `mark_of` the version the page showed. Raises `Conflict` when another one stands there."""
    return _write(session, actor, site, original, language, texts, "keep", seen, now)


def submit_translation(
    session: Session, actor: Actor, site: Site, original: Original, language: str, texts: dict[str, str], *, seen: str, now: datetime
) -> Translation:
    """Give a whole translation to a second reader; residents' words are published at once. Raises `Incomplete`, `Conflict`."""
    if lacks := missing(original.words, texts):
        raise Incomplete(lacks)
    offer = offer_of(original.kind)
    direct = offer is not None and offer.direct
    row = _write(session, actor, site, original, language, texts, "publish" if direct else "submit", seen, now)
    if direct and offer is not None and offer.after is not None:
        offer.after(session, original.id, texts)
    return row


def accept_translation(session: Session, actor: Actor, site: Site, row: Translation, *, seen: str, now: datetime) -> Translation:
    """The second reader publishes it, under both names. Raises `Conflict` when it is no longer what they read."""
    require(permissions.may_accept(actor, site, row))
    values = {"reader_id": actor.account_id, "reader_name": _signature(session, site, actor, now), "published_at": now, "note": ""}
    return _step(session, actor, row, "accept", seen, values, now)


def return_translation(session: Session, actor: Actor, site: Site, row: Translation, note: str, *, seen: str, now: datetime) -> Translation:
    """Send it back with a note, or take one's own back to go on with it."""
    require(permissions.may_translate(actor, site, row.kind))
    return _step(session, actor, row, "return", seen, {"note": note, "submitted_at": None}, now)


def _write(
    session: Session, actor: Actor, site: Site, original: Original, language: str, texts: dict[str, str], verb: str, seen: str, now: datetime
) -> Translation:
    require(permissions.may_translate(actor, site, original.kind, original, language))
    newest = queries.work_on(session, site.id, original.kind, original.id, language).newest
    after = target(TRANSITIONS, TranslationState.DRAFT, verb)  # type: ignore[type-var]
    if newest is not None and newest.texts == texts and newest.state == after and newest.source_digest == original.digest:
        return newest
    if mark_of(newest) != seen:
        raise Conflict(newest)
    if newest is not None and newest.state == TranslationState.SUBMITTED:
        raise Impossible(TranslationState.SUBMITTED, verb)
    values = _values(session, actor, site, original, texts, newest, now, whole=verb != "keep") | {"state": after}
    if verb == "submit":
        values["submitted_at"] = now
    if verb == "publish":
        values["published_at"] = now
    if newest is None or newest.state == TranslationState.PUBLISHED:
        row = _begin(session, site, original, language, (newest.version if newest else 0) + 1, values, now)
    else:
        row = _overwrite(session, newest, values)
    record(session, actor, f"language.{verb}_translation", row, now=now, language=language, version=row.version)
    return row


def _values(
    session: Session, actor: Actor, site: Site, original: Original, texts: dict[str, str], old: Translation | None, now: datetime, *, whole: bool
) -> dict[str, Any]:
    offer = offer_of(original.kind)
    hands = old.writers if old is not None and old.state != TranslationState.PUBLISHED else []
    source = original.words if whole else source_after(old, original.words, texts)
    return {
        "texts": texts, "source": {} if offer is not None and offer.direct else source, "source_digest": original.digest,
        "writers": sorted({*hands, actor.account_id or 0}), "translator_id": actor.account_id,
        "translator_name": _signature(session, site, actor, now), "saved_at": now,
    }


def _begin(
    session: Session, site: Site, original: Original, language: str, version: int, values: dict[str, Any], now: datetime
) -> Translation:
    row = Translation(
        site_id=site.id, kind=original.kind, subject_id=original.id, language=language, version=version, created_at=now, saves=1, **values
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        raise Conflict(queries.work_on(session, site.id, original.kind, original.id, language).newest) from None
    return row


def _overwrite(session: Session, row: Translation, values: dict[str, Any]) -> Translation:
    same = (Translation.id == row.id) & (Translation.saves == row.saves) & (Translation.state == row.state)
    changed = update(Translation).where(same).values(saves=row.saves + 1, **values).execution_options(synchronize_session=False)
    done = session.execute(changed).rowcount  # type: ignore[attr-defined]
    session.refresh(row)
    if not done:
        raise Conflict(row)
    return row


def _step(session: Session, actor: Actor, row: Translation, verb: str, seen: str, values: dict[str, Any], now: datetime) -> Translation:
    if mark_of(row) != seen:
        raise Conflict(row)
    after = target(TRANSITIONS, TranslationState(row.state), verb)  # type: ignore[type-var]
    row = _overwrite(session, row, {**values, "state": after})
    record(session, actor, f"language.{verb}_translation", row, now=now, language=row.language, version=row.version)
    return row


def _signature(session: Session, site: Site, actor: Actor, now: datetime) -> str:
    """« Tarik, association Passerelles »."""
    title = title_of(session, site.id, actor.account_id, now) if actor.account_id else ""
    return ", ".join(part for part in (actor.name, title) if part)
