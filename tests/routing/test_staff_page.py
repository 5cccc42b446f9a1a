"""The staff page of one input: who has it, why, what happened; « not ours », help, questions and their answers."""

from typing import Any

import pytest

from app.contributions.rules import State
from app.moderation import actions as moderation
from app.routing import actions, queries
from tests.judge import JudgingClient
from tests.world import World


@pytest.fixture
def sent(world: World) -> Any:
    """An idea with the streets' team, where the gardens help."""
    idea = world.idea("Un arbre dans la lampe")
    actions.route(world.session, world.actor(world.nadia), idea, world.streets, because="Thème : La rue", now=world.now)
    actions.add_helper(world.session, world.actor(world.nadia), idea, world.gardens, "Peut-on tailler ?", now=world.now)
    world.session.commit()
    return idea


def test_the_team_sees_why_it_has_the_idea_and_what_happened(world: World, client: JudgingClient, sent: Any) -> None:
    text = client.sign_in(world.ali).page(f"/angers/desk/inputs/{sent.id}").root.text
    for said in ("L’équipe Rues", "Thème : La rue", "Peut-on tailler ?", "Envoyée à une équipe", "Nadia"):
        assert said in text, said
    assert "Masquer l’idée" not in text


def test_not_ours_from_the_page_goes_back_with_its_reason(world: World, client: JudgingClient, sent: Any) -> None:
    path = f"/angers/desk/inputs/{sent.id}"
    ali = client.sign_in(world.ali)
    empty = ali.submit(path, action="/bounce")
    assert empty.status_code == 422 and "Choisissez une raison" in empty.text
    ali.submit(path, {"ready": "outside", "reason": "C’est la cour du bailleur."}, action="/bounce")
    assert world.reload(sent).state == State.READ
    assert queries.bounce_reasons(world.session, [sent.id])[sent.id].endswith("C’est la cour du bailleur.")


def test_the_helping_team_advises_and_the_leading_one_reads_it(world: World, client: JudgingClient, sent: Any, app: Any) -> None:
    path = f"/angers/desk/inputs/{sent.id}"
    gaston = client.sign_in(world.gaston)
    assert "/bounce" not in gaston.get(path).text
    gaston.submit(path, {"advice": "Oui, en février."}, action="/advice")
    assert "Oui, en février." in app.test_client().sign_in(world.ali).page(path).root.text


def test_the_team_asks_and_the_author_answers_on_the_receipt(world: World, client: JudgingClient, sent: Any, app: Any) -> None:
    ali = app.test_client().sign_in(world.ali)
    ali.submit(f"/angers/desk/inputs/{sent.id}", {"ready": "where"}, action="/question")
    receipt = f"/r/{sent.receipt_code}"
    assert "Où est-ce exactement" in client.page(receipt).root.text
    number = queries.questions(world.session, sent.id)[0].id
    world.session.commit()
    answer = client.submit(receipt, {"answer": "Devant le 12."}, action=str(number), follow=True)
    assert "Devant le 12." in answer.text
    assert "Devant le 12." in ali.page(f"/angers/desk/inputs/{sent.id}").root.text
    assert world.reload(sent).state == State.SENT


def test_others_neither_bounce_nor_read_what_is_under_the_masks(world: World, client: JudgingClient, sent: Any, app: Any) -> None:
    sent.body = "Appelez le 06 12 34 56 78"
    moderation.mask(world.session, world.actor(world.nadia), sent, now=world.now)
    world.session.commit()
    path = f"/angers/desk/inputs/{sent.id}"
    for person in (world.ali, world.gaston, world.ines, world.sonia):
        assert "06 12 34 56 78" not in app.test_client().sign_in(person).get(path).text
    assert "06 12 34 56 78" in app.test_client().sign_in(world.marc).get(path).text
    assert app.test_client().sign_in(world.vera).get(path).status_code == 403


def test_what_went_outside_says_whom_to_call(world: World, client: JudgingClient) -> None:
    idea = world.idea("Le chauffage")
    actions.forward(world.session, world.actor(world.nadia), idea, world.landlord, "Le bailleur décide.", now=world.now)
    world.session.commit()
    for path in (f"/r/{idea.receipt_code}", f"/angers/proposals/{idea.id}"):
        text = client.page(path).root.text
        assert "Le bailleur social" in text and "02 61 91 00 09" in text, path


def test_somebody_elses_question_is_not_answered_with_ones_own_code(world: World, client: JudgingClient) -> None:
    mine, other = world.idea("La mienne"), world.idea("L’autre")
    question = actions.ask(world.session, world.actor(world.nadia), other, "Où ?", now=world.now)
    world.session.commit()
    assert client.get(f"/r/{mine.receipt_code}/questions/{question.id}").status_code == 404


def test_my_last_decisions_can_be_undone_from_their_list(world: World, client: JudgingClient, sent: Any) -> None:
    nadia = client.sign_in(world.nadia)
    assert sent.title in nadia.page("/angers/desk/acts").root.text
    answer = nadia.submit("/angers/desk/acts", action="/reversal", follow=True)
    assert answer.request.path == "/angers/desk/acts" and "annulé" in answer.text
    assert world.reload(sent).state == State.RECEIVED
