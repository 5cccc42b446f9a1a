"""A two-minute vote: begun on one screen, phones and papers together, the result on the wall."""

import re
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.verdicts import Refused
from app.voting.actions import live
from app.voting.actions.casting import cast
from app.voting.actions.room.joining import enter_by_device
from app.voting.models import Elector, Incident, PaperBallot, SecretBallot, Vote
from app.voting.queries.boxes import ballots
from app.voting.queries.votes import register_of
from app.voting.rules.register import by_sign
from app.voting.rules.states import Sign, VoteState
from tests.conftest import KEY
from tests.judge import JudgingClient
from tests.voting.booth.test_booth import filled
from tests.world import World

LIVE = "/angers/desk/votes/live"
CAUSES = ({"label": "Le bruit"}, {"label": "La rue"}, {"label": "Les jeux"})


def begin(world: World, **values: Any) -> Vote:
    plan = live.Plan(**{"question": "Quelle cause d’abord ?", "method": "choice", "options": CAUSES, **values})
    vote = live.start(world.session, world.actor(world.omar), world.angers, plan, key=KEY, now=clock.now())
    world.session.commit()
    return vote


def phones(world: World, vote: Vote, choices: str) -> None:
    """One phone a letter: the option's number."""
    for number, choice in enumerate(choices):
        participant = world.participant(f"phone {number}")
        elector = enter_by_device(world.session, KEY, vote, participant.id, language="fr")
        cast(world.session, KEY, vote, elector, {f"o{choice}": 1}, once=f"phone {number}")
    world.session.commit()


def show(world: World, vote: Vote) -> Vote:
    live.show_result(world.session, world.actor(world.omar), world.angers, vote, key=KEY, now=clock.now())
    world.session.commit()
    return vote


def test_phones_and_papers_are_one_count(each_world: World) -> None:
    world, omar = each_world, each_world.actor(each_world.omar)
    vote = begin(world, present=11)
    assert (vote.state, len(vote.rules_hash or ""), vote.proof) == (VoteState.OPEN, 64, "device")
    phones(world, vote, "11122233")
    with pytest.raises(Refused, match="Fermez d’abord"):
        live.type_papers(world.session, omar, world.angers, vote, {"o2": 1}, now=clock.now())
    world.session.rollback()
    live.closing.close(world.session, omar, world.angers, vote, now=clock.now())
    live.type_papers(world.session, omar, world.angers, vote, {"o1": 3}, now=clock.now())
    live.type_papers(world.session, omar, world.angers, vote, {"o2": 2, "": 1}, now=clock.now())
    show(world, vote)
    outcome = vote.result["outcome"]
    assert (outcome["winners"], outcome["totals"]["cast"], outcome["totals"]["blank"]) == (["o2"], 11, 1)
    assert by_sign(register_of(world.session, vote.id)) == {Sign.ONLINE: 8, Sign.PAPER: 3}
    assert len(ballots(world.session, vote)) == 11
    assert not world.rows(PaperBallot) and not world.rows(Incident)
    assert show(world, vote).result["outcome"] == outcome


def test_a_phone_has_one_voice_however_often_it_comes_in(world: World) -> None:
    vote = begin(world)
    phones(world, vote, "1")
    elector = enter_by_device(world.session, KEY, vote, world.things["phone 0"].id, language="fr")
    with pytest.raises(Refused, match="déjà voté"):
        cast(world.session, KEY, vote, elector, {"o2": 1}, once="again")
    world.session.rollback()
    [line] = world.rows(Elector)
    assert line.participant_id is None and line.key.startswith("device:") and len(line.key) == 71 and not line.name


def test_more_ballots_than_people_is_an_incident_that_everybody_sees(client: JudgingClient, world: World) -> None:
    vote = begin(world, present=5, paper=False)
    phones(world, vote, "111222")
    show(world, vote)
    assert [(row.kind, row.text) for row in world.rows(Incident)] == [("more_than_present", "6 / 5")]
    assert "plus de bulletins que de personnes" in client.get(f"/angers/votes/{vote.slug}/screen").text
    assert "plus de bulletins que de personnes" in client.get(f"/angers/votes/{vote.slug}/minutes").text


def test_the_clock_ends_it_and_a_late_phone_is_told(client: JudgingClient, world: World) -> None:
    vote = begin(world, minutes=2)
    assert vote.closes_at is not None and timedelta(seconds=115) < vote.closes_at - clock.now() <= timedelta(minutes=2)
    vote.closes_at = clock.now() - timedelta(seconds=1)
    world.session.commit()
    page = client.get(f"/angers/votes/{vote.slug}/join")
    assert "Le vote est clos" in page.text and "Voter maintenant" not in page.text
    assert "On compte" in client.get(f"/angers/votes/{vote.slug}/screen").text


def test_codes_in_the_room_open_when_they_are_handed_out(world: World) -> None:
    vote = begin(world, codes=6, minutes=5)
    assert (vote.state, vote.proof, len(world.rows(Elector))) == (VoteState.DRAFT, "room", 6)
    live.open_now(world.session, world.actor(world.omar), world.angers, vote, now=clock.now())
    world.session.commit()
    assert vote.state == VoteState.OPEN and vote.closes_at - vote.opens_at == timedelta(minutes=5)
    with pytest.raises(Refused, match="un code ou un lien"):
        enter_by_device(world.session, KEY, vote, world.participant().id, language="fr")


def test_through_the_pages(client: JudgingClient, world: World) -> None:
    client.sign_in(world.omar)
    form = {"question": "On plante un arbre ?", "method": "yes_no", "minutes": "0", "ways": "device", "paper": "y", "present": "7"}
    wrong = client.submit(LIVE, {**form, "method": "choice", "answers": "Une seule"})
    assert wrong.status_code == 422 and "de 2 à 12 réponses" in wrong.text and "Une seule" in wrong.text
    host = client.submit(LIVE, form).location
    assert host == "/angers/desk/votes/on-plante-un-arbre/live"
    [vote] = world.rows(Vote)
    for number in range(5):
        phone = client.application.test_client()
        phone.world = world
        door = phone.get(f"/v/{vote.code}").location
        assert door == "/angers/votes/on-plante-un-arbre/join"
        assert "Un téléphone = une voix" in phone.get(door).text
        assert phone.submit(door).location == "/angers/votes/on-plante-un-arbre/ballot"
        check = phone.submit("/angers/votes/on-plante-un-arbre/ballot", {"choice": "001" if number else "002"}, action="/check")
        assert "Voici votre bulletin" in check.text
        assert phone.post("/angers/votes/on-plante-un-arbre/ballot/cast", data=filled(check)).status_code == 303
    screen = client.get("/angers/votes/on-plante-un-arbre/screen").text
    assert "<strong>5</strong>" in screen and vote.code in screen and "7 personnes" in screen and "bulletins comptés" not in screen
    assert client.submit(host, action="/closing").location == host
    assert client.submit(host, {"n1": "-1"}, action="/papers", press="result").status_code == 422
    client.submit(host, {"n0": "0", "n1": "2"}, action="/papers", press="keep")
    assert "2 papiers" in client.get("/angers/votes/on-plante-un-arbre/screen").text
    client.submit(host, action="/papers", press="result")
    screen = client.get("/angers/votes/on-plante-un-arbre/screen").text
    [decided, *_more] = re.findall(r'room-verdict">(.*?)<', screen)
    assert "adoptée" in decided and "7 bulletins comptés" in screen
    assert decided in client.get(host).text
    assert len(world.rows(SecretBallot)) == 7
    assert "On plante un arbre" in client.get("/angers/votes/on-plante-un-arbre/minutes").text
