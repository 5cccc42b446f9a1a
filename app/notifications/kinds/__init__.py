"""Every kind of notice, by name and by the verbs it hears."""

from app.notifications.kinds import arrival, followed, own, rights, staff, timed, votes, words
from app.notifications.kinds.kind import Facts, Kind, Telling

__all__ = ["BY_NAME", "BY_VERB", "Facts", "Kind", "Telling"]

KINDS: tuple[Kind, ...] = (
    *arrival.KINDS, *own.KINDS, *rights.KINDS, *followed.KINDS, *staff.KINDS, *timed.KINDS, *votes.KINDS, *words.KINDS,
)
BY_NAME = {kind.name: kind for kind in KINDS}
BY_VERB: dict[str, list[Kind]] = {}
for _kind in KINDS:
    for _verb in _kind.verbs:
        BY_VERB.setdefault(_verb, []).append(_kind)
