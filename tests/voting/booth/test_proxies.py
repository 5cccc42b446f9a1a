"""Proxies: asked and accepted, revocable until used, cancelled by the own vote, worth nothing unless the holder takes part."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.core.db import Database
from app.core.verdicts import Refused
from app.voting.actions import proxies
from app.voting.actions.casting import BOOTH, cast
from app.voting.models import Elector, Proxy, SecretBallot, Vote
from app.voting.queries.votes import register_of
from app.voting.rules.register import sign_of, turnout
from app.voting.rules.states import ProxyState, Sign
from tests.conftest import KEY
from tests.judge import JudgingClient
from tests.voting.booth.test_booth import chosen, enter, filled
from tests.voting.factory import Made, make_vote
from tests.world import World

YES, NO = {"yes": 1}, {"no": 1}


def ask(world: World, made: Made, giver: int, holder: int, *, accepted: bool = True) -> Proxy:
    proxy = proxies.ask(world.session, BOOTH, made.vote, made.electors[giver - 1], made.electors[holder - 1])
    if accepted:
        proxies.accept(world.session, made.vote, proxy, made.electors[holder - 1])
    world.session.commit()
    return proxy


def vote_for_oneself(world: World, made: Made, number: int) -> None:
    cast(world.session, KEY, made.vote, made.electors[number - 1], YES, once=f"own {number}")
    world.session.commit()


def vote_for(world: World, made: Made, proxy: Proxy, holder: int) -> Any:
    done = proxies.cast_for(world.session, KEY, made.vote, made.electors[holder - 1], proxy, NO, once=f"for {proxy.id}")
    world.session.commit()
    return done


def test_the_holder_votes_first_then_for_the_other_with_a_receipt_of_its_own(each_world: World) -> None:
    world, made = each_world, make_vote(each_world, proxies=1)
    proxy = ask(world, made, 2, 1)
    with pytest.raises(Refused, match="Votez d’abord pour vous"):
        vote_for(world, made, proxy, 1)
    world.session.rollback()
    own = cast(world.session, KEY, made.vote, made.electors[0], YES, once="own")
    world.session.commit()
    for_other = vote_for(world, made, proxy, 1)
    again = vote_for(world, made, proxy, 1)
    assert own.receipt != for_other.receipt == again.receipt and again.again
    assert sorted(row.marks for row in world.rows(SecretBallot)) == ['{"no":1}', '{"yes":1}']
    assert sign_of(register_of(world.session, made.vote.id), 2) is Sign.BY_PROXY
    with pytest.raises(Refused, match="a déjà voté pour vous"):
        cast(world.session, KEY, made.vote, made.electors[1], YES, once="late")


def test_the_own_vote_cancels_the_proxy(world: World) -> None:
    made = make_vote(world, proxies=1)
    proxy = ask(world, made, 2, 1)
    vote_for_oneself(world, made, 1)
    vote_for_oneself(world, made, 2)
    with pytest.raises(Refused, match="a voté elle-même"):
        vote_for(world, made, proxy, 1)
    assert len(world.rows(SecretBallot)) == 2


def test_taken_back_until_it_has_served(world: World) -> None:
    made = make_vote(world, proxies=1)
    proxy = ask(world, made, 2, 1)
    proxies.revoke(world.session, BOOTH, made.vote, proxy, made.electors[1])
    world.session.commit()
    vote_for_oneself(world, made, 1)
    with pytest.raises(Refused, match="n’existe plus"):
        vote_for(world, made, proxy, 1)
    world.session.rollback()
    proxy = ask(world, made, 3, 1)
    vote_for(world, made, proxy, 1)
    for end in (lambda: proxies.revoke(world.session, BOOTH, made.vote, proxy, made.electors[2]),
                lambda: proxies.refuse(world.session, made.vote, proxy, made.electors[0])):
        with pytest.raises(Refused, match="est déjà fait"):
            end()
        world.session.rollback()


def test_what_is_not_accepted_is_worth_nothing(world: World) -> None:
    made = make_vote(world, proxies=1)
    proxy = ask(world, made, 2, 1, accepted=False)
    vote_for_oneself(world, made, 1)
    with pytest.raises(Refused):
        vote_for(world, made, proxy, 1)
    world.session.rollback()
    proxies.refuse(world.session, made.vote, proxy, made.electors[0])
    world.session.commit()
    assert world.reload(proxy).state == ProxyState.REFUSED


@pytest.mark.parametrize(("before", "asked", "sentence"), [
    ([], (1, 1), "soi-même"), ([(1, 2)], (1, 3), "déjà demandé"), ([(2, 1)], (1, 3), "plus loin"), ([(2, 3)], (1, 2), "déjà à la place"),
    ([(1, 2)], (2, 1), "plus loin"), ([(1, 3)], (2, 3), "autant d’autres"),
], ids=["self", "twice", "chain from holder", "chain to giver", "crossing", "beyond the limit"])
def test_each_knot_has_its_sentence(world: World, before: list[tuple[int, int]], asked: tuple[int, int], sentence: str) -> None:
    made = make_vote(world, proxies=1)
    for giver, holder in before:
        ask(world, made, giver, holder)
    with pytest.raises(Refused, match=sentence):
        ask(world, made, *asked)


def test_a_vote_without_proxies_and_one_that_is_over_take_none(world: World) -> None:
    with pytest.raises(Refused, match="on ne peut pas voter pour"):
        ask(world, make_vote(world), 1, 2)
    world.session.rollback()
    with pytest.raises(Refused, match="clos"):
        ask(world, make_vote(world, slug="jeux", code="JEUX", proxies=1, state="closed"), 1, 2)


def at_once(database: Database, deeds: list[Any]) -> list[bool]:
    """All at the same instant, each in a transaction of its own; which of them were let through."""
    start = Barrier(len(deeds))

    def run(deed: Any) -> bool:
        start.wait()
        try:
            with database.transaction() as session:
                deed(session)
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def test_two_acceptances_at_once_stay_within_the_limit(each_world: World, each_database: Database) -> None:
    world, made = each_world, make_vote(each_world, proxies=1)
    first, second = (ask(world, made, giver, 1, accepted=False).id for giver in (2, 3))

    def accept(proxy_id: int) -> Any:
        def deed(session: Session) -> None:
            vote, holder = session.get_one(Vote, made.vote.id), session.get_one(Elector, made.electors[0].id)
            proxies.accept(session, vote, session.get_one(Proxy, proxy_id), holder)

        return deed

    assert sorted(at_once(each_database, [accept(first), accept(second)])) == [False, True]
    assert sum(row.state == ProxyState.ACCEPTED for row in world.rows(Proxy)) == 1


def test_own_ballot_proxy_ballot_and_revocation_at_once_are_one_voice(each_world: World, each_database: Database) -> None:
    world, made = each_world, make_vote(each_world, proxies=1)
    proxy_id = ask(world, made, 2, 1).id
    vote_for_oneself(world, made, 1)

    def own(session: Session) -> None:
        cast(session, KEY, session.get_one(Vote, made.vote.id), session.get_one(Elector, made.electors[1].id), YES, once="mine")

    def by_proxy(session: Session) -> None:
        holder = session.get_one(Elector, made.electors[0].id)
        proxies.cast_for(session, KEY, session.get_one(Vote, made.vote.id), holder, session.get_one(Proxy, proxy_id), NO, once="theirs")

    def revoke(session: Session) -> None:
        giver = session.get_one(Elector, made.electors[1].id)
        proxies.revoke(session, BOOTH, session.get_one(Vote, made.vote.id), session.get_one(Proxy, proxy_id), giver)

    at_once(each_database, [own, by_proxy, revoke])
    assert len(world.rows(SecretBallot)) == turnout(register_of(world.session, made.vote.id)) == 2


def test_through_the_pages(client: JudgingClient, world: World) -> None:
    made = make_vote(world, proxies=1)
    giver, holder = enter(client.application.test_client(), made, 2), enter(client, made, 1)
    giver.world = world
    answer = giver.submit("/angers/votes/banc/proxies", {"name": "Quelqu’un d’autre"}, action="/proxies")
    assert answer.status_code == 422 and "n’est pas sur la liste" in answer.text
    assert giver.submit("/angers/votes/banc/proxies", {"name": "diallo AWA 1"}, action="/proxies").status_code == 303
    page = holder.get("/angers/votes/banc/proxies")
    assert "vous demande de voter à sa place" in page.text and "Bruno Petit 2" in page.text
    assert holder.submit("/angers/votes/banc/proxies", action="/acceptance").status_code == 303
    holder.post("/angers/votes/banc/ballot/cast", data=filled(chosen(holder, choice="001")))
    page = holder.get("/angers/votes/banc/receipt")
    assert "Voter pour Bruno Petit 2" in page.text
    [proxy] = world.rows(Proxy)
    check = chosen(holder, f"/angers/votes/banc/ballot?on_behalf={proxy.id}", choice="002")
    assert "Pour Bruno Petit 2" in check.text
    assert holder.post("/angers/votes/banc/ballot/cast", data=filled(check)).status_code == 303
    page = holder.get("/angers/votes/banc/receipt")
    assert page.text.count("data-copy=") == 2
    refused = giver.get("/angers/votes/banc/ballot")
    assert "a déjà voté pour vous" in refused.text
    assert sorted(row.marks for row in world.rows(SecretBallot)) == ['{"no":1}', '{"yes":1}']


def test_somebody_elses_proxy_is_out_of_reach(client: JudgingClient, world: World) -> None:
    made = make_vote(world, proxies=1)
    proxy = ask(world, made, 2, 1)
    enter(client, made, 3)
    for act in ("acceptance", "refusal", "revocation"):
        client.get("/angers/votes/banc/proxies")
        page = client.page("/angers/votes/banc/proxies")
        token = next(node.attrs["value"] for node in page.root.all("input") if node.attrs.get("name") == "csrf_token")
        assert client.post(f"/angers/votes/banc/proxies/{proxy.id}/{act}", data={"csrf_token": token}).status_code == 404
    assert "Bruno" not in client.get(f"/angers/votes/banc/ballot?on_behalf={proxy.id}").text


def test_homonyms_are_told_apart(client: JudgingClient, world: World) -> None:
    made = make_vote(world, proxies=1)
    made.electors[1].name = made.electors[2].name = "Marie Martin"
    made.electors[1].told_apart, made.electors[2].told_apart = "12 rue du Lac", "3 place du Marché"
    enter(client, made, 1)
    answer = client.submit("/angers/votes/banc/proxies", {"name": "Marie Martin"}, action="/proxies")
    assert answer.status_code == 422 and "12 rue du Lac" in answer.text and "3 place du Marché" in answer.text
    answer = client.submit("/angers/votes/banc/proxies", {"name": "Marie Martin", "holder": str(made.electors[2].id)}, action="/proxies")
    assert answer.status_code == 303
    assert [row.holder_id for row in world.rows(Proxy)] == [made.electors[2].id]


def test_signed_on_paper_it_goes_through_the_same_verbs(client: JudgingClient, world: World) -> None:
    made = make_vote(world, proxies=1)
    desk = "/angers/desk/votes/banc/proxies"
    organiser = client.sign_in(world.omar)
    assert organiser.submit(desk, {"giver": "Personne", "holder": "Awa Diallo 1"}).status_code == 422
    assert organiser.submit(desk, {"giver": "Bruno Petit 2", "holder": "Awa Diallo 1", "accepted": "y"}).status_code == 303
    [proxy] = world.rows(Proxy)
    assert (proxy.state, proxy.entered_by_id) == (ProxyState.ACCEPTED, world.omar.id)
    refused = organiser.submit(desk, {"giver": "Chloé Martin 3", "holder": "Awa Diallo 1", "accepted": "y"}, action="/proxies")
    assert refused.status_code == 422 and "autant d’autres" in refused.text and "Chloé Martin 3" in refused.text
    assert organiser.submit(desk, action="/revocation").status_code == 303
    assert world.reload(proxy).state == ProxyState.REVOKED
    assert client.application.test_client().get(desk).status_code == 302
    assert len(made.electors) == 6
