"""Everyone on the site with a confirmed contact; a lent device; the rehearsal of a draft."""

import re
from typing import Any

import pytest

from app.audit.models import Entry
from app.core.verdicts import Refused
from app.people.actions.tokens import code_of
from app.people.models import SignInToken
from app.voting.actions.entering import enter_by_contact
from app.voting.models import Elector, RehearsalBallot, SecretBallot
from app.voting.queries.votes import register_of
from app.voting.rules.contacts import mailbox
from app.voting.rules.register import sign_of
from app.voting.rules.states import Audience, Proof, Sign, VoteState
from tests.conftest import KEY
from tests.judge import JudgingClient, Page
from tests.voting.booth.test_booth import cast, chosen, code_on, filled
from tests.voting.factory import Made, make_vote
from tests.world import World

ENTER = "/angers/votes/banc/enter"


def open_to_all(world: World, **values: Any) -> Made:
    return make_vote(world, people=0, audience=Audience.SITE, proof=Proof.CONTACT, **values)


def six_digits(world: World) -> str:
    return code_of(KEY, world.rows(SignInToken)[-1])


def test_an_address_six_digits_one_voice(client: JudgingClient, world: World) -> None:
    made = open_to_all(world)
    answer = client.submit(ENTER, {"address": "Marie@Exemple.fr"}, action="/enter/contact")
    assert answer.location == f"{ENTER}/contact/code"
    wrong = client.submit(answer.location, {"digits": "000000" if six_digits(world) != "000000" else "111111"})
    assert wrong.status_code == 422 and "n’est pas le bon" in wrong.text
    assert client.submit(answer.location, {"digits": six_digits(world)}).location == "/angers/votes/banc/ballot"
    assert cast(client, chosen(client, choice="001")).status_code == 303
    [elector] = world.rows(Elector)
    assert "marie" not in str(vars(elector)).lower(), "of the address only a digest stays"
    other = client.application.test_client()
    other.world = world
    answer = other.submit(ENTER, {"address": "marie+encore@exemple.fr"}, action="/enter/contact")
    assert other.submit(answer.location, {"digits": six_digits(world)}).status_code == 303
    assert "Vous avez déjà voté" in other.get("/angers/votes/banc/ballot").text
    assert len(world.rows(Elector)) == len(world.rows(SecretBallot)) == 1
    assert sign_of(register_of(world.session, made.vote.id), elector.number) is Sign.ONLINE


@pytest.mark.parametrize(("typed", "box"), [
    ("marie@exemple.fr", "marie@exemple.fr"), (" MARIE@exemple.FR ", "marie@exemple.fr"), ("marie+1@exemple.fr", "marie@exemple.fr"),
    ("ma.rie+x@gmail.com", "marie@gmail.com"), ("marie@googlemail.com", "marie@gmail.com"), ("ma.rie@exemple.fr", "ma.rie@exemple.fr"),
    ("ｍarie@exemple.fr", "marie@exemple.fr"), ("marie@münchen.de", "marie@xn--mnchen-3ya.de"),
    ("marie@xn--mnchen-3ya.de", "marie@xn--mnchen-3ya.de"),
    ("06 12 34 56 78", "+33612345678"), ("+33 (0)6 12 34 56 78", "+33612345678"), ("0033612345678", "+33612345678"), ("nobody", None),
])
def test_spellings_of_one_contact(typed: str, box: str | None) -> None:
    """Row 62: plus, dots, case, international domains, compatibility letters."""
    assert mailbox(typed) == box


def test_who_is_signed_in_enters_with_one_button_and_is_the_same_voice(client: JudgingClient, world: World) -> None:
    made = open_to_all(world)
    world.lea.phone = "+33612345678"
    first = enter_by_contact(world.session, KEY, made.vote, ["06 12 34 56 78"], language="fr", participant_id=None)
    world.session.commit()
    client.sign_in(world.lea)
    assert client.submit(ENTER, action="/enter/known").status_code == 303
    assert [row.id for row in world.rows(Elector)] == [first.id]


def test_forgotten_and_come_again_is_the_same_line_of_the_roll(world: World) -> None:
    """Row 6: the account is deleted, the same person registers again: one voice."""
    made, somebody = open_to_all(world), world.participant("somebody")
    first = enter_by_contact(world.session, KEY, made.vote, ["lea@example.test"], language="fr", participant_id=somebody.id)
    world.session.commit()
    world.session.delete(somebody)
    world.session.commit()
    again = enter_by_contact(world.session, KEY, made.vote, ["LEA@example.test"], language="fr", participant_id=None)
    assert again.id == first.id


def test_a_roll_knows_no_newcomers(client: JudgingClient, world: World) -> None:
    made = make_vote(world)
    assert "e-mail" not in client.page(ENTER).root.text
    with pytest.raises(Refused):
        enter_by_contact(world.session, KEY, made.vote, ["lea@example.test"], language="fr", participant_id=None)


