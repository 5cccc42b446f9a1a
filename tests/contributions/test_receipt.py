"""« What happened to what I said? »: the code, the page it opens, and what its holder may do."""

from datetime import timedelta
from typing import Any

import pytest

from app import create_app
from app.contributions.actions import submit
from app.contributions.identity import PURPOSE
from app.contributions.models import Contribution
from app.core import clock
from app.core.text.codes import new_code
from app.core.web.signing import sign
from app.people import queries as people
from app.proposals.models import Proposal
from tests.conftest import KEY, settings_for
from tests.judge import JudgingClient
from tests.world import World


@pytest.fixture(autouse=True)
def today_is_the_worlds_day(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: world.now + timedelta(hours=1))


@pytest.fixture
def idea(world: World) -> Contribution:
    author = world.resident("samia")
    made = Proposal(
        process_id=world.parks.id, author_id=author.participant_id, title="Un banc devant l’école", body="Ma mère marche mal.",
    )
    submit(world.session, author, made, site=world.angers, now=world.now)
    world.session.commit()
    return made


def test_the_page_says_ones_own_words_who_holds_them_and_until_when(client: JudgingClient, idea: Contribution) -> None:
    said = client.page(f"/r/{idea.receipt_code}").root.text
    for part in (
        "Un banc devant l’école", "Ma mère marche mal.", "L’équipe d’accueil", "lundi 14 décembre 2026", "Il reste 15 jours ouvrés",
    ):
        assert part in said


def test_the_code_never_leaves_by_the_referer_a_cache_or_a_search_engine(client: JudgingClient, idea: Contribution) -> None:
    for path in ("", "/contact", "/edit", "/slip", "/slip.pdf"):
        headers = client.get(f"/r/{idea.receipt_code}{path}").headers
        assert headers["Referrer-Policy"] == "strict-origin"
        assert headers["Cache-Control"] == "no-store" and "noindex" in headers["X-Robots-Tag"]


def test_no_public_page_shows_the_code(client: JudgingClient, idea: Contribution) -> None:
    for path in (f"proposals/{idea.id}", "proposals", "processes/parcs/proposals", f"proposals/{idea.id}/support"):
        html = client.get(f"/angers/{path}").text
        assert idea.receipt_code not in html and idea.receipt_code.replace("-", "") not in html


@pytest.mark.parametrize("spelled", [
    lambda code: code.lower(), lambda code: f"  {code.replace('-', ' ')} ", lambda code: code.replace("-", "."),
])
def test_the_code_may_be_typed_in_any_spelling(client: JudgingClient, idea: Contribution, spelled: Any) -> None:
    answer = client.submit("/r/", {"code": spelled(idea.receipt_code)}, action="/r/")
    assert answer.status_code == 303 and answer.headers["Location"] == f"/r/{idea.receipt_code}"
    assert client.get(f"/r/{idea.receipt_code.lower()}").headers["Location"] == f"/r/{idea.receipt_code}"


@pytest.mark.parametrize("typed", ["", "bonjour", "BARO-TILU-48272", "BABA-DEDE-00000", "x" * 5000, "\u202e\x00 é", "🏡"])
def test_a_wrong_code_gets_a_clear_sentence_and_stays_in_its_field(client: JudgingClient, typed: str) -> None:
    answer = client.submit("/r/", {"code": typed}, action="/r/")
    assert answer.status_code == 422 and "corriger" in answer.text


def test_guessing_is_slow_and_slips_of_the_finger_do_not_count(world: World, idea: Contribution, sqlite_url: str, tmp_path: Any) -> None:
    app = create_app(settings_for(sqlite_url, tmp_path), RATELIMIT_ENABLED=True)
    browser = app.test_client()
    assert {browser.get("/r/BARO-TILU-00000").status_code for _ in range(30)} == {404}
    seen = [browser.get(f"/r/{new_code()}").status_code for _ in range(12)]
    assert seen == [404] * 10 + [429] * 2
    assert "Trop d’essais" in browser.get(f"/r/{new_code()}").text


def test_the_private_link_shows_and_a_forged_one_explains(client: JudgingClient, idea: Contribution) -> None:
    good = sign(KEY, PURPOSE, idea.id)
    assert client.get(f"/k/{good}").headers["Location"] == f"/r/{idea.receipt_code}"
    for bad in (good[:-2], sign(KEY, "unsubscribe", idea.id), sign("another key", PURPOSE, idea.id), "x"):
        answer = client.get(f"/k/{bad}")
        assert answer.status_code == 404 and "Ce lien ne marche pas" in answer.text


