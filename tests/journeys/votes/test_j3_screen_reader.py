"""J3: a blind resident votes by keyboard alone, through the accessibility tree: linear ballot, nothing sent while moving, text receipt."""

from typing import Any

import pytest

from app.voting.models import Elector, SecretBallot
from app.voting.rules import ways_in
from app.voting.rules.states import VoteState
from tests.conftest import KEY
from tests.journeys.conftest import MakeReader, Reader
from tests.voting.factory import Made, freeze, make_vote
from tests.world import World

LABELS = ("Oui, un banc", "Non, pas de banc", "Je m’abstiens")


@pytest.fixture
def made(world: World) -> Made:
    made = make_vote(world, people=8, proxies=1, quorum={"share": "1/2"})
    for option, label in zip(made.options, LABELS, strict=True):
        option.label = label
    for slug, method, values in (
        ("classer", "runoff", {}), ("noter", "judgment", {}), ("points", "points", {"settings": {"max_points": 5}}),
        ("budget", "budget", {"settings": {"max_cost": 30000, "budget": 50000}}),
    ):
        other = make_vote(world, slug=slug, code=slug.upper(), method=method, options=("a", "b", "c"), state=VoteState.DRAFT, **values)
        for option, cost in zip(other.options, (12000, 25000, 8000), strict=True):
            option.cost = cost if method == "budget" else None
        other.vote.state = VoteState.OPEN
        freeze(world, other)
    freeze(world, made)
    return made


def tab_to(person: Reader, name: str, most: int = 40) -> None:
    """Press Tab until the thing with that name has the focus, as a screen reader would say it."""
    for _step in range(most):
        person.page.keyboard.press("Tab")
        if said(person) == name:
            return
    raise AssertionError(f"{name!r} is out of reach: {said(person)!r}")


def said(person: Reader) -> str:
    """The accessible name of what has the focus."""
    return str(person.page.evaluate("""() => {
      const e = document.activeElement;
      const label = e.labels?.[0] ?? e;
      return (e.getAttribute('aria-label') ?? label.innerText ?? '').trim().split('\\n')[0];
    }"""))


def sent(person: Reader) -> list[str]:
    """The addresses a browser asked for with POST, from now on."""
    found: list[str] = []
    person.page.on("request", lambda request: found.append(request.url) if request.method == "POST" else None)
    return found


@pytest.mark.parametrize("scripts", [True, False])
def test_vote_with_the_keyboard_and_the_tree(reader: MakeReader, world: World, made: Made, scripts: bool) -> None:
    person = reader(scripts=scripts)
    page = person.go(made.link(1))
    person.judge()
    tab_to(person, "Entrer dans l’isoloir")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Un banc de plus place du Lac ?").wait_for()
    person.judge()
    group = page.get_by_role("group", name="Choisissez une seule réponse")
    assert [radio.get_attribute("value") for radio in group.get_by_role("radio").all()] == ["001", "002", "003", "000"]
    posts = sent(person)
    tab_to(person, LABELS[0])
    for _move in range(3):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert said(person) == LABELS[1] and group.get_by_role("radio", name=LABELS[1]).is_checked()
    assert posts == [], "nothing is sent while one moves"
    tab_to(person, "Relire mon bulletin")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Voici votre bulletin").wait_for()
    assert page.get_by_role("listitem").all_inner_texts() == [LABELS[1]]
    person.judge()
    assert world.rows(SecretBallot) == []
    tab_to(person, "Déposer mon bulletin")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Votre bulletin est dans l’urne").wait_for()
    person.judge()
    tree = page.locator("main").aria_snapshot()
    assert "Le code de votre reçu" in tree and "À voix haute" in tree and LABELS[1] not in tree
    assert [row.marks for row in world.rows(SecretBallot)] == ['{"no":1}']


def test_what_is_wrong_is_read_first_and_leads_to_its_field(reader: MakeReader, world: World, made: Made) -> None:
    made_rank = next(row for row in world.rows(type(made.vote)) if row.slug == "classer")
    person = reader()
    page = enter(person, world, made_rank)
    for select in page.get_by_role("combobox").all()[:2]:
        select.select_option("1")
    person.press("Relire mon bulletin")
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert "la même place" in alert.inner_text()
    assert page.evaluate("document.activeElement.id") == "errors", "the focus is on what is wrong"
    person.judge()
    alert.get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.id") == "o001"
    assert [select.input_value() for select in page.get_by_role("combobox").all()] == ["1", "1", ""]


def enter(person: Reader, world: World, vote: Any) -> Any:
    """Come in by the link of the first elector."""
    first = next(one for one in world.rows(Elector) if one.vote_id == vote.id and one.number == 1)
    page = person.go(f"/angers/votes/{vote.slug}/enter/{ways_in.link_secret(KEY, first.nonce)}")
    person.press("Entrer dans l’isoloir")
    return page


@pytest.mark.parametrize("slug", ["classer", "noter", "points", "budget"])
def test_every_ballot_is_as_clean(reader: MakeReader, world: World, made: Made, slug: str) -> None:
    vote = next(row for row in world.rows(type(made.vote)) if row.slug == slug)
    for width in (360, 1280):
        person = reader(width=width)
        page = enter(person, world, vote)
        page.get_by_role("button", name="Relire mon bulletin").wait_for()
        person.judge()
    if slug == "budget":
        for box in page.get_by_role("checkbox").all()[:2]:
            box.check()
        assert "de trop" in page.get_by_role("status").inner_text()
        person.press("Relire mon bulletin")
        assert "Vos projets coûtent 37" in page.get_by_role("alert").inner_text()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_pages_around_are_as_clean(reader: MakeReader, world: World, made: Made, language: str) -> None:
    person = reader(language=language)
    for path in ("/angers/votes", "/angers/votes/banc", "/angers/votes/banc/enter", "/angers/votes/banc/receipts", "/angers/votes/banc/challenge"):
        person.go(path)
        person.judge()
    enter(person, world, made.vote) if language == "fr" else None
    person.go("/angers/votes/banc/proxies")
    person.judge()
