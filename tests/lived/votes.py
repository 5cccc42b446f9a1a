"""Votes of the lived world: one that is prepared, one that is open, one that is counted and contested; two sealed ones."""

from typing import Any

from app.people.rules import system
from app.voting.actions.aftermath.followup import hand_over
from app.voting.actions.casting import cast
from app.voting.actions.challenges import challenge
from app.voting.actions import live
from app.voting.actions.closing import close
from app.voting.actions.counting import count
from app.voting.models import PaperBallot, Proxy
from app.voting.queries import board
from app.voting.rules.ways_in import trustee_secret
from app.voting.rules.states import VoteState
from tests.conftest import KEY
from tests.voting.factory import make_vote
from tests.voting.room import papers
from tests.voting.sealed_web import stage as sealed_stage
from tests.world import World

DRAFT, OPEN, COUNTED, PAPER, LIVE, SEALED, SEALING = "preau", "banc", "square", "papier", "express", "scelle", "cachet"


def build(world: World) -> dict[str, Any]:
    """What stands there, by name."""
    draft = make_vote(world, slug=DRAFT, state=VoteState.DRAFT, rules_text=None, rules_hash=None, roll_hash=None, opened_at=None)
    opened = make_vote(world, slug=OPEN, proxies=1)
    proxy = Proxy(vote_id=opened.vote.id, giver_id=opened.electors[0].id, holder_id=opened.electors[1].id, asked_at=world.now)
    world.session.add(proxy)
    counted = make_vote(world, slug=COUNTED, people=9)
    for number, choice in enumerate(("yes", "yes", "yes", "yes", "yes", "no", "no", "no")):
        cast(world.session, KEY, counted.vote, counted.electors[number], {choice: 1}, once=f"lived {number}")
    close(world.session, world.actor(world.omar), world.angers, counted.vote, why="Tout le monde a voté.", now=world.now)
    count(world.session, system("clock"), world.angers, counted.vote, now=world.now)
    result = hand_over(world.session, system("clock"), world.angers, counted.vote, "Le oui l’emporte.", now=world.now)
    contested = challenge(
        world.session, world.resident("contester"), counted.vote, text="Je n’ai pas reçu mon code.", name="", contact="", once="lived", now=world.now
    )
    world.session.flush()
    paper = papers.closed(world, papers.paper_vote(world, slug=PAPER))
    batch = papers.add(world, paper)
    papers.typed(world, paper, batch, "hawa", [papers.YES, papers.NO])
    plan = live.Plan(question="Quelle cause d’abord ?", method="choice", options=({"label": "Le bruit"}, {"label": "La rue"}))
    express = live.start(world.session, world.actor(world.omar), world.angers, plan, key=KEY, now=world.now)
    express.slug = LIVE
    sealed_stage.ready(world, slug=SEALING)
    sealed_vote = sealed_stage.opened(world, slug=SEALED)
    trustee = board.trustees(world.session, sealed_vote.id)[0]
    sheet = world.session.query(PaperBallot).filter_by(batch_id=batch.id).first()
    return {
        "paper_vote": paper, "paper_sheet": sheet, "paper_batch": batch, "trustee_token": trustee_secret(KEY, trustee.nonce),
        "draft_vote": draft, "open_vote": opened, "counted_vote": counted, "proxy": proxy, "challenge": contested, "vote_result": result,
    }
