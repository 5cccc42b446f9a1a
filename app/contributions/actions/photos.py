"""Photos: redrawn, stored under the digest of their bytes, attached to a draft first and to an input when it is sent."""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from app.contributions.models import Contribution, Photo
from app.core.media.photos import prepare


@dataclass(frozen=True)
class KeptPicture:
    """A picture on disk: `<digest>.jpg` and its thumbnail `<digest>-s.jpg`; sizes in pixels."""

    digest: str
    width: int
    height: int


def keep_picture(stream: BinaryIO, folder: Path) -> KeptPicture:
    """Redraw a picture and store it under `folder`. Raises `PhotoRefused` with a sentence.

    Both files are whole before their names appear, so that a killed process never leaves half a picture.
    """
    prepared = prepare(stream)
    digest = hashlib.sha256(prepared.image).hexdigest()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write(folder / f"{digest}-s.jpg", prepared.thumbnail)
    _write(folder / f"{digest}.jpg", prepared.image)
    return KeptPicture(digest, prepared.width, prepared.height)


def keep_photo(session: Session, participant_id: int, stream: BinaryIO, folder: Path, *, description: str = "", now: datetime) -> Photo:
    """A photo for a draft of that person. Raises `PhotoRefused` with a sentence."""
    kept = keep_picture(stream, folder)
    photo = Photo(
        participant_id=participant_id, digest=kept.digest, width=kept.width, height=kept.height, description=description, created_at=now,
    )
    session.add(photo)
    session.flush()
    return photo


def attach_photos(session: Session, contribution: Contribution, photo_ids: Sequence[int]) -> None:
    """Give a person's own unsent photos to what they send; the ids of other people's photos do nothing."""
    for position, photo_id in enumerate(photo_ids):
        mine = (Photo.id == photo_id) & (Photo.participant_id == contribution.author_id) & Photo.contribution_id.is_(None)
        session.execute(update(Photo).where(mine).values(contribution_id=contribution.id, position=position))


def remove_photo(session: Session, participant_id: int, photo_id: int) -> None:
    """Take a photo out of a draft; its file goes with the retention job."""
    mine = (Photo.id == photo_id) & (Photo.participant_id == participant_id) & Photo.contribution_id.is_(None)
    session.execute(delete(Photo).where(mine))


def remove_files(digest: str, folder: Path) -> None:
    """Delete a picture that nothing points at any more."""
    for size in ("", "-s"):
        (folder / f"{digest}{size}.jpg").unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    if path.exists():
        return
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as fresh:
        fresh.write(data)
        fresh.flush()
        os.fsync(fresh.fileno())
    os.replace(fresh.name, path)
