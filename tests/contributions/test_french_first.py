"""What residents say in another language: French for those who decide, the original one tap away, nothing that was masked."""

from typing import Any

from sqlalchemy import event

from app.contributions.actions import index_words
from app.contributions.queries import similar
from app.language import actions
from app.language.models import Translation, TranslationState
from app.language.translatable import offer_of
from app.moderation import actions as moderation
from app.privacy.actions.texts import erase_texts
from app.proposals.models import Proposal
from tests.judge import JudgingClient
from tests.world import World

TITLE, BODY = "مقعد أمام الصيدلية", "أمي لا تستطيع المشي طويلا. هاتفي 0612345678"
SAID = {"title": "Un banc devant la pharmacie", "body": "Ma mère ne peut pas marcher longtemps."}


def written(world: World) -> Proposal:
    idea = world.idea(TITLE, body=BODY, language="ar")
    index_words(world.session, idea)
    world.session.commit()
    return idea


def told(client: JudgingClient, world: World, account: Any = None) -> Proposal:
    """An idea in Arabic that Tarik put into French. The client's application registered the offers."""
    idea, offer = written(world), offer_of("input")
    original = offer.one(world.session, world.angers.id, idea.id) if offer else None
    assert original is not None
    actions.submit_translation(
        world.session, world.actor(account or world.tarik), world.angers, original, "fr", SAID, seen="0.0", now=world.now
    )
    world.session.commit()
    return idea


def test_french_comes_first_and_the_original_is_one_tap_away(client: JudgingClient, world: World) -> None:
    idea = told(client, world)
    page = client.page(f"/angers/proposals/{idea.id}").root
    assert page.all("h1")[0].text == SAID["title"] and "Traduit de l’arabe par Tarik, association Passerelles" in page.text
    assert any(TITLE in node.text for node in page.all("details"))
    assert [node.attrs.get("dir") for node in page.walk() if node.attrs.get("lang") == "ar" and TITLE in node.text] == ["rtl"]
    listed = client.page("/angers/proposals").root.text
    assert SAID["title"] in listed and TITLE not in listed
    arab = client.get(f"/angers/proposals/{idea.id}", headers={"Accept-Language": "ar"}).text
    assert f'<h1 lang="ar" dir="rtl">{TITLE}</h1>' in arab


def test_moderation_routing_and_answers_get_both(client: JudgingClient, world: World) -> None:
    idea = told(client, world)
    client.sign_in(world.nadia)
    for path in ("/angers/desk/queue", f"/angers/desk/inputs/{idea.id}", f"/angers/desk/answers/{idea.id}"):
        answer = client.get(path)
        if answer.status_code == 200:
            assert SAID["title"] in answer.text and TITLE in answer.text, path
    idea.team_id, idea.state = world.streets.id, "sent"
    client.sign_in(world.ali)
    answer = client.get(f"/angers/desk/answers/{idea.id}").text
    assert SAID["body"] in answer and TITLE in answer and SAID["title"] in client.get("/angers/desk/answers").text


def test_a_moderator_translates_on_the_spot(client: JudgingClient, world: World) -> None:
    idea = written(world)
    client.sign_in(world.nadia)
    assert f"/angers/desk/translations/fr/input/{idea.id}" in client.get("/angers/desk/queue").text
    client.submit(f"/angers/desk/translations/fr/input/{idea.id}", {f"said_{name}": text for name, text in SAID.items()}, press="submit")
    row = world.rows(Translation)[0]
    assert row.state == TranslationState.PUBLISHED and row.source == {} and row.translator_name == "Nadia"
    assert "Consultation" not in client.page("/angers/desk/translations").root.all("main")[0].text, "the town's texts are the translators'"


def test_masking_takes_the_translation_away(client: JudgingClient, world: World) -> None:
    idea = told(client, world)
    moderation.mask(world.session, world.actor(world.nadia), idea, now=world.now)
    world.session.commit()
    page = client.get(f"/angers/proposals/{idea.id}").text
    assert SAID["title"] not in page and TITLE in page and "0612345678" not in page


def test_people_who_write_french_find_it(client: JudgingClient, world: World) -> None:
    idea = told(client, world)
    assert [one.id for one in similar(world.session, world.angers.id, "Il faut un banc devant la pharmacie", "fr")] == [idea.id]


def test_what_is_erased_is_erased_in_every_language(client: JudgingClient, world: World) -> None:
    idea = told(client, world)
    erase_texts(world.session, Proposal.id == idea.id)
    assert world.rows(Translation) == []


def test_a_person_may_say_in_which_language_they_write(client: JudgingClient, world: World) -> None:
    client.submit("/angers/proposals/new", {"title": TITLE, "body": "", "language": "ar"})
    client.submit("/angers/proposals/new/where", {"territory": str(world.doutre.id)})
    client.submit("/angers/proposals/new/more", {})
    client.submit("/angers/proposals/new/check", {}, action="check")
    assert [row.language for row in world.rows(Proposal)] == ["ar"]


def test_lists_and_the_desk_ask_as_often_whatever_the_number(client: JudgingClient, world: World) -> None:
    told(client, world)
    engine, seen, counts = client.application.extensions["database"].engine, list[str](), list[int]()
    event.listen(engine, "before_cursor_execute", lambda _c, _cur, sql, *_rest: seen.append(sql))
    for number in range(2):
        for path in (f"/angers/proposals?page={number}", f"/angers/?page={number}", f"/angers/desk/translations?page={number}"):
            if "desk" in path:
                world.session.commit()
                client.sign_in(world.tarik)
            seen.clear()
            client.page(path)
            counts.append(len([sql for sql in seen if sql.startswith("SELECT")]))
        client = client.application.test_client()  # type: ignore[assignment]
        for place in range(5):
            world.idea(f"فكرة {place}", language="ar")
        world.session.commit()
    assert counts[:3] == counts[3:]
