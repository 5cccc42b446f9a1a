"""The pages of a sealed vote, as they answer without a browser's script: judged, in plain words, and closed to whoever has no business there."""

from typing import Any

import pytest

from app.core.db import Database
from app.voting.jobs import run_votes
from app.voting.models import BoardEvent, Trustee
from app.voting.queries.votes import register_of
from app.voting.rules.register import turnout
from app.voting.rules.states import Sign, VoteState
from app.voting.rules.ways_in import trustee_secret
from app.voting.sealed import trustees
from app.voting.sealed.encoding import dump
from tests.conftest import KEY
from tests.judge import JudgingClient, Page
from tests.voting.factory import make_vote
from tests.voting.sealed_web.stage import SealedVote, draft, opened, public, ready
from tests.world import World


def enter(client: JudgingClient, made: SealedVote, number: int = 1) -> JudgingClient:
    link = made.made.link(number)
    assert client.submit(link, action=link).status_code == 303
    return client


def sealed(database: Database, made: SealedVote, number: int, choice: str) -> str:
    with database.read() as session:
        return made.seal(session, number - 1, {choice: 1})


def cast(client: JudgingClient, made: SealedVote, raw: str) -> Any:
    return client.submit(f"{made.path}/ballot", {"ballot": raw}, action="/ballot/sealed")


def test_the_ballot_stands_in_no_form_so_no_choice_can_be_sent(client: JudgingClient, world: World) -> None:
    made = opened(world)
    page = enter(client, made).page(f"{made.path}/ballot")
    choices = [node for node in page.root.all("input") if node.attrs.get("name") == "choice"]
    assert len(choices) == 4 and not [node for node in choices if node.inside("form")]
    assert "ne sait pas chiffrer" in page.root.text and "venez voter à l’accueil" in page.root.text
    assert not [node for node in page.root.all("input") if "data-typed-code" in node.attrs and (node.inside("form") or node.attrs.get("name"))]
    refused = client.post(f"{made.path}/ballot/check", data={"choice": "001"})
    assert refused.status_code == 403 and "chiffre dans votre navigateur" in refused.text and "Yes" not in Page(refused.text).root.text


def test_cast_receipt_board(client: JudgingClient, world: World, database: Database) -> None:
    made = opened(world)
    raw = sealed(database, made, 1, "yes")
    answer = cast(enter(client, made), made, raw)
    assert (answer.status_code, answer.location) == (303, f"{made.path}/receipt")
    receipt = Page(client.get(answer.location).text)
    text = next(node.text for node in receipt.root.all("p") if "hash" in node.attrs.get("class", ""))
    tracker, head = text.split(":")
    assert cast(client, made, raw).status_code == 303 and len(world.rows(BoardEvent)) == 2
    stranger = client.application.test_client()
    board = stranger.page(f"{made.path}/board")
    assert tracker in board.root.text and head in board.root.text and "1 bulletin reçu" in board.root.text
    assert "Votre bulletin est dans l’urne" in stranger.submit(f"{made.path}/board", {"receipt": text}, action="/board").text
    assert "Votre bulletin est dans l’urne" in stranger.submit(f"{made.path}/board", {"receipt": tracker}, action="/board").text
    rebuilt = stranger.submit(f"{made.path}/board", {"receipt": f"{tracker}:{'0' * 64}"}, action="/board")
    assert "La chaîne a changé" in rebuilt.text
    missing = stranger.submit(f"{made.path}/board", {"receipt": "A" * 43}, action="/board")
    assert "n’est pas dans l’urne" in missing.text
    typing = stranger.submit(f"{made.path}/board", {"receipt": "abc"}, action="/board")
    assert typing.status_code == 422 and "Copiez-le en entier" in typing.text and "abc" in typing.text
    again = enter(client, made).page(f"{made.path}/ballot")
    assert "Vous avez déjà voté" in again.root.text
    file = stranger.get(f"{made.path}/board.bel")
    assert file.data == made.archive(database) and ".bel" in file.headers["Content-Disposition"]


