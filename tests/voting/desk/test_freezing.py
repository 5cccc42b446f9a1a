"""After the opening nothing changes by any road, and what is changed behind the application's back is found out and said."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from app.core.verdicts import Refused
from app.voting.actions import preparing as actions
from app.voting.actions.casting import cast
from app.voting.actions.closing import close
from app.voting.actions.counting import count
from app.voting.actions.preparing.drafting import EDITABLE
from app.voting.jobs import run_votes
from app.voting.models import Incident, Vote
from app.voting.queries.frozen import check
from app.voting.queries.room.paper import unmerged
from app.voting.rules.preparing.roll_sheet import Line
from app.voting.rules.states import VoteState
from tests.conftest import KEY
from tests.judge import JudgingClient
from tests.voting.factory import Made, make_vote
from tests.world import World

FORMS = {
    "question": {"question": "Deux bancs ?"},
    "options": {"rows-0-label": "Oui, trois fois", "rows-0-key": "yes"},
    "options/order": {"up": "no"},
    "options/yes-no": {},
    "framing": {"binding": "deciding", "contact_phone": "02 61 91 00 03"},
    "method": {"method": "choice"},
    "method/settings": {"threshold": "relative"},
    "roll": {"audience": "site", "proof": "contact"},
    "roll/import": {"text": "Zoé Intruse ; zoe@exemple.fr", "act": "good"},
    "roll/codes": {"number": "5"},
    "roll/add": {"name": "Zoé Intruse", "reach": "desk", "weight": "1", "language": "fr"},
    "dates": {"closes_on": "2027-01-01", "closes_time": "20:00", "challenge_days": "8"},
    "quorum": {"share": "1/2", "base": "members", "proxies": "2"},
    "secrecy": {"secrecy": "open"},
}


def photograph(world: World) -> list[tuple[object, ...]]:
    """All that is frozen, as the database has it."""
    world.session.commit()
    columns = ", ".join(sorted({*sum(EDITABLE.values(), ()), "rules_text", "rules_hash", "roll_hash", "state"}))
    queries = (f"SELECT {columns} FROM vote", "SELECT * FROM vote_option ORDER BY id", "SELECT * FROM elector ORDER BY id")  # noqa: S608
    found = [tuple(row) for query in queries for row in world.session.execute(text(query))]
    world.session.commit()
    return found


def token_of(client: JudgingClient) -> str:
    """A CSRF token of this browser."""
    page = client.page("/angers/desk/votes/banc/incidents")
    return next(node.attrs["value"] for node in page.root.all("input") if node.attrs.get("name") == "csrf_token")


@pytest.mark.parametrize("state", [VoteState.OPEN, VoteState.CLOSED])
@pytest.mark.parametrize("screen", sorted(FORMS))
def test_every_screen_refuses_after_the_opening(screen: str, state: VoteState, client: JudgingClient, world: World) -> None:
    make_vote(world, state=state)
    before = photograph(world)
    client.sign_in(world.omar)
    answer = client.post(f"/angers/desk/votes/banc/{screen}", data={**FORMS[screen], "csrf_token": token_of(client)})
    assert answer.status_code in (403, 422), screen
    assert photograph(world) == before
    if screen in {"question", "dates", "secrecy"}:
        assert "ne changent plus" in client.page(f"/angers/desk/votes/banc/{screen}").root.text


def test_the_routes_of_the_desk_that_change_a_draft_are_all_tried(app: object) -> None:
    rules = app.url_map.iter_rules()  # type: ignore[attr-defined]
    posts = {str(rule).split("<slug>/", 1)[1] for rule in rules if "/desk/votes/<slug>/" in str(rule) and "POST" in (rule.methods or ())}
    later = {
        "opening", "letters.pdf", "reminder", "closing", "cancellation", "count", "incidents", "challenges/<int:challenge_id>", "again", "roll/copy",
        "roll/<int:elector_id>", "roll/<int:elector_id>/removal", "proxies", "proxies/<int:proxy_id>/revocation",
    }
    mine = {path for path in posts if path.split("/")[0] not in {"attendance", "paper", "live", "sealing", "assisted", "rehearsal", "proxies"}}
    assert mine <= set(FORMS) | later, mine - set(FORMS) - later


def test_one_person_of_the_roll_can_neither_be_corrected_nor_removed(client: JudgingClient, world: World) -> None:
    made = make_vote(world)
    before, omar = photograph(world), world.actor(world.omar)
    first = made.electors[0]
    for attempt in (
        lambda: actions.correct(world.session, omar, world.angers, made.vote, first, Line(1, "Autre Nom"), now=world.now),
        lambda: actions.remove(world.session, omar, world.angers, made.vote, first, now=world.now),
        lambda: actions.copy_roll(world.session, omar, world.angers, made.vote, made.vote, key=KEY, now=world.now),
        lambda: actions.add_lines(world.session, omar, world.angers, made.vote, [Line(1, "Zoé")], key=KEY, now=world.now),
    ):
        with pytest.raises(Refused, match="ne changent plus"):
            attempt()
        world.session.rollback()
    number = first.id
    world.session.commit()
    token = token_of(client.sign_in(world.reload(world.omar)))
    for path in (f"roll/{number}", f"roll/{number}/removal"):
        values = {"csrf_token": token, "name": "Zoé", "reach": "desk", "weight": "1", "language": "fr"}
        assert client.post(f"/angers/desk/votes/banc/{path}", data=values).status_code == 403
    assert photograph(world) == before


@pytest.mark.parametrize(("sql", "found"), [
    ("UPDATE vote SET question = 'Deux bancs ?'", "columns"),
    ("UPDATE vote SET quorum = '{\"share\": \"1/2\", \"base\": \"members\"}'", "columns"),
    ("UPDATE vote_option SET label = 'Non' WHERE key = 'yes'", "columns"),
    ("DELETE FROM vote_option WHERE key = 'abstain'", "columns"),
    ("UPDATE vote SET rules_text = '{}'", "text"),
    ("UPDATE elector SET weight = 3 WHERE number = 1", "roll"),
    ("UPDATE elector SET key = 'someone else' WHERE number = 2", "roll"),
    ("DELETE FROM elector WHERE number = 6", "roll"),
])
def test_a_row_changed_by_hand_is_found(sql: str, found: str, world: World) -> None:
    made = make_vote(world)
    assert check(world.session, made.vote).whole
    world.session.execute(text(sql))
    world.session.commit()
    world.session.expire_all()
    result = check(world.session, made.vote)
    assert not getattr(result, found) and not result.whole


def test_rules_changed_together_with_their_hash_are_found_by_the_log(client: JudgingClient, world: World) -> None:
    from tests.voting.desk.test_setting_up import begin, fill, only

    address = begin(client.sign_in(world.omar))
    fill(client, address, world)
    client.submit(f"{address}/opening")
    vote = only(world)
    assert check(world.session, vote).whole
    world.session.execute(text("UPDATE vote SET rules_text = '{}', rules_hash = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'"))
    world.session.commit()
    world.session.expire_all()
    assert not check(world.session, vote).text


def closed(world: World, *, people: int = 6) -> Made:
    made = make_vote(world, people=people)
    for number, elector in enumerate(made.electors):
        cast(world.session, KEY, made.vote, elector, {"yes": 1}, once=f"key {number}")
    world.session.commit()
    close(world.session, world.actor(world.omar), world.angers, made.vote, now=world.now)
    world.session.commit()
    return made


def test_a_vote_is_counted_by_the_published_rules_whatever_the_columns_say(world: World) -> None:
    made = closed(world)
    world.session.execute(text("UPDATE vote_option SET label = 'Jamais' WHERE key = 'yes'"))
    world.session.execute(text("UPDATE vote SET method = 'choice'"))
    world.session.commit()
    world.session.expire_all()
    count(world.session, world.actor(world.omar), world.angers, made.vote, now=world.now)
    world.session.commit()
    assert made.vote.result is not None and made.vote.result["outcome"]["method"] == "yes_no"
    [incident] = world.rows(Incident)
    assert incident.kind == "columns_changed" and incident.text == "method, options"


def test_a_vote_whose_published_rules_were_changed_is_not_counted_and_says_so(client: JudgingClient, world: World) -> None:
    made = closed(world)
    world.session.execute(text("UPDATE vote SET rules_text = replace(rules_text, 'banc', 'arbre')"))
    world.session.commit()
    database = client.application.extensions["database"]
    run_votes(database)
    run_votes(database)
    assert [each.kind for each in world.rows(Incident)] == ["rules_changed"] and world.reload(made.vote).state == VoteState.CLOSED
    world.reload(world.omar)
    client.sign_in(world.omar)
    refused = client.submit("/angers/desk/votes/banc", action="/count")
    assert refused.status_code == 403 and "ont été changées" in refused.text


def test_a_draft_that_opens_meanwhile_refuses_the_edit(world: World) -> None:
    made = make_vote(world, state=VoteState.DRAFT, settings={})
    world.session.execute(text("UPDATE vote SET state = 'open'"))
    world.session.commit()
    assert made.vote.state == VoteState.DRAFT, "this session has not seen the opening"
    with pytest.raises(Refused):
        actions.edit(world.session, world.actor(world.omar), world.angers, made.vote, "question", {"question": "Autre ?"}, now=world.now)


def test_a_screen_saves_its_own_columns_only(world: World) -> None:
    made = make_vote(world, state=VoteState.DRAFT)
    with pytest.raises(ValueError, match="secrecy"):
        actions.edit(world.session, world.actor(world.omar), world.angers, made.vote, "question", {"secrecy": "open"}, now=world.now)


def test_no_envelope_is_pending_in_a_vote_without_paper(world: World) -> None:
    made = make_vote(world)
    assert unmerged(world.session, made.vote.id) == 0
    assert isinstance(made.vote, Vote) and made.vote.closes_at == world.now + timedelta(days=7)
