"""Who took part, by way and by group, once a vote is counted. Of a secret vote no number tells of fewer than five people."""

from typing import Any

from app.core.i18n import _, _l
from app.voting.rules.cells import SMALLEST, shown
from app.voting.rules.states import Secrecy

Line = tuple[str, str]
WAYS: dict[str, Any] = {
    "online": _l("En ligne"), "paper": _l("Sur papier"), "room": _l("Dans la salle"), "by_proxy": _l("À la place d’une autre personne"),
    "assisted": _l("Avec une aide"),
}


def way_lines(vote: Any) -> list[Line]:
    """(way, how many voted that way); nothing when everybody took the same one, and before the count."""
    ways: dict[str, int] = vote.result["turnout"]["ways"] if vote.result else {}
    if len(ways) < 2:
        return []
    open_numbers = shown(ways) if vote.secrecy != Secrecy.OPEN else ways
    return [(str(WAYS[way]), _told(open_numbers[way], number)) for way, number in ways.items()]


def group_lines(vote: Any) -> list[Line]:
    """(group, how many of it voted); nothing where the roll has no groups, and before the count."""
    groups: dict[str, dict[str, int]] = vote.result["groups"] if vote.result else {}
    voted = {name: group["voted"] for name, group in groups.items()}
    open_numbers = shown(voted, {name: group["roll"] for name, group in groups.items()}) if vote.secrecy != Secrecy.OPEN else voted
    return [
        (_("Groupe « %(name)s »", name=name or _("sans groupe")),
         _told(open_numbers[name], voted[name]) if open_numbers[name] is None else _("%(voted)s sur %(roll)s", voted=voted[name], roll=group["roll"]))
        for name, group in groups.items()
    ]


def quorum_lines(vote: Any) -> list[str]:
    """Whether enough took part, in sentences; of a small group only yes or no."""
    told = []
    for part in vote.result["quorum"]:
        values = {"voted": part["voted"], "base": part["base"], "needed": part["needed"], "group": part["group"]}
        if part["group"] and vote.secrecy != Secrecy.OPEN and part["voted"] < SMALLEST:
            told.append(_("Groupe « %(group)s » : moins de 5 personnes ont voté.", group=part["group"]))
        elif part["group"]:
            told.append(_("Groupe « %(group)s » : %(voted)d personnes sur %(base)d ont voté, il en fallait %(needed)d.", **values))
        else:
            told.append(_("%(voted)d personnes sur %(base)d ont voté, il en fallait %(needed)d.", **values))
        told.append(_("C’est assez.") if part["voted"] >= part["needed"] else _("Ce n’est pas assez."))
    return told


def _told(seen: int | None, number: int) -> str:
    """A number; of a small one only that it is small; of its neighbour, which would give it away, nothing."""
    if seen is not None:
        return str(seen)
    return _("moins de 5") if number < SMALLEST else _("nombre caché")
