"""The screens as a form without scripts sends them: a mediator's, the paper desk's, the phone's; and who may enter."""

from typing import Any

import pytest

from app.assisted.actions import print_batch
from app.assisted.models import PaperSlip
from app.contributions.models import Contribution
from app.people.models import Contact
from app.processes import queries as processes
from tests.judge import JudgingClient
from tests.world import World


@pytest.fixture
def hawa(client: JudgingClient, world: World) -> JudgingClient:
    """A mediator at her place."""
    client.sign_in(world.hawa)
    client.submit("/angers/help/", {"noted_at": "centre social du Lac"}, action="/help/place")
    return client


@pytest.fixture
def slip(world: World) -> PaperSlip:
    sheet = processes.get(world.session, world.angers.id, world.parks.id)
    print_batch(world.session, world.actor(world.hawa), world.angers, sheet=sheet, question="", count=2, cards=[world.card1], now=world.now)
    world.session.commit()
    return world.session.query(PaperSlip).order_by(PaperSlip.id).first()  # type: ignore[return-value]


def ideas(world: World) -> list[Contribution]:
    return [row for row in world.rows(Contribution) if row.kind == "proposal"]


def test_helpers_land_on_their_own_first_page(client: JudgingClient, world: World) -> None:
    answer = client.sign_in(world.hawa).get("/angers/desk/")
    assert answer.status_code == 302 and answer.headers["Location"] == "/angers/help/"
    assert client.sign_in(world.nadia).get("/angers/desk/").status_code == 200
    assert client.sign_in(world.tarik).get("/angers/desk/").status_code == 403


def test_without_a_place_the_place_is_asked_first(client: JudgingClient, world: World) -> None:
    client.sign_in(world.hawa)
    assert client.get("/angers/help/entry").headers["Location"] == "/angers/help/"
    assert "centre social du Lac" in client.page("/angers/help/").root.text


def test_words_are_read_back_then_sent(hawa: JudgingClient, world: World) -> None:
    said = {"consent": "y", "words": "Il fait noir,\nma fille a peur.", "language": "ar", "french": "Il fait noir."}
    back = hawa.submit("/angers/help/entry", said, press="read")
    assert back.status_code == 200 and "C’est bien ça" in back.text and "ma fille a peur." in back.text
    assert ideas(world) == []
    from tests.judge import Page, _values

    fields = _values(Page(back.text).forms("post")[0])
    again = hawa.post("/angers/help/entry", data={**fields, "act": "change"})
    assert again.status_code == 200 and "ma fille a peur." in again.text
    sent = hawa.post("/angers/help/entry", data={**fields, "act": "send"})
    twice = hawa.post("/angers/help/entry", data={**fields, "act": "send"})
    (idea,) = ideas(world)
    assert sent.headers["Location"] == twice.headers["Location"] == f"/angers/help/receipt/{idea.receipt_code}"
    assert idea.body == "Il fait noir,\nma fille a peur." and idea.language == "ar"
    receipt = hawa.page(sent.headers["Location"])
    assert "Personne suivante" in receipt.root.text and "lundi 14 décembre 2026" in receipt.root.text
    for path in (f"/angers/proposals/{idea.id}", f"/r/{idea.receipt_code}"):
        shown = hawa.page(path).root.text
        assert "Noté par une personne aidante (centre social du Lac)" in shown and "Il fait noir." in shown
    assert hawa.get(f"/r/{idea.receipt_code}/slip.pdf").status_code == 200
    assert idea.receipt_code in hawa.page("/angers/help/").root.text


def test_without_consent_nothing_is_taken_and_nothing_typed_is_lost(hawa: JudgingClient, world: World) -> None:
    answer = hawa.submit("/angers/help/entry", {"words": "Un banc."}, press="read")
    assert answer.status_code == 422 and "Lisez la phrase" in answer.text and "Un banc." in answer.text and ideas(world) == []


def test_the_code_lets_the_person_correct_later(hawa: JudgingClient, world: World, app: Any) -> None:
    hawa.submit("/angers/help/entry", {"consent": "y", "words": "Un banc ici."})
    (idea,) = ideas(world)
    person = app.test_client()
    person.submit(f"/r/{idea.receipt_code}/edit", {"title": "Deux bancs ici."})
    assert world.reload(idea).title == "Deux bancs ici."


