"""What residents see and say: the answer, « were you heard? », the reply, promises, late lists, teams."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from PIL import Image

from app.answers import actions
from app.answers.models import Heard
from app.answers.rules.states import HeardValue
from app.answers.views.author import HEARD
from app.contributions.rules import State
from app.core import clock
from app.core.web.signing import sign
from app.moderation.models import Act
from app.people.rules import Actor
from tests.answers.conftest import answered, case_of, refusal, sent_idea, stored, yes
from tests.conftest import KEY
from tests.judge import JudgingClient
from tests.world import World

FAR = date(2090, 1, 16)


@pytest.fixture
def told(world: World) -> Any:
    """An idea answered no, its clock far from past."""
    idea = sent_idea(world, due_on=clock.today(clock.now()) + timedelta(days=30))
    later = clock.now() - world.now
    answered(world, idea, values=refusal(), later=later)
    return idea


def receipt(idea: Any) -> str:
    return f"/r/{idea.receipt_code}"


def link(idea: Any) -> str:
    return f"/angers/heard/{sign(KEY, HEARD, idea.id)}"


def test_the_receipt_shows_the_answer_whole_and_asks(client: JudgingClient, told: Any) -> None:
    text = client.page(receipt(told)).root.text
    for words in ("Non (voici pourquoi)", "Les racines de l’arbre", "Un banc sans fondation", "La maison de quartier", "Ce que vous nous avez appris",
                  "Ali", "Sonia", "Vous sentez-vous entendu ?"):
        assert words in text


def test_a_no_then_its_reason_has_somebody_else_look(app: Any, client: JudgingClient, told: Any) -> None:
    after = client.submit(receipt(told), {"heard": "no"}, action="/heard", follow=True)
    assert "Pourquoi ?" in after.text and stored(app, told).contribution.reopened_at is None
    after = client.submit(receipt(told), {"reason": "Le banc est pour ma mère.", "heard": "no"}, action="/heard", follow=True)
    assert "Une autre personne" in after.text and "Deuxième regard" in after.text
    case = stored(app, told)
    assert case.contribution.state == State.SENT and case.contribution.reopened_at is not None
    assert "Vous sentez-vous entendu" in after.text and 'value="yes"' not in after.text
    assert "Deuxième regard" in client.page(f"/angers/proposals/{told.id}").root.text


def test_a_mail_link_asks_and_records_only_what_is_sent(app: Any, client: JudgingClient, told: Any) -> None:
    for _scanner in range(3):
        assert client.get(link(told) + "?heard=no").status_code == 200
        assert client.head(link(told) + "?heard=yes").status_code == 200
    with app.extensions["database"].read() as session:
        assert session.query(Heard).count() == 0
    after = client.submit(link(told), {"heard": "yes"}, follow=True)
    assert "Merci" in after.text


def test_a_forged_or_foreign_link_opens_nothing(client: JudgingClient, told: Any) -> None:
    assert client.get("/angers/heard/nonsense").status_code == 404
    assert client.get(link(told).replace("/angers/", "/valenciennes-metropole/")).status_code == 404
    assert client.get(f"/angers/heard/{sign(KEY, 'receipt', told.id)}").status_code == 404
    assert client.post(link(told), data={"heard": "yes"}).status_code == 400


def test_a_reason_too_long_is_kept_on_the_page(app: Any, client: JudgingClient, told: Any) -> None:
    sent = client.submit(receipt(told), {"heard": "no", "reason": "é" * 1300}, action="/heard")
    assert sent.status_code == 422 and "é" * 1300 in sent.text
    assert stored(app, told).contribution.state == State.NO


def test_the_right_of_reply_is_used_once_and_stands_under_the_answer(client: JudgingClient, told: Any) -> None:
    address = receipt(told) + "/reply"
    assert client.submit(address, {"text": " "}).status_code == 422
    client.submit(address, {"text": "Je reviendrai au printemps."})
    public = client.page(f"/angers/proposals/{told.id}").root.text
    assert "Je reviendrai au printemps." in public and "Signaler cette réponse" in public
    assert "Vous avez déjà répondu" in client.page(address).root.text


def test_before_an_answer_there_is_nothing_to_reply_to(world: World, client: JudgingClient) -> None:
    idea = sent_idea(world)
    world.session.commit()
    assert client.get(receipt(idea) + "/reply").status_code == 302
    assert "Vous sentez-vous entendu" not in client.page(receipt(idea)).root.text


def test_a_merged_idea_shows_the_answer_of_the_other(world: World, client: JudgingClient, told: Any) -> None:
    other = sent_idea(world, "Un siège à l’ombre", merged_into_id=told.id)
    world.session.commit()
    text = client.page(receipt(other)).root.text
    assert "Les racines de l’arbre" in text and "Vous sentez-vous entendu" not in text


def test_both_rounds_stay_readable(world: World, client: JudgingClient, told: Any) -> None:
    case, later = stored(client.application, told), clock.now() - world.now
    author = Actor(participant_id=told.author_id)
    actions.hear(world.session, author, world.angers, case_of(world, told), HeardValue.NO, "Ma mère attend toujours.", now=clock.now())
    world.session.commit()
    answered(world, told, by=world.rose, values=yes(when_on=FAR), later=later)
    for address in (receipt(told), f"/angers/proposals/{told.id}"):
        text = client.page(address).root.text
        assert "après un deuxième regard" in text and "La première réponse" in text and "Les racines de l’arbre" in text
    assert case.round == 1


@pytest.fixture
def promised(world: World) -> Any:
    """An idea with a promise for 2090."""
    idea = sent_idea(world)
    answered(world, idea, values=yes(when_on=FAR, promise_title="Un banc sous le tilleul", owner_name="Zoé"))
    return idea


def picture() -> tuple[io.BytesIO, str]:
    made = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(made, "PNG")
    made.seek(0)
    return made, "banc.png"


def test_a_promise_from_first_news_to_the_proof(world: World, app: Any, client: JudgingClient, promised: Any) -> None:
    ali = app.test_client().sign_in(world.ali)
    desk, public = f"/angers/desk/commitments/{promised.id}", f"/angers/commitments/{promised.id}"
    assert "Zoé" in client.page(public).root.text and "800 €" in client.page(public).root.text
    ali.submit(desk, {"news-text": "Le banc est commandé."}, action="/news")
    assert ali.submit(desk, {"date-new_due_on": "2091-01-01", "date-reason": ""}, action="/date").status_code == 422
    assert ali.submit(desk, {"date-new_due_on": "2020-01-01", "date-reason": "Le bois manque partout."}, action="/date").status_code == 422
    ali.submit(desk, {"date-new_due_on": "2091-01-01", "date-reason": "Le bois manque partout."}, action="/date")
    refused = ali.submit(desk, {"done-text": "Le banc est là depuis hier."}, action="/done")
    assert refused.status_code == 422 and "preuve" in refused.text and "Le banc est là depuis hier." in refused.text
    sent = ali.submit(desk, {"done-text": "Le banc est là depuis hier.", "done-photo": picture()}, action="/done")
    assert sent.status_code == 302
    page = client.page(public)
    for words in ("Le banc est commandé.", "Le bois manque partout.", "C’est fait", "Première date promise"):
        assert words in page.root.text
    image = next(node.attrs["src"] for node in page.root.all("img"))
    assert client.get(image).mimetype == "image/jpeg"
    assert stored(app, promised).contribution.state == State.DONE
    assert "C’est fait. Vous sentez-vous entendu ?" in client.page(receipt(promised)).root.text


def test_a_pdf_named_jpg_is_refused_in_words(world: World, app: Any, promised: Any) -> None:
    ali = app.test_client().sign_in(world.ali)
    sent = ali.submit(f"/angers/desk/commitments/{promised.id}", {
        "news-text": "Le banc est commandé.", "news-photo": (io.BytesIO(b"%PDF-1.7 no"), "photo.jpg"),
    }, action="/news")
    assert sent.status_code == 422 and "Le banc est commandé." in sent.text


def test_promises_are_listed_by_where_they_stand(world: World, client: JudgingClient, promised: Any) -> None:
    late = sent_idea(world, "Un trou")
    answered(world, late, values=yes(when_on=date(2026, 11, 30), promise_title="Boucher le trou"))
    case = stored(client.application, late)
    assert case.commitment is not None
    world.session.get(type(case.commitment), case.commitment.id).due_on = date(2020, 1, 1)  # type: ignore[union-attr]
    world.session.commit()
    assert "Boucher le trou" in client.page("/angers/commitments").root.text
    text = client.page("/angers/commitments?show=promised").root.text
    assert "Un banc sous le tilleul" in text and "Boucher le trou" not in text
    assert "Un banc sous le tilleul" in client.page("/angers/commitments?show=promised&team=streets").root.text
    assert "Un banc sous le tilleul" not in client.page("/angers/commitments?show=promised&team=gardens").root.text
    assert client.get("/angers/commitments?show=x").status_code == 400
    assert client.get("/angers/commitments?after=x").status_code == 400
    assert client.get(f"/valenciennes-metropole/commitments/{promised.id}").status_code == 404


def test_a_hidden_idea_takes_its_promise_out_of_sight(world: World, client: JudgingClient, promised: Any) -> None:
    promised.hidden_at = world.now
    world.session.add(Act(
        site_id=world.angers.id, contribution_id=promised.id, kind="hide", rule="insult", reason="x", by_id=world.nadia.id, at=world.now,
    ))
    world.session.commit()
    assert client.get(f"/angers/commitments/{promised.id}").status_code == 404
    assert "Un banc sous le tilleul" not in client.page("/angers/commitments?show=promised").root.text


def test_everybody_sees_what_is_late(world: World, client: JudgingClient) -> None:
    idea = sent_idea(world, "Un trou dangereux", due_on=date(2020, 1, 2))
    world.session.commit()
    assert "Un trou dangereux" in client.page("/angers/late").root.text
    assert "Un trou dangereux" not in client.page("/valenciennes-metropole/late").root.text
    assert "l’élu sont prévenus" in client.page(f"/angers/proposals/{idea.id}").root.text


def test_a_team_page_shows_rates_only_from_five_up(world: World, client: JudgingClient) -> None:
    world.streets.answered_count, world.streets.on_time_count = 4, 4
    world.streets.heard_yes_count, world.streets.heard_no_count = 6, 3
    sent_idea(world, "Un trou dangereux", due_on=date(2020, 1, 2))
    world.session.commit()
    text = client.page("/angers/teams/streets").root.text
    assert "Trop peu de réponses" in text and "6 sur 9" in text and "Un trou dangereux" in text and "02 61 91 00 02" in text
    assert client.get("/angers/teams/v-streets").status_code == 404
    assert "L’équipe Rues" in client.page("/angers/teams").root.text
