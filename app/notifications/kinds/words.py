"""Somebody asked about a word and left an address: now it is explained."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.models import Entry
from app.language.models import AskedState, AskedWord
from app.language.queries import glossary
from app.notifications.kinds.kind import Facts, Kind, Telling, fact
from app.notifications.models import Notice
from app.notifications.queries.readers import Reader
from app.people.models import Contact
from app.sites.models import Site


class WordAnswered(Kind):
    """Tells those who left an address with their question, and nobody else."""

    name = "word_answered"
    verbs = ("language.answer_word",)

    def tellings(self, session: Session, entry: Entry) -> Iterable[Telling]:
        asked = (
            select(AskedWord.id, Contact.id, Contact.channel).join(Contact, Contact.id == AskedWord.contact_id)
            .where(AskedWord.id.in_(fact(entry, "asked") or ()))
        )
        for number, contact_id, channel in session.execute(asked.order_by(AskedWord.id)):
            yield Telling(Reader(channel, contact_id=contact_id), {"asked": number}, entry.site_id)

    def load(self, session: Session, notice: Notice, entry: Entry | None) -> Facts | None:
        asked = session.get(AskedWord, notice.facts["asked"])
        site = session.get(Site, asked.site_id) if asked is not None else None
        if asked is None or site is None or asked.state != AskedState.ANSWERED:
            return None
        term = glossary(session, site.id).get(asked.answer_slug)
        return {"asked": asked, "term": term, "site": site} if term else None


KINDS = (WordAnswered(),)