def test_the_script_gets_the_same_receipt_each_time_and_clear_refusals(hawa: JudgingClient, world: World) -> None:
    hawa.judged = False
    token = hawa.get("/angers/help/token").get_json()["token"]
    fields = {"consent": "y", "words": "Un banc.", "language": "fr", "key": "k" * 20, "noted_at": "au Lac", "csrf_token": token}
    json = {"Accept": "application/json"}
    first, again = (hawa.post("/angers/help/entry", data=fields, headers=json) for _time in range(2))
    assert first.get_json() == again.get_json() and first.get_json()["code"] == ideas(world)[0].receipt_code
    stale = hawa.post("/angers/help/entry", data={**fields, "csrf_token": "old"}, headers=json)
    assert stale.status_code == 422 and stale.get_json()["stale"] is True
    bad = hawa.post("/angers/help/entry", data={**fields, "key": "z" * 20, "email": "non"}, headers=json)
    assert bad.status_code == 422 and bad.get_json()["problems"][0][0] == "email" and len(ideas(world)) == 1


def test_paper_code_words_boxes_and_the_next_one(hawa: JudgingClient, world: World, slip: PaperSlip) -> None:
    said = hawa.page(f"/r/{slip.code}").root.text
    assert "elle n’est pas encore saisie" in said
    assert "elle n’est pas encore saisie" in hawa.submit("/r/", {"code": slip.code}).text
    path = f"/angers/desk/paper?code={slip.code.lower().replace('-', ' ')}"
    data = {"words": "Plus de [illisible].", f"card-{world.card1.id}": "agree", "postal": "Aïcha\n1 rue X", "phone": ""}
    saved = hawa.submit(path, data, action=str(slip.id))
    assert saved.status_code == 303
    (idea,) = ideas(world)
    assert idea.receipt_code == slip.code and idea.process_id == world.parks.id
    assert [contact.channel for contact in world.rows(Contact)] == ["post"]
    assert "Plus de [illisible]." in hawa.page(f"/r/{slip.code}").root.text
    again = hawa.page(path).root.text
    assert "Cette feuille est déjà saisie." in again and "Plus de [illisible]." in again
    token = hawa.page(path).forms("post")[0].all("input")[0].attrs["value"]
    same = hawa.post(f"/angers/desk/paper/slips/{slip.id}", data={**data, "csrf_token": token})
    other = hawa.post(f"/angers/desk/paper/slips/{slip.id}", data={**data, "words": "Autre", "csrf_token": token})
    assert same.status_code == 303 and other.status_code == 409 and len(ideas(world)) == 1
    hawa.submit("/angers/desk/paper", action="/undo")
    assert "elle n’est pas encore saisie" in hawa.page(f"/r/{slip.code}").root.text


@pytest.mark.parametrize(("typed", "says"), [("bonjour", "Ce code ne va pas"), ("BARO-TIMU-48271", "")])
def test_an_unknown_code_is_refused_kindly(hawa: JudgingClient, typed: str, says: str) -> None:
    page = hawa.page(f"/angers/desk/paper?code={typed}", 422)
    assert typed in str([node.attrs for node in page.root.all("input")]) and says in page.root.text


def test_an_empty_sheet_asks_for_words_or_a_cross(hawa: JudgingClient, world: World, slip: PaperSlip) -> None:
    answer = hawa.submit(f"/angers/desk/paper?code={slip.code}", {}, action=str(slip.id))
    assert answer.status_code == 422 and "annulez-la" in answer.text
    hawa.submit(f"/angers/desk/paper?code={slip.code}", action="/void")
    assert "annulée" in hawa.page(f"/r/{slip.code}").root.text


def test_a_sheet_without_code_gets_one(hawa: JudgingClient, world: World) -> None:
    answer = hawa.submit("/angers/desk/paper/loose", {"words": "Une lettre de Mme R."}, follow=True)
    (idea,) = ideas(world)
    assert idea.receipt_code in answer.text and idea.channel == "paper"


def test_a_batch_is_printed(hawa: JudgingClient, world: World) -> None:
    bad = hawa.submit("/angers/desk/paper/batches/new", {"consultation": "", "count": "2"})
    assert bad.status_code == 422 and "écrivez une question" in bad.text
    made = hawa.submit("/angers/desk/paper/batches/new", {"consultation": str(world.parks.id), "count": "2", "with_cards": "y"})
    page = hawa.page(made.headers["Location"])
    codes = [slip.code for slip in world.rows(PaperSlip)]
    assert len(codes) == 2 and all(code in page.root.text for code in codes)
    pdf = hawa.get(f"{made.headers['Location']}/sheets.pdf")
    assert pdf.mimetype == "application/pdf" and pdf.headers["Cache-Control"] == "no-store"


