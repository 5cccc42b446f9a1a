"""Paper: signed for behind the register's lock, typed by two people, poured in whole or not at all."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from app.core import clock
from app.core.db import Database
from app.core.verdicts import Refused
from app.sites.models import Site
from app.voting.actions.casting import BOOTH, cast
from app.voting.actions.closing import forgotten
from app.voting.actions.counting import count
from app.voting.actions.room import envelopes, merging, signing
from app.voting.models import Elector, Incident, OpenBallot, PaperBallot, PaperBatch, SecretBallot, Vote
from app.voting.queries.boxes import ballots
from app.voting.queries.due import unforgotten
from app.voting.queries.room.paper import envelope, unmerged
from app.voting.queries.votes import register_of
from app.voting.rules.register import sign_of, turnout
from app.voting.rules.room.sheets import Sheet
from app.voting.rules.states import BatchState, Secrecy, Sign
from tests.conftest import KEY
from tests.voting.factory import make_vote
from tests.voting.room.papers import BAD, BLANK, NO, YES, add, closed, paper_vote, poured, typed
from tests.world import World


def test_whoever_signs_cannot_vote_online_and_the_reverse(each_world: World) -> None:
    world, made = each_world, paper_vote(each_world, 1)
    with pytest.raises(Refused, match="voté sur papier"):
        cast(world.session, KEY, made.vote, made.electors[0], {"yes": 1}, once="a")
    world.session.rollback()
    cast(world.session, KEY, made.vote, made.electors[1], {"yes": 1}, once="b")
    world.session.commit()
    for elector, sentence in ((made.electors[1], "déjà voté en ligne"), (made.electors[0], "déjà signé")):
        with pytest.raises(Refused, match=sentence):
            signing.sign_for_paper(world.session, world.actor(world.hawa), world.angers, made.vote, elector)
        world.session.rollback()


def test_paper_and_phone_at_once_are_one_voice(each_world: World, each_database: Database) -> None:
    world, site_id, hawa = each_world, each_world.angers.id, each_world.actor(each_world.hawa)
    for turn in range(6):
        made = make_vote(world, slug=f"v{turn}", code=f"V{turn}", paper=True)
        vote_id, elector_id = made.vote.id, made.electors[0].id
        world.session.commit()
        start = Barrier(2)

        def online(session: Session, vote: int = vote_id, who: int = elector_id) -> None:
            cast(session, KEY, session.get_one(Vote, vote), session.get_one(Elector, who), {"yes": 1}, once="mine")

        def on_paper(session: Session, vote: int = vote_id, who: int = elector_id) -> None:
            site = session.get_one(Site, site_id)
            signing.sign_for_paper(session, hawa, site, session.get_one(Vote, vote), session.get_one(Elector, who))

        def run(deed: Any, start: Barrier = start) -> bool:
            start.wait()
            try:
                with each_database.transaction() as session:
                    deed(session)
            except Refused:
                return False
            return True

        with ThreadPoolExecutor(2) as pool:
            by_phone, by_paper = pool.map(run, (online, on_paper))
        assert by_phone != by_paper
        sign = sign_of(register_of(world.session, vote_id), 1)
        assert sign is (Sign.ONLINE if by_phone else Sign.PAPER)
        assert len([row for row in world.rows(SecretBallot) if row.vote_id == vote_id]) == int(by_phone)


def test_a_slip_is_taken_back_with_a_reason_for_the_minutes(world: World) -> None:
    made = paper_vote(world, 1)
    actor = world.actor(world.hawa)
    with pytest.raises(Refused, match="pourquoi"):
        signing.take_back(world.session, actor, world.angers, made.vote, made.electors[0], " ", now=clock.now())
    signing.take_back(world.session, actor, world.angers, made.vote, made.electors[0], "Erreur de ligne.", now=clock.now())
    world.session.commit()
    cast(world.session, KEY, made.vote, made.electors[0], {"yes": 1}, once="a")
    assert [(row.kind, row.text) for row in world.rows(Incident)] == [("paper_taken_back", "Erreur de ligne.")]


def test_two_people_type_the_same_and_it_goes_into_the_box(each_world: World) -> None:
    world, made = each_world, paper_vote(each_world, 4)
    for number in (5, 6):
        cast(world.session, KEY, made.vote, made.electors[number - 1], {"no": 1}, once=str(number))
    closed(world, made)
    assert unmerged(world.session, made.vote.id) == 1
    with pytest.raises(Refused, match="papier"):
        count(world.session, world.actor(world.omar), world.angers, made.vote, now=clock.now())
    world.session.rollback()
    batch = add(world, made, 4)
    typed(world, made, batch, "hawa", (YES, YES, BLANK, BAD))
    with pytest.raises(Refused, match="Deux personnes doivent"):
        poured(world, made, batch)
    world.session.rollback()
    typed(world, made, batch, "nadia", (BAD, YES, BLANK, YES))
    poured(world, made, batch)
    assert not world.rows(PaperBallot) and world.reload(batch).state == BatchState.MERGED
    poured(world, made, batch)
    assert len(ballots(world.session, made.vote)) == turnout(register_of(world.session, made.vote.id)) == 6
    count(world.session, world.actor(world.omar), world.angers, made.vote, now=clock.now())
    world.session.commit()
    totals = made.vote.result["outcome"]["totals"]
    assert (totals["cast"], totals["blank"], totals["invalid"], totals["expressed"]) == (6, 1, 1, 4)
    assert made.vote.result["turnout"]["ways"] == {"online": 2, "paper": 4}
    assert [row.kind for row in world.rows(Incident)] == ["closed_early"]


def test_nothing_stored_tells_paper_from_phones(each_world: World) -> None:
    world, made = each_world, paper_vote(each_world, 3)
    for number in (4, 5, 6):
        cast(world.session, KEY, made.vote, made.electors[number - 1], {"no": 1}, once=str(number))
    closed(world, made)
    forgotten(world.session, BOOTH, made.vote, now=clock.now())
    world.session.commit()
    assert unforgotten(world.session) == []
    batch = add(world, made)
    for who in ("hawa", "nadia"):
        typed(world, made, batch, who, (YES, NO, YES))
    poured(world, made, batch)
    assert unforgotten(world.session) == [made.vote.id]
    if world.session.get_bind().dialect.name == "postgresql":
        assert len(world.session.execute(text("SELECT DISTINCT xmin::text FROM secret_ballot")).all()) == 1
        marks = [row[0] for row in world.session.execute(text("SELECT marks FROM secret_ballot ORDER BY ctid"))]
        assert marks == sorted(marks)
    forgotten(world.session, BOOTH, made.vote, now=clock.now())
    world.session.commit()
    assert unforgotten(world.session) == []


def test_different_piles_wait_until_both_have_looked_again(world: World) -> None:
    made = closed(world, paper_vote(world))
    batch = add(world, made)
    typed(world, made, batch, "hawa", (YES, YES, NO))
    assert not envelope(world.session, batch).whole and not envelope(world.session, batch).differences
    typed(world, made, batch, "nadia", (YES, NO, NO))
    found = envelope(world.session, batch)
    assert (found.differences.first, found.differences.second) == ((1,), (1,))
    with pytest.raises(Refused, match="différentes"):
        poured(world, made, batch)
    world.session.rollback()
    nadia = world.actor(world.nadia)
    assert not envelopes.correct(world.session, nadia, world.angers, made.vote, batch, found.piles[0].ids[1], NO)
    assert envelopes.correct(world.session, nadia, world.angers, made.vote, batch, found.piles[1].ids[1], YES)
    world.session.commit()
    poured(world, made, batch)
    assert sorted(row.marks for row in world.rows(SecretBallot)) == ['{"no":1}', '{"yes":1}', '{"yes":1}']


def test_a_form_sent_twice_adds_one_sheet_and_a_third_person_none(world: World) -> None:
    made = closed(world, paper_vote(world))
    batch, hawa = add(world, made), world.actor(world.hawa)
    args = (world.session, hawa, world.angers, made.vote, batch)
    assert envelopes.type_sheet(*args, YES, place=0) and not envelopes.type_sheet(*args, YES, place=0)
    assert envelopes.type_sheet(*args, NO, place=1) and envelopes.undo(*args, place=2) and not envelopes.undo(*args, place=2)
    world.session.commit()
    assert len(world.rows(PaperBallot)) == 1
    typed(world, made, batch, "nadia", (YES, YES, YES))
    with pytest.raises(Refused, match="Toutes les feuilles"):
        envelopes.type_sheet(world.session, world.actor(world.nadia), world.angers, made.vote, batch, YES, place=3)
    with pytest.raises(Refused, match="Deux personnes ont déjà"):
        envelopes.type_sheet(world.session, world.actor(world.omar), world.angers, made.vote, batch, YES, place=0)


def test_sheets_and_signatures_that_differ_are_an_incident(world: World) -> None:
    made = closed(world, paper_vote(world, 3))
    batch = add(world, made, 2)
    for who in ("hawa", "nadia"):
        typed(world, made, batch, who, (YES, NO))
    poured(world, made, batch)
    count(world.session, world.actor(world.omar), world.angers, made.vote, now=clock.now())
    world.session.commit()
    assert ("paper_differs", "2 / 3") in [(row.kind, row.text) for row in world.rows(Incident)]


def test_in_an_open_vote_a_sheet_bears_a_name_that_signed_once(world: World) -> None:
    made = closed(world, paper_vote(world, 2, secrecy=Secrecy.OPEN))
    first, second, third = (one.id for one in made.electors[:3])
    for wrong, sentence in (((first, third), "pas signé"), ((first, first), "deux bulletins")):
        batch = add(world, made, 2)
        for who in ("hawa", "nadia"):
            typed(world, made, batch, who, [Sheet({"yes": 1}, elector=one) for one in wrong])
        with pytest.raises(Refused, match=sentence):
            poured(world, made, batch)
        world.session.rollback()
        for who in ("hawa", "nadia"):
            envelopes.start_over(world.session, world.actor(world.things[who]), world.angers, made.vote, batch, now=clock.now())
        envelopes.recount(world.session, world.actor(world.hawa), world.angers, made.vote, batch, 0, now=clock.now())
        world.session.commit()
        poured(world, made, batch)
    batch = add(world, made, 2)
    for who in ("hawa", "nadia"):
        typed(world, made, batch, who, [Sheet({"yes": 1}, elector=first), Sheet({"no": 1}, elector=second)])
    poured(world, made, batch)
    assert {row.elector_id: row.marks for row in world.rows(OpenBallot)} == {first: {"yes": 1}, second: {"no": 1}}


class Killed(Exception):
    """The process is gone."""


@pytest.mark.parametrize("step", range(2, 14, 3))
def test_killed_between_two_steps_of_the_merge_nothing_or_all_is_there(each_world: World, each_database: Database, step: int) -> None:
    world, made = each_world, closed(each_world, paper_vote(each_world))
    batch = add(world, made)
    for who in ("hawa", "nadia"):
        typed(world, made, batch, who, (YES, NO, YES))
    seen, actor, ids = [0], world.actor(world.hawa), (made.vote.id, batch.id, world.angers.id)
    world.session.commit()

    def kill(_connection: Any, _cursor: Any, statement: str, *_args: Any) -> None:
        seen[0] += not statement.startswith("BEGIN")
        if seen[0] == step:
            raise Killed

    def run() -> None:
        with each_database.transaction() as session:
            vote, found = session.get_one(Vote, ids[0]), session.get_one(PaperBatch, ids[1])
            merging.merge(session, actor, session.get_one(Site, ids[2]), vote, found, now=clock.now())

    event.listen(each_database.engine, "after_cursor_execute", kill)
    try:
        run()
    except Killed:
        pass
    finally:
        event.remove(each_database.engine, "after_cursor_execute", kill)
    if seen[0] >= step:
        assert (len(world.rows(SecretBallot)), len(world.rows(PaperBallot))) == (0, 6)
        assert turnout(register_of(world.session, made.vote.id)) == 3
        world.session.commit()
        run()
    assert (len(world.rows(SecretBallot)), len(world.rows(PaperBallot))) == (3, 0)
