"""Moderation seen from outside: reporting, contesting, writing again, and the public register."""

import csv
import io
from typing import Any

import pytest

from app.contributions.models import Draft
from app.moderation import actions, queries
from app.moderation.models import AppealState
from app.moderation.rules import Rule
from tests.judge import JudgingClient
from tests.world import World

HIDDEN_WORDS = "Ce sale type vole tout le monde."


@pytest.fixture
def hidden(world: World, client: JudgingClient) -> Any:
    """An idea that Nadia hid."""
    idea = world.idea("Le voisin du 4", body=HIDDEN_WORDS)
    reason = "Votre texte attaque une personne. Appelez le 06 12 34 56 78."
    actions.hide(world.session, world.actor(world.nadia), idea, Rule.INSULT, reason, now=world.now)
    world.session.commit()
    return idea


def test_a_reader_reports_without_an_account_and_is_thanked(world: World, client: JudgingClient) -> None:
    idea = world.idea()
    world.session.commit()
    path = f"/angers/reports/new?contribution={idea.id}"
    assert client.submit(path, {"text": "Regardez la fin"}, action="/reports/new").status_code == 422
    answer = client.submit(path, {"rule": "hatred", "text": "Regardez la fin"}, action="/reports/new", follow=True)
    assert "Une personne de l’équipe va lire" in answer.text and idea.title in answer.text
    again = client.submit(path, {"rule": "insult"}, action="/reports/new", follow=True)
    assert "déjà signalé" in again.text
    assert world.reload(idea).reports_count == 1


def test_what_is_hidden_or_elsewhere_is_not_reported(world: World, client: JudgingClient, hidden: Any) -> None:
    there = world.idea("Là-bas", site=world.valenciennes)
    world.session.commit()
    assert client.get(f"/angers/reports/new?contribution={hidden.id}").status_code == 403
    for number in (there.id, 999_999, 0):
        assert client.get(f"/angers/reports/new?contribution={number}").status_code == 404


def test_the_author_reads_rule_reason_and_own_words_and_nobody_else_reads_them(world: World, client: JudgingClient, hidden: Any) -> None:
    text = client.page(f"/r/{hidden.receipt_code}").root.text
    assert "Insulte ou attaque" in text and "Votre texte attaque une personne" in text and HIDDEN_WORDS in text
    for path in (f"/angers/proposals/{hidden.id}", "/angers/register", "/angers/register.csv", "/angers/"):
        assert HIDDEN_WORDS not in client.get(path).text


def test_contesting_leads_to_somebody_else_and_back_on_line(world: World, client: JudgingClient, hidden: Any, app: Any) -> None:
    path = f"/r/{hidden.receipt_code}/appeal"
    assert client.submit(path, {"text": " "}, action="/appeal").status_code == 422
    answer = client.submit(path, {"text": "Je parlais du chien."}, action="/appeal", follow=True)
    assert "Je parlais du chien." in answer.text and "Une autre personne va relire" in answer.text
    act = queries.hiding(world.session, hidden.id)
    assert act is not None
    appeal = queries.appeal_of(world.session, act.id)
    assert appeal is not None
    world.session.commit()
    desk = f"/angers/desk/appeals/{appeal.id}"
    nadia = app.test_client().sign_in(world.nadia)
    assert "C’est vous qui avez masqué" in nadia.page(desk).root.text
    marc = app.test_client().sign_in(world.marc)
    assert "Je parlais du chien." in marc.page("/angers/desk/appeals").root.text
    assert marc.submit(desk, {"outcome": "overturned"}, action=str(appeal.id)).status_code == 422
    marc.submit(desk, {"outcome": "overturned", "decision": "C’est juste."}, action=str(appeal.id))
    assert world.reload(appeal).state == AppealState.OVERTURNED
    assert client.get(f"/angers/proposals/{hidden.id}").status_code == 200


def test_writing_again_begins_with_ones_own_words(world: World, client: JudgingClient, hidden: Any) -> None:
    answer = client.submit(f"/r/{hidden.receipt_code}", action="/rewriting")
    assert answer.status_code == 303 and answer.headers["Location"] == "/angers/proposals/new?process=parcs"
    draft = world.session.query(Draft).one()
    assert (draft.fields["title"], draft.fields["body"]) == (hidden.title, HIDDEN_WORDS)
    assert HIDDEN_WORDS in client.get(answer.headers["Location"]).text


def test_the_forms_of_the_author_need_the_code(world: World, client: JudgingClient, hidden: Any) -> None:
    for path in ("/r/BARO-TILU-48271/appeal", f"/r/{world.idea('Autre').receipt_code}/appeal"):
        assert client.get(path).status_code == 404


def test_the_register_counts_everything_and_gives_nobody_away(world: World, client: JudgingClient, hidden: Any) -> None:
    nadia = world.actor(world.nadia)
    shown = world.idea("Un banc")
    actions.report(world.session, world.resident("paul"), shown, Rule.HATRED, "Un mot sur Kevin", now=world.now)
    actions.dismiss_reports(world.session, nadia, shown, now=world.now)
    undone = actions.accept(world.session, nadia, world.idea("Deux"), now=world.now)
    actions.undo(world.session, nadia, undone, world.session.get(type(shown), undone.contribution_id), now=world.now)
    actions.remark(world.session, world.actor(world.gilles), world.angers, "Les raisons sont claires.", now=world.now)
    world.session.commit()
    text = client.page("/angers/register").root.text
    for said in ("Insulte ou attaque", "[téléphone masqué]", "Les raisons sont claires.", "Gilles", "Un banc"):
        assert said in text, said
    for secret in ("Nadia", "06 12 34 56 78", "Kevin", HIDDEN_WORDS, "Le voisin du 4"):
        assert secret not in text, secret
    rows = list(csv.reader(io.StringIO(client.get("/angers/register.csv").get_data(as_text=True).lstrip("\ufeff")), delimiter=";"))
    assert ["2026-11", "Masquée", "Insulte ou attaque contre une personne", "1"] in rows
    assert ["2026-11", "Signalement reçu", "Haine ou rejet d’un groupe de personnes", "1"] in rows
    assert ["2026-11", "Décision annulée", "", "1"] in rows


def test_the_guarantor_remarks_in_public_and_others_have_no_form(world: World, client: JudgingClient, app: Any) -> None:
    world.session.commit()
    gilles = app.test_client().sign_in(world.gilles)
    answer = gilles.submit("/angers/register", {"text": "Tout est en ordre."}, action="/remarks", follow=True)
    assert "Tout est en ordre." in answer.text
    assert "/remarks" not in app.test_client().sign_in(world.nadia).get("/angers/register").text


def test_a_merged_idea_says_where_it_went_and_who_backs_each(world: World, client: JudgingClient) -> None:
    old, new = world.idea("Un banc", supports_count=12), world.idea("Encore un banc", supports_count=5)
    actions.merge(world.session, world.actor(world.nadia), new, old, now=world.now)
    world.session.commit()
    text = client.page(f"/angers/proposals/{new.id}").root.text
    assert "Un banc" in text and "Ici : 5 personnes disent" in text and "Là-bas : 12 personnes disent" in text
    text = client.page(f"/angers/proposals/{old.id}").root.text
    assert "1 idée semblable est regroupée ici" in text and "Encore un banc 5 personnes disent" in text


def test_a_hidden_idea_tells_everybody_the_rule_and_no_word_of_it(world: World, client: JudgingClient, hidden: Any) -> None:
    text = client.page(f"/angers/proposals/{hidden.id}", 404).root.text
    assert "Insulte ou attaque" in text and HIDDEN_WORDS not in text and hidden.title not in text
