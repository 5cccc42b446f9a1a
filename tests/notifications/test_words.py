"""Whoever asked about a word and left an address gets the explanation, in words and with its page."""

from app.language import actions
from tests.notifications.post import PostOffice


def test_the_message_says_what_the_word_means_and_where_to_read_more(office: PostOffice) -> None:
    world = office.world
    asked = actions.ask_word(
        world.session, world.resident(), world.angers, "péréquation", address="marie@exemple.fr", now=world.now,
    )
    nadia = world.actor(world.nadia)
    wording = actions.word_term(world.session, nadia, world.angers, term="péréquation", kind="word", plain="partage entre villes", now=world.now)
    actions.answer_word(world.session, nadia, world.angers, asked.id, wording, now=world.now)
    world.session.commit()
    [mail] = [one for one in office.deliver() if "péréquation" in one.subject]
    assert "partage entre villes" in mail.text and "/angers/words/perequation" in mail.text
