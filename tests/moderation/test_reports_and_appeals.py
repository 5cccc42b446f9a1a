"""Readers' alarms never hide anything; appeals are decided by somebody else."""

from datetime import timedelta

import pytest

from app.core.verdicts import Refused
from app.moderation import actions, queries
from app.moderation.models import AppealState
from app.moderation.rules import Rule
from app.people.rules import Actor
from tests.world import World


def test_a_report_counts_once_per_person_and_hides_nothing(each_world: World) -> None:
    world, idea = each_world, each_world.idea()
    actions.report(world.session, world.resident("paul"), idea, Rule.HATRED, "Regardez la fin.", now=world.now)
    with pytest.raises(actions.AlreadyReported):
        actions.report(world.session, world.resident("paul"), idea, Rule.INSULT, now=world.now)
    actions.report(world.session, world.resident("zoé"), idea, Rule.HATRED, now=world.now)
    assert idea.reports_count == 2 and idea.is_public
    assert [row.text for row in queries.reports_on(world.session, idea.id)] == ["Regardez la fin.", ""]
    assert "Regardez" not in str([pending.facts for pending in world.session.info["audit"]])


def test_one_does_not_report_oneself_or_what_is_gone(world: World) -> None:
    mine = world.idea("Mon idée", author_id=world.participant("paul").id)
    with pytest.raises(Refused, match="votre propre idée"):
        actions.report(world.session, world.resident("paul"), mine, Rule.INSULT, now=world.now)
    with pytest.raises(Refused, match="plus en ligne"):
        actions.report(world.session, world.resident("paul"), world.idea("Cachée", hidden_at=world.now), Rule.INSULT, now=world.now)


def hidden(world: World) -> tuple[object, object, Actor]:
    author = world.resident("paul")
    idea = world.idea("Texte vif", author_id=author.participant_id)
    act = actions.hide(world.session, world.actor(world.nadia), idea, Rule.INSULT, "Ce mot blesse.", now=world.now)
    return idea, act, author


def test_the_author_contests_once_and_somebody_else_decides(each_world: World) -> None:
    world = each_world
    idea, act, author = hidden(world)
    appeal = actions.appeal(world.session, author, act, idea, "Je parlais du chien.", now=world.now)
    again = actions.appeal(world.session, author, act, idea, "Encore moi.", now=world.now)
    assert again.id == appeal.id and again.text == "Je parlais du chien."
    with pytest.raises(Refused, match="C’est vous qui avez masqué"):
        actions.decide_appeal(world.session, world.actor(world.nadia), appeal, act, idea, upheld=True, decision="Non.", now=world.now)
    actions.decide_appeal(world.session, world.actor(world.marc), appeal, act, idea, upheld=False, decision="C’est vrai.", now=world.now)
    assert appeal.state == AppealState.OVERTURNED and idea.is_public
    with pytest.raises(Refused, match="déjà décidé"):
        actions.decide_appeal(world.session, world.actor(world.ines), appeal, act, idea, upheld=True, decision="Non.", now=world.now)


@pytest.mark.parametrize("judge", ["marc", "ines", "gilles"])
def test_a_lone_moderator_never_judges_alone(world: World, judge: str) -> None:
    idea, act, author = hidden(world)
    appeal = actions.appeal(world.session, author, act, idea, "Je conteste.", now=world.now)
    actions.decide_appeal(world.session, world.actor(world.things[judge]), appeal, act, idea, upheld=True, decision="Le mot reste.", now=world.now)
    assert appeal.state == AppealState.UPHELD and not idea.is_public


def test_only_the_author_contests_by_browser_account_or_code(world: World) -> None:
    idea, act, _author = hidden(world)
    with pytest.raises(Refused, match="Seule la personne qui a écrit"):
        actions.appeal(world.session, world.resident("zoé"), act, idea, "Je conteste.", now=world.now)
    assert actions.appeal(world.session, world.resident("zoé"), act, idea, "J’ai le code.", now=world.now, code=idea.receipt_code)


def test_after_six_months_one_rewrites_instead(world: World) -> None:
    idea, act, author = hidden(world)
    with pytest.raises(Refused, match="six mois"):
        actions.appeal(world.session, author, act, idea, "Je conteste.", now=world.now + timedelta(days=190))


def test_showing_again_while_an_appeal_is_open_lets_it_win(world: World) -> None:
    idea, act, author = hidden(world)
    appeal = actions.appeal(world.session, author, act, idea, "Je conteste.", now=world.now)
    restored = actions.restore(world.session, world.actor(world.nadia), idea, "Je me suis trompée.", now=world.now)
    assert appeal.state == AppealState.OVERTURNED and appeal.decision == "Je me suis trompée."
    with pytest.raises(Refused, match="contestation"):
        actions.undo(world.session, world.actor(world.nadia), restored, idea, now=world.now)


def test_the_guarantor_speaks_in_public_and_nobody_else_does(world: World) -> None:
    said = actions.remark(world.session, world.actor(world.gilles), world.angers, "Trois recours ce mois-ci.", now=world.now)
    assert queries.remarks(world.session, world.angers.id) == [(said, "Gilles")]
    with pytest.raises(Refused):
        actions.remark(world.session, world.actor(world.nadia), world.angers, "Non.", now=world.now)
