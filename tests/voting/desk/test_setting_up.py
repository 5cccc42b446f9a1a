"""A volunteer prepares a vote: small screens in any order, nothing lost, nothing opens with a hole, everything said in plain words."""

import pytest

from app.audit import queries as audit
from app.voting.actions.preparing import set_options
from app.voting.methods import METHODS
from app.voting.models import Council, Elector, RehearsalBallot, Vote, VoteOption
from app.voting.rules.states import VoteState
from tests.judge import JudgingClient
from tests.voting.factory import make_vote
from tests.world import World

DESK = "/angers/desk/votes"
LIST = "\n".join(f"Personne {number} ; p{number}@exemple.fr ; {'habitants' if number % 2 else 'associations'}" for number in range(1, 32))


def begin(client: JudgingClient, template: str = "yes_no", question: str = "Un banc de plus place du Lac ?") -> str:
    """A draft; its address."""
    answer = client.submit(f"{DESK}/new", {"template": template, "question": question})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def fill(client: JudgingClient, address: str, world: World) -> None:
    """Everything a yes/no vote lacks, in an odd order."""
    client.submit(f"{address}/dates", {"opens_on": "2026-11-23", "opens_time": "08:00", "closes_on": "2026-11-30", "closes_time": "20:00"})
    client.submit(f"{address}/roll", {"text": LIST}, action="/roll/import", press="all")
    client.submit(f"{address}/framing", {
        "binding": "advisory", "follow_team_id": world.gardens.id, "what_happens": "Le maire répond en décembre.", "contact_name": "Omar",
        "contact_phone": "02 61 91 00 03",
    })


def only(world: World) -> Vote:
    vote: Vote = world.rows(Vote)[-1]
    return world.reload(vote)  # type: ignore[no-any-return]


@pytest.fixture
def omar(client: JudgingClient, world: World) -> JudgingClient:
    return client.sign_in(world.omar)


def test_from_a_question_to_an_open_vote(omar: JudgingClient, world: World) -> None:
    address = begin(omar)
    page = omar.page(address).root.text
    assert "Au moins une personne sur la liste" in page and "Le téléphone de cette personne" in page and "Il manque encore quelque chose" in page
    fill(omar, address, world)
    assert "Prêt : 8 étapes sur 8" in omar.page(address).root.text
    preview = omar.page(f"{address}/preview").root.text
    assert "Je m’abstiens" in preview and "Pour gagner, il faut plus de la moitié des voix exprimées." in preview
    world.session.add(RehearsalBallot(vote_id=only(world).id, marks={"yes": 1}))
    assert omar.submit(f"{address}/opening", press=None).status_code == 302
    vote = world.reload(only(world))
    assert vote.state == VoteState.OPEN and vote.roll_size == 31 and vote.settings["tie"] == "none" and not world.rows(RehearsalBallot)
    numbers = [each.number for each in world.session.query(Elector).order_by(Elector.id)]
    assert sorted(numbers) == list(range(1, 32)) and numbers != sorted(numbers)
    [entry] = [each for each in audit.about(world.session, "vote", vote.id) if each.verb == "voting.open"]
    assert entry.facts == {"rules": vote.rules_hash, "roll": vote.roll_hash, "size": 31, "few": False}
    assert omar.post(f"{address}/opening", data={"csrf_token": token(omar, f"{address}/incidents")}).status_code == 302


def token(client: JudgingClient, path: str) -> str:
    """A CSRF token of this browser."""
    return next(node.attrs["value"] for node in client.page(path).root.all("input") if node.attrs.get("name") == "csrf_token")


def test_an_incomplete_vote_opens_by_no_road(omar: JudgingClient, world: World) -> None:
    address = begin(omar)
    assert "Il manque encore quelque chose" in omar.page(f"{address}/opening").root.text
    answer = omar.post(f"{address}/opening", data={"csrf_token": token(omar, f"{address}/question")})
    assert answer.status_code == 403 and only(world).state == VoteState.DRAFT


