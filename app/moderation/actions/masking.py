"""Masking personal data in one gesture. The author is told; what was under the mask stays with the moderators, for a time."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.contributions.actions import drop_translation, index_words
from app.contributions.models import Contribution, Photo, Revision
from app.core.text import personal_data
from app.core.verdicts import require
from app.moderation import permissions
from app.moderation.actions.holding import hold, note
from app.moderation.models import Act, ActKind
from app.moderation.queries import MASK
from app.people.rules import Actor


def mask(
    session: Session, actor: Actor, contribution: Contribution, *, kept: Collection[str] = (), words: str = "",
    photo_ids: Collection[int] = (), now: datetime, seen: str | None = None,
) -> Act | None:
    """Replace what gives somebody away, in title and text; hide the named photos.

    `kept` are found pieces to leave as they are (a name that is a street's); `words` are further ones the moderator typed,
    one a line. None when there was nothing to mask.
    """
    hold(session, contribution, seen)
    require(permissions.decides(session, actor, contribution))
    before = (contribution.title, contribution.body)
    after, kinds = zip(*(_masked(text, kept, words) for text in before), strict=True)
    photos = list(session.scalars(select(Photo.id).where(
        Photo.contribution_id == contribution.id, Photo.id.in_(photo_ids), Photo.hidden_at.is_(None)
    )))
    if after == before and not photos:
        return None
    revision = Revision(contribution_id=contribution.id, title=before[0], body=before[1], why=MASK, by=actor.handle, at=now)
    session.add(revision)
    session.flush()
    contribution.title, contribution.body = after
    session.execute(update(Photo).where(Photo.id.in_(photos)).values(hidden_at=now))
    index_words(session, contribution)
    if after != before:
        drop_translation(session, contribution)
    found = sorted({*kinds[0], *kinds[1], *(["photo"] if photos else [])})
    kept_for_undo = {"revision_id": revision.id, "photos": photos, "kinds": found, "after": contribution.state}
    act = note(session, actor, contribution, ActKind.MASK, now=now, rule="personal_data", before=kept_for_undo)
    record(session, actor, "moderation.mask", contribution, now=now, act_id=act.id, kinds=found, photos=len(photos))
    return act


def _masked(text: str, kept: Collection[str], words: str) -> tuple[str, list[str]]:
    spans = [span for span in personal_data.find(text) if text[span.start:span.end] not in kept]
    kinds = [str(span.kind) for span in spans]
    masked = personal_data.mask(text, spans)
    for word in filter(None, (line.strip() for line in words.splitlines())):
        if word in masked:
            masked = masked.replace(word, personal_data.PLACEHOLDERS[personal_data.Kind.NAME])
            kinds.append(str(personal_data.Kind.NAME))
    return masked, kinds


def forget_masked(session: Session, *, before: datetime) -> int:
    """Empty what was kept under masks since before then; the fact that it was masked stays. Returns how many."""
    old = (Revision.why == MASK) & (Revision.at < before) & ((Revision.body != "") | (Revision.title != ""))
    return int(session.execute(update(Revision).where(old).values(title="", body="")).rowcount)  # type: ignore[attr-defined]
