"""Votes of neighbourhood councils: prepared, opened, voted, closed by the clock, counted, handed to the town."""

from collections.abc import Iterator
from datetime import datetime, time
from random import Random

from app.demo.content import Content, Facts
from app.demo.events import Act, Event
from app.demo.plots.voting import sealed
from app.demo.rules import Calendar, at, moments
from app.demo.scene import Scene, there
from app.demo.towns import hire
from app.people.rules import Actor, Role, system
from app.sites.models import Site
from app.voting.actions import preparing
from app.voting.actions.aftermath import hand_over
from app.voting.actions.casting import hold_register, put
from app.voting.actions.closing import close
from app.voting.actions.counting import count
from app.voting.actions.opening import announce, open_vote
from app.voting.models import Elector, Vote
from app.voting.queries.roll import electors
from app.voting.rules.preparing.roll_sheet import Line
from app.voting.rules.states import Reach, Secrecy, Sign
from app.voting.wording.minutes import result_text
from app.voting.wording.preparing.templates import ready_options

CLOCK = system("clock")
OPENING, CLOSING, PREPARED = time(8, 0), time(20, 0), time(10, 20)
BEFORE = 4
"""Days between the preparation and the opening."""


def votes(content: Content, calendar: Calendar) -> Iterator[Event]:
    """The events of all votes."""
    for facts in content.votes["votes"]:
        yield from _life(content.votes, facts, calendar)


def _life(people: Facts, facts: Facts, calendar: Calendar) -> Iterator[Event]:
    opens, closes = at(calendar.day(facts["opens_days"]), OPENING), at(calendar.day(facts["closes_days"]), CLOSING)
    yield Event(at(calendar.workday(facts["opens_days"] - BEFORE), PREPARED), _prepare(people, facts, opens, closes))
    yield Event(at(calendar.workday(facts["opens_days"] - 1), PREPARED), _open(facts))
    yield Event(opens, _announce(facts))
    random = Random(facts["question"])  # noqa: S311
    times = moments(random, facts["voted"], opens, min(closes, calendar.now))
    for number, moment in enumerate(times):
        yield Event(moment, _cast(facts, number))
    if closes < calendar.now:
        yield Event(closes, _finish(facts))


def _prepare(people: Facts, facts: Facts, opens: datetime, closes: datetime) -> Act:
    def act(scene: Scene, now: datetime) -> None:
        site, session = scene.sites[facts["site"]], scene.session
        organiser = _organiser(scene, site, facts, now)
        place = scene.territories.get((site.slug, facts["place"]))
        council = preparing.create_council(
            session, organiser, site, name=facts["council"], about=facts["about"], territory_id=place.id if place else None, now=now
        )
        vote = preparing.create(
            session, organiser, site, question=facts["question"], template=facts["template"], council_id=council.id, now=now
        )
        preparing.set_options(session, organiser, site, vote, facts.get("options") or ready_options(facts["template"]), now=now)
        for step, changes in _changes(scene, site, facts, vote, opens, closes).items():
            preparing.edit(session, organiser, site, vote, step, changes, now=now)
        preparing.add_lines(session, organiser, site, vote, _roll(people, facts), key=scene.key, now=now)
        if vote.secrecy == Secrecy.SEALED:
            sealed.prepare(scene, site, organiser, scene.staff[site.slug, facts["keeper"]["key"]], vote, facts["trustees"], now)
        scene.votes[facts["question"]] = vote

    return act


def _organiser(scene: Scene, site: Site, facts: Facts, now: datetime) -> Actor:
    """The council's organiser, and its keeper of codes where there is one, begin with the first vote."""
    for name, role in (("organiser", Role.ORGANISER), ("keeper", Role.KEEPER)):
        if name in facts:
            hire(scene, site, {**facts[name], "role": role}, now)
    return scene.staff[site.slug, facts["organiser"]["key"]]


def _changes(scene: Scene, site: Site, facts: Facts, vote: Vote, opens: datetime, closes: datetime) -> dict[str, dict[str, object]]:
    team = next(team for (slug, _name), team in scene.teams.items() if slug == site.slug and not team.triage)
    return {
        "question": {"details": facts["details"]},
        "framing": {
            "binding": facts.get("binding", "advisory"), "follow_up": team.name, "follow_team_id": team.id, "what_happens": facts["what_happens"],
            "contact_name": facts["organiser"]["name"], "contact_phone": site.phone, "contact_hours": site.hours,
        },
        "method": {"settings": {**vote.settings, **facts.get("settings", {})}},
        "dates": {"opens_at": opens, "closes_at": closes},
        "quorum": {"quorum": facts.get("quorum", {}), "proxies": facts.get("proxies", 0)},
        "secrecy": {"secrecy": facts["secrecy"]},
    }


def _roll(people: Facts, facts: Facts) -> list[Line]:
    """Invented people, no two of one name; every fifth comes to the desk, the others have an e-mail."""
    groups, lines = facts.get("groups", [""]), []
    for number in range(facts["people"]):
        first, last = people["first_names"][number % 20], people["last_names"][number % 17]
        at_desk = number % 5 == 4
        lines.append(Line(
            number + 1, f"{first} {last}", "", groups[number % len(groups)], Reach.DESK if at_desk else Reach.EMAIL,
            "" if at_desk else f"membre{number + 1}@{facts['site']}.habitants.example",
        ))
    return lines


def _open(facts: Facts) -> Act:
    def act(scene: Scene, now: datetime) -> None:
        site = scene.sites[facts["site"]]
        open_vote(scene.session, scene.staff[site.slug, facts["organiser"]["key"]], site, scene.votes[facts["question"]], now=now)

    return act


def _announce(facts: Facts) -> Act:
    def act(scene: Scene, now: datetime) -> None:
        announce(scene.session, CLOCK, scene.votes[facts["question"]], now=now)

    return act


def _cast(facts: Facts, number: int) -> Act:
    def act(scene: Scene, now: datetime) -> None:
        vote = scene.votes[facts["question"]]
        voter: Elector = there(electors(scene.session, vote.id)[number * facts["people"] // facts["voted"]])
        marks = facts["ballots"][number * 7 % len(facts["ballots"])]
        if vote.secrecy == Secrecy.SEALED:
            sealed.cast(scene, vote, voter, number, marks, now)
            return
        put(
            scene.session, scene.key, vote, hold_register(scene.session, vote), voter, marks, once=f"demo {facts['question']} {number}",
            sign=Sign.ONLINE, now=now,
        )

    return act


def _finish(facts: Facts) -> Act:
    """The clock closes, then counts; the result goes to the town at once."""
    def act(scene: Scene, now: datetime) -> None:
        site, vote = scene.sites[facts["site"]], scene.votes[facts["question"]]
        close(scene.session, CLOCK, site, vote, now=now)
        if vote.secrecy == Secrecy.SEALED:
            sealed.finish(scene, site, vote, now)
        else:
            count(scene.session, CLOCK, site, vote, now=now)
        hand_over(scene.session, CLOCK, site, vote, result_text(vote), now=now)

    return act
