"""The options of a draft: written, pasted, put in order, taken out. A key stays with its option once given."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.audit.actions import record
from app.people.rules import Actor
from app.sites.models import Site
from app.voting.actions.preparing.drafting import hold_draft
from app.voting.models import Vote, VoteOption

KEY = re.compile(r"[a-z0-9_]{1,20}")
COLUMNS = ("label", "details", "cost", "district", "exclusive_group")


def set_options(
    session: Session, actor: Actor, site: Site, vote: Vote, rows: Sequence[Mapping[str, Any]], *, now: datetime
) -> list[VoteOption]:
    """The options as given, in that order. A row with the `key` of an option changes it; options without a row go."""
    hold_draft(session, actor, site, vote)
    known = {option.key: option for option in session.scalars(select(VoteOption).where(VoteOption.vote_id == vote.id))}
    keys = _keys(rows, set(known))
    session.execute(delete(VoteOption).where(VoteOption.vote_id == vote.id, VoteOption.key.not_in(keys)))
    found = []
    for position, (row, key) in enumerate(zip(rows, keys, strict=True)):
        option = known.get(key) or VoteOption(vote_id=vote.id, key=key)
        option.position = position
        for name in COLUMNS:
            setattr(option, name, row.get(name, None if name == "cost" else ""))
        session.add(option)
        found.append(option)
    session.flush()
    record(session, actor, "voting.set_options", vote, now=now, options=len(found))
    return found


def move_option(session: Session, actor: Actor, site: Site, vote: Vote, key: str, *, now: datetime) -> None:
    """One place up; the first one goes nowhere."""
    hold_draft(session, actor, site, vote)
    query = select(VoteOption).where(VoteOption.vote_id == vote.id).order_by(VoteOption.position, VoteOption.id)
    ordered = list(session.scalars(query))
    place = next((at for at, option in enumerate(ordered) if option.key == key), 0)
    if place:
        ordered[place - 1], ordered[place] = ordered[place], ordered[place - 1]
        for position, option in enumerate(ordered):
            option.position = position
        record(session, actor, "voting.set_options", vote, now=now, options=len(ordered))


def _keys(rows: Sequence[Mapping[str, Any]], known: set[str]) -> list[str]:
    """Each row's own key, or a free one where it has none, names one twice, or names what cannot be one."""
    keys: list[str] = []
    asked = {str(row.get("key")) for row in rows}
    for row in rows:
        own = str(row.get("key") or "")
        keys.append(own if KEY.fullmatch(own) and own not in keys else _free_key(known | asked | set(keys)))
    return keys


def _free_key(taken: set[str]) -> str:
    number = 1
    while f"o{number}" in taken:
        number += 1
    return f"o{number}"
