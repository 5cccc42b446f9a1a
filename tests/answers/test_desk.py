"""The desk as a technician, a head and an elected person use it: from the mail to the public answer."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from app.answers import actions
from app.contributions.rules import State
from app.core import clock
from app.moderation.rules import Rule
from app.people.rules import Actor
from app.routing.models import Assignment, AssignmentRole
from app.sites.models import Review
from tests.answers.conftest import answered, refusal, sent_idea, stored, yes
from tests.judge import JudgingClient
from tests.world import World

FAR = date(2090, 1, 16)


def form_values(values: dict[str, Any]) -> dict[str, str]:
    return {name: value.isoformat() if isinstance(value, date) else value or "" for name, value in values.items()}


@pytest.fixture
def open_idea(world: World) -> Any:
    """An idea whose clock is not past, whatever the day the tests run."""
    idea = sent_idea(world, due_on=clock.today(clock.now()) + timedelta(days=30))
    world.session.commit()
    return idea


@pytest.fixture
def ali(app: Any, world: World) -> JudgingClient:
    """Ali, signed in."""
    client: JudgingClient = app.test_client()
    return client.sign_in(world.ali)


def path(idea: Any, end: str = "") -> str:
    return f"/angers/desk/answers/{idea.id}{end}"


def test_from_the_mail_to_the_public_page_in_three_gestures(app: Any, ali: JudgingClient, open_idea: Any) -> None:
    page = ali.page(path(open_idea))
    assert "Ma mère ne peut plus marcher longtemps" in page.root.text
    sent = ali.submit(path(open_idea), form_values(yes(when_on=FAR)), press="preview")
    assert sent.status_code == 302 and sent.location.endswith("/preview")
    preview = ali.page(sent.location)
    assert "Nous posons un banc sous le tilleul" in preview.root.text and "Sonia" in preview.root.text and "Ali" in preview.root.text
    sent = ali.submit(sent.location, action="/publication", follow=True)
    assert "La réponse est publiée" in sent.text
    assert stored(app, open_idea).contribution.state == State.YES
    public = ali.page(f"/angers/proposals/{open_idea.id}").root.text
    assert "Un banc sera posé sous le tilleul" in public and "L’engagement de la ville" in public


def test_a_bare_no_is_kept_and_each_hole_is_named(app: Any, ali: JudgingClient, open_idea: Any) -> None:
    values = form_values(refusal(reason="", would_make_possible="", where_else=""))
    sent = ali.submit(path(open_idea), {**values, "act": "submit"})
    assert sent.status_code == 422
    for sentence in ("Donnez la raison", "ce qui rendrait la chose possible", "où la personne peut encore"):
        assert sentence in sent.text
    assert "Vous demandez un banc" in sent.text
    case = stored(app, open_idea)
    assert case.answer is not None and (case.answer.outcome, case.answer.state) == ("no", "draft")
    again = ali.submit(path(open_idea), {"act": "save"})
    assert again.status_code == 302


def test_a_text_too_long_is_refused_and_all_of_it_is_still_there(ali: JudgingClient, open_idea: Any) -> None:
    sent = ali.submit(path(open_idea), {"understood": "é" * 3001, "learnt": "gardé", "act": "save"})
    assert sent.status_code == 422
    assert "é" * 3001 in sent.text and "gardé" in sent.text


def test_a_day_may_be_typed_the_french_way_and_a_wrong_one_is_said(app: Any, ali: JudgingClient, open_idea: Any) -> None:
    assert ali.submit(path(open_idea), {"when_on": "16/01/2090", "act": "save"}).status_code == 302
    case = stored(app, open_idea)
    assert case.answer is not None and case.answer.when_on == FAR
    sent = ali.submit(path(open_idea), {"when_on": "demain", "act": "save"})
    assert sent.status_code == 422 and "14/12/2026" in sent.text


def test_two_people_write_and_both_texts_are_kept(world: World, app: Any, ali: JudgingClient, open_idea: Any) -> None:
    rose = app.test_client().sign_in(world.rose)
    ali.submit(path(open_idea), {"understood": "Version d’Ali", "act": "save"})
    old = {"seen": _seen(ali, open_idea)}
    rose.submit(path(open_idea), {"understood": "Version de Rose", "act": "save"})
    sent = ali.submit(path(open_idea), {**old, "understood": "Version deux d’Ali", "act": "save"})
    assert sent.status_code == 409
    assert "Rose l’a enregistrée" in sent.text and "Version de Rose" in sent.text and "Version deux d’Ali" in sent.text
    seen_now = _seen(ali, open_idea)
    ali.submit(path(open_idea), {"seen": seen_now, "understood": "Version deux d’Ali", "act": "both"})
    case = stored(app, open_idea)
    assert case.answer is not None and case.answer.understood == "Version deux d’Ali\n\nVersion de Rose"


def _seen(client: JudgingClient, idea: Any) -> str:
    fields = client.page(path(idea)).root.all("input")
    return next(field.attrs["value"] for field in fields if field.attrs.get("name") == "seen")


def test_a_ready_answer_fills_only_what_is_empty(world: World, app: Any, ali: JudgingClient, open_idea: Any) -> None:
    ready = actions.add_template(
        world.session, world.actor(world.ali), world.angers, "Bancs", {"understood": "Modèle", "learnt": "Appris"}, now=world.now
    )
    world.session.commit()
    ali.submit(path(open_idea), {"understood": "Le mien", "template": ready.id, "act": "template"})
    case = stored(app, open_idea)
    assert case.answer is not None and (case.answer.understood, case.answer.learnt) == ("Le mien", "Appris")


def test_a_good_answer_is_kept_for_the_next_time_and_removed(ali: JudgingClient, open_idea: Any) -> None:
    ali.submit(path(open_idea), {"understood": "À garder", "act": "save"})
    assert ali.submit(path(open_idea, "/template"), {"title": ""}).status_code == 422
    listed = ali.submit(path(open_idea, "/template"), {"title": "Bancs cassés"}, follow=True)
    assert "Bancs cassés" in listed.text
    removed = ali.submit("/angers/desk/templates", action="/removal", follow=True)
    assert "retirée" in removed.text and "Retirer « Bancs" not in removed.text


def test_an_elected_person_signs_from_one_screen(world: World, app: Any, ali: JudgingClient, open_idea: Any) -> None:
    world.angers.answer_review = Review.ELECTED
    sent_idea(world, "Des arbres", territory_id=world.roseraie.id)
    world.session.commit()
    ali.submit(path(open_idea), {**form_values(yes(when_on=FAR)), "act": "submit"})
    assert "À signer" in ali.page("/angers/desk/answers").root.text
    sonia = app.test_client().sign_in(world.sonia)
    page = sonia.page(f"/angers/desk/signatures/{open_idea.id}").root.text
    assert "Ma mère ne peut plus" in page and "800 €" in page and "Aucune idée n’est venue de : Doutre" in page
    returned = sonia.submit(f"/angers/desk/signatures/{open_idea.id}", {"note": ""}, action="/return")
    assert returned.status_code == 422
    done = sonia.submit(f"/angers/desk/signatures/{open_idea.id}", action=f"/{open_idea.id}", follow=True)
    assert "signé" in done.text and "Rien à signer" in done.text
    assert stored(app, open_idea).contribution.state == State.YES


def test_a_returned_answer_shows_its_note(world: World, app: Any, ali: JudgingClient, open_idea: Any) -> None:
    world.angers.answer_review = Review.HEAD
    world.session.commit()
    ali.submit(path(open_idea), {**form_values(yes(when_on=FAR)), "act": "submit"})
    rose = app.test_client().sign_in(world.rose)
    rose.submit(f"/angers/desk/signatures/{open_idea.id}", {"note": "Dites où exactement."}, action="/return")
    assert "Dites où exactement." in ali.page(path(open_idea)).root.text


def test_a_signed_text_is_locked_until_taken_back(world: World, app: Any, ali: JudgingClient, open_idea: Any) -> None:
    world.angers.answer_review = Review.HEAD
    world.session.commit()
    ali.submit(path(open_idea), {**form_values(yes(when_on=FAR)), "act": "submit"})
    assert "attend une signature" in ali.page(path(open_idea)).root.text
    ali.submit(path(open_idea), action="/taking-back")
    case = stored(app, open_idea)
    assert case.answer is not None and case.answer.state == "draft"


def test_more_time_once_with_a_reason(app: Any, ali: JudgingClient, open_idea: Any) -> None:
    day = open_idea.due_on + timedelta(days=3)
    assert ali.submit(path(open_idea, "/extension"), {"to_on": "2089-01-01", "reason": "Nous attendons un devis."}).status_code == 422
    assert ali.submit(path(open_idea, "/extension"), {"to_on": day.isoformat(), "reason": ""}).status_code == 422
    sent = ali.submit(path(open_idea, "/extension"), {"to_on": day.isoformat(), "reason": "Nous attendons un devis."})
    assert sent.status_code == 302 and stored(app, open_idea).contribution.due_on == day
    public = ali.page(f"/angers/proposals/{open_idea.id}").root.text
    assert "Nous attendons un devis." in public
    assert "déjà été repoussée" in ali.page(path(open_idea, "/extension")).root.text


def test_the_desk_shows_late_first_and_helper_requests(world: World, ali: JudgingClient, open_idea: Any) -> None:
    sent_idea(world, "Un trou dangereux", due_on=date(2020, 1, 2))
    other = world.idea("Des fleurs", state=State.SENT, team_id=world.gardens.id)
    world.session.add(Assignment(
        site_id=world.angers.id, contribution_id=other.id, team_id=world.streets.id, role=AssignmentRole.HELPER, asked="Le sol tient-il ?",
        at=world.now,
    ))
    world.session.commit()
    text = ali.page("/angers/desk/answers").root.text
    assert text.index("Un trou dangereux") < text.index("Un banc à l’ombre")
    assert "Le sol tient-il ?" in text
    late = ali.page("/angers/desk/answers?show=late").root.text
    assert "Un trou dangereux" in late and "Un banc à l’ombre" not in late
    assert ali.get("/angers/desk/answers?show=nonsense").status_code == 400


@pytest.mark.parametrize(("who", "words"), [
    ("ali", "réponse en retard"), ("rose", "réponse en retard"), ("sonia", "réponse en retard"), ("nadia", "à lire et à envoyer"),
    ("ines", "à lire et à envoyer"),
])
def test_today_speaks_to_each_role(world: World, app: Any, who: str, words: str) -> None:
    sent_idea(world, "Un trou dangereux", due_on=date(2020, 1, 2))
    world.idea("À lire")
    world.session.commit()
    text = app.test_client().sign_in(getattr(world, who)).page("/angers/desk/").root.text
    assert words in text and "Un trou dangereux" in text


@pytest.mark.parametrize("address", ["/angers/desk/", "/angers/desk/answers", "/angers/desk/signatures", "/angers/desk/templates"])
def test_the_desk_is_closed_to_others(world: World, app: Any, address: str) -> None:
    world.session.commit()
    client = app.test_client()
    assert client.get(address).status_code == 302
    assert app.test_client().sign_in(world.vera).get(address).status_code == 403


def test_an_input_of_another_site_is_not_there(world: World, app: Any, open_idea: Any) -> None:
    vera = app.test_client().sign_in(world.vera)
    assert vera.get(f"/valenciennes-metropole/desk/answers/{open_idea.id}").status_code == 404
    assert vera.get(f"/valenciennes-metropole/desk/answers/{10 ** 19}").status_code == 404


def test_whoever_may_not_write_reads_why(world: World, app: Any, open_idea: Any) -> None:
    gaston = app.test_client().sign_in(world.gaston)
    assert "Une autre équipe répond" in gaston.page(path(open_idea)).root.text


@pytest.mark.parametrize("address", ["/angers/desk/", "/angers/desk/answers"])
def test_desk_pages_ask_the_same_number_of_questions_at_2_and_at_40_inputs(world: World, app: Any, address: str) -> None:
    client = app.test_client().sign_in(world.ali)
    counts = []
    for number in (2, 38):
        for each in range(number):
            sent_idea(world, f"Idée {number} {each}")
        world.session.commit()
        counts.append(_queries(app, client, address))
    assert counts[0] == counts[1]


def _queries(app: Any, client: JudgingClient, address: str) -> int:
    seen: list[str] = []
    engine = app.extensions["database"].engine

    def note(_connection: Any, _cursor: Any, statement: str, *_others: Any) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    client.page(address)
    event.remove(engine, "before_cursor_execute", note)
    return len(seen)


def test_a_moderator_hides_a_reply_with_its_reason(world: World, app: Any, open_idea: Any) -> None:
    case = answered(world, open_idea)
    author = Actor(participant_id=case.contribution.author_id)
    found = actions.reply(world.session, author, world.angers, case, "Bande d’incapables.", now=world.now)
    world.session.commit()
    nadia = app.test_client().sign_in(world.nadia)
    assert "Masquer cette réponse" in nadia.page(f"/angers/desk/inputs/{open_idea.id}").root.text
    sent = nadia.submit(f"/angers/desk/replies/{found.id}/hiding", {"rule": Rule.INSULT.value, "reason": "Une insulte."})
    assert sent.status_code == 302
    public = app.test_client().page(f"/angers/proposals/{open_idea.id}").root.text
    assert "incapables" not in public and "Insulte" in public
    own = app.test_client().page(f"/r/{case.contribution.receipt_code}").root.text
    assert "incapables" in own and "Une insulte." in own
