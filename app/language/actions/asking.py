"""« I don't understand this word »: asking, answering, and putting aside what is no word for a glossary."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core.db import upsert
from app.core.states import Impossible
from app.core.text.cleaning import clean_line
from app.core.text.codes import new_code
from app.core.verdicts import require
from app.language import queries
from app.language.models import AskedState, AskedWord, Wording
from app.language.permissions import keeps_words, may_ask
from app.language.rules.keeping.asked import SENTENCE_LIMIT, WORD_LIMIT, key_of, open_page
from app.people.actions import leave_contact
from app.people.rules import Actor
from app.sites.models import Site


def ask_word(
    session: Session, actor: Actor, site: Site, word: str, *, sentence: str = "", page: str = "", address: str = "", language: str = "fr",
    now: datetime,
) -> AskedWord:
    """Note that somebody did not understand a word; the same person asking again stays one question, and waits again.

    `address` (e-mail or phone) is where they want the explanation. Raises ValueError for no word, `people.BadAddress` for no address.
    """
    require(may_ask(actor, site))
    key, person = key_of(word), actor.participant_id
    if not key or person is None:
        raise ValueError("a question needs a word and a participant")
    values = dict(
        site_id=site.id, code=new_code(), word=clean_line(word)[:WORD_LIMIT], key=key, sentence=clean_line(sentence)[:SENTENCE_LIMIT],
        page=open_page(page, site.slug), language=language, participant_id=person, asked_at=now, state=AskedState.ASKED,
        state_at=now, answer_slug="",
    )
    asked_again = not upsert(session, AskedWord, values, ["site_id", "key", "participant_id"])
    found = queries.asked_of(session, site.id, key, person)
    if address:
        channel = "email" if "@" in address else "sms"
        found.contact_id = leave_contact(session, actor, person, channel, address, language, now=now, site_id=site.id).id
    if asked_again and found.state == AskedState.ASKED:
        return found
    found.state, found.state_at, found.asked_at = AskedState.ASKED, now, now
    record(session, actor, "language.ask_word", found, now=now, site_id=site.id, again=asked_again)
    return found


def answer_word(session: Session, actor: Actor, site: Site, number: int, wording: Wording, *, now: datetime) -> list[AskedWord]:
    """The word is explained now: everybody who asked about it has their answer, and those who left an address are told.

    Raises `Impossible` when somebody else dealt with it.
    """
    asked = _taken(session, actor, site, number, AskedState.ANSWERED, now)
    for one in asked:
        one.answer_slug = wording.slug
    numbers: list[int] = [one.id for one in asked]
    record(session, actor, "language.answer_word", wording, now=now, site_id=site.id, asked=numbers, slug=wording.slug)
    return asked


def dismiss_word(session: Session, actor: Actor, site: Site, number: int, *, now: datetime) -> list[AskedWord]:
    """It is no word for the glossary. Raises `Impossible` when somebody else dealt with it."""
    asked = _taken(session, actor, site, number, AskedState.DISMISSED, now)
    record(session, actor, "language.dismiss_word", asked[0], now=now, site_id=site.id, count=len(asked))
    return asked


def _taken(session: Session, actor: Actor, site: Site, number: int, state: AskedState, now: datetime) -> list[AskedWord]:
    require(keeps_words(actor, site))
    asked = queries.asked_group(session, site.id, number)
    if not asked:
        raise Impossible(AskedState.ANSWERED, str(state))
    for one in asked:
        one.state, one.state_at = state, now
    return asked