def test_editing_takes_three_taps_and_keeps_the_clock(client: JudgingClient, world: World, idea: Contribution) -> None:
    code, due = idea.receipt_code, idea.due_on
    assert f"/r/{code}/edit" in client.get(f"/r/{code}").text
    assert client.submit(f"/r/{code}/edit", {"title": "Deux bancs", "body": ""}).status_code == 303
    changed = world.reload(idea)
    assert (changed.title, changed.due_on) == ("Deux bancs", due)


def test_withdrawing_asks_first_then_only_the_author_reads_it(client: JudgingClient, world: World, idea: Contribution) -> None:
    code = idea.receipt_code
    client.get(f"/r/{code}/withdrawal")
    assert world.reload(idea).withdrawn_at is None, "a GET changes nothing"
    assert client.submit(f"/r/{code}/withdrawal").status_code == 303
    assert client.get(f"/angers/proposals/{idea.id}").status_code == 410
    own = client.page(f"/r/{code}").root.text
    assert "Vous avez retiré ce message" in own and "Ma mère marche mal." in own
    assert client.get(f"/r/{code}/withdrawal").status_code == 303, "a second click finds it done"


def test_a_lock_is_explained_on_the_page(client: JudgingClient, world: World, idea: Contribution) -> None:
    idea.state, idea.answered_at = "no", world.now
    world.session.commit()
    assert "La ville a déjà répondu" in client.page(f"/r/{idea.receipt_code}").root.text
    refused = client.get(f"/r/{idea.receipt_code}/edit")
    assert refused.status_code == 403 and "La ville a déjà répondu" in refused.text


@pytest.mark.parametrize(("channel", "typed", "kept"), [
    ("email", "Samia@Exemple.FR", "samia@exemple.fr"), ("sms", "06 12 34 56 78", "+33612345678"),
])
def test_leaving_an_address_is_optional_and_last(
    client: JudgingClient, world: World, idea: Contribution, channel: str, typed: str, kept: str
) -> None:
    page = f"/r/{idea.receipt_code}/contact?by={channel}"
    assert client.submit(page, {"address": "pas une adresse"}).status_code == 422
    assert client.submit(page, {"address": typed}).status_code == 303
    assert [contact.address for contact in people.contacts_of(world.session, idea.author_id or 0)] == [kept]


def test_a_hidden_idea_is_a_sentence_for_all_and_its_own_text_for_its_author(
    client: JudgingClient, world: World, idea: Contribution
) -> None:
    idea.hidden_at = world.now
    world.session.commit()
    public = client.get(f"/angers/proposals/{idea.id}")
    assert public.status_code == 404 and "masquée par la modération" in public.text and "Un banc" not in public.text
    assert "Un banc devant l’école" in client.page(f"/r/{idea.receipt_code}").root.text


def test_a_merged_idea_shows_both(client: JudgingClient, world: World, idea: Contribution) -> None:
    main = world.idea("Des bancs partout")
    idea.merged_into_id, main.merged_count = main.id, 1
    world.session.commit()
    own = client.page(f"/r/{idea.receipt_code}").root.text
    assert "Des bancs partout" in own and "Un banc devant l’école" in own
    assert "Un banc devant l’école" in client.page(f"/r/{main.receipt_code}").root.text
    assert "Un banc devant l’école" in client.page(f"/angers/proposals/{main.id}").root.text


def test_the_slip_prints_and_is_a_pdf(client: JudgingClient, idea: Contribution) -> None:
    assert idea.receipt_code in client.page(f"/r/{idea.receipt_code}/slip").root.text
    pdf = client.get(f"/r/{idea.receipt_code}/slip.pdf")
    assert pdf.mimetype == "application/pdf" and pdf.data.startswith(b"%PDF")


def test_late_is_shown_late(client: JudgingClient, world: World, idea: Contribution, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: world.now + timedelta(days=30))
    said = client.page(f"/r/{idea.receipt_code}").root.text
    assert "En retard de" in said


def test_a_failure_is_logged_without_the_code(
    client: JudgingClient, idea: Contribution, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("app.contributions.timeline.stages", lambda *_args: 1 / 0)
    assert client.get(f"/r/{idea.receipt_code}").status_code == 500
    assert "/r/<code>" in caplog.text and idea.receipt_code not in caplog.messages[-1]
