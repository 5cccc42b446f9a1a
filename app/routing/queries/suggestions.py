"""What a suggestion is made of: the site's teams, places and competences, and where similar inputs went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.contributions import queries as contributions
from app.contributions.models import Contribution
from app.core.text.likeness import similarity
from app.core.text.stems import stems
from app.routing import rules
from app.routing.models import Assignment, Ending
from app.routing.rules import ALIKE, CompetenceFacts, InputFacts, Suggestion, TeamFacts
from app.sites import queries as sites
from app.sites.models import Competence, OutsideBody, Site, SiteKind, Team, Territory, TerritoryKind, Theme

SIMILAR = 24
SIMILAR_ENOUGH = 0.15
SHOWN = 6


@dataclass(frozen=True)
class Likeness:
    """A similar input with what a moderator needs to choose: where it is, how many people back it."""

    id: int
    kind: str
    title: str
    state: str
    team_id: int | None
    supports_count: int
    merged_count: int
    created_at: datetime
    merged_into_id: int | None
    score: float


@dataclass(frozen=True)
class Advice:
    """The ranking for one input, and the names that make it readable."""

    theme_id: int | None
    ranked: list[Suggestion]
    similar: list[Likeness]
    teams: Mapping[int, Team]
    themes: Mapping[int, Theme]
    territories: Mapping[int, Territory]
    bodies: Mapping[int, OutsideBody]
    competence: Competence | None
    town: Territory | None

    @property
    def best(self) -> Suggestion | None:
        """The one to suggest, when anything speaks for one."""
        return rules.best(self.ranked)


def advice_for(session: Session, site: Site, contribution: Contribution) -> Advice:
    """Rank the site's open teams for an input (ten queries, whatever the site holds)."""
    teams = {team.id: team for team in sites.teams(session, site.id)}
    themes = {theme.id: theme for theme in sites.themes(session, site.id)}
    territories = {place.id: place for place in sites.territories(session, site.id)}
    bodies = {body.id: body for body in sites.outside_bodies(session, site.id)}
    competence = next((rule for rule in sites.competences(session, site.id) if rule.theme_id == contribution.theme_id), None)
    alike = details(session, site, contribution)
    asked = _facts(contribution, territories)
    ranked = rules.rank(
        asked, [_team_facts(team, territories) for team in teams.values()],
        CompetenceFacts(competence.holder, competence.body_id) if competence else None, _precedents(alike, teams),
        _bounced(session, contribution.id), group=site.kind == SiteKind.GROUP,
    )
    town = territories.get(asked.town) if asked.town else None
    return Advice(contribution.theme_id, ranked, alike, teams, themes, territories, bodies, competence, town)


def details(session: Session, site: Site, contribution: Contribution) -> list[Likeness]:
    """The inputs of the site that say nearly the same, most alike first."""
    near = contributions.similar(
        session, site.id, f"{contribution.title}\n{contribution.body}", contribution.language or "fr", kind=contribution.kind, limit=SIMILAR,
        at_least=SIMILAR_ENOUGH, but_not=contribution.id,
    )
    rows = session.execute(
        select(
            Contribution.id, Contribution.kind, Contribution.title, Contribution.state, Contribution.team_id, Contribution.supports_count,
            Contribution.merged_count, Contribution.created_at, Contribution.merged_into_id, Contribution.theme_id, Contribution.territory_id,
        ).where(Contribution.id.in_([one.id for one in near]))
    )
    found = {row.id: row for row in rows}
    likely = [Likeness(*found[one.id][:9], score=_score(contribution, found[one.id], one.score)) for one in near if one.id in found]
    return sorted((one for one in likely if one.score >= ALIKE), key=lambda one: (-one.score, one.id))


def _score(contribution: Contribution, other: Row[*tuple[Any, ...]], words: float) -> float:
    """How close another input is, from the likeness of the words, the titles, and whether theme and place agree."""
    language = contribution.language or "fr"
    titles = similarity(stems(contribution.title, language), stems(other.title, language), language)
    same_theme = contribution.theme_id is not None and contribution.theme_id == other.theme_id
    same_place = contribution.territory_id is not None and contribution.territory_id == other.territory_id
    return rules.closeness(words, titles, same_theme, same_place)


def _facts(contribution: Contribution, territories: Mapping[int, Territory]) -> InputFacts:
    chain = _chain(contribution.territory_id, territories)
    town = next((place.id for place in chain if place.kind == TerritoryKind.MEMBER_TOWN), None)
    return InputFacts(contribution.theme_id, tuple(place.id for place in chain), town)


def _chain(territory_id: int | None, territories: Mapping[int, Territory]) -> Sequence[Territory]:
    chain: list[Territory] = []
    while (place := territories.get(territory_id or 0)) is not None and place not in chain:
        chain.append(place)
        territory_id = place.parent_id
    return chain


def _team_facts(team: Team, territories: Mapping[int, Territory]) -> TeamFacts:
    chain = _chain(team.territory_id, territories)
    town = next((place.id for place in chain if place.kind == TerritoryKind.MEMBER_TOWN), None)
    return TeamFacts(team.id, team.name, frozenset(theme.id for theme in team.themes), team.territory_id, town, team.triage)


def _precedents(alike: Sequence[Likeness], teams: Mapping[int, Team]) -> dict[int, int]:
    """Where similar inputs are or were answered; those that still wait say nothing."""
    gone = (one.team_id for one in alike if one.state not in ("received", "read") and one.team_id in teams)
    return dict(rules.count_teams(gone))


def _bounced(session: Session, contribution_id: int) -> list[int]:
    query = select(Assignment.team_id).where(Assignment.contribution_id == contribution_id, Assignment.ending == Ending.BOUNCED)
    return list(session.scalars(query))
