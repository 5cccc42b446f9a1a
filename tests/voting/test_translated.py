"""A vote in another language: the question and the choices are translated, the frozen rules are not touched."""

from app.language import actions
from app.people.rules import Role
from app.voting.rules.states import VoteState
from app.voting.translated import OFFERS
from tests.judge import JudgingClient
from tests.voting.factory import make_vote
from tests.world import World


def test_the_page_of_a_vote_speaks_the_readers_language(client: JudgingClient, world: World) -> None:
    made = make_vote(world, details="Devant l’école.")
    make_vote(world, slug="draft", state=VoteState.DRAFT)
    original, = OFFERS[0].every(world.session, world.angers.id)
    assert original.title == made.vote.question and original.closes_on is not None, "drafts are not offered"
    samir = world.staff("samir", Role.TRANSLATOR, world.angers)
    texts = {name: f"TR {text}" for name, text in original.words.items()}
    row = actions.submit_translation(world.session, world.actor(world.tarik), world.angers, original, "tr", texts, seen="0.0", now=world.now)
    actions.accept_translation(world.session, world.actor(samir), world.angers, row, seen="1.1", now=world.now)
    page = client.get("/angers/votes/banc", headers={"Accept-Language": "tr"}).text
    for words in ("Un banc de plus place du Lac ?", "Devant l’école.", "Yes", "No", "L’équipe Jardins"):
        assert f"TR {words}" in page
    assert "TR " not in (made.vote.rules_text or "") and "TR " not in client.get("/angers/votes/banc").text
    arab = client.get("/angers/votes/banc", headers={"Accept-Language": "ar"}).text
    assert '<h1 lang="fr" dir="ltr">Un banc de plus' in arab