def test_codes_that_are_keys_by_now_are_shown_to_nobody_else(hawa: JudgingClient, app: Any, world: World, slip: PaperSlip) -> None:
    hawa.submit(f"/angers/desk/paper?code={slip.code}", {"words": "Un banc."}, action=str(slip.id))
    assert slip.code in hawa.page("/angers/desk/paper").root.text
    other = app.test_client().sign_in(world.ines)
    for path in ("/angers/desk/paper", f"/angers/desk/paper/batches/{slip.batch_id}"):
        assert slip.code not in other.page(path).root.text and slip.code.split("-")[2] in other.page(path).root.text
    left = next(one for one in world.rows(PaperSlip) if one.id != slip.id)
    hawa.submit(f"/angers/desk/paper?code={left.code}", action="/void")
    assert hawa.get(f"/angers/desk/paper/batches/{slip.batch_id}/sheets.pdf").status_code == 404


def test_a_call_words_code_and_what_became_of_it(client: JudgingClient, world: World) -> None:
    other = world.idea("Un banc devant la pharmacie du centre")
    from app.contributions.actions import index_words

    index_words(world.session, other)
    world.session.commit()
    client.sign_in(world.ali)
    look = client.submit("/angers/desk/phone", {"words": "Un banc devant la pharmacie"}, press="look", action="/phone")
    assert look.status_code == 200 and "Moi aussi, pour cette personne" in look.text
    from tests.judge import Page, _values

    fields = _values(Page(look.text).forms("post")[0])
    for _time in range(2):
        assert client.post("/angers/desk/phone/joining", data={**fields, "idea": str(other.id)}).status_code == 303
    assert world.reload(other).supports_count == 1
    sent = client.submit("/angers/desk/phone", {"words": "La rue est sale.", "phone": "06 12 34 56 78"}, press="send", action="/phone")
    idea = next(row for row in ideas(world) if row.channel == "phone")
    assert [contact.channel for contact in world.rows(Contact)] == ["sms"]
    assert "comme" in client.page(sent.headers["Location"]).root.text
    told = client.submit("/angers/desk/phone", {"code": idea.receipt_code.lower()}, action="/code")
    assert "Réponse avant le lundi 14 décembre 2026" in told.text and "La rue est sale." in told.text
    lost = client.submit("/angers/desk/phone", {"code": "BARO"}, action="/code")
    assert lost.status_code == 422


@pytest.mark.parametrize(("path", "who"), [
    ("/angers/help/", "hawa nadia ines"), ("/angers/help/entry", "hawa nadia ines"), ("/angers/help/token", "hawa nadia ines"),
    ("/angers/desk/paper", "hawa nadia ines"), ("/angers/desk/paper/batches", "hawa nadia ines"), ("/angers/desk/paper/loose", "hawa nadia ines"),
    ("/angers/desk/phone", "hawa nadia ines ali rose"), ("/angers/desk/letters", "nadia ines"),
])
def test_who_may_enter(app: Any, world: World, path: str, who: str) -> None:
    people = ("hawa", "nadia", "ines", "ali", "rose", "sonia", "tarik", "klara", "omar", "vera", "lea")
    open_to = {name for name in people if app.test_client().sign_in(world.things[name]).get(path).status_code in {200, 303}}
    assert open_to == set(who.split())
    assert app.test_client().get(path).status_code == 302


def test_the_menu_shows_only_doors_that_open(client: JudgingClient, world: World) -> None:
    def menu(account: Any, path: str) -> set[str]:
        nav = next(node for node in client.sign_in(account).page(path).root.all("nav") if node.attrs.get("class") == "desk-nav")
        return {link.attrs["href"].split("/angers/")[1] for link in nav.all("a")}

    assert menu(world.hawa, "/angers/desk/paper") == {"help/", "desk/phone", "desk/paper"}
    assert {"desk/phone", "desk/paper", "desk/queue"} <= menu(world.nadia, "/angers/desk/paper")
    assert "desk/paper" not in menu(world.ali, "/angers/desk/phone")


def test_the_wall_is_public(client: JudgingClient, world: World) -> None:
    assert "Vous avez dit, nous avons fait" in client.page("/angers/said-and-done").root.text
    assert client.get("/angers/said-and-done.pdf?size=a3").mimetype == "application/pdf"
    assert client.get("/angers/said-and-done.pdf?size=a9").status_code == 400
    assert client.get("/angers/said-and-done?month=autrefois").status_code == 400
    assert client.get(f"/valenciennes-metropole/said-and-done?process={world.parks.id}").status_code == 404
