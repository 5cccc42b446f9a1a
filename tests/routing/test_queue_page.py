"""The queue as a moderator lives it: one page, forms that lead to the next input, a colleague who was quicker."""

import re
from typing import Any

import pytest
from sqlalchemy import event

from app.contributions.actions import index_words
from app.contributions.models import Contribution
from app.contributions.rules import State
from app.moderation.rules import Rule
from app.routing import actions, queries
from tests.judge import JudgingClient, Node, Page
from tests.world import World

QUEUE = "/angers/desk/queue"


def fill(world: World, number: int = 3, **values: Any) -> list[Any]:
    """Ideas about a street, each about something else, found by their words."""
    subjects = ["Lampadaire éteint", "Banc cassé", "Passage piéton effacé", "Arbre mort", "Poubelle pleine"]
    ideas = [
        world.idea(f"{subjects[n % 5]} rue {n}", body=f"Numéro {n * 7} de la rue.", theme_id=world.street.id, **values) for n in range(number)
    ]
    for idea in ideas:
        index_words(world.session, idea)
    world.session.commit()
    return ideas


@pytest.fixture
def nadia(world: World, client: JudgingClient) -> JudgingClient:
    world.session.commit()
    return client.sign_in(world.nadia)


def panel(page: Page) -> Node:
    return next(node for node in page.root.walk() if node.attrs.get("data-part") == "panel")


def shown(page: Page) -> str:
    """The number of the input in the panel."""
    return next(node.attrs["data-input"] for node in panel(page).walk() if "data-input" in node.attrs)


def test_only_moderators_of_the_site_enter(world: World, client: JudgingClient) -> None:
    world.session.commit()
    assert client.get(QUEUE).status_code == 302
    for person in (world.ali, world.vera, world.gilles):
        assert client.sign_in(person).get(QUEUE).status_code == 403


def test_an_empty_queue_says_so(nadia: JudgingClient) -> None:
    assert "Tout est lu" in panel(nadia.page(QUEUE)).text


def test_accepting_the_suggestion_leads_to_the_next_one_and_can_be_undone(world: World, nadia: JudgingClient) -> None:
    first, second, _third = fill(world)
    page = nadia.page(QUEUE)
    assert shown(page) == str(first.id)
    assert "Thème : La rue et les trottoirs" in panel(page).text and "L’équipe Rues" in panel(page).text
    answer = nadia.submit(QUEUE, action="/team", press=str(world.streets.id), follow=True)
    after = Page(answer.text)
    assert shown(after) == str(second.id)
    assert "Envoyée à L’équipe Rues" in after.root.text
    sent = world.reload(first)
    assert (sent.state, sent.team_id) == (State.SENT, world.streets.id)
    lead = queries.assignment(world.session, first.id)
    assert lead is not None and lead.because == "Thème : La rue et les trottoirs"
    undo = next(form for form in after.forms("post") if form.attrs["action"].endswith("/reversal"))
    token = next(node.attrs["value"] for node in undo.all("input") if node.attrs.get("name") == "csrf_token")
    back = nadia.post(undo.attrs["action"], data={"csrf_token": token}, follow_redirects=True)
    assert shown(Page(back.text)) == str(first.id)
    assert world.reload(first).state == State.RECEIVED


def test_sixty_inputs_are_sixty_posts_and_no_other_page(world: World, nadia: JudgingClient) -> None:
    ideas = fill(world, 60)
    nadia.judged = False
    page = nadia.page(QUEUE)
    for done in range(len(ideas)):
        form = next(form for form in panel(page).all("form") if form.attrs["action"].endswith("/team"))
        data = {node.attrs["name"]: node.attrs.get("value", "") for node in form.all("input")}
        answer = nadia.post(form.attrs["action"], data={**data, "team": world.streets.id}, follow_redirects=True)
        page = Page(answer.text)
        assert answer.request.path == QUEUE, done
    assert "Tout est lu" in panel(page).text
    world.session.expire_all()
    assert {world.session.get(Contribution, idea.id).state for idea in ideas} == {State.SENT}


