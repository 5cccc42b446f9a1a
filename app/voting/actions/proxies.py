"""Proxies: asked for, accepted, refused, taken back, used. Each stands before the register first, so that two at once stay in line."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.audit.actions import record
from app.core import clock
from app.core.states import move
from app.core.verdicts import require
from app.people.rules import Actor
from app.voting.actions.casting import BOOTH, Cast, cast_before, hold_register, put
from app.voting.models import Elector, Proxy, Vote
from app.voting.permissions.casting import may_cast_for
from app.voting.permissions.proxies import holds, may_accept, may_ask, may_revoke
from app.voting.queries import roll
from app.voting.rules.register import sign_of
from app.voting.rules.states import PROXY_TRANSITIONS, ProxyState, Sign


def ask(session: Session, actor: Actor, vote: Vote, giver: Elector, holder: Elector, *, entered_by: int | None = None) -> Proxy:
    """`giver` asks `holder`; `entered_by` is the account of who typed a request made on paper. Raises `Refused` with a sentence."""
    register = hold_register(session, vote)
    now = clock.now()
    require(may_ask(vote, giver, holder, roll.proxies(session, vote.id), sign_of(register.signs, giver.number), now))
    proxy = Proxy(vote_id=vote.id, giver_id=giver.id, holder_id=holder.id, entered_by_id=entered_by, asked_at=now)
    session.add(proxy)
    session.flush()
    record(session, actor, "voting.ask_proxy", proxy, now=now, site_id=vote.site_id, vote_id=vote.id, on_paper=entered_by is not None)
    return proxy


def accept(session: Session, vote: Vote, proxy: Proxy, holder: Elector) -> Proxy:
    """The holder says yes. The vote's limit is counted here, behind the lock. Raises `Refused`."""
    register = hold_register(session, vote)
    now, giver = clock.now(), _giver(session, proxy)
    session.refresh(proxy)
    require(may_accept(vote, proxy, holder, roll.proxies(session, vote.id), sign_of(register.signs, giver.number), now))
    return _moved(session, BOOTH, vote, proxy, "accept", now)


def refuse(session: Session, vote: Vote, proxy: Proxy, holder: Elector) -> Proxy:
    """The holder says no, before or after a yes, as long as it has not served. Raises `Refused`."""
    now = _may_end(session, vote, proxy, proxy.holder_id == holder.id)
    verb = "refuse" if proxy.state == ProxyState.ASKED else "revoke"
    return _moved(session, BOOTH, vote, proxy, verb, now, by_holder=True)


def revoke(session: Session, actor: Actor, vote: Vote, proxy: Proxy, giver: Elector) -> Proxy:
    """The giver takes it back, or the organiser at their request. Raises `Refused`."""
    now = _may_end(session, vote, proxy, proxy.giver_id == giver.id)
    return _moved(session, actor, vote, proxy, "revoke", now)


def cast_for(
    session: Session, key: str, vote: Vote, holder: Elector, proxy: Proxy, marks: Mapping[str, Any], *, once: str
) -> Cast:
    """The holder's ballot in the giver's place, with a receipt of its own. Raises `Refused` or `KeyTaken`."""
    register = hold_register(session, vote)
    session.refresh(proxy)
    now, giver = clock.now(), _giver(session, proxy)
    before = sign_of(register.signs, giver.number)
    if known := cast_before(session, key, vote, before, once):
        return known
    require(holds(proxy, vote, holder))
    require(may_cast_for(vote, giver, before, sign_of(register.signs, holder.number), now))
    return put(session, key, vote, register, giver, marks, once=once, sign=Sign.BY_PROXY, now=now)


def _giver(session: Session, proxy: Proxy) -> Elector:
    return session.get_one(Elector, proxy.giver_id, populate_existing=True)


def _may_end(session: Session, vote: Vote, proxy: Proxy, theirs: bool) -> datetime:
    register = hold_register(session, vote)
    session.refresh(proxy)
    now = clock.now()
    if not theirs:
        raise ValueError("somebody else's proxy")
    require(may_revoke(vote, proxy, sign_of(register.signs, _giver(session, proxy).number), now))
    return now


def _moved(session: Session, actor: Actor, vote: Vote, proxy: Proxy, verb: str, now: datetime, by_holder: bool = False) -> Proxy:
    move(proxy, PROXY_TRANSITIONS, verb)
    session.flush()
    record(session, actor, f"voting.{verb}_proxy", proxy, now=now, site_id=vote.site_id, vote_id=vote.id, by_holder=by_holder)
    return proxy