def test_a_secret_of_few_opens_only_when_somebody_has_read_that(omar: JudgingClient, world: World) -> None:
    address = begin(omar)
    fill(omar, address, world)
    vote = only(world)
    for elector in world.rows(Elector)[3:]:
        world.session.delete(elector)
    assert "un secret n’en est pas un" in omar.page(f"{address}/secrecy").root.text
    refused = omar.submit(f"{address}/opening")
    assert refused.status_code == 422 and "Cochez cette case" in refused.text and world.reload(vote).state == VoteState.DRAFT
    assert omar.submit(f"{address}/opening", {"few_accepted": "y"}).status_code == 302
    assert world.reload(vote).state == VoteState.OPEN


@pytest.mark.parametrize("template", ["yes_no", "person", "projects", "budget", "ranking", "judgment", "office"])
def test_every_usual_case_makes_a_draft_whose_screens_all_open(template: str, omar: JudgingClient, world: World) -> None:
    address = begin(omar, template)
    if template != "yes_no":
        cost = " ; 12 000 €" if template == "budget" else ""
        assert omar.submit(f"{address}/options", {"pasted": f"Un banc{cost}\nUn arbre{cost}\nUn jeu{cost}"}, press="save").status_code == 302
    screens = ("question", "options", "framing", "method", "method/settings", "roll", "dates", "quorum", "secrecy", "preview", "letters", "opening")
    for screen in screens:
        omar.page(f"{address}/{screen}")
    assert omar.submit(f"{address}/method/settings", {"budget": "20 000"} if template == "budget" else {}).status_code == 302
    assert len(world.rows(VoteOption)) == 3
    lacking = omar.page(address).root.text
    assert "La somme à dépenser" not in lacking and "Deux choix" not in lacking


@pytest.mark.parametrize("method", sorted(METHODS))
def test_every_method_can_be_chosen_and_set(method: str, omar: JudgingClient, world: World) -> None:
    address = begin(omar, "person")
    assert omar.submit(f"{address}/method", {"method": method}).headers["Location"].endswith("/method/settings")
    assert omar.submit(f"{address}/method/settings").status_code == 302
    vote = only(world)
    assert vote.method == method and set(vote.settings) == {setting.key for setting in METHODS[method].settings}


def test_bad_settings_come_back_as_they_were_typed(omar: JudgingClient, world: World) -> None:
    address = begin(omar, "budget")
    bad = omar.submit(f"{address}/method/settings", {"budget": "beaucoup", "envelopes": "Nord 200"})
    assert bad.status_code == 422 and "beaucoup" in bad.text and "n’est pas un nombre" in bad.text and "Nord : 20000" in bad.text
    lot = omar.submit(f"{address}/method/settings", {"budget": "200", "tie": "lot"})
    assert lot.status_code == 422 and "tirage" in lot.text
    good = omar.submit(f"{address}/method/settings", {"budget": "20 000,00", "envelopes": "Nord : 12 000\nSud : 8000"})
    assert good.status_code == 302 and only(world).settings["envelopes"] == {"Nord": 12000, "Sud": 8000}


def test_options_keep_their_key_their_order_and_what_was_typed(omar: JudgingClient, world: World) -> None:
    address = begin(omar, "budget")
    bad = omar.submit(f"{address}/options", {"rows-0-label": "Un banc", "rows-0-cost": "cher", "pasted": "Un arbre ; 300 ; Nord"})
    assert bad.status_code == 422 and "cher" in bad.text and "Un arbre ; 300 ; Nord" in bad.text
    omar.submit(f"{address}/options", {"rows-0-label": "Un banc", "rows-0-cost": "1 200 €", "pasted": "Un arbre ; 300 ; Nord ; place"}, press="save")
    found = {option.label: option for option in world.rows(VoteOption)}
    tree = found["Un arbre"]
    assert (found["Un banc"].cost, tree.cost, tree.district, tree.exclusive_group) == (1200, 300, "Nord", "place")
    omar.submit(f"{address}/options", {"rows-0-label": "Un banc rouge"}, press="more")
    world.session.expire_all()
    renamed = next(option for option in world.rows(VoteOption) if option.label == "Un banc rouge")
    assert renamed.key == found["Un banc"].key
    omar.submit(f"{address}/options", action="/options/order")
    world.session.expire_all()
    assert [option.label for option in sorted(world.rows(VoteOption), key=lambda each: each.position)] == ["Un arbre", "Un banc rouge"]
    omar.submit(f"{address}/options", {"rows-0-label": ""}, press="save")
    assert [option.label for option in world.rows(VoteOption)] == ["Un banc rouge"]


