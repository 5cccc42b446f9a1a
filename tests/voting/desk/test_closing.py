"""The close is a fence, the boxes forget, the count holds to the register, and the worker does it all by the clock."""

import json
import threading
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from app.audit import queries as audit
from app.core import clock
from app.core.db import Database
from app.core.verdicts import Refused
from app.people.rules import system
from app.voting.actions import preparing as actions
from app.voting.actions.casting import cast
from app.voting.actions.closing import close
from app.voting.actions.counting import count
from app.voting.jobs import run_votes
from app.voting.models import BallotReceipt, Elector, Incident, PaperBatch, Register, SecretBallot, Vote, VoteResult
from app.voting.queries.due import steps
from app.voting.queries.outcomes import outcome_of
from app.voting.rules.register import turnout
from app.voting.rules.states import VoteState
from tests.conftest import KEY
from tests.judge import JudgingClient
from tests.voting.factory import Made, make_vote
from tests.world import World


def vote_all(world: World, made: Made, *choices: str) -> None:
    """The first electors vote, in this order."""
    for number, choice in enumerate(choices):
        cast(world.session, KEY, made.vote, made.electors[number], {choice: 1} if choice else {}, once=f"{made.vote.slug} {number}")
        world.session.commit()


def shut(world: World, made: Made, **values: Any) -> Vote:
    close(world.session, world.actor(world.omar), world.angers, made.vote, now=world.now, **values)
    world.session.commit()
    return made.vote


def test_after_the_close_the_boxes_are_in_the_order_of_their_content(each_world: World) -> None:
    made = make_vote(each_world, people=8)
    vote_all(each_world, made, *("no", "yes", "yes", "no", "abstain", "yes", "yes", "no"))
    keys = {row.key for row in each_world.rows(SecretBallot)}
    signs = each_world.rows(Register)[0].signs
    shut(each_world, made)
    each_world.session.expire_all()
    after = each_world.rows(SecretBallot)
    assert not keys & {row.key for row in after} and len(after) == 8 and turnout(each_world.rows(Register)[0].signs) == turnout(signs) == 8
    if each_world.session.get_bind().dialect.name == "postgresql":
        stored = each_world.session.execute(text("SELECT marks, xmin::text FROM secret_ballot ORDER BY ctid")).all()
        assert [row.marks for row in stored] == sorted(row.marks for row in stored) and len({row.xmin for row in stored}) == 1
        receipts = each_world.session.execute(text("SELECT digest, xmin::text FROM ballot_receipt ORDER BY ctid")).all()
        assert [row.digest for row in receipts] == sorted(row.digest for row in receipts) and {row.xmin for row in receipts} == {stored[0].xmin}
        each_world.session.commit()
    assert len(each_world.rows(BallotReceipt)) == 8


def test_closing_early_needs_everybody_or_a_public_reason(world: World) -> None:
    made = make_vote(world, people=2)
    vote_all(world, made, "yes")
    with pytest.raises(Refused, match="Tout le monde n’a pas voté"):
        shut(world, made)
    world.session.rollback()
    with pytest.raises(Refused):
        close(world.session, system("clock"), world.angers, made.vote, why="parce que", now=world.now)
    world.session.rollback()
    shut(world, made, why="La salle ferme : inondation.")
    assert [(each.kind, each.text) for each in world.rows(Incident)] == [("closed_early", "La salle ferme : inondation.")]
    whole = make_vote(world, slug="tous", people=1)
    vote_all(world, whole, "yes")
    assert shut(world, whole).state == VoteState.CLOSED and len(world.rows(Incident)) == 1


def test_closing_twice_is_once_and_nobody_reopens(world: World) -> None:
    made = make_vote(world)
    first = shut(world, made, why="Fini.").closed_at
    shut(world, made, why="Encore.")
    assert world.reload(made.vote).closed_at == first and len(world.rows(Incident)) == 1
    assert len([each for each in audit.about(world.session, "vote", made.vote.id) if each.verb == "voting.close"]) == 1
    with pytest.raises(Refused, match="clos"):
        cast(world.session, KEY, made.vote, made.electors[0], {"yes": 1}, once="late")


