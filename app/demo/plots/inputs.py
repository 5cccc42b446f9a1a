"""An idea is sent, perhaps with a picture and an address for the answer; neighbours say « me too »; some are taken back."""

from datetime import datetime, timedelta
from io import BytesIO
from random import Random

from app.contributions.actions import attach_photos, keep_photo, submit, support, withdraw
from app.contributions.rules import Channel
from app.demo import sign_ins
from app.demo.content import Facts
from app.demo.events import BY_RESIDENT, RESIDENT, Act, Event, Tale
from app.demo.pictures import draw
from app.demo.plots.positions import neighbour
from app.demo.rules import moments
from app.demo.scene import Scene, there
from app.people.actions import come_in, issue_token, leave_contact, redeem_token, secret_of
from app.people.models import Participant
from app.people.rules import Actor
from app.proposals.models import Proposal

LIVING_THERE = 140
"""Neighbours of a site who may say « me too »."""
FIRST_NAMES = ("Camille", "Dominique", "Claude", "Sacha", "Lou", "Alix", "Charlie", "Maé", "Eden", "Noa", "Yaël", "Ange", "Nour", "Deniz")


def send(tale: Tale) -> None:
    """The idea arrives, on the day the content says; at a desk during working hours when somebody typed it in."""
    days = -tale.idea["age_days"]
    helped = tale.idea["channel"] != Channel.WEB
    (tale.staff if helped else tale.resident)(days, _submit(tale))
    tale.began = tale.thread.last
    random = Random(f"contact {tale.name}")  # noqa: S311
    if tale.name == BY_RESIDENT[0]:
        tale.soon(2, _account(tale))
    elif tale.author != RESIDENT and random.random() < 0.36:
        tale.soon(1, _contact(tale, random))


def _submit(tale: Tale) -> Act:
    idea, pictures = tale.idea, [one for one in tale.content.besides("pictures", tale.name) if one["when"] == "sent"]

    def act(scene: Scene, now: datetime) -> None:
        author = scene.person(tale.author, now, idea["language"])
        clerk = scene.moderator(tale.site, tale.turn) if idea["channel"] != Channel.WEB else None
        proposal = Proposal(author_id=author.participant_id, entered_by_id=clerk.account_id if clerk else None, **_values(scene, tale))
        photos = [_photo(scene, author, picture, now) for picture in pictures]
        scene.ideas[tale.name] = submit(scene.session, clerk or author, proposal, site=scene.sites[tale.site], now=now)  # type: ignore[assignment]
        attach_photos(scene.session, proposal, photos)

    return act


def _values(scene: Scene, tale: Tale) -> Facts:
    idea, random = tale.idea, Random(f"name {tale.name}")  # noqa: S311
    place = scene.territories[tale.site, idea["neighbourhood"]]
    signed = idea["channel"] == Channel.WEB and random.random() < 0.4
    name = random.choice(FIRST_NAMES) if signed else None
    name = sign_ins.RESIDENT_NAME if tale.author == RESIDENT else name
    return {
        "process_id": scene.processes[tale.site, idea["process"]], "channel": idea["channel"], "language": idea["language"],
        "territory_id": place.id, "place": idea.get("place"), "latitude": idea.get("lat"), "longitude": idea.get("lon"),
        "theme_id": scene.themes[tale.site, idea["theme"]].id, "title": idea["title"], "body": idea["body"],
        "for_whom": idea.get("for_whom"), "often": idea.get("often"), "author_name": name,
    }


def _photo(scene: Scene, author: Actor, picture: Facts, now: datetime) -> int:
    drawn = BytesIO(draw(picture["drawing"]))
    kept = keep_photo(scene.session, author.participant_id or 0, drawn, scene.photos, description=picture["description"], now=now)
    return kept.id


def _contact(tale: Tale, random: Random) -> Act:
    """Mail addresses that cannot exist (RFC 2606) and telephone numbers kept for fiction (Arcep)."""
    by_mail = random.random() < 0.8
    address = f"{tale.name}@habitants.example" if by_mail else f"06 39 98 {random.randint(0, 99):02} {random.randint(0, 99):02}"

    def act(scene: Scene, now: datetime) -> None:
        person, language = scene.person(tale.author, now), tale.idea["language"]
        site = scene.sites[tale.site].id
        channel = "email" if by_mail else "sms"
        leave_contact(scene.session, person, scene.people[tale.author], channel, address, language, now=now, site_id=site)

    return act


def _account(tale: Tale) -> Act:
    """This one leaves an address and comes in with the link that is sent to it: a light account."""
    def act(scene: Scene, now: datetime) -> None:
        person, site = scene.people[RESIDENT], scene.sites[tale.site].id
        leave_contact(scene.session, Actor(participant_id=person), person, "email", sign_ins.RESIDENT, "fr", now=now, site_id=site)
        asked = issue_token(scene.session, scene.key, "sign_in", now=now, address=sign_ins.RESIDENT)
        token = redeem_token(scene.session, secret_of(scene.key, asked), "sign_in", now=now)
        account = come_in(scene.session, there(token), language="fr", now=now)
        account.name = sign_ins.RESIDENT_NAME
        scene.session.get_one(Participant, person).account_id = account.id

    return act


def me_too(tale: Tale) -> None:
    """Neighbours back the idea while they can see it; the first ones say how it is for them."""
    random = Random(f"me too {tale.name}")  # noqa: S311
    if tale.began is None or not tale.idea["supports"]:
        return
    end = tale.ended or tale.thread.calendar.now
    people = random.sample(range(LIVING_THERE), tale.idea["supports"])
    told = dict(zip(random.sample(range(len(people)), len(tale.idea["me_too"])), tale.idea["me_too"], strict=True))
    begin = tale.began + min(timedelta(hours=1), (end - tale.began) / 10)
    for place, moment in enumerate(moments(random, len(people), begin, end - (end - begin) / 50)):
        tale.events.append(Event(moment, _support(tale, neighbour(tale.site, people[place]), told.get(place, {}))))


def _support(tale: Tale, person: str, words: Facts) -> Act:
    def act(scene: Scene, now: datetime) -> None:
        support(
            scene.session, scene.person(person, now), scene.ideas[tale.name], how=words.get("how"), moment=words.get("when"),
            often=words.get("how_often"), now=now,
        )

    return act


def take_back(tale: Tale) -> None:
    """The author withdraws the idea."""

    def act(scene: Scene, now: datetime) -> None:
        withdraw(scene.session, scene.person(tale.author, now), scene.ideas[tale.name], now=now)

    tale.resident(tale.idea["withdrawn_days"], act)
    tale.ended = tale.thread.last

