"""Invitations with a way in, reminders for those who have not voted and nobody else, the result for all."""

from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.verdicts import Refused
from app.notifications.models import Notice
from app.people.rules import system
from app.voting.actions import proxies
from app.voting.actions.aftermath import decide, hand_over, note_incident, second_meeting, second_round
from app.voting.actions.casting import cast
from app.voting.actions.closing import close
from app.voting.actions.counting import count
from app.voting.actions.opening import announce, remind
from app.voting.models import Challenge, Elector, Proxy, Vote, VoteOption
from app.voting.queries.due import steps
from app.voting.rules import ways_in
from app.voting.rules.states import ProxyState, Reach, VoteState
from app.voting.wording import shown
from tests.conftest import KEY, settings_for
from tests.judge import JudgingClient
from tests.notifications import post
from tests.notifications.post import PostOffice
from tests.voting.factory import Made, make_vote
from tests.world import World


@pytest.fixture
def office(database: Any, world: World, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> PostOffice:
    monkeypatch.setattr(post, "WORDING", (*post.WORDING, shown))
    return PostOffice(database, settings_for(database.url, tmp_path), world)


def test_everybody_gets_their_own_way_in_once(office: PostOffice, world: World) -> None:
    made = make_vote(world)
    made.electors[1].reach, made.electors[1].address = Reach.SMS, "+33612345678"
    made.electors[2].reach, made.electors[2].address = Reach.LETTER, "3 rue du Lac"
    assert announce(world.session, system("clock"), made.vote, now=world.now)
    world.session.commit()
    assert not announce(world.session, system("clock"), made.vote, now=world.now)
    mails = office.deliver()
    assert sorted(mail.recipient for mail in mails) == ["+33612345678", "e1@example.test", "e4@example.test", "e5@example.test", "e6@example.test"]
    first = next(mail for mail in mails if mail.recipient == "e1@example.test")
    assert made.link(1) in first.text and made.code(1) in first.text and "Omar" in first.text and made.code(4) not in first.text
    sms = next(mail for mail in mails if mail.channel == "sms")
    assert made.link(2) in sms.text
    notices = world.rows(Notice)
    assert all(ways_in.link_secret(KEY, made.electors[0].nonce) not in str(notice.facts) for notice in notices)
    assert office.deliver() == []


def test_reminders_go_only_to_those_who_have_not_voted(office: PostOffice, world: World) -> None:
    made = make_vote(world)
    cast(world.session, KEY, made.vote, made.electors[0], {"yes": 1}, once="one")
    world.session.add(Proxy(
        vote_id=made.vote.id, giver_id=made.electors[1].id, holder_id=made.electors[0].id, state=ProxyState.ACCEPTED, asked_at=world.now,
    ))
    remind(world.session, world.actor(world.omar), world.angers, made.vote, now=world.now)
    office.derive()
    cast(world.session, KEY, made.vote, made.electors[2], {"no": 1}, once="two")
    mails = office.deliver()
    assert sorted(mail.recipient for mail in mails) == ["e4@example.test", "e5@example.test", "e6@example.test"]
    assert made.link(4) in next(mail for mail in mails if mail.recipient == "e4@example.test").text
    with pytest.raises(Refused, match="moins d’un jour"):
        remind(world.session, world.actor(world.omar), world.angers, made.vote, now=world.now + timedelta(hours=2))


def test_the_clock_reminds_two_days_before_the_close_and_once(world: World) -> None:
    made = make_vote(world)
    closes = made.vote.closes_at
    assert closes is not None
    announce(world.session, system("clock"), made.vote, now=world.now)
    world.session.commit()
    assert steps(world.session, closes - timedelta(days=3)) == []
    soon = closes - timedelta(days=2)
    assert steps(world.session, soon) == [("remind", made.vote.id)]
    remind(world.session, system("clock"), world.angers, made.vote, now=soon)
    world.session.commit()
    assert steps(world.session, soon + timedelta(days=1, hours=12)) == []


def finished(world: World, *choices: str, **values: Any) -> Made:
    made = make_vote(world, **values)
    for number, choice in enumerate(choices):
        cast(world.session, KEY, made.vote, made.electors[number], {choice: 1}, once=f"{number}")
    world.session.commit()
    close(world.session, world.actor(world.omar), world.angers, made.vote, why="Fin.", now=world.now)
    count(world.session, world.actor(world.omar), world.angers, made.vote, now=world.now)
    world.session.commit()
    return made


def test_the_whole_roll_learns_the_result_and_no_dead_link_is_sent(office: PostOffice, world: World) -> None:
    made = make_vote(world)
    announce(world.session, system("clock"), made.vote, now=world.now)
    office.derive()
    close(world.session, world.actor(world.omar), world.angers, made.vote, why="Fin.", now=world.now)
    count(world.session, world.actor(world.omar), world.angers, made.vote, now=world.now)
    mails = office.deliver()
    assert len(mails) == 6 and all("résultat" in mail.subject and "/enter/" not in mail.text for mail in mails)


def test_a_missed_quorum_proclaims_nothing_and_one_tap_prepares_the_second_meeting(client: JudgingClient, world: World) -> None:
    quorum = {"share": "1/2", "base": "members", "per_group": False, "strict": False}
    made = finished(world, "yes", "yes", what_happens="Le maire répond.", quorum=quorum)
    assert made.vote.result is not None and not made.vote.result["proclaimed"]
    with pytest.raises(Refused, match="proclamé"):
        hand_over(world.session, world.actor(world.omar), world.angers, made.vote, "x", now=world.now)
    world.session.rollback()
    client.sign_in(world.reload(world.omar))
    assert "Trop peu de personnes ont voté" in client.page("/angers/votes/banc/minutes").root.text
    for _tap in range(2):
        client.submit("/angers/desk/votes/banc", action="/again")
    again = [vote for vote in world.rows(Vote) if vote.previous_id == made.vote.id]
    assert len(again) == 1 and again[0].quorum == {} and again[0].state == VoteState.DRAFT
    people = world.session.query(Elector).filter_by(vote_id=again[0].id).all()
    assert len(people) == 6 and not {each.nonce for each in people} & {each.nonce for each in made.electors}
    world.session.commit()
    assert "Prêt : 7 étapes sur 8" in client.page(f"/angers/desk/votes/{again[0].slug}").root.text


def test_a_quorum_per_group_is_missed_by_one_group_alone(world: World) -> None:
    quorum = {"share": "1/2", "base": "members", "per_group": True, "strict": False}
    made = finished(world, "yes", "yes", "yes", people=8, groups=("habitants", "associations"), quorum=quorum)
    assert made.vote.result is not None and not made.vote.result["proclaimed"]
    assert {part["group"]: (part["voted"], part["needed"]) for part in made.vote.result["quorum"]} == {"associations": (1, 2), "habitants": (2, 2)}
    assert made.vote.result["groups"] == {"associations": {"roll": 4, "voted": 1}, "habitants": {"roll": 4, "voted": 2}}


def test_nobody_has_the_majority_so_the_best_two_meet_again(world: World) -> None:
    made = finished(world, "a", "a", "b", "b", "c", method="two_rounds", options=("a", "b", "c"))
    again = second_round(world.session, world.actor(world.omar), world.angers, made.vote, question="Deuxième tour ?", key=KEY, now=world.now)
    world.session.commit()
    assert again.settings["round"] == 2
    assert [each.key for each in world.rows(VoteOption) if each.vote_id == again.id] == ["a", "b"]
    with pytest.raises(Refused):
        second_meeting(world.session, world.actor(world.omar), world.angers, made.vote, quorum={}, question="?", key=KEY, now=world.now)


def test_a_challenge_is_decided_by_somebody_else_once(client: JudgingClient, world: World) -> None:
    made = finished(world, "yes")
    challenge = Challenge(
        vote_id=made.vote.id, receipt_code="BARO-TIMU-48271", submission_key="k", text="Le bureau fermait.", created_at=world.now,
    )
    world.session.add(challenge)
    note_incident(world.session, world.actor(world.omar), world.angers, made.vote, "Panne de courant.", now=world.now)
    world.session.commit()
    with pytest.raises(Refused):
        decide(world.session, world.actor(world.omar), world.angers, made.vote, challenge, "rejected", "Non.", now=world.now)
    world.session.rollback()
    client.sign_in(world.reload(world.ines))
    path = "/angers/desk/votes/banc/challenges"
    assert client.submit(path, {"decision": "rejected", "reason": ""}).status_code == 422
    assert client.submit(path, {"decision": "rejected", "reason": "Le bureau était ouvert."}).status_code == 302
    minutes = client.page("/angers/votes/banc/minutes").root.text
    assert "Le bureau était ouvert." in minutes and "Panne de courant." in minutes and "Clos avant l’heure" in minutes
    with pytest.raises(Refused, match="déjà décidé"):
        decide(world.session, world.actor(world.ines), world.angers, made.vote, world.reload(challenge), "upheld", "Si.", now=world.now)


def test_minutes_say_what_holds_on_the_page_and_on_paper(client: JudgingClient, world: World) -> None:
    made = finished(world, "yes", "yes", "yes", "no", "abstain")
    page = client.page("/angers/votes/banc/minutes").root.text
    for words in (made.vote.rules_hash, made.vote.roll_hash, "5 sur 6", "Vérifié : les règles sont celles", "Signatures", "Ne protège pas"):
        assert words and words in page
    paper = client.get("/angers/votes/banc/minutes.pdf")
    assert paper.mimetype == "application/pdf" and paper.data.startswith(b"%PDF")
    running = make_vote(world, slug="encours")
    client.page(f"/angers/votes/{running.vote.slug}/minutes", 404)


def test_of_fewer_than_five_secret_ballots_no_number_is_told(client: JudgingClient, world: World) -> None:
    finished(world, "yes", "no", "no")
    page = client.page("/angers/votes/banc/minutes").root.text
    assert "Moins de 5 bulletins" in page and "Votes exprimés" not in page and "2 non" not in page


def test_letters_are_for_those_who_give_out_codes_and_noted(client: JudgingClient, world: World) -> None:
    made = make_vote(world)
    for elector in made.electors[:2]:
        elector.reach, elector.address = Reach.LETTER, "3 rue du Lac, 49000 Angers"
    world.session.commit()
    client.sign_in(world.klara)
    letters = client.submit("/angers/desk/votes/banc/letters")
    assert letters.mimetype == "application/pdf" and letters.data.count(b"/Type /Page\n") == 2
    for name in ("nadia", "ali"):
        client.application.test_client().sign_in(getattr(world, name)).page("/angers/desk/votes/banc/letters", 403)
    client.page("/angers/desk/votes/banc/roll/list")
    assert clock.now() >= world.now


def test_a_request_to_vote_in_ones_place_is_told_and_its_answer_too(office: PostOffice, world: World) -> None:
    made = make_vote(world, proxies=1)
    giver, holder, other = made.electors[:3]
    asked = proxies.ask(world.session, system("booth"), made.vote, giver, holder)
    [mail] = office.deliver()
    assert mail.recipient == "e2@example.test" and giver.name in mail.subject and made.link(2) in mail.text and made.link(1) not in mail.text
    proxies.accept(world.session, made.vote, asked, holder)
    [mail] = office.deliver()
    assert mail.recipient == "e1@example.test" and "accepte de voter" in mail.subject and made.link(1) in mail.text
    proxies.refuse(world.session, made.vote, asked, holder)
    [mail] = office.deliver()
    assert mail.recipient == "e1@example.test" and "ne votera pas" in mail.subject
    again = proxies.ask(world.session, system("booth"), made.vote, giver, other)
    office.derive()
    proxies.revoke(world.session, system("booth"), made.vote, again, giver)
    assert office.deliver() == [], "what is no longer asked is not told, and nobody writes to somebody about their own gesture"
