"""After the count: where a challenge stands, what the town answers, who took part, and one wording for the rule everywhere."""

import pytest

from app.contributions.rules import State
from app.core import clock
from app.people.rules import system
from app.voting.actions.aftermath import decide, hand_over
from app.voting.models import Challenge
from app.voting.queries.written import written
from app.voting.rules.states import Secrecy
from app.voting.wording.rule import rule_lines
from tests.answers.conftest import answered, yes
from tests.judge import JudgingClient
from tests.voting.booth.test_public import VOTE, finished
from tests.voting.factory import make_vote
from tests.world import World


def test_the_rule_is_said_in_the_same_words_before_the_vote_on_its_page_and_in_the_minutes(client: JudgingClient, world: World) -> None:
    made = make_vote(world, people=6, proxies=1, quorum={"share": "1/2", "base": "members", "per_group": False, "strict": True})
    told = [
        "Le résultat compte si plus de la moitié des personnes de la liste votent.",
        "On peut voter à la place de 1 autre personne, si elle le demande.",
    ]
    lines = rule_lines(made.vote, made.options)
    assert lines[-2:] == told and len(lines) > 2
    page = client.page(VOTE).root.text
    finished(world, made)
    minutes = client.page(f"{VOTE}/minutes").root.text
    for line in (line.replace("\u00a0", " ") for line in lines):
        assert line in page and line in minutes
    for jargon in ("rocuration", "uorum", "épouillement", "rocès-verbal"):
        assert jargon not in page + minutes + client.page(f"{VOTE}/result").root.text


def test_a_challenge_is_followed_by_its_code_and_its_words_stay_private(client: JudgingClient, world: World) -> None:
    made = make_vote(world)
    finished(world, made)
    client.submit(f"{VOTE}/challenge", {"text": "La salle était fermée à clé.", "name": "Awa"})
    [challenge] = world.rows(Challenge)
    found = client.submit("/r/", {"code": challenge.receipt_code.lower()})
    assert found.status_code == 303 and found.headers["Location"].endswith(f"{VOTE}/challenge/{challenge.receipt_code}")
    page = client.page(found.headers["Location"]).root.text
    assert "Pas encore décidé" in page and "fermée à clé" not in page and "Awa" not in page
    ines = world.actor(world.ines)
    decide(world.session, ines, world.angers, made.vote, challenge, "rejected", "La porte était ouverte dès 8 heures.", now=clock.now())
    world.session.commit()
    page = client.page(found.headers["Location"]).root.text
    assert "Le résultat reste le même" in page and "ouverte dès 8 heures" in page
    assert client.get(f"{VOTE}/challenge/BARO-TIMU-48271").status_code == 404


@pytest.mark.parametrize("secrecy", [Secrecy.SECRET, Secrecy.OPEN])
def test_a_group_s_turnout_tells_of_nobody(client: JudgingClient, world: World, secrecy: Secrecy) -> None:
    made = make_vote(world, people=12, groups=("habitants", "habitants", "jeunes"), secrecy=secrecy, quorum={
        "share": "1/4", "base": "members", "per_group": True, "strict": False})
    finished(world, made, "yyynnnyyyynn")
    pages = [client.page(f"{VOTE}/{name}").root.text for name in ("result", "minutes")]
    for page in pages:
        assert "Groupe « jeunes »" in page
        assert ("4 sur 4" in page) == (secrecy == Secrecy.OPEN) and ("moins de 5" in page) == (secrecy == Secrecy.SECRET)
    exact = "4 personnes sur 4 ont voté"
    assert (exact in pages[1]) == (secrecy == Secrecy.OPEN)
    assert "jeunes" not in client.get(f"{VOTE}/result.json").text


def test_the_vote_says_who_answers_and_by_when(client: JudgingClient, world: World) -> None:
    made = make_vote(world, follow_team_id=world.streets.id)
    finished(world, made)
    given = hand_over(world.session, system("clock"), world.angers, made.vote, "La proposition est adoptée.", now=clock.now())
    world.session.commit()
    page = client.page(VOTE).root.text
    assert world.streets.name in page and "Suivre ce que la ville en fait" in page and given.receipt_code not in client.get(VOTE).text
    given.state = State.SENT
    world.session.commit()
    answered(world, given, values=yes(summary="Un banc sera posé place du Lac."))
    for name in ("/result", "?again=1"):
        page = client.page(VOTE + name).root.text
        assert "Un banc sera posé place du Lac." in page and given.receipt_code not in page


def test_what_votes_say_is_known_to_the_glossary(world: World) -> None:
    made = make_vote(world, details="Le PLU ne change pas.")
    [found] = [one for one in written(world.session, world.angers.id) if one.path == f"votes/{made.vote.slug}"]
    assert "PLU" in found.words and "Yes" in found.words