def test_ballots_in_flight_across_the_close_are_counted_or_refused(each_database: Database, each_world: World) -> None:
    made = make_vote(each_world, people=24)
    vote_id, ids = made.vote.id, [elector.id for elector in made.electors]
    each_world.session.commit()
    acknowledged: list[int] = []
    barrier = threading.Barrier(9)

    def voter(share: int) -> None:
        from app.voting.models import Elector

        barrier.wait()
        for number in range(share, 24, 8):
            try:
                with each_database.transaction() as session:
                    vote, elector = session.get_one(Vote, vote_id), session.get_one(Elector, ids[number])
                    cast(session, KEY, vote, elector, {"yes": 1}, once=f"flight {number}")
                acknowledged.append(number)
            except Refused:
                pass

    def closer() -> None:
        barrier.wait()
        with each_database.transaction() as session:
            vote = session.get_one(Vote, vote_id)
            from app.sites.models import Site
            close(session, each_world_actor, session.get_one(Site, vote.site_id), vote, why="Au milieu.", now=clock.now())

    each_world_actor = each_world.actor(each_world.omar)
    each_world.session.commit()
    threads = [threading.Thread(target=voter, args=(share,)) for share in range(8)] + [threading.Thread(target=closer)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    each_world.session.expire_all()
    assert len(each_world.rows(SecretBallot)) == len(acknowledged) == turnout(each_world.rows(Register)[0].signs)
    assert each_world.rows(Vote)[0].state == VoteState.CLOSED


def test_the_worker_closes_forgets_counts_and_hands_over(client: JudgingClient, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_vote(world, follow_team_id=world.gardens.id)
    vote_all(world, made, "yes", "yes", "yes", "no", "", "yes")
    database = client.application.extensions["database"]
    assert run_votes(database) == 1, "only the announcement is due"
    later = made.vote.closes_at + timedelta(seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    for _turn in range(4):
        run_votes(database)
    vote = world.reload(made.vote)
    assert vote.state == VoteState.COUNTED and vote.closed_at == later
    assert vote.result["proclaimed"] and vote.result["turnout"]["voted"] == 6 and vote.result["outcome"]["verdict"] == "adopted"
    [result] = world.rows(VoteResult)
    assert (result.vote_id, result.team_id, result.title) == (vote.id, world.gardens.id, vote.question)
    assert "adoptée" in result.body and result.due_on is not None
    verbs = [entry.verb for entry in audit.about(world.session, "vote", vote.id) if entry.verb != "voting.cast"]
    assert verbs == ["voting.announce", "voting.close", "voting.forget", "voting.count"]
    world.session.commit()
    assert run_votes(database) == 0
    page = client.page("/angers/votes/banc/follow-up").root.text
    assert "Ce que la ville fait de ce résultat" in page and "L’équipe Jardins" in page
    assert client.get(f"/angers/votes/results/{result.id}").headers["Location"].endswith("/votes/banc/follow-up")


def test_paper_waits_for_its_envelopes(world: World) -> None:
    made = make_vote(world, paper=True)
    shut(world, made, why="Fin.")
    assert [name for name, _vote in steps(world.session, world.now)] == []
    world.session.add(PaperBatch(vote_id=made.vote.id, label="Enveloppe 1", papers=3, created_at=world.now))
    world.session.flush()
    with pytest.raises(Refused, match="papier"):
        count(world.session, world.actor(world.omar), world.angers, made.vote, now=world.now)


def test_a_ballot_too_many_is_an_incident_and_the_count_goes_on(world: World) -> None:
    made = make_vote(world)
    vote_all(world, made, "yes", "no")
    shut(world, made, why="Fin.")
    world.session.add(SecretBallot(vote_id=made.vote.id, key="x" * 32, marks=json.dumps({"yes": 1})))
    world.session.commit()
    count(world.session, world.actor(world.omar), world.angers, made.vote, now=world.now)
    world.session.commit()
    assert [(each.kind, each.text) for each in world.rows(Incident)][-1] == ("turnout_differs", "2 / 3")
    outcome = outcome_of(made.vote)
    assert outcome is not None and outcome.totals.cast == 3


def test_a_cancelled_vote_is_never_counted(client: JudgingClient, world: World) -> None:
    made = make_vote(world)
    vote_all(world, made, "yes")
    client.sign_in(world.omar)
    assert client.submit("/angers/desk/votes/banc/cancellation", {"why": "  "}).status_code == 422
    assert client.submit("/angers/desk/votes/banc/cancellation", {"why": "La liste était fausse."}).status_code == 302
    assert world.reload(made.vote).state == VoteState.CANCELLED
    with pytest.raises(Refused):
        count(world.session, world.actor(world.omar), world.angers, made.vote, now=world.now)
    world.session.rollback()
    assert "La liste était fausse." in client.page("/angers/desk/votes/banc").root.text


def test_closing_by_hand_on_the_page(client: JudgingClient, world: World) -> None:
    make_vote(world)
    client.sign_in(world.omar)
    refused = client.submit("/angers/desk/votes/banc/closing")
    assert refused.status_code == 422 and "la raison est publique" in refused.text
    assert client.submit("/angers/desk/votes/banc/closing", {"why": "Tout le monde est parti."}).status_code == 302
    assert client.submit("/angers/desk/votes/banc", action="/count").status_code == 302
    page = client.page("/angers/desk/votes/banc").root.text
    assert "0 personne sur 6 a voté" in page and "Le compte rendu" in page


def test_no_ballot_is_acknowledged_while_the_vote_is_stopped(each_database: Database, each_world: World) -> None:
    made, told, started = make_vote(each_world), [], threading.Event()
    vote_id, elector_id, omar, angers, now = made.vote.id, made.electors[0].id, each_world.actor(each_world.omar), each_world.angers, each_world.now
    each_world.session.commit()

    def voter() -> None:
        started.set()
        try:
            with each_database.transaction() as session:
                cast(session, KEY, session.get_one(Vote, vote_id), session.get_one(Elector, elector_id), {"yes": 1}, once="late")
            told.append("receipt")
        except Refused as refusal:
            told.append(str(refusal))

    late = threading.Thread(target=voter)
    with each_database.transaction() as session:
        actions.cancel(session, omar, angers, session.get_one(Vote, vote_id), "Deux questions en une.", now=now)
        session.flush()
        late.start()
        started.wait()
        late.join(0.3)
        assert told == [], "the ballot waits before the register"
    late.join(30)
    assert len(told) == 1 and "annulé" in told[0] and not each_world.rows(SecretBallot)
