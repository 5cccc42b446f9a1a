"""Each kind of message once, through the real verbs, in two directions of writing, as mail and as SMS."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.answers import queries as cases
from app.answers.actions import extend, finish, hear, postpone, publish_answer, reply, report_progress, return_answer, submit_answer
from app.answers.models import Answer
from app.answers.rules.states import HeardValue
from app.contributions.actions import withdraw
from app.moderation.actions import appeal, decide_appeal, hide, mask, merge
from app.moderation.models import ActKind
from app.moderation.rules import Rule
from app.notifications.kinds import BY_NAME
from app.notifications.wording import KIND_WORDS
from app.people.rules import Actor, Role
from app.processes import queries as processes
from app.processes.actions import publish_result
from app.processes.models import ProcessState
from app.routing.actions import add_helper, advise, ask, bounce, forward, reply_question, route
from app.sites.actions import invite, substitute
from tests.notifications.post import PostOffice

STEP = timedelta(hours=3)


class Story:
    """The named world, an author with an address, and the hours that pass."""

    def __init__(self, office: PostOffice, language: str = "fr", address: str = "samia@example.test") -> None:
        self.office, self.world = office, office.world
        self.idea = self.world.idea("Un banc devant la pharmacie", body="Ma mère se repose là. Monsieur Durand le sait, 06 11 22 33 44.")
        self.author = Actor(participant_id=self.idea.author_id)
        office.address(self.idea, address, language)
        self.told: list[tuple[str, Any]] = []
        self.mail()

    def mail(self) -> list[Any]:
        """What arrives in the three hours after the last act."""
        found = self.office.deliver(after=STEP - timedelta(minutes=1))
        self.world.now += STEP
        return found

    def by(self, name: str) -> Actor:
        return self.world.actor(getattr(self.world, name))  # type: ignore[no-any-return]

    def routed(self) -> list[Any]:
        route(self.world.session, self.by("nadia"), self.idea, self.world.streets, now=self.world.now)
        return self.mail()

    def case(self) -> Any:
        return cases.case(self.world.session, self.world.angers.id, self.idea.id)

    def written(self, outcome: str = "yes", **more: Any) -> None:
        """An answer stands ready to be sent on."""
        self.world.session.add(Answer(
            site_id=self.idea.site_id, contribution_id=self.idea.id, team_id=self.world.streets.id, saved_at=self.world.now, outcome=outcome,
            understood="Vous voulez un banc.", what="Nous posons un banc.", when_on=date(2027, 3, 1), cost="600 €", learnt="Beaucoup marchent.",
            summary="Nous posons un banc en mars.", reason="Le trottoir est étroit ailleurs.", would_make_possible="Un trottoir plus large.",
            where_else="Le square.", written_by_id=self.world.ali.id, elected_name="Sonia", elected_title="adjointe", **more,
        ))
        self.world.session.flush()


@pytest.fixture(params=["fr", "ar"])
def story(request: pytest.FixtureRequest, office: PostOffice) -> Story:
    """The author reads French or Arabic."""
    return Story(office, request.param)


def recipients(mails: list[Any]) -> set[str]:
    return {mail.recipient for mail in mails}


def test_an_idea_on_its_way(story: Story) -> None:
    world, office = story.world, story.office
    assert recipients(story.routed()) == {"samia@example.test", world.ali.email}
    question = ask(world.session, story.by("nadia"), story.idea, "De quel côté de la rue ?", now=world.now)
    [asked] = story.mail()
    assert "De quel côté de la rue ?" in asked.text
    reply_question(world.session, story.author, question, story.idea, "Côté école.", now=world.now)
    assert recipients(story.mail()) == {world.nadia.email}
    helper = add_helper(world.session, story.by("ali"), story.idea, world.gardens, "La taille de l’arbre ?", now=world.now)
    assert recipients(story.mail()) == {world.gaston.email}
    advise(world.session, story.by("gaston"), helper, story.idea, "Trois mètres.", now=world.now)
    assert recipients(story.mail()) == {world.ali.email}
    extend(world.session, story.by("ali"), world.angers, story.case(), date(2026, 12, 20), "Une pièce manque encore.", now=world.now)
    [later] = story.mail()
    assert "Une pièce manque encore." in later.text
    bounce(world.session, story.by("ali"), story.idea, "C’est le domaine du bailleur.", now=world.now)
    assert recipients(story.mail()) == {world.nadia.email, world.marc.email}
    forward(world.session, story.by("nadia"), story.idea, world.landlord, "Appelez la gardienne.", now=world.now)
    [passed] = story.mail()
    assert "Le bailleur social" in passed.text and "Appelez la gardienne." in passed.text
    assert not [notice for notice in office.notices() if notice.error]


def test_taking_an_idea_back_is_confirmed(story: Story) -> None:
    withdraw(story.world.session, story.author, story.idea, now=story.world.now)
    assert recipients(story.mail()) == {"samia@example.test"}


def test_an_answer_signed_contested_promised_and_done(story: Story) -> None:
    world = story.world
    world.angers.answer_review = "head"
    story.routed()
    story.written()
    submit_answer(world.session, story.by("ali"), world.angers, story.case(), now=world.now)
    assert recipients(story.mail()) == {world.rose.email}
    return_answer(world.session, story.by("rose"), world.angers, story.case(), "Dites la date.", now=world.now)
    assert recipients(story.mail()) == {world.ali.email}
    submit_answer(world.session, story.by("ali"), world.angers, story.case(), now=world.now)
    publish_answer(world.session, story.by("rose"), world.angers, story.case(), now=world.now)
    [answer] = [mail for mail in story.mail() if mail.recipient == "samia@example.test"]
    assert "Nous posons un banc en mars." in answer.text and answer.text.count("/angers/heard/") == 3
    reply(world.session, story.author, world.angers, story.case(), "Merci, mais mars est loin.", now=world.now)
    assert recipients(story.mail()) == {world.ali.email}
    report_progress(world.session, story.by("ali"), world.angers, story.case(), "Le banc est commandé.", now=world.now)
    assert "Le banc est commandé." in story.mail()[0].text
    postpone(world.session, story.by("ali"), world.angers, story.case(), date(2027, 4, 1), "Le fournisseur a du retard.", now=world.now)
    assert "Le fournisseur a du retard." in story.mail()[0].text
    finish(world.session, story.by("ali"), world.angers, story.case(), "Le banc est posé.", link="https://ville.test/banc", now=world.now)
    [done] = story.mail()
    assert done.text.count("/angers/heard/") == 3
    hear(world.session, story.author, world.angers, story.case(), HeardValue.NO, "Le banc est du mauvais côté de la rue.", now=world.now)
    assert recipients(story.mail()) == {world.rose.email}, "not the one who wrote the first answer"


def test_words_that_are_hidden_masked_joined(story: Story) -> None:
    world = story.world
    act = hide(world.session, story.by("nadia"), story.idea, Rule.INSULT, "Votre texte attaque une personne.", now=world.now)
    [hidden] = story.mail()
    assert "Ma mère se repose là" in hidden.text and "attaque une personne" in hidden.text
    contest = appeal(world.session, story.author, act, story.idea, "Je n’attaque personne.", now=world.now)
    assert recipients(story.mail()) == {world.marc.email}, "not the one who hid it"
    decide_appeal(world.session, story.by("marc"), contest, act, story.idea, upheld=False, decision="Il n’y a pas d’insulte.", now=world.now)
    [decided] = [mail for mail in story.mail() if mail.recipient == "samia@example.test"]
    assert "Il n’y a pas d’insulte." in decided.text
    assert mask(world.session, story.by("nadia"), story.idea, now=world.now) is not None
    [masked] = story.mail()
    assert "06 11 22 33 44" not in masked.text
    other = world.idea("Des bancs rue Haute")
    merge(world.session, story.by("nadia"), story.idea, other, now=world.now)
    [joined] = story.mail()
    assert "Des bancs rue Haute" in joined.text
    assert act.kind == ActKind.HIDE


def test_the_author_of_a_joined_idea_gets_the_answer_too(story: Story) -> None:
    world = story.world
    main = world.idea("Des bancs rue Haute")
    merge(world.session, story.by("nadia"), story.idea, main, now=world.now)
    story.mail()
    story.idea = main
    story.routed()
    story.written()
    publish_answer(world.session, story.by("rose"), world.angers, story.case(), now=world.now)
    [answer] = [mail for mail in story.mail() if mail.recipient == "samia@example.test"]
    assert "Des bancs rue Haute" in answer.text and "/heard/" not in answer.text


def test_a_phone_gets_each_step_in_one_sms(office: PostOffice) -> None:
    story = Story(office, address="06 12 34 56 78")
    texts = [message.text for message in office.messages()] + [mail.text for mail in story.routed() if mail.channel == "sms"]
    story.written("no")
    publish_answer(story.world.session, story.by("rose"), story.world.angers, story.case(), now=story.world.now)
    texts += [mail.text for mail in story.mail() if mail.channel == "sms"]
    assert len(texts) == 3
    assert all(len(text) <= 160 and text.split()[-1].startswith("http://localhost/k/") for text in texts)


def test_staff_are_invited_and_told_whom_they_replace(office: PostOffice) -> None:
    world = office.world
    invite(
        world.session, office.settings.secret_key, world.actor(world.ines), world.angers, email="nora@angers.test", name="Nora",
        role=Role.AGENT, team=world.streets, now=world.now,
    )
    [invitation] = office.deliver()
    assert invitation.recipient == "nora@angers.test" and "/invitation/" in invitation.text
    substitute(
        world.session, world.actor(world.rose), world.angers, world.streets, away_id=world.ali.id, substitute_id=world.gaston.id,
        starts_on=date(2026, 11, 24), ends_on=date(2026, 11, 30), now=world.now,
    )
    [stand_in] = office.deliver()
    assert stand_in.recipient == world.gaston.email and "Ali" in stand_in.subject


def test_the_result_is_told_to_all_who_took_part(office: PostOffice) -> None:
    world = office.world
    office.address(world.idea("Un banc"))
    office.deliver()
    world.parks.state, world.parks.closed_at = ProcessState.CLOSED, world.now
    world.session.flush()
    sheet = processes.get(world.session, world.angers.id, world.parks.id)
    assert sheet is not None
    publish_result(world.session, world.actor(world.ines), world.angers, sheet, "Dix bancs seront posés.", now=world.now)
    [result] = office.deliver()
    assert "Dix bancs seront posés." in result.text


def test_every_kind_has_its_name_on_the_desk() -> None:
    assert set(KIND_WORDS) == set(BY_NAME)
