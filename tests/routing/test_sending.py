"""Sending on, giving back, helping, asking: the clock never stops and one team leads."""

import pytest

from app.contributions.rules import State
from app.core.verdicts import Refused
from app.moderation import actions as moderation
from app.moderation.rules import Rule
from app.routing import actions, queries
from app.routing.models import AssignmentRole, Ending
from tests.world import World


def entry(world: World) -> tuple[str, dict[str, object]]:
    pending = world.session.info["audit"]
    return pending[-1].verb, pending[-1].facts


def test_accepting_and_sending_is_one_entry_and_keeps_the_date(each_world: World) -> None:
    world, idea = each_world, each_world.idea()
    due = idea.due_on
    lead = actions.route(world.session, world.actor(world.nadia), idea, world.streets, because="Thème : la rue", suggested=True, now=world.now)
    assert (idea.state, idea.team_id, idea.due_on) == (State.SENT, world.streets.id, due)
    assert lead.because == "Thème : la rue" and len(world.session.info["audit"]) == 1
    verb, facts = entry(world)
    assert verb == "routing.route" and facts["team_id"] == world.streets.id and facts["suggested"] is True


def test_sending_elsewhere_relieves_the_first_team(each_world: World) -> None:
    world, idea, nadia = each_world, each_world.idea(), each_world.actor(each_world.nadia)
    first = actions.route(world.session, nadia, idea, world.streets, now=world.now)
    actions.add_helper(world.session, nadia, idea, world.gardens, "Et les arbres ?", now=world.now)
    actions.route(world.session, nadia, idea, world.gardens, now=world.now)
    assert first.ending == Ending.REROUTED
    lead = queries.assignment(world.session, idea.id)
    assert lead is not None and lead.team_id == world.gardens.id
    assert queries.assignment(world.session, idea.id, role=AssignmentRole.HELPER) is None


def test_not_ours_needs_a_reason_and_puts_the_idea_back_on_top(each_world: World) -> None:
    world, older, idea = each_world, each_world.idea("Plus ancienne"), each_world.idea("Un arbre mort")
    actions.route(world.session, world.actor(world.nadia), idea, world.streets, now=world.now)
    with pytest.raises(ValueError, match="why"):
        actions.bounce(world.session, world.actor(world.ali), idea, " ", now=world.now)
    with pytest.raises(Refused, match="pas chez votre équipe"):
        actions.bounce(world.session, world.actor(world.gaston), idea, "Non.", now=world.now)
    actions.bounce(world.session, world.actor(world.ali), idea, "Les arbres sont aux jardins.", now=world.now)
    assert (idea.state, idea.team_id) == (State.READ, world.triage.id)
    shown = queries.window(world.session, world.angers.id, now=world.now)
    assert [row.id for row in shown.returned] == [idea.id] and shown.order == [idea.id, older.id]
    assert queries.bounce_reasons(world.session, [idea.id]) == {idea.id: "Les arbres sont aux jardins."}


def test_a_body_outside_needs_a_word_to_the_resident(world: World) -> None:
    idea, nadia = world.idea(), world.actor(world.nadia)
    with pytest.raises(ValueError, match="told"):
        actions.forward(world.session, nadia, idea, world.landlord, "", now=world.now)
    actions.forward(world.session, nadia, idea, world.landlord, "Appelez le bailleur.", now=world.now)
    assert idea.state == State.ELSEWHERE
    found = queries.forwarding(world.session, idea.id)
    assert found is not None and found[1].id == world.landlord.id


def test_things_of_another_site_are_refused(world: World) -> None:
    idea, nadia = world.idea(), world.actor(world.nadia)
    with pytest.raises(Refused, match="n’existe plus ici"):
        actions.route(world.session, nadia, idea, world.v_streets, now=world.now)
    with pytest.raises(Refused):
        actions.route(world.session, world.actor(world.vera), idea, world.streets, now=world.now)
    there = world.idea("Là-bas", site=world.valenciennes, team_id=world.v_triage.id)
    with pytest.raises(Refused):
        actions.forward(world.session, world.actor(world.vera), there, world.landlord, "Voyez-les.", now=world.now)