def test_dates_are_french_and_in_order(omar: JudgingClient, world: World) -> None:
    address = begin(omar)
    dates = {"opens_on": "2026-11-30", "opens_time": "08:00", "closes_on": "2026-11-30", "closes_time": "08:00"}
    wrong = omar.submit(f"{address}/dates", dates)
    assert wrong.status_code == 422 and "La clôture vient avant" in wrong.text
    omar.submit(f"{address}/dates", {**dates, "closes_time": "20:00", "challenge_days": "5"})
    vote = only(world)
    assert vote.closes_at is not None and vote.closes_at.isoformat() == "2026-11-30T19:00:00+00:00" and vote.challenge_days == 5
    assert 'value="20:00"' in omar.get(f"{address}/dates").text


def test_the_quorum_screen_keeps_any_share(omar: JudgingClient, world: World) -> None:
    address = begin(omar)
    assert omar.submit(f"{address}/quorum", {"share": "other", "other": "cinq"}).status_code == 422
    omar.submit(f"{address}/quorum", {"share": "other", "other": "3/5", "per_group": "y", "proxies": "2"})
    assert only(world).quorum == {"share": "3/5", "base": "members", "per_group": True, "strict": False} and only(world).proxies == 2
    omar.submit(f"{address}/quorum", {"share": ">1/2", "base": "present"}, missing=("per_group",))
    assert only(world).quorum == {"share": "1/2", "base": "present", "per_group": False, "strict": True}
    assert "plus de la moitié des personnes présentes votent" in omar.page(address).root.text


def test_a_draft_is_nobody_s_business_and_another_town_has_its_own(client: JudgingClient, world: World) -> None:
    address = begin(client.sign_in(world.omar))
    client.page(address.replace("/angers/", "/valenciennes-metropole/"), 403)
    for name in ("nadia", "ali", "vera", "victor", "klara"):
        fresh = client.application.test_client().sign_in(getattr(world, name))
        fresh.page(address, 403)
    client.application.test_client().page(f"/angers/votes/{address.rsplit('/', 1)[1]}", 404)


def test_councils_have_a_place_and_their_votes(omar: JudgingClient, world: World) -> None:
    made = omar.submit("/angers/desk/councils", {"name": "Conseil de la Doutre", "territory_id": world.doutre.id, "about": "31 membres."})
    assert made.status_code == 302
    [council] = world.rows(Council)
    omar.submit(f"{DESK}/new", {"question": "Un banc ?", "council_id": council.id})
    assert "Un banc ?" in omar.page(f"/angers/desk/councils/{council.slug}").root.text
    omar.submit(f"/angers/desk/councils/{council.slug}", {"name": "Conseil citoyen"})
    assert "Conseil citoyen" in omar.page(DESK).root.text


def test_what_is_typed_is_cleaned_and_drawn_as_text(omar: JudgingClient, world: World) -> None:
    address = begin(omar, question="<script>alert(1)</script> un banc ?")
    assert "<script>alert" not in omar.get(address).text and "&lt;script&gt;" in omar.get(address).text


def test_a_key_named_twice_or_forged_is_replaced_and_nothing_is_lost(world: World) -> None:
    made = make_vote(world, slug="cles", state=VoteState.DRAFT, options=("o1", "o2"))
    rows = [{"key": "o1", "label": "Un banc"}, {"key": "o1", "label": "Un arbre"}, {"key": "x" * 80, "label": "Une lampe"}]
    found = set_options(world.session, world.actor(world.omar), world.angers, made.vote, rows, now=world.now)
    world.session.commit()
    assert [option.label for option in found] == ["Un banc", "Un arbre", "Une lampe"]
    assert len({option.key for option in found}) == 3 and found[0].key == "o1"