def test_each_fault_has_its_sentence_and_a_stale_page_loses_nothing(client: JudgingClient, world: World, database: Database) -> None:
    made, other = opened(world), opened(world, slug="autre", code="AUTRE")
    stranger = sealed(database, other, 1, "yes")
    enter(client, made)
    wrong = cast(client, made, stranger)
    assert wrong.status_code == 422 and "est celui d’un autre vote" in wrong.text and "Recommencer mon bulletin" in wrong.text
    assert cast(client, made, "").status_code == 422
    raw = sealed(database, made, 1, "no")
    stale = client.post(f"{made.path}/ballot/sealed", data={"ballot": raw, "csrf_token": "old"})
    assert stale.status_code == 422 and "restée ouverte longtemps" in stale.text
    kept = next(node.attrs["value"] for node in Page(stale.text).root.all("input") if node.attrs.get("name") == "ballot")
    assert kept == raw and len(world.rows(BoardEvent)) == 2
    anybody = client.application.test_client()
    anybody.judged = True
    token = next(node.attrs["value"] for node in anybody.page(f"{made.path}/board").root.all("input") if node.attrs.get("name") == "csrf_token")
    assert anybody.post(f"{made.path}/ballot/sealed", data={"ballot": raw, "csrf_token": token}).location.endswith("/enter")


def test_after_the_close_nothing_enters(client: JudgingClient, world: World, database: Database) -> None:
    made = opened(world)
    raw = sealed(database, made, 1, "yes")
    page = enter(client, made).page(f"{made.path}/ballot")
    token = next(node.attrs["value"] for node in page.root.all("input") if node.attrs.get("name") == "csrf_token")
    made.close(database)
    late = client.post(f"{made.path}/ballot/sealed", data={"ballot": raw, "csrf_token": token})
    assert late.status_code == 403 and "plus aucun bulletin" in late.text
    assert not [row for row in world.rows(BoardEvent) if row.kind == "Ballot"]


def test_the_assisted_desk_seals_for_somebody_without_script_and_says_what_it_costs(
    client: JudgingClient, world: World, database: Database, caplog: pytest.LogCaptureFixture,
) -> None:
    made = opened(world)
    hawa = client.application.test_client().sign_in(world.hawa)
    name = world.reload(made.made.electors[0]).name
    world.session.commit()
    found = hawa.submit(f"/angers/desk/votes/{made.slug}/assisted", {"name": name}, action="/assisted")
    form = next(form for form in Page(found.text).forms("post") if form.attrs["action"].endswith("/assisted"))
    values = {node.attrs["name"]: node.attrs.get("value", "") for node in form.all("input") if node.attrs.get("name")}
    shown = hawa.post(f"/angers/desk/votes/{made.slug}/assisted", data={**values, "elector": made.electors[0]})
    link = next(node.attrs["href"] for node in Page(shown.text).root.all("a") if "/kiosk/" in node.attrs["href"]).replace("http://localhost", "")
    assert "Elle tape elle-même son code de vote scellé" in shown.text
    client.submit(link, action=link)
    page = client.page(f"{made.path}/ballot")
    assert "verra votre choix un instant" in page.root.text
    check = client.submit(f"{made.path}/ballot?here=1", {"choice": "002"}, action="/ballot/check")
    assert "La machine de la ville verra votre choix" in check.text
    values = {node.attrs["name"]: node.attrs.get("value", "") for node in Page(check.text).forms("post")[0].all("input") if node.attrs.get("name")}
    wrong = client.post(f"{made.path}/ballot/cast", data={**values, "code": "abc"})
    assert wrong.status_code == 422 and "pas sur la liste de ce vote" in wrong.text and "abc" in wrong.text
    done = client.post(f"{made.path}/ballot/cast", data={**values, "code": made.codes[0]})
    assert (done.status_code, done.location) == (303, f"{made.path}/receipt")
    assert "Terminer" in client.get(done.location).text
    world.session.commit()
    assert register_of(world.session, made.id).count(Sign.ASSISTED) == 1
    world.session.commit()
    assert made.codes[0] not in caplog.text
    made.close(database)
    made.give(database, 1, 2)
    run_votes(database)
    vote = world.reload(made.vote)
    assert vote.result["outcome"]["numbers"]["no"] == {"votes": 1}


