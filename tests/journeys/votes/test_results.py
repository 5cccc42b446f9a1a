"""The result of every way of counting, on a phone: a picture with its numbers, three sentences, and no small number of people."""

import os
from itertools import cycle
from typing import Any

import pytest

from app.core import clock
from app.people.rules import system
from app.voting.actions.casting import cast
from app.voting.actions.closing import close
from app.voting.actions.counting import count
from app.voting.methods.catalogue import METHODS
from app.voting.models import Challenge
from app.voting.rules.states import Sign, VoteState
from tests.conftest import KEY
from tests.journeys.conftest import MakeReader
from tests.voting.factory import Made, freeze, make_vote
from tests.world import World

LABELS = ("Planter des arbres le long du quai", "Des bancs", "Une aire de jeux")
BALLOTS: dict[str, list[dict[str, int]]] = {
    "ranking": [{"a": 1, "b": 2, "c": 3}, {"b": 1, "c": 2, "a": 3}, {"c": 1, "b": 2, "a": 3}],
    "grades": [{"a": 4, "b": 2, "c": 3}, {"a": 3, "b": 3, "c": 0}, {"a": 1, "b": 4, "c": 2}],
    "points": [{"a": 3, "b": 1}, {"b": 4}, {"c": 2, "a": 2}],
    "several": [{"a": 1, "b": 1}, {"b": 1}, {"c": 1, "a": 1}],
    "one": [{"a": 1}, {"b": 1}, {"a": 1}],
}
SETTINGS: dict[str, dict[str, Any]] = {"points": {"max_points": 4}, "budget": {"budget": 40000}, "equal_shares": {"budget": 40000}}


def counted(world: World, method: str) -> Made:
    """A vote of thirteen people in two groups, in which twelve voted in two ways."""
    yes_no = method == "yes_no"
    made = make_vote(
        world, slug=method.replace("_", "-"), code=method.upper()[:8], method=method, people=13, groups=("habitants", "commerces", "habitants"),
        options=("yes", "no", "abstain") if yes_no else ("a", "b", "c"), settings=SETTINGS.get(method, {}), state=VoteState.DRAFT,
    )
    for option, label, cost in zip(made.options, LABELS, (12000, 25000, 8000), strict=True):
        option.label, option.cost = option.label if yes_no else label, cost if "budget" in method or method == "equal_shares" else None
    made.vote.state = VoteState.OPEN
    freeze(world, made)
    shape = "one" if METHODS[method].shape == "one" else METHODS[method].shape
    choices = cycle([{"yes": 1}, {"no": 1}, {"yes": 1}] if yes_no else BALLOTS[shape])
    for elector, marks in zip(made.electors[:-1], choices, strict=False):
        way = Sign.ROOM if elector.number > 9 else Sign.ONLINE
        cast(world.session, KEY, made.vote, elector, marks, once=f"{method} {elector.number}", sign=way)
    made.vote.closes_at = clock.now()
    world.session.flush()
    close(world.session, system("clock"), world.angers, made.vote, now=clock.now())
    count(world.session, system("clock"), world.angers, made.vote, now=clock.now())
    world.session.commit()
    return made


@pytest.fixture
def results(world: World) -> list[str]:
    """The addresses of one counted vote of each method."""
    return [counted(world, method).vote.slug for method in METHODS]


def test_every_result_is_a_picture_with_its_numbers_and_reasons(results: list[str], reader: MakeReader) -> None:
    person, folder = reader(), os.environ.get("ENTENDU_SHOTS")
    for slug in results:
        page = person.go(f"/angers/votes/{slug}/result")
        person.judge()
        assert page.locator("figure.outcome").count() == 1 and page.locator(".outcome-why li").count() == 3, slug
        text = page.locator("main").inner_text()
        assert "Dans la salle\nmoins de 5" in text and "nombre caché" in text and "4 sur 4" not in text, text
        if folder:
            for width, language in ((360, "fr"), (1280, "fr"), (360, "ar")):
                other = reader(width=width, language=language).go(f"/angers/votes/{slug}/result")
                other.screenshot(path=f"{folder}/{slug}-{language}-{width}.png", full_page=True)
    for page_name in ("minutes", ""):
        person.go(f"/angers/votes/{results[0]}/{page_name}".rstrip("/"))
        person.judge()
        if folder:
            person.page.screenshot(path=f"{folder}/page-{page_name or 'vote'}.png", full_page=True)


def test_the_desk_says_what_to_do_next_and_a_challenge_says_where_it_stands(world: World, reader: MakeReader) -> None:
    make_vote(world, slug="ouvert", code="OUVERT", proxies=1)
    make_vote(world, slug="brouillon", code="BROUIL", state=VoteState.DRAFT)
    over = counted(world, "yes_no").vote
    world.session.add(Challenge(vote_id=over.id, receipt_code="BARO-TIMU-48271", submission_key="k", text="Porte fermée.", created_at=world.now))
    world.session.commit()
    organiser, folder = reader(account=world.omar), os.environ.get("ENTENDU_SHOTS")
    nexts = {
        "ouvert": "Rappeler à ceux qui n’ont pas voté", "brouillon": "Continuer : À quoi sert ce vote", "yes-no": "Décider de 1 contestation",
    }
    for slug, button in nexts.items():
        page = organiser.go(f"/angers/desk/votes/{slug}")
        assert page.locator("main .button:not(.button-quiet, .button-link)").first.inner_text().strip() == button
        organiser.judge()
        if folder:
            page.screenshot(path=f"{folder}/desk-{slug}.png", full_page=True)
    person = reader()
    person.go("/angers/votes/yes-no/challenge/BARO-TIMU-48271")
    person.judge()
    if folder:
        person.page.screenshot(path=f"{folder}/desk-challenge.png", full_page=True)
