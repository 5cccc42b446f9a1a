"""Consultations, offered to translators: the title, the framing and the result."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.core.i18n import _l
from app.language.translatable import Offer, Original, Part
from app.processes import queries
from app.processes.models import ProcessState
from app.processes.queries import Sheet
from app.sites.permissions import translates

CONSULTATION = "consultation"


def consultation_original(sheet: Sheet) -> Original:
    """A consultation as translators get it."""
    process, framing = sheet.process, sheet.framing
    return Original(
        CONSULTATION, process.id, framing.question or process.title, f"processes/{process.slug}", (
            Part("title", _l("Le sujet"), process.title),
            Part("question", _l("La question"), framing.question),
            Part("can_change", _l("Ce qui peut changer"), framing.can_change),
            Part("cannot_change", _l("Ce qui ne peut pas changer"), framing.cannot_change),
            Part("elected_title", _l("La fonction de la personne qui décide"), framing.elected_title),
            Part("technician_title", _l("Le métier de la personne qui connaît le dossier"), framing.technician_title),
            Part("money", _l("L’argent prévu"), framing.money),
            Part("what_happens", _l("Ce que devient chaque avis"), framing.what_happens),
            Part("who_may", _l("Qui peut participer"), framing.who_may),
            Part("contact_hours", _l("Les heures où l’on peut appeler"), framing.contact_hours),
            Part("result", _l("Le résultat"), process.result or ""),
        ),
        weight=process.participants_count, closes_on=framing.ends_on if process.state == ProcessState.OPEN else None,
    )


def _every(session: Session, site_id: int) -> Iterator[Original]:
    return (consultation_original(sheet) for sheet in queries.public_list(session, site_id))


def _one(session: Session, site_id: int, process_id: int) -> Original | None:
    sheet = queries.get(session, site_id, process_id)
    return consultation_original(sheet) if sheet is not None and sheet.process.state != ProcessState.DRAFT else None


OFFERS = (Offer(CONSULTATION, _l("Consultation"), _every, _one, translates),)
