"""Official texts, offered to translators: the title, the summary and the simple version. The official wording stays French."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.core.i18n import _l
from app.language import queries
from app.language.queries import Sheet
from app.language.translatable import Offer, Original, Part
from app.sites.permissions import translates

TEXT = "text"


def text_original(sheet: Sheet) -> Original:
    """A text as translators get it."""
    version = sheet.version
    return Original(TEXT, sheet.text.id, version.title, f"texts/{sheet.text.slug}", (
        Part("title", _l("Le titre"), version.title), Part("summary", _l("Le résumé, en deux phrases"), version.summary),
        Part("simple", _l("La version simple"), version.simple),
    ))


def _every(session: Session, site_id: int) -> Iterator[Original]:
    return (text_original(sheet) for sheet in queries.public_texts(session, site_id))


def _one(session: Session, site_id: int, text_id: int) -> Original | None:
    return next((one for one in _every(session, site_id) if one.id == text_id), None)


OFFERS = (Offer(TEXT, _l("Texte officiel"), _every, _one, translates),)
