"""The paper desk on pages: kind refusals, typing without a script, papers to print that name nobody, and who may do what."""

from typing import Any

import pytest

from app.voting.actions.casting import cast
from app.voting.actions.room.signing import sign_for_paper
from app.voting.models import PaperBallot, SecretBallot
from app.voting.rules.states import Secrecy, VoteState
from tests.conftest import KEY
from tests.judge import JudgingClient
from tests.voting.booth.test_booth import enter
from tests.voting.factory import make_vote
from tests.voting.room.papers import NO, YES, add, closed, paper_vote, typed
from tests.world import World

PAPER = "/angers/desk/votes/banc/paper"


def test_signing_on_the_page_and_both_refusals(client: JudgingClient, world: World) -> None:
    made = make_vote(world, paper=True)
    cast(world.session, KEY, made.vote, made.electors[1], {"yes": 1}, once="a")
    world.session.commit()
    client.sign_in(world.hawa)
    first = client.submit(PAPER, action=f"/signatures/{made.electors[0].id}", follow=True)
    assert "signe pour un bulletin de papier" in first.text and "1 personne a signé" in first.text
    page = client.get(PAPER)
    assert f"/signatures/{made.electors[1].id}" not in page.text and "A voté en ligne" in page.text
    sign_for_paper(world.session, world.actor(world.hawa), world.angers, made.vote, made.electors[2])
    again = client.post(f"{PAPER}/signatures/{made.electors[2].id}", data={"csrf_token": token(client, PAPER)}, follow_redirects=True)
    assert again.status_code == 200 and "a déjà signé" in again.text
    voter = enter(client.application.test_client(), made, 1)
    assert "voté sur papier" in voter.get("/angers/votes/banc/ballot").text


def token(client: JudgingClient, path: str) -> str:
    return next(node.attrs["value"] for node in client.page(path).root.all("input") if node.attrs.get("name") == "csrf_token")


def test_typing_without_a_script_and_nobody_sees_the_others_sheets(client: JudgingClient, world: World) -> None:
    closed(world, paper_vote(world, 2))
    hawa, nadia = client.sign_in(world.hawa), client.application.test_client()
    nadia.world = world
    nadia.sign_in(world.nadia)
    bad = hawa.submit(PAPER, {"label": "", "papers": "deux"}, action="/paper")
    assert bad.status_code == 422 and "Donnez un nom" in bad.text
    desk = hawa.submit(PAPER, {"label": "Enveloppe 1", "papers": "2"}, action="/paper").location
    empty = hawa.submit(desk, action="/sheets")
    assert empty.status_code == 422 and "Tapez ce que dit la feuille" in empty.text
    for choice in ("001", "002"):
        hawa.submit(desk, {"choice": choice}, action="/sheets")
    assert "C’est fini pour vous" in hawa.get(desk).text
    nadia.submit(desk, {"choice": "001"}, action="/sheets")
    page = nadia.get(desk).text
    assert "La dernière feuille saisie" in page and page.count("Yes</bdi>") == 2 and "No</bdi> sur" not in page
    nadia.submit(desk, action="/sheets", press="spoilt")
    page = nadia.get(desk).text
    assert "Les deux saisies sont différentes" in page and "La saisie de Hawa" in page
    [mine] = [row for row in world.rows(PaperBallot) if row.typed_by_id == world.nadia.id and "spoilt" in row.marks]
    theirs = next(row for row in world.rows(PaperBallot) if row.typed_by_id == world.hawa.id)
    nadia.page(f"{desk}/sheets/{theirs.id}", 404)
    nadia.submit(f"{desk}/sheets/{mine.id}", {"choice": "002"}, action=f"/sheets/{mine.id}")
    assert nadia.submit(desk, action="/merge").location == PAPER
    assert len(world.rows(SecretBallot)) == 2 and "Dans l’urne" in nadia.get(PAPER).text
    assert "ne se voient plus" in hawa.get(desk).text