def test_one_helps_another_leads_and_only_the_helper_advises(world: World) -> None:
    idea = world.idea()
    actions.route(world.session, world.actor(world.nadia), idea, world.streets, now=world.now)
    helper = actions.add_helper(world.session, world.actor(world.ali), idea, world.gardens, "Quel arbre ?", now=world.now)
    for team, why in ((world.gardens, "aide déjà"), (world.streets, "a déjà l’idée")):
        with pytest.raises(Refused, match=why):
            actions.add_helper(world.session, world.actor(world.ali), idea, team, now=world.now)
    with pytest.raises(Refused, match="Une autre équipe"):
        actions.advise(world.session, world.actor(world.ali), helper, idea, "Un tilleul.", now=world.now)
    actions.advise(world.session, world.actor(world.gaston), helper, idea, "Un tilleul.", now=world.now)
    assert helper.advice == "Un tilleul."


def test_a_question_takes_the_idea_out_of_the_list_and_its_answer_brings_it_back_on_top(each_world: World) -> None:
    world, author = each_world, each_world.resident("paul")
    idea = world.idea(author_id=author.participant_id)
    question = actions.ask(world.session, world.actor(world.nadia), idea, "Dans quelle rue ?", now=world.now)
    assert queries.window(world.session, world.angers.id, now=world.now).order == []
    assert [row.id for row in queries.asked_inputs(world.session, world.angers.id)] == [idea.id]
    with pytest.raises(Refused, match="attend déjà"):
        actions.ask(world.session, world.actor(world.nadia), idea, "Et quand ?", now=world.now)
    with pytest.raises(Refused, match="Seule la personne qui a écrit"):
        actions.reply_question(world.session, world.resident("zoé"), question, idea, "Ici.", now=world.now)
    actions.reply_question(world.session, author, question, idea, "Rue Bressigny.", now=world.now)
    assert [row.id for row in queries.window(world.session, world.angers.id, now=world.now).returned] == [idea.id]


def test_everything_a_moderator_sends_can_be_taken_back(each_world: World) -> None:
    world, nadia = each_world, each_world.actor(each_world.nadia)
    sent, passed, asked = world.idea("Un"), world.idea("Deux"), world.idea("Trois")
    actions.route(world.session, nadia, sent, world.streets, now=world.now)
    actions.forward(world.session, nadia, passed, world.landlord, "Voyez-les.", now=world.now)
    actions.ask(world.session, nadia, asked, "Où ?", now=world.now)
    for idea in (sent, passed, asked):
        act, _name = moderation_act(world, idea)
        actions.undo(world.session, nadia, act, idea, now=world.now)
        world.session.flush()
        assert (idea.state, idea.team_id) == (State.RECEIVED, world.triage.id)
    assert queries.assignment(world.session, sent.id) is None
    assert queries.forwarding(world.session, passed.id) is None
    assert queries.questions(world.session, asked.id) == []


def test_undoing_a_change_of_team_gives_the_idea_back_to_the_first(each_world: World) -> None:
    world, idea, nadia = each_world, each_world.idea(), each_world.actor(each_world.nadia)
    actions.route(world.session, nadia, idea, world.streets, now=world.now)
    actions.route(world.session, nadia, idea, world.gardens, now=world.now)
    act, _name = moderation_act(world, idea)
    actions.undo(world.session, nadia, act, idea, now=world.now)
    lead = queries.assignment(world.session, idea.id)
    assert lead is not None and lead.team_id == idea.team_id == world.streets.id and idea.state == State.SENT


def test_what_the_team_began_is_not_undone(world: World) -> None:
    from app.contributions.actions import advance

    idea, nadia = world.idea(), world.actor(world.nadia)
    actions.route(world.session, nadia, idea, world.streets, now=world.now)
    advance(world.session, idea, "study", now=world.now)
    act, _name = moderation_act(world, idea)
    with pytest.raises(Refused, match="déjà commencé"):
        actions.undo(world.session, nadia, act, idea, now=world.now)


def test_accepting_a_reported_idea_settles_its_reports(world: World) -> None:
    idea = world.idea()
    moderation.report(world.session, world.resident("paul"), idea, Rule.INSULT, now=world.now)
    assert [row.id for row in queries.window(world.session, world.angers.id, now=world.now).reported] == [idea.id]
    actions.route(world.session, world.actor(world.nadia), idea, world.streets, now=world.now)
    assert idea.reports_count == 0


def moderation_act(world: World, idea: object) -> tuple[object, str]:
    from app.moderation.queries import last_act

    found = last_act(world.session, idea.id)  # type: ignore[attr-defined]
    assert found is not None
    return found