def test_every_act_bears_its_key(world: World, nadia: JudgingClient) -> None:
    from app.moderation.actions import report

    ideas = fill(world)
    ideas[0].body = "Appelez Monsieur Dupont au 06 12 34 56 78"
    twin = world.idea("Lampadaire éteint rue 0", body="Il fait noir.", theme_id=world.street.id)
    index_words(world.session, twin)
    report(world.session, world.resident("paul"), ideas[0], Rule.INSULT, now=world.now)
    world.session.commit()
    bearers = [node for node in panel(nadia.page(QUEUE)).walk() if "data-key" in node.attrs]
    always = [node.attrs["data-key"] for node in bearers if node.tag == "summary" or not node.inside("details")]
    assert {"a", "e", "r", "d", "m", "q", "t", "s", "h", "w"} == set(always) and len(always) == len(set(always)), always
    for folded in {id(node.inside("details")): node.inside("details") for node in bearers if node.inside("details")}.values():
        keys = [node.attrs["data-key"] for node in folded.walk() if "data-key" in node.attrs and node.tag != "summary"]
        assert len(keys) == len(set(keys)) and not set(keys) & set(always), keys


def test_the_same_input_said_twice_stands_together_and_merges_in_two_keys(world: World, nadia: JudgingClient) -> None:
    first, *_others = fill(world)
    twin = world.idea("Le lampadaire est éteint rue 0", body="Il fait noir.", theme_id=world.street.id, supports_count=4)
    index_words(world.session, twin)
    world.session.commit()
    page = nadia.page(f"{QUEUE}?item={twin.id}")
    assert "2 idées semblables" in page.root.text
    answer = nadia.submit(f"{QUEUE}?item={twin.id}", action="/merge", follow=True)
    assert answer.status_code == 200 and "garde ses" in answer.text
    assert world.reload(twin).merged_into_id == first.id


def test_a_gap_in_a_form_keeps_what_was_typed(world: World, nadia: JudgingClient) -> None:
    fill(world)
    answer = nadia.submit(QUEUE, {"reason": "Ce mot est dur"}, action="/hiding", missing=("rule",))
    assert answer.status_code == 422
    assert "Ce mot est dur" in answer.text and "Choisissez la règle" in answer.text


def test_hiding_sends_the_ready_sentence_and_the_added_word(world: World, nadia: JudgingClient) -> None:
    first, *_others = fill(world)
    nadia.submit(QUEUE, {"rule": "insult", "reason": "Le mot de la fin."}, action="/hiding")
    from app.moderation.queries import hiding

    act = hiding(world.session, first.id)
    assert act is not None and act.reason.startswith("Votre texte attaque") and act.reason.endswith("Le mot de la fin.")


def test_the_colleague_who_comes_second_learns_who_did_what_and_keeps_their_words(world: World, nadia: JudgingClient) -> None:
    first, *_others = fill(world)
    page = nadia.page(QUEUE)
    form = next(form for form in panel(page).all("form") if form.attrs["action"].endswith("/hiding"))
    data = {node.attrs["name"]: node.attrs.get("value", "") for node in form.all("input") if node.attrs.get("type") == "hidden"}
    actions.route(world.session, world.actor(world.marc), world.reload(first), world.streets, now=world.now)
    world.session.commit()
    answer = nadia.post(form.attrs["action"], data={**data, "rule": "insult", "reason": "Mes mots à moi"})
    assert answer.status_code == 409
    text = panel(Page(answer.text)).text
    assert re.search(r"Marc a déjà traité cette idée \(.+\) : envoyée à L’équipe Rues", text), text
    assert "Mes mots à moi" in answer.text
    assert world.reload(first).hidden_at is None


def test_an_author_who_edits_meanwhile_is_read_again(world: World, nadia: JudgingClient) -> None:
    first, *_others = fill(world)
    form = next(form for form in panel(nadia.page(QUEUE)).all("form") if form.attrs["action"].endswith("/team"))
    data = {node.attrs["name"]: node.attrs.get("value", "") for node in form.all("input")}
    world.reload(first).edited_at = world.now
    world.session.commit()
    answer = nadia.post(form.attrs["action"], data={**data, "team": world.streets.id})
    assert answer.status_code == 409 and "vient de modifier son texte" in answer.text