def test_an_overvote_is_called_spoilt_and_a_wrong_number_of_sheets_put_right(client: JudgingClient, world: World) -> None:
    made = closed(world, paper_vote(world, 2, method="approval", settings={"max_marks": 1}, options=("a", "b")))
    batch = add(world, made, 3)
    client.sign_in(world.hawa)
    wrong = client.submit(f"{PAPER}/{batch.id}", {"mark": ["001", "002"]}, action="/sheets")
    assert wrong.status_code == 422 and "Alors elle est nulle" in wrong.text
    client.submit(f"{PAPER}/{batch.id}", {"papers": "2"}, action="/recount")
    assert world.reload(batch).papers == 2
    client.submit(f"{PAPER}/{batch.id}", {"mark": ["002"]}, action="/sheets")
    assert "B</bdi>" in client.get(f"{PAPER}/{batch.id}").text
    client.submit(f"{PAPER}/{batch.id}", action="/sheets", press="undo")
    assert not world.rows(PaperBallot)


def test_names_of_an_open_vote_are_asked_for(client: JudgingClient, world: World) -> None:
    made = closed(world, paper_vote(world, 1, secrecy=Secrecy.OPEN))
    batch = add(world, made, 1)
    client.sign_in(world.hawa)
    assert client.submit(f"{PAPER}/{batch.id}", {"choice": "001"}, action="/sheets").status_code == 422
    client.submit(f"{PAPER}/{batch.id}", {"choice": "001", "elector": str(made.electors[0].id)}, action="/sheets")
    assert f"{made.electors[0].name} : Yes" in client.get(f"{PAPER}/{batch.id}").text
    client.submit(f"{PAPER}/{batch.id}", action="/sheets")
    assert not world.rows(PaperBallot)


@pytest.mark.parametrize(("method", "options", "settings"), [
    ("yes_no", ("yes", "no", "abstain"), {}), ("approval", tuple("abcdefghijklmnopqrst"), {"max_marks": 3}), ("points", ("a", "b"), {}),
    ("schulze", ("a", "b", "c"), {}), ("judgment", ("a", "b", "c"), {}),
])
def test_printed_papers_name_nobody(client: JudgingClient, world: World, method: str, options: tuple[str, ...], settings: Any) -> None:
    make_vote(world, paper=True, method=method, options=options, settings=settings)
    client.sign_in(world.hawa)
    papers = [client.get(f"{PAPER}/ballots.pdf") for _time in range(2)]
    assert all(paper.mimetype == "application/pdf" and paper.data.startswith(b"%PDF") for paper in papers)
    assert len(papers[0].data) == len(papers[1].data)
    assert client.get(f"{PAPER}/signatures.pdf").data.startswith(b"%PDF")


def test_no_paper_without_paper_and_no_envelope_before_the_close(client: JudgingClient, world: World) -> None:
    made = make_vote(world)
    client.sign_in(world.hawa)
    assert "se fait sans papier" in client.get(PAPER).text
    assert client.get(f"{PAPER}/ballots.pdf").status_code == 403
    made.vote.paper = True
    refused = client.post(PAPER, data={"csrf_token": token(client, PAPER), "label": "E", "papers": "1"})
    assert refused.status_code == 403 and "après la clôture" in refused.text
    made.vote.state = VoteState.COUNTED
    assert "déjà compté" in client.get(PAPER).text


def test_who_may(client: JudgingClient, world: World) -> None:
    made = closed(world, paper_vote(world, 1))
    batch = add(world, made, 1)
    typed(world, made, batch, "hawa", (YES,))
    typed(world, made, batch, "nadia", (NO,))
    for name, status in (("hawa", 200), ("omar", 200), ("ines", 200), ("klara", 403), ("ali", 403), ("vera", 403), ("lea", 403)):
        person = client.application.test_client().sign_in(getattr(world, name))
        for path in (PAPER, f"{PAPER}/{batch.id}", f"{PAPER}/signatures.pdf", "/angers/desk/votes/banc/attendance"):
            assert person.get(path).status_code == status, (name, path)
    omar = client.application.test_client().sign_in(world.omar)
    page = omar.get(f"{PAPER}/{batch.id}").text
    assert "Deux personnes ont déjà saisi" in page
    assert client.application.test_client().get(PAPER).status_code in {302, 401, 403}
    stranger = client.application.test_client().sign_in(world.hawa)
    stranger.page("/angers/desk/votes/banc/live", 403)
    made.vote.live = True
    world.session.commit()
    assert omar.get("/angers/desk/votes/banc/live").status_code == 200
