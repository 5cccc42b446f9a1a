"""Lists of the desk, of promises and of neighbourhoods: the same order and the same numbers on both databases."""

from datetime import date, timedelta
from typing import Any

from app.answers import actions, queries
from app.answers.models import Answer
from app.answers.queries import lists
from app.contributions.actions import index_words
from app.contributions.rules import State
from app.routing.models import Assignment, AssignmentRole
from app.sites.models import Review
from tests.answers.conftest import answered, case_of, refusal, sent_idea, yes
from tests.world import World

TODAY = date(2026, 11, 23)
SOON = TODAY + timedelta(days=7)


def test_the_desk_puts_late_first_and_counts_each_view(each_world: World) -> None:
    world = each_world
    calm = sent_idea(world, "Calme")
    late = sent_idea(world, "En retard", due_on=TODAY - timedelta(days=3))
    near = sent_idea(world, "Bientôt", due_on=TODAY + timedelta(days=2), reopened_at=world.now)
    sent_idea(world, "Retirée", withdrawn_at=world.now)
    world.idea("Ailleurs", state=State.SENT, team_id=world.gardens.id)
    world.session.add(Answer(site_id=world.angers.id, contribution_id=near.id, team_id=world.streets.id, round=1, saved_at=world.now))
    world.session.flush()
    mine = frozenset({world.streets.id})
    found = queries.held(world.session, world.angers.id, mine, "all", TODAY, SOON)
    assert [row.contribution.id for row in found] == [late.id, near.id, calm.id]
    assert found[1].contested and found[1].answer is None
    counts = queries.held_counts(world.session, world.angers.id, mine, TODAY, SOON)
    assert counts == {"all": 3, "late": 1, "contested": 1, "soon": 1, "returned": 0}
    assert queries.held_counts(world.session, world.angers.id, None, TODAY, SOON)["all"] == 4
    following = queries.held(world.session, world.angers.id, mine, "all", TODAY, SOON, after=(near.due_on, near.id))
    assert [row.contribution.id for row in following] == [calm.id]
    assert len(found) <= lists.PAGE


def test_helpers_see_what_they_were_asked_until_they_answer(each_world: World) -> None:
    world = each_world
    idea = sent_idea(world)
    help_asked = Assignment(
        site_id=world.angers.id, contribution_id=idea.id, team_id=world.gardens.id, role=AssignmentRole.HELPER, asked="Les racines ?", at=world.now,
    )
    world.session.add(help_asked)
    world.session.flush()
    theirs = frozenset({world.gardens.id})
    assert [row.asked for row in queries.helping(world.session, world.angers.id, theirs)] == ["Les racines ?"]
    help_asked.advice = "Elles sont hautes."
    assert queries.helping(world.session, world.angers.id, theirs) == []


def test_what_waits_for_a_signature_is_never_ones_own(each_world: World) -> None:
    world = each_world
    idea, ali = sent_idea(world), world.actor(world.ali)
    world.angers.answer_review = Review.HEAD
    world.session.flush()
    case = case_of(world, idea)
    actions.save_draft(world.session, ali, world.angers, case, yes(), now=world.now)
    actions.submit_answer(world.session, ali, world.angers, case, now=world.now)
    site = world.angers.id
    assert [row.contribution.id for row in queries.to_sign(world.session, site, None, world.sonia.id)] == [idea.id]
    assert [row.contribution.id for row in queries.to_sign(world.session, site, frozenset({world.streets.id}), world.rose.id)] == [idea.id]
    assert queries.to_sign(world.session, site, None, world.ali.id) == []
    assert queries.to_sign(world.session, site, frozenset({world.gardens.id}), world.gaston.id) == []


def test_neighbourhoods_that_said_nothing_are_named(each_world: World) -> None:
    world = each_world
    idea = sent_idea(world, territory_id=world.hall.id, supports_count=4)
    sent_idea(world, "Une autre", territory_id=world.doutre.id)
    sent_idea(world, "Masquée", territory_id=world.roseraie.id, hidden_at=world.now)
    found = {place.name: (ideas, supports) for place, ideas, supports in queries.neighbourhoods(world.session, idea)}
    assert found == {"Doutre": (2, 4), "Roseraie": (0, 0)}


def test_similar_answered_ideas_stand_beside_the_form(each_world: World) -> None:
    world = each_world
    ideas: list[Any] = [sent_idea(world, title) for title in ("Un banc devant la pharmacie", "Un banc devant l’école", "Moins de bruit")]
    for idea in ideas:
        index_words(world.session, idea)
    answered(world, ideas[1], values=refusal())
    near = queries.beside(world.session, ideas[0]).similar
    assert [(other.id, answer.outcome) for other, answer in near] == [(ideas[1].id, "no")]


def test_promises_page_by_date_and_count_by_where_they_stand(each_world: World) -> None:
    world = each_world
    days = (date(2026, 11, 25), date(2026, 12, 20), date(2027, 1, 5))
    cases = [answered(world, sent_idea(world, f"Idée {day}"), values=yes(when_on=day)) for day in days]
    site, session = world.angers.id, world.session
    rows = queries.commitments(session, site, "promised", TODAY)
    assert [row.commitment.due_on for row in rows] == list(days)
    last = rows[0].commitment
    assert [row.commitment.due_on for row in queries.commitments(session, site, "promised", TODAY, after=(last.due_on, last.id))] == list(days[1:])
    assert queries.commitment_counts(session, site, TODAY) == {"late": 0, "promised": 3, "underway": 0, "done": 0, "week": 1}
    later = date(2026, 12, 21)
    assert queries.commitment_counts(session, site, later, team_ids=frozenset({world.streets.id}))["late"] == 2
    assert queries.commitment_counts(session, site, later, team_ids=frozenset({world.gardens.id}))["late"] == 0
    assert queries.commitment(session, site, cases[0].contribution.id) is not None
    assert queries.commitment(session, world.valenciennes.id, cases[0].contribution.id) is None
