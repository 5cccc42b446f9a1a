"""Hiding, showing again, masking, merging: what each changes, and what stays."""

from datetime import date, timedelta

import pytest

from app.contributions.models import Photo
from app.contributions.rules import State
from app.core.verdicts import Refused
from app.moderation import actions, queries
from app.moderation.models import ActKind
from app.moderation.rules import Rule
from tests.world import World


def entry(world: World) -> tuple[str, dict[str, object]]:
    """The one entry a verb left."""
    pending = world.session.info["audit"]
    assert len(pending) == 1, pending
    return pending[0].verb, pending[0].facts


def test_hiding_takes_a_rule_and_a_reason_and_leaves_one_entry_without_words(each_world: World) -> None:
    idea = each_world.idea()
    with pytest.raises(ValueError, match="reason"):
        actions.hide(each_world.session, each_world.actor(each_world.nadia), idea, Rule.INSULT, "  ", now=each_world.now)
    act = actions.hide(each_world.session, each_world.actor(each_world.nadia), idea, Rule.INSULT, "Ce mot blesse.", now=each_world.now)
    assert idea.hidden_at == each_world.now and not idea.is_public
    verb, facts = entry(each_world)
    assert (verb, facts["rule"], facts["act_id"]) == ("moderation.hide", "insult", act.id)
    assert "Ce mot blesse." not in str(facts)


def test_a_hidden_idea_is_shown_again_by_another_moderator(world: World) -> None:
    idea = world.idea()
    actions.hide(world.session, world.actor(world.nadia), idea, Rule.OFF_TOPIC, "Hors sujet.", now=world.now)
    actions.restore(world.session, world.actor(world.marc), idea, "Cela parle bien du quartier.", now=world.now)
    assert idea.is_public
    assert [act.kind for act, _name in queries.acts_on(world.session, idea.id)] == [ActKind.RESTORE, ActKind.HIDE]


@pytest.mark.parametrize("who", ["ali", "ines", "vera", "sonia", "gilles"])
def test_only_a_moderator_of_the_site_decides(world: World, who: str) -> None:
    with pytest.raises(Refused) as refusal:
        actions.hide(world.session, world.actor(world.things[who]), world.idea(), Rule.INSULT, "Non.", now=world.now)
    assert refusal.value.verdict.reason and refusal.value.verdict.instead


def test_nobody_decides_in_their_own_case(world: World) -> None:
    own = world.idea(author_id=world.participant("nadia at home", world.nadia).id)
    for verb in (lambda: actions.accept(world.session, world.actor(world.nadia), own, now=world.now),
                 lambda: actions.hide(world.session, world.actor(world.nadia), own, Rule.INSULT, "Non.", now=world.now)):
        with pytest.raises(Refused, match="votre propre idée"):
            verb()
    actions.accept(world.session, world.actor(world.marc), own, now=world.now)


def test_a_withdrawn_idea_is_left_alone(world: World) -> None:
    with pytest.raises(Refused, match="a retiré"):
        actions.accept(world.session, world.actor(world.nadia), world.idea(withdrawn_at=world.now), now=world.now)


def test_masking_keeps_the_meaning_tells_what_was_masked_and_keeps_the_original_apart(each_world: World) -> None:
    idea = each_world.idea(
        title="Appelez-moi au 06 12 34 56 78", body="Monsieur Dupont gare sa voiture AB-123-CD devant l’école de la rue Pasteur.",
    )
    photo = Photo(contribution_id=idea.id, digest="a" * 64, width=10, height=10, created_at=each_world.now)
    each_world.session.add(photo)
    each_world.session.flush()
    act = actions.mask(each_world.session, each_world.actor(each_world.nadia), idea, photo_ids=[photo.id], now=each_world.now)
    assert act is not None
    assert idea.title == "Appelez-moi au [téléphone masqué]"
    assert "Dupont" not in idea.body and "AB-123-CD" not in idea.body and "rue Pasteur" in idea.body
    assert "dupont" not in idea.stems
    assert queries.masked_words(each_world.session, idea.id)[0].body.startswith("Monsieur Dupont")
    verb, facts = entry(each_world)
    assert verb == "moderation.mask" and facts["kinds"] == ["name", "number_plate", "phone", "photo"]
    assert "Dupont" not in str(facts)
    each_world.session.refresh(photo)
    assert photo.hidden_at is not None


def test_a_name_that_is_a_street_may_be_kept_and_a_missed_one_added(world: World) -> None:
    idea = world.idea(title="Rue sombre", body="Madame Roland habite là. Kevin fait du bruit.")
    actions.mask(world.session, world.actor(world.nadia), idea, kept=["Roland"], words="Kevin", now=world.now)
    assert idea.body == "Madame Roland habite là. [nom masqué] fait du bruit."


def test_masking_nothing_is_nothing(world: World) -> None:
    assert actions.mask(world.session, world.actor(world.nadia), world.idea(), now=world.now) is None
    assert not world.session.info.get("audit")


def test_what_was_under_a_mask_is_forgotten_after_six_months(world: World) -> None:
    idea = world.idea(title="Mon numéro", body="06 12 34 56 78")
    actions.mask(world.session, world.actor(world.nadia), idea, now=world.now)
    assert actions.forget_masked(world.session, before=world.now - timedelta(days=1)) == 0
    assert actions.forget_masked(world.session, before=world.now + timedelta(days=1)) == 1
    assert world.reload(queries.masked_words(world.session, idea.id)[0]).body == ""


def test_merging_moves_no_support_counts_the_merged_and_keeps_the_earlier_date(each_world: World) -> None:
    old = each_world.idea("Un banc", supports_count=12)
    new = each_world.idea("Encore un banc", supports_count=5, due_on=date(2026, 12, 10))
    actions.merge(each_world.session, each_world.actor(each_world.nadia), new, old, now=each_world.now)
    _verb, facts = entry(each_world)
    assert new.merged_into_id == old.id and each_world.reload(old).merged_count == 1
    assert (old.supports_count, new.supports_count) == (12, 5)
    assert old.due_on == date(2026, 12, 10) and new.state == State.READ
    assert (facts["into_id"], facts["supports"], facts["into_supports"]) == (old.id, 5, 12)


def test_an_idea_is_not_merged_into_itself_elsewhere_or_in_a_ring(world: World) -> None:
    nadia, first, second = world.actor(world.nadia), world.idea("Un"), world.idea("Deux")
    elsewhere = world.idea("Trois", site=world.valenciennes)
    actions.merge(world.session, nadia, second, first, now=world.now)
    for one, into in ((first, first), (first, elsewhere), (first, second), (world.idea("Quatre"), second)):
        with pytest.raises(Refused):
            actions.merge(world.session, nadia, one, into, now=world.now)
