"""Which chapters each kind of story has, from the sending to the last word."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

from app.demo.content import Content, Facts
from app.demo.events import Tale
from app.demo.plots import desk, inputs, replies
from app.demo.rules import MOST_SHIFT, Calendar, Thread

Chapter = Callable[[Tale], None]


def tales(content: Content, zones: dict[str, Calendar]) -> list[Tale]:
    """What happens to each idea. Those that gather others are told first, so that both stand when they are merged."""
    told: dict[str, Tale] = {}
    for idea in sorted(content.ideas.values(), key=lambda one: "merged_into" in one):
        told[idea["id"]] = _fitting(content, idea, zones[idea["site"]], told)
    return list(told.values())


def _fitting(content: Content, idea: Facts, calendar: Calendar, told: dict[str, Tale]) -> Tale:
    """The tale as late as it can be told with staff at work only during working hours."""
    gathers = any(other.get("merged_into") == idea["id"] for other in content.ideas.values())
    for shift in range(MOST_SHIFT):
        tale = Tale(content, idea, Thread(calendar, Random(idea["id"])), shift)  # noqa: S311
        _tell(tale, told)
        late = gathers and tale.began is not None and calendar.after_work(tale.began + HALF_A_DAY) >= calendar.now
        if not tale.thread.crowded and not late:
            break
    inputs.me_too(tale)
    return tale


def _tell(tale: Tale, told: dict[str, Tale]) -> None:
    if into := tale.idea.get("merged_into"):
        tale.thread.last = told[into].began
    inputs.send(tale)
    for chapter in CHAPTERS[tale.idea["story"]]:
        chapter(tale)


def _answered(tale: Tale) -> None:
    """The answer and its life, day by day: words of the author, a second look, news of the promise."""
    first, second = tale.answer, tale.answer.get("second")
    replies.answer(tale, first)
    promise = (second or first).get("commitment") or first.get("commitment")
    life: list[tuple[int, int, Callable[[Tale, Facts], None], Facts]] = []
    life += [(one["days"], 3, replies.hear, one) for facts in (first, second or {}) for one in facts.get("heard", ())]
    life += [(one["days"], 4, replies.reply, one) for one in (first.get("reply"),) if one]
    life += [(one["answered_days"], 0, replies.answer, one) for one in (second,) if one]
    if promise:
        life += [(one["days"], 1, replies.news, one | {"number": number}) for number, one in enumerate(promise["steps"], 1)]
        life += [(promise["done_days"], 2, replies.finish, promise)] if "done_days" in promise else []
    for _days, _rank, chapter, facts in sorted(life, key=lambda one: one[:2]):
        chapter(tale, facts)


HALF_A_DAY = timedelta(hours=12)
"""What must be left of an idea's life before another one is gathered under it."""

ANSWERED: tuple[Chapter, ...] = (desk.send_on, replies.study, _answered)

CHAPTERS: dict[str, tuple[Chapter, ...]] = {
    "waiting": (),
    "read": (desk.read,),
    "routed": (desk.send_on,),
    "bounced": (desk.send_on,),
    "study": (desk.send_on, replies.study, replies.write),
    "late": (desk.send_on, replies.study),
    "extended": (desk.send_on, replies.study, replies.extend, replies.write),
    "question_to_author": (desk.ask,),
    "reported": (desk.send_on, desk.report),
    "hidden": (desk.hide,),
    "hidden_appealed": (desk.hide, desk.contest),
    "merged_into": (desk.merge,),
    "withdrawn": (desk.read, inputs.take_back),
    **dict.fromkeys((
        "answered_yes", "answered_partly", "answered_no", "not_us", "contested", "second_look_answered", "commitment_underway",
        "commitment_late", "done",
    ), ANSWERED),
}
