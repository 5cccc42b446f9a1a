"""A two-minute vote at the beginning of a council's meeting: eight phones, three papers, the result on the wall."""

from collections.abc import Iterator
from datetime import datetime, time

from app.demo.content import Content
from app.demo.events import Act, Event
from app.demo.rules import Calendar, at
from app.demo.scene import Scene
from app.voting.actions import live
from app.voting.actions.casting import hold_register, put
from app.voting.actions.closing import close
from app.voting.actions.room.joining import enter_by_device
from app.voting.rules.states import Sign
from app.voting.wording.room import ready_questions

SITE = "creil"
DAYS, BEGINS = -12, time(18, 40)
PHONES, PAPERS = "11222233", {"o1": 1, "o2": 1, "o3": 1}


def live_votes(content: Content, calendar: Calendar) -> Iterator[Event]:
    """One evening of one council: whoever organises its vote runs this one too."""
    council = next(facts for facts in content.votes["votes"] if facts["site"] == SITE)
    yield Event(at(calendar.workday(DAYS), BEGINS), _meeting(SITE, council["organiser"]["key"]))


def _meeting(slug: str, organiser: str) -> Act:
    def act(scene: Scene, now: datetime) -> None:
        site, host, session = scene.sites[slug], scene.staff[slug, organiser], scene.session
        _label, question, answers = ready_questions()["cause"]
        plan = live.Plan(question, "choice", [{"label": answer} for answer in answers], minutes=None, present=len(PHONES) + 3)
        vote = live.start(session, host, site, plan, key=scene.key, now=now)
        for number, answer in enumerate(PHONES):
            phone = enter_by_device(session, scene.key, vote, number, language="fr")
            register = hold_register(session, vote)
            put(session, scene.key, vote, register, phone, {f"o{answer}": 1}, once=f"demo phone {number}", sign=Sign.ONLINE, now=now)
        close(session, host, site, vote, now=now)
        live.type_papers(session, host, site, vote, PAPERS, now=now)
        live.show_result(session, host, site, vote, key=scene.key, now=now)

    return act
