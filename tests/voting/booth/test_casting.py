"""One voice each, whatever the way: the verb that puts a ballot into the box, on both databases."""

import pytest
from sqlalchemy import func, select

from app.audit.models import Entry
from app.core import clock
from app.core.verdicts import Refused
from app.voting.actions.casting import KeyTaken, cast, hold_register
from app.voting.models import BallotReceipt, OpenBallot, SecretBallot
from app.voting.queries import boxes
from app.voting.queries.votes import register_of
from app.voting.rules.register import sign_of, signed, turnout
from app.voting.rules.states import Secrecy, Sign, VoteState
from tests.conftest import KEY
from tests.voting.factory import make_vote
from tests.world import World


def close(world: World, vote: object) -> None:
    vote.state, vote.closed_at = VoteState.CLOSED, clock.now()  # type: ignore[attr-defined]
    world.session.commit()


def test_a_ballot_goes_in_whole_and_once(each_world: World) -> None:
    world, made = each_world, make_vote(each_world)
    first = cast(world.session, KEY, made.vote, made.electors[0], {"choice": "yes"}, once="a")
    world.session.commit()
    again = cast(world.session, KEY, made.vote, made.electors[0], {"choice": "no"}, once="a")
    assert (first.receipt, first.again, again.receipt, again.again) == (again.receipt, False, first.receipt, True)
    with pytest.raises(Refused, match="Vous avez déjà voté"):
        cast(world.session, KEY, made.vote, made.electors[0], {"choice": "no"}, once="b")
    world.session.commit()
    assert turnout(register_of(world.session, made.vote.id)) == 1
    assert [row.marks for row in world.rows(SecretBallot)] == ['{"choice":"yes"}']
    assert len(world.rows(BallotReceipt)) == 1
    [entry] = [row for row in world.rows(Entry) if row.verb == "voting.cast"]
    assert (entry.actor, entry.subject_kind, entry.on_behalf_of, entry.facts) == ("system:booth", "vote", None, {})


def test_nobody_reads_the_box_before_the_close(world: World) -> None:
    made = make_vote(world)
    cast(world.session, KEY, made.vote, made.electors[0], {"choice": "yes"}, once="a")
    for read in (boxes.ballots, boxes.receipt_digests, boxes.named_ballots):
        with pytest.raises(boxes.StillOpen):
            read(world.session, made.vote)
    close(world, made.vote)
    assert boxes.ballots(world.session, made.vote) == [({"choice": "yes"}, 1)]


def test_in_an_open_vote_the_last_ballot_holds_and_a_late_retry_brings_none_back(each_world: World) -> None:
    world, made = each_world, make_vote(each_world, secrecy=Secrecy.OPEN)
    for once, choice in (("a", "yes"), ("b", "no"), ("a", "yes")):
        cast(world.session, KEY, made.vote, made.electors[0], {"choice": choice}, once=once)
        world.session.commit()
    assert [row.marks for row in world.rows(OpenBallot)] == [{"choice": "no"}]
    assert not world.rows(SecretBallot)
    close(world, made.vote)
    [(elector, marks)] = boxes.named_ballots(world.session, made.vote)
    assert (elector.id, marks) == (made.electors[0].id, {"choice": "no"})


@pytest.mark.parametrize(("values", "sentence"), [
    ({"state": VoteState.DRAFT}, "pas encore ouvert"), ({"state": VoteState.CLOSED}, "clos"), ({"state": VoteState.CANCELLED}, "annulé"),
    ({"opens_at": None, "closes_at": clock.now().replace(year=2020)}, "clos"), ({"opens_at": clock.now().replace(year=2099)}, "pas encore"),
])
def test_only_an_open_vote_takes_ballots(world: World, values: dict[str, object], sentence: str) -> None:
    made = make_vote(world, **values)
    with pytest.raises(Refused, match=sentence):
        cast(world.session, KEY, made.vote, made.electors[0], {"choice": "yes"}, once="a")
    assert not world.rows(SecretBallot)


def test_another_votes_elector_a_struck_one_and_one_on_paper_are_refused(world: World) -> None:
    made, other = make_vote(world), make_vote(world, slug="jeux", code="JEUX")
    made.electors[1].struck_why = "A déménagé."
    register = hold_register(world.session, made.vote)
    register.signs = signed(register.signs, 3, Sign.PAPER)
    world.session.commit()
    for elector, sentence in ((other.electors[0], "liste"), (made.electors[1], "liste"), (made.electors[2], "papier")):
        with pytest.raises(Refused, match=sentence):
            cast(world.session, KEY, made.vote, elector, {"choice": "yes"}, once="a")
    assert not world.rows(SecretBallot)


def test_somebody_elses_key_makes_no_second_ballot_with_the_same_receipt(world: World) -> None:
    made = make_vote(world)
    cast(world.session, KEY, made.vote, made.electors[0], {"choice": "yes"}, once="a")
    world.session.commit()
    with pytest.raises(KeyTaken):
        cast(world.session, KEY, made.vote, made.electors[1], {"choice": "yes"}, once="a")
    world.session.rollback()
    assert sign_of(register_of(world.session, made.vote.id), 2) is Sign.NOT_YET
    assert world.session.scalar(select(func.count()).select_from(SecretBallot)) == 1
