"""Which team is suggested, and why: towns and groups, precedents, bounces."""

from app.routing.rules import CompetenceFacts, InputFacts, TeamFacts, Why, best, rank

STREET, GREEN, BUS, HOUSING = 1, 2, 3, 4
ANZIN, MARLY, CARPEAUX = 10, 11, 12

GROUP_STREETS = TeamFacts(1, "Les rues du groupe", frozenset({STREET}))
ANZIN_STREETS = TeamFacts(2, "Les rues d’Anzin", frozenset({STREET, GREEN}), territory=ANZIN, town=ANZIN)
BUSES = TeamFacts(3, "Bus et tram", frozenset({BUS}))
WELCOME = TeamFacts(4, "L’accueil", triage=True)
GROUP = [GROUP_STREETS, ANZIN_STREETS, BUSES, WELCOME]
TOWNS = CompetenceFacts("town")


def test_a_street_in_anzin_goes_to_anzin_because_streets_belong_to_the_towns() -> None:
    found = best(rank(InputFacts(STREET, (CARPEAUX, ANZIN), ANZIN), GROUP, TOWNS, group=True))
    assert found is not None and found.team == ANZIN_STREETS.id
    assert found.reasons == (Why.THEME, Why.TOWN)


def test_a_street_in_a_town_without_a_team_goes_to_the_group_and_says_so() -> None:
    found = best(rank(InputFacts(STREET, (MARLY,), MARLY), GROUP, TOWNS, group=True))
    assert found is not None and found.team == GROUP_STREETS.id
    assert Why.NO_TOWN_TEAM in found.reasons


def test_a_team_of_another_town_is_never_suggested_even_with_precedents() -> None:
    ranked = rank(InputFacts(STREET, (MARLY,), MARLY), GROUP, TOWNS, {ANZIN_STREETS.id: 9}, group=True)
    assert next(one for one in ranked if one.team == ANZIN_STREETS.id).score == 0


def test_buses_belong_to_the_group_wherever_one_lives() -> None:
    town_buses = TeamFacts(5, "Bus d’Anzin", frozenset({BUS}), territory=ANZIN, town=ANZIN)
    ranked = rank(InputFacts(BUS, (ANZIN,), ANZIN), [*GROUP, town_buses], CompetenceFacts("group"), group=True)
    assert ranked[0].team == BUSES.id and ranked[0].reasons == (Why.THEME, Why.GROUP)


def test_a_theme_of_somebody_outside_suggests_them_first_and_keeps_the_teams_behind() -> None:
    landlord = CompetenceFacts("outside", body=7)
    ranked = rank(InputFacts(HOUSING), GROUP, landlord)
    assert ranked[0].body == 7 and ranked[0].team is None and ranked[0].reasons == (Why.OUTSIDE,)
    assert {one.team for one in ranked[1:]} == {team.id for team in GROUP}


def test_precedents_decide_between_two_teams_of_one_theme() -> None:
    waste = TeamFacts(6, "Poubelles", frozenset({STREET}))
    ranked = rank(InputFacts(STREET), [GROUP_STREETS, waste], precedents={waste.id: 8})
    assert ranked[0].team == waste.id and ranked[0].count == 8 and Why.PRECEDENTS in ranked[0].reasons


def test_a_team_that_said_not_ours_is_not_suggested_again() -> None:
    found = best(rank(InputFacts(STREET), [GROUP_STREETS, BUSES], precedents={BUSES.id: 1}, bounced=[GROUP_STREETS.id]))
    assert found is not None and found.team == BUSES.id


def test_nothing_known_means_no_suggestion_and_every_team_in_the_list() -> None:
    ranked = rank(InputFacts(), GROUP)
    assert best(ranked) is None and len(ranked) == len(GROUP)


def test_the_welcome_team_is_suggested_only_for_a_theme_of_its_own() -> None:
    alone = TeamFacts(9, "L’équipe", frozenset({GREEN}), triage=True)
    assert best(rank(InputFacts(GREEN), [alone])) is not None
    assert best(rank(InputFacts(STREET), [alone])) is None


def test_a_team_of_the_neighbourhood_comes_before_one_of_the_whole_town() -> None:
    here = TeamFacts(8, "Rues de la Doutre", frozenset({STREET}), territory=20)
    ranked = rank(InputFacts(STREET, (21, 20)), [GROUP_STREETS, here])
    assert ranked[0].team == here.id and Why.PLACE in ranked[0].reasons


def test_the_same_facts_give_the_same_ranking_whatever_their_order() -> None:
    asked = InputFacts(STREET, (ANZIN,), ANZIN)
    assert rank(asked, GROUP, TOWNS, group=True) == rank(asked, GROUP[::-1], TOWNS, group=True)