def test_places_in_the_register_say_nothing_of_who_came_first(world: World) -> None:
    made = open_to_all(world)
    numbers = [
        enter_by_contact(world.session, KEY, made.vote, [f"p{count}@example.test"], language="fr", participant_id=None).number
        for count in range(40)
    ]
    assert len(set(numbers)) == 40 and numbers != sorted(numbers) and max(numbers) <= 1024


def test_a_lent_device(client: JudgingClient, world: World) -> None:
    made = make_vote(world)
    agent = client.sign_in(world.hawa)
    desk = "/angers/desk/votes/banc/assisted"
    assert "pas sur la liste" in agent.submit(desk, {"name": "Personne"}).text
    found = agent.submit(desk, {"name": "awa diallo 1"})
    assert "Ouvrir l’isoloir pour Awa Diallo 1" in found.text
    opened = agent.submit(desk, {"name": "awa diallo 1", "elector": str(made.electors[0].id)})
    link = re.search(r'href="http://localhost(/angers/votes/banc/kiosk/[^"]+)"', opened.text)
    assert link is not None
    lent = client.application.test_client()
    lent.world = world
    assert lent.submit(link[1]).location == "/angers/votes/banc/ballot"
    assert "Cet appareil est prêté" in lent.get("/angers/votes/banc/ballot").text
    receipt = lent.get(cast(lent, chosen(lent, choice="001")).location)
    assert code_on(receipt) and "Terminer" in receipt.text
    assert lent.submit("/angers/votes/banc/receipt", action="/leave").location == "/angers/votes/banc/kiosk"
    assert "L’isoloir est libre" in lent.get("/angers/votes/banc/kiosk").text
    assert sign_of(register_of(world.session, made.vote.id), 1) is Sign.ASSISTED
    [entry] = [row for row in world.rows(Entry) if row.verb == "voting.lend_device"]
    assert (entry.subject_kind, entry.facts) == ("vote", {}), "for whom is not written down"
    assert "A déjà voté" in agent.submit(desk, {"name": "awa diallo 1"}).text


def test_opening_the_booth_on_the_agents_own_device_signs_them_out(client: JudgingClient, world: World) -> None:
    made = make_vote(world)
    client.sign_in(world.hawa)
    opened = client.submit("/angers/desk/votes/banc/assisted", {"name": "Awa Diallo 1", "elector": str(made.electors[0].id)})
    link = re.search(r'href="http://localhost(/angers/votes/banc/kiosk/[^"]+)"', opened.text)
    assert link is not None and client.submit(link[1], action=link[1]).status_code == 303
    assert client.get("/angers/desk/votes/banc/assisted").status_code == 302


def test_only_organisers_and_helpers_lend_devices_and_a_forged_link_opens_nothing(client: JudgingClient, world: World) -> None:
    make_vote(world)
    assert client.get("/angers/votes/banc/kiosk/forged").status_code == 404
    assert client.sign_in(world.ali).get("/angers/desk/votes/banc/assisted").status_code == 403


def rehearsal_link(client: JudgingClient) -> str:
    found = re.search(r'data-copy="http://localhost(/angers/votes/banc/rehearsal/[^"]+)"', client.get("/angers/desk/votes/banc/rehearsal").text)
    assert found is not None
    return found[1]


def test_a_rehearsal_counts_for_nothing(client: JudgingClient, world: World) -> None:
    made = make_vote(world, state=VoteState.DRAFT)
    organiser = client.application.test_client().sign_in(world.omar)
    link = rehearsal_link(organiser)
    assert client.get("/angers/votes/banc").status_code == 404, "a draft is nobody's business"
    page = client.submit(link, {"choice": "001"}, action="/check")
    assert "Essai" in page.text and "rien n’est compté" in page.text
    assert client.post(f"{link}/cast", data=filled(page)).location == f"{link}/done"
    assert [row.marks for row in world.rows(RehearsalBallot)] == [{"yes": 1}]
    assert not world.rows(SecretBallot) and not [row for row in world.rows(Entry) if row.verb.startswith("voting")]
    assert "1 bulletin d’essai" in organiser.get("/angers/desk/votes/banc/rehearsal").text
    organiser.submit("/angers/desk/votes/banc/rehearsal")
    assert not world.rows(RehearsalBallot)
    made.vote.state = VoteState.OPEN
    ended = client.get(link)
    assert ended.status_code == 410 and "le vrai vote a commencé" in ended.text


def test_a_rehearsal_needs_its_link(client: JudgingClient, world: World) -> None:
    make_vote(world, state=VoteState.DRAFT)
    assert client.get("/angers/votes/banc/rehearsal/guess").status_code == 404
    assert client.get("/angers/desk/votes/banc/rehearsal").status_code == 302


def test_a_short_address_leads_to_its_vote(client: JudgingClient, world: World) -> None:
    make_vote(world)
    assert client.get("/v/banc").location == "/angers/votes/banc"
    assert client.get("/v/NICHTS").status_code == 404
    assert Page(client.get("/angers/votes").text).root.all("h1")