def test_the_server_seals_for_nobody_else(client: JudgingClient, world: World) -> None:
    made = opened(world)
    page = enter(client, made).page(f"{made.path}/ballot?here=1")
    assert not [node for node in page.root.all("input") if node.attrs.get("name") == "choice" and node.inside("form")]
    token = next(node.attrs["value"] for node in page.root.all("input") if node.attrs.get("name") == "csrf_token")
    data = {"choice": "001", "code": made.codes[0], "csrf_token": token, "once": "x"}
    assert client.post(f"{made.path}/ballot/cast", data=data).status_code == 403
    assert turnout(register_of(world.session, made.id)) == 0


def test_a_trustee_s_page_at_each_stage(client: JudgingClient, world: World, database: Database) -> None:
    made = ready(world)
    links = [f"{made.path}/trustee/{trustee_secret(KEY, each.nonce)}" for each in world.rows(Trustee)]
    page = client.page(links[0])
    assert "Vous êtes 2 à garder chacun une clé" in page.root.text and "Votre clé est enregistrée" in page.root.text
    assert client.submit(links[0], {"message": trustees.make_key().message}, action="/key").status_code == 303
    bad = client.submit(links[0], {"message": "{}"}, action="/key")
    assert bad.status_code == 403 and "Cette clé n’est pas bonne" in bad.text
    client.page(f"{made.path}/trustee/unknown", 404)
    assert client.submit(links[0], {"message": made.keys[0].message}, action="/key").status_code == 303
    omar = client.application.test_client().sign_in(world.omar)
    assert omar.submit(f"/angers/desk/votes/{made.slug}/opening", {"few_accepted": "y"}).status_code == 302
    assert "Rien ne s’ouvre avant la clôture" in client.page(links[0]).root.text
    made.close(database)
    page = client.page(links[0])
    assert "La clé reste ici" in page.root.text and "J’ai perdu ma clé" in page.root.text
    with database.read() as session:
        shares = [made.share(session, position) for position in (1, 2)]
    wrong = client.submit(links[0], {"share": shares[1]}, action="/share")
    assert wrong.status_code == 403 and "n’ouvre pas la somme" in wrong.text
    assert client.submit(links[0], {"share": shares[0]}, action="/share").status_code == 303
    assert "Votre part est ouverte" in client.page(links[0]).root.text
    assert "c’est fait" in client.page(f"{made.path}/board").root.text
    assert "ouvrent l’urne ensemble" in omar.page(f"/angers/desk/votes/{made.slug}").root.text
    client.submit(links[1], {"share": shares[1]}, action="/share")
    run_votes(database)
    assert "Le vote est compté" in client.page(links[0]).root.text
    assert "Chaque bulletin est permis" in client.page(f"{made.path}/audit").root.text


def test_a_lost_key_ends_in_a_cancelled_vote_with_its_reason(client: JudgingClient, world: World, database: Database) -> None:
    made = opened(world)
    made.cast(database, 1, {"yes": 1})
    made.close(database)
    omar = client.sign_in(world.omar)
    address = f"/angers/desk/votes/{made.slug}"
    assert "Un gardien a perdu sa clé" in omar.page(address).root.text
    by_hand = omar.post(f"{address}/count", data={"csrf_token": _token(omar, f"{address}/incidents")})
    assert by_hand.status_code == 403 and "avec les clés de tous ses gardiens" in by_hand.text
    assert omar.submit(f"{address}/cancellation", {"why": "La clé d’Anne est perdue."}).status_code == 302
    assert world.reload(made.vote).state == VoteState.CANCELLED
    assert "La clé d’Anne est perdue." in client.application.test_client().page(f"{made.path}/board").root.text


