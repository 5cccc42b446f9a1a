"""Which team should have an input, and why: a deterministic score over place, theme, competence and precedents. Pure.

Also which inputs say the same, and since when waiting is too long.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum

from app.core.clock import PARIS, local
from app.core.text.likeness import alike, weights
from app.core.workdays import is_working_day, working_days_between

QUESTION_LIMIT = 600
BOUNCE_LIMIT = 600
MESSAGE_LIMIT = 1000
ADVICE_LIMIT = 2000
ASKED_LIMIT = 600

UNOWNED_DAYS = 2
"""Working days after which an input without a team must be seen by everybody at the desk."""

QUESTION_WAIT = timedelta(days=7)
"""An input whose author was asked something leaves the list until they answer, and this long at most."""

ALIKE = 0.18
"""Closeness (0 to 1) from which two inputs are shown together. Among the 278 ideas of the demonstration, where 16 pairs say
the same, this finds 12 of the pairs and 8 others."""

FIT = (0.3, 0.6, 1.0)
"""What likeness of words is worth when neither theme nor place agree, when one does, when both do."""


class Why(StrEnum):
    """A reason for or against a team. The sentences are in `routing.wording`."""

    THEME = "theme"
    PLACE = "place"
    TOWN = "town"
    GROUP = "group"
    OUTSIDE = "outside"
    NO_TOWN_TEAM = "no_town_team"
    PRECEDENTS = "precedents"
    BOUNCED = "bounced"


POINTS = {Why.THEME: 40, Why.PLACE: 25, Why.TOWN: 35, Why.GROUP: 35, Why.OUTSIDE: 90, Why.NO_TOWN_TEAM: 10, Why.BOUNCED: -200}
PRECEDENT_POINTS = 6
PRECEDENT_MOST = 30
NOT_COMPETENT = -30


@dataclass(frozen=True)
class TeamFacts:
    """A team that is open: the themes it handles and the place it is bound to (None: the whole site)."""

    id: int
    name: str
    themes: frozenset[int] = frozenset()
    territory: int | None = None
    town: int | None = None
    triage: bool = False


@dataclass(frozen=True)
class CompetenceFacts:
    """Who is competent for a theme: `holder` is « town », « group » or « outside » (then `body` says who)."""

    holder: str
    body: int | None = None


@dataclass(frozen=True)
class InputFacts:
    """What is known of an input. `territories`: its place and all that contain it; `town`: the member town among them."""

    theme: int | None = None
    territories: tuple[int, ...] = ()
    town: int | None = None


@dataclass(frozen=True)
class Suggestion:
    """A team (or a body outside) with its score and the reasons, strongest first. `count`: how many precedents."""

    team: int | None
    body: int | None = None
    score: int = 0
    reasons: tuple[Why, ...] = ()
    count: int = 0


@dataclass
class _Sum:
    score: int = 0
    reasons: list[Why] = field(default_factory=list)

    def add(self, why: Why, points: int | None = None) -> None:
        self.score += POINTS[why] if points is None else points
        self.reasons.append(why)


def rank(
    asked: InputFacts, teams: Iterable[TeamFacts], competence: CompetenceFacts | None = None, precedents: Mapping[int, int] | None = None,
    bounced: Iterable[int] = (), *, group: bool = False,
) -> list[Suggestion]:
    """All teams, the most fitting first; a body outside comes before them when the theme is its own.

    `precedents`: {team: how many similar inputs it received}; `bounced`: teams that said « not ours » to this very input;
    `group`: the site is a group of towns. A team bound to another place scores nothing; nor does the triage team, which has
    the input already, unless it handles the theme itself. Equal scores go by name.
    """
    known = list(teams)
    town_teams: set[int | None] = {team.town for team in known if team.town and (asked.theme is None or asked.theme in team.themes)}
    ranked = [_suggest(asked, team, competence, (precedents or {}).get(team.id, 0), set(bounced), group, town_teams) for team in known]
    names = {team.id: team.name for team in known}
    ranked.sort(key=lambda one: (-one.score, names[one.team or 0], one.team))
    if competence and competence.holder == "outside" and competence.body:
        ranked.insert(0, Suggestion(None, competence.body, POINTS[Why.OUTSIDE], (Why.OUTSIDE,)))
    return ranked


def best(ranked: Sequence[Suggestion]) -> Suggestion | None:
    """The one to suggest: the first, when anything speaks for it."""
    return ranked[0] if ranked and ranked[0].score > 0 and ranked[0].reasons else None


def _suggest(
    asked: InputFacts, team: TeamFacts, competence: CompetenceFacts | None, precedents: int, bounced: set[int], group: bool,
    town_teams: set[int | None],
) -> Suggestion:
    total = _Sum()
    elsewhere = team.territory is not None and bool(asked.territories) and team.territory not in asked.territories
    if elsewhere or (team.triage and asked.theme not in team.themes):
        return Suggestion(team.id)
    if asked.theme is not None and asked.theme in team.themes:
        total.add(Why.THEME)
    if team.territory is not None and team.territory in asked.territories and not (group and team.town):
        total.add(Why.PLACE)
    if group and competence and total.reasons:
        _weigh_competence(total, asked, team, competence, town_teams)
    if precedents:
        total.add(Why.PRECEDENTS, min(PRECEDENT_MOST, PRECEDENT_POINTS * precedents))
    if team.id in bounced:
        total.add(Why.BOUNCED)
    return Suggestion(team.id, None, total.score, tuple(total.reasons), precedents)


def _weigh_competence(total: _Sum, asked: InputFacts, team: TeamFacts, competence: CompetenceFacts, town_teams: set[int | None]) -> None:
    """Town or group: the competent side gains, the other loses, unless the town has no team here yet."""
    if competence.holder == "group":
        if team.town is None:
            total.add(Why.GROUP)
        else:
            total.score += NOT_COMPETENT
    elif competence.holder == "town":
        if team.town is not None and team.town == asked.town:
            total.add(Why.TOWN)
        elif team.town is None and asked.town is not None and asked.town not in town_teams:
            total.add(Why.NO_TOWN_TEAM)
        elif team.town is not None or asked.town is not None:
            total.score += NOT_COMPETENT


@dataclass(frozen=True)
class Said:
    """What tells whether two inputs say the same: their words as ideas (`core.text.likeness`), theme and place."""

    id: int
    title: frozenset[str]
    words: frozenset[str]
    theme: int | None = None
    territory: int | None = None


def closeness(words: float, titles: float, same_theme: bool, same_place: bool) -> float:
    """Whether two inputs say the same (0 to 1): the likeness of their words and titles, less where theme or place differ."""
    return max(words, (words + titles) / 2) * FIT[same_theme + same_place]


def group_alike(items: Sequence[Said], at_least: float = ALIKE) -> list[list[int]]:
    """Near-duplicates together, each group at the place of its first member; an item joins the earliest one it is close to."""
    weight = weights([item.words | item.title for item in items])
    groups: dict[int, list[int]] = {}
    heads: list[Said] = []
    for item in items:
        head = next((head for head in heads if _close(item, head, weight) >= at_least), None)
        if head is None:
            heads.append(item)
        groups.setdefault(head.id if head else item.id, []).append(item.id)
    return list(groups.values())


def _close(one: Said, other: Said, weight: Mapping[str, float]) -> float:
    same_theme = one.theme is not None and one.theme == other.theme
    same_place = one.territory is not None and one.territory == other.territory
    return closeness(alike(one.words, other.words, weight), alike(one.title, other.title, weight), same_theme, same_place)


def count_teams(teams: Iterable[int | None]) -> Counter[int]:
    """How many precedents each team has."""
    return Counter(team for team in teams if team is not None)


def too_long_since(now: datetime, zone: str) -> datetime:
    """What has waited since before this instant has waited more than `UNOWNED_DAYS` working days."""
    here = local(now)
    hour = here.time() if is_working_day(here.date(), zone) else time.max
    day = here.date()
    while working_days_between(day, here.date(), zone) < UNOWNED_DAYS:
        day -= timedelta(days=1)
    return datetime.combine(day, hour, PARIS)