def test_personal_data_is_marked_and_masked_in_one_gesture(world: World, nadia: JudgingClient) -> None:
    first, *_others = fill(world)
    first.body = "Appelez Monsieur Dupont au 06 12 34 56 78, c’est urgent."
    world.session.commit()
    page = nadia.page(QUEUE)
    assert [node.text for node in panel(page).all("mark")] == ["Dupont", "06 12 34 56 78"]
    nadia.submit(QUEUE, {"pieces": ["Dupont", "06 12 34 56 78"]}, action="/mask")
    assert world.reload(first).body == "Appelez Monsieur [nom masqué] au [téléphone masqué], c’est urgent."


def test_inputs_of_another_site_do_not_exist_here(world: World, nadia: JudgingClient) -> None:
    there = world.idea("Là-bas", site=world.valenciennes)
    world.session.commit()
    assert nadia.get(f"/angers/desk/inputs/{there.id}").status_code == 404
    page = nadia.page(f"{QUEUE}?item={there.id}")
    assert "Là-bas" not in page.root.text


def test_in_a_group_of_towns_the_suggestion_names_the_competent_town_and_why(world: World, client: JudgingClient) -> None:
    here = world.idea("Trottoir cassé", site=world.valenciennes, theme_id=world.v_street.id, territory_id=world.anzin.id, team_id=world.v_triage.id)
    there = world.idea("Trottoir étroit", site=world.valenciennes, theme_id=world.v_street.id, territory_id=world.marly.id, team_id=world.v_triage.id)
    world.session.commit()
    vera = client.sign_in(world.vera)
    text = panel(vera.page(f"/valenciennes-metropole/desk/queue?item={here.id}")).text
    for said in ("Les rues d’Anzin", "Thème : La rue et les trottoirs", "Commune compétente : Anzin", "Les rues sont aux communes."):
        assert said in text, said
    text = panel(vera.page(f"/valenciennes-metropole/desk/queue?item={there.id}")).text
    assert "Les rues du groupe" in text and "Marly n’a pas encore d’équipe ici pour ce thème" in text


def test_no_act_reaches_an_input_of_another_site(world: World, nadia: JudgingClient, app: Any) -> None:
    there = world.idea("Là-bas", site=world.valenciennes)
    world.session.commit()
    fill(world)
    token = next(node.attrs["value"] for node in nadia.page(QUEUE).root.all("input") if node.attrs.get("name") == "csrf_token")
    rules = [rule.rule for rule in app.url_map.iter_rules() if "/desk/inputs/<int:input_id>/" in rule.rule and "POST" in rule.methods]
    assert len(rules) >= 12
    nadia.judged = False
    for rule in rules:
        for site, expected in (("angers", 404), ("valenciennes-metropole", 403)):
            path = rule.replace("<site>", site).replace("<int:input_id>", str(there.id))
            assert nadia.post(path, data={"csrf_token": token, "team": world.streets.id}).status_code == expected, path
    kept = world.reload(there)
    assert (kept.state, kept.hidden_at, kept.team_id) == (State.RECEIVED, None, there.team_id)


def test_a_hidden_idea_is_shown_again_from_its_page(world: World, nadia: JudgingClient) -> None:
    from app.moderation.actions import hide

    first, *_others = fill(world)
    hide(world.session, world.actor(world.marc), first, Rule.OFF_TOPIC, "Hors sujet.", now=world.now)
    world.session.commit()
    path = f"/angers/desk/inputs/{first.id}"
    assert nadia.submit(path, action="/restoration").status_code == 422
    nadia.submit(path, {"reason": "Cela parle du quartier."}, action="/restoration")
    assert world.reload(first).is_public


def test_late_ones_show_on_the_queue(world: World, nadia: JudgingClient) -> None:
    from datetime import timedelta

    fill(world, 2, state_at=world.now - timedelta(days=400))
    assert "attendent depuis plus de 2 jours ouvrés" in nadia.page(QUEUE).root.text


def test_the_queue_costs_the_same_number_of_queries_at_20_and_at_2000_waiting(world: World, nadia: JudgingClient, app: Any) -> None:
    engine, seen, costs = app.extensions["database"].engine, [], []
    event.listen(engine, "before_cursor_execute", lambda _c, _cur, sql, *_rest: seen.append(sql))
    for more in (20, 1980):
        fill(world, more)
        nadia.page(QUEUE)
        seen.clear()
        nadia.page(QUEUE)
        costs.append(len(seen))
    assert costs[0] == costs[1] <= 40, "\n".join(seen)