def _token(client: JudgingClient, path: str) -> str:
    return next(node.attrs["value"] for node in client.page(path).root.all("input") if node.attrs.get("name") == "csrf_token")


def test_the_organiser_names_trustees_and_sees_what_is_missing(client: JudgingClient, world: World) -> None:
    made = draft(world)
    omar, address = client.sign_in(world.omar), f"/angers/desk/votes/{made.slug}"
    assert "Prêt : 8 étapes sur 9" in omar.page(address).root.text
    assert "il manque" not in omar.page(f"{address}/sealing").root.text
    bad = omar.submit(f"{address}/sealing", {"name1": "Anne", "email1": "anne@", "email2": "bob@example.test"})
    assert bad.status_code == 422 and "n’est pas complet" in bad.text and "Écrivez aussi le nom" in bad.text and "anne@" in bad.text
    assert omar.submit(f"{address}/sealing", {}).status_code == 422
    assert omar.submit(f"{address}/sealing", {"name1": "Anne", "email1": "anne@example.test", "name2": "Bob"}).status_code == 302
    page = omar.page(f"{address}/sealing").root
    assert "Toutes les clés, ou rien" in page.text and page.text.count("Pas encore de clé") == 2 and "/trustee/" in page.text
    assert "Des clés pas encore faites par leurs gardiens : 2." in omar.page(address).root.text
    omar.page(f"{made.path}/credentials", 403)


def test_the_keeper_publishes_the_list_and_the_organiser_cannot(client: JudgingClient, world: World) -> None:
    made = ready(world)
    klara = client.sign_in(world.klara)
    page = klara.page(f"{made.path}/credentials")
    assert "5 codes sont publiés" in page.root.text and "il ne doit voir aucun code" in page.root.text
    people = klara.get(f"{made.path}/credentials/roll.json").json
    assert people is not None and {each["name"] for each in people} == {each.name for each in made.made.electors}
    fresh = "\n".join(public([*made.codes[:4], made.codes[4]], made.uuid))
    assert klara.submit(f"{made.path}/credentials", {"published": fresh}).status_code == 303
    short = klara.submit(f"{made.path}/credentials", {"published": fresh.rpartition("\n")[0]})
    assert short.status_code == 403 and "a changé entre-temps" in short.text
    assert klara.submit(f"{made.path}/credentials", {"published": "x\n" * 5}).status_code == 403
    assert klara.submit(f"{made.path}/credentials", {}).status_code == 422
    for name in ("omar", "ines", "nadia", "vera"):
        other = client.application.test_client().sign_in(world.things[name])
        other.page(f"{made.path}/credentials", 403)
        assert other.get(f"{made.path}/credentials/roll.json").status_code == 403
    world.session.delete(made.made.electors[0])
    world.session.commit()
    assert "Refaites tous les codes" in klara.page(f"{made.path}/credentials").root.text


def test_a_vote_that_is_not_sealed_has_none_of_these_pages(client: JudgingClient, world: World) -> None:
    make_vote(world)
    for page in ("board", "board.bel", "audit", "trustee/abc"):
        assert client.get(f"/angers/votes/banc/{page}").status_code == 404
    assert client.sign_in(world.klara).get("/angers/votes/banc/credentials").status_code == 404


def test_the_public_list_says_everything_in_pages(client: JudgingClient, world: World, database: Database) -> None:
    made = opened(world)
    with database.transaction() as session:
        for height in range(1, 122):
            session.add(BoardEvent(
                vote_id=made.id, height=height, kind="Ballot", payload=f"{height:064x}", text=dump({"height": height}), hash=f"{height:064x}",
            ))
    first, last = client.page(f"{made.path}/board").root.text, client.page(f"{made.path}/board?page=3").root.text
    assert "121 bulletins reçus" in first and "Plus anciennes" in first and "Plus récentes" in last and "Plus anciennes" not in last
    client.page(f"{made.path}/board?page=99999999999")
