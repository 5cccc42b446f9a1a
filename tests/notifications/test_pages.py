"""Following, stopping, what did not get through, and the demonstration's outbox: on screen and by any mail program."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from app.audit.models import Entry
from app.core import clock
from app.notifications.links import messages_token
from app.notifications.models import Follow, LocalMessage, Notice, Suppression
from tests.conftest import KEY, application
from tests.judge import JudgingClient
from tests.notifications.post import PostOffice


def count(office: PostOffice, model: Any, *clauses: Any) -> int:
    with office.database.read() as session:
        return session.scalar(select(func.count()).select_from(model).where(*clauses)) or 0


@pytest.fixture
def idea(world: Any) -> Any:
    """A public idea."""
    found = world.idea("Un banc")
    world.session.commit()
    return found


def test_somebody_unknown_is_asked_where_to_write_and_nothing_typed_is_lost(client: JudgingClient, idea: Any, office: PostOffice) -> None:
    address = f"/angers/follow/proposal/{idea.id}"
    wrong = client.submit(address, {"address": "pas une adresse", "rhythm": "weekly"})
    assert wrong.status_code == 422 and "pas une adresse" in wrong.text
    right = client.submit(address, {"address": "lea@example.test", "rhythm": "weekly"})
    assert right.status_code == 302 and right.location == f"/angers/proposals/{idea.id}"
    assert count(office, Follow, Follow.rhythm == "weekly") == 1
    [mail] = [mail for mail in office.deliver(clock.now()) if "suivez" in mail.subject]
    assert mail.recipient == "lea@example.test"


def test_somebody_known_follows_and_leaves_in_one_tap(client: JudgingClient, idea: Any, office: PostOffice) -> None:
    address = f"/angers/follow/proposal/{idea.id}"
    client.submit(address, {"address": "lea@example.test"})
    client.submit(address, action="/ending")
    assert count(office, Follow, Follow.ended_at.is_not(None)) == 1
    page = client.page(address)
    assert not [node for node in page.root.all("input") if node.attrs.get("name") == "address"], "the address is known by now"
    client.submit(address)
    assert count(office, Follow, Follow.ended_at.is_(None)) == 1


@pytest.mark.parametrize("path", [
    "/angers/follow/proposal/999", "/valenciennes-metropole/follow/proposal/{idea}", "/angers/follow/account/1", "/angers/follow/site/2",
])
def test_what_is_not_public_here_cannot_be_followed(client: JudgingClient, idea: Any, path: str) -> None:
    assert client.get(path.format(idea=idea.id)).status_code == 404


def test_a_hidden_idea_cannot_be_followed(client: JudgingClient, idea: Any, world: Any) -> None:
    idea.hidden_at = world.now
    world.session.commit()
    assert client.get(f"/angers/follow/proposal/{idea.id}").status_code == 404


def unsubscribe_path(office: PostOffice, idea: Any) -> str:
    """The address in the List-Unsubscribe header of this author's receipt."""
    contact = office.address(idea)
    office.world.session.commit()
    return f"/messages/{messages_token(office.settings.secret_key, 'c', contact.id)}/unsubscription"


def test_a_scanner_that_opens_the_link_stops_nothing(client: JudgingClient, idea: Any, office: PostOffice) -> None:
    path = unsubscribe_path(office, idea)
    for _ in range(5):
        assert client.get(path).status_code == 200
        assert client.head(path).status_code == 200
    assert count(office, Suppression) == 0


def test_one_click_from_a_mail_program_stops_without_cookie_or_token(app: Any, idea: Any, office: PostOffice) -> None:
    path = unsubscribe_path(office, idea)
    response = app.test_client().post(path, data={"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert count(office, Suppression, Suppression.why == "asked") == 1
    assert office.deliver() == [], "the receipt that was waiting does not leave any more"


def test_stopping_can_be_taken_back(client: JudgingClient, idea: Any, office: PostOffice) -> None:
    path = unsubscribe_path(office, idea)
    done = client.submit(path)
    assert "C’est fait" in done.text
    client.submit(path.removesuffix("/unsubscription"), action="/resumption")
    assert count(office, Suppression) == 0
    assert len(office.deliver()) == 1


def test_a_forged_or_foreign_link_opens_nothing(client: JudgingClient, idea: Any, office: PostOffice) -> None:
    path = unsubscribe_path(office, idea)
    for wrong in (path.replace("/messages/", "/messages/x"), "/messages/abc/unsubscription", f"/messages/{messages_token('other', 'c', 1)}"):
        assert client.get(wrong).status_code == 404
        assert client.post(wrong).status_code in (404, 405)


def test_the_rhythm_is_changed_from_the_message_but_not_for_somebody_else(client: JudgingClient, idea: Any, office: PostOffice) -> None:
    client.submit(f"/angers/follow/proposal/{idea.id}", {"address": "lea@example.test"})
    with office.database.read() as session:
        follow = session.scalars(select(Follow)).one()
    mine = f"/messages/{messages_token(KEY, 'c', follow.contact_id or 0)}"
    other = office.address(office.world.idea("Autre"), "tom@example.test")
    office.world.session.commit()
    theirs = f"/messages/{messages_token(KEY, 'c', other.id)}"
    client.submit(mine, action=f"/follows/{follow.id}")
    assert count(office, Follow, Follow.rhythm == "weekly") == 1
    token = client.page(mine).root.all("input")[0].attrs["value"]
    assert client.post(f"{theirs}/follows/{follow.id}", data={"rhythm": "now", "csrf_token": token}).status_code == 404


def failed_notice(office: PostOffice, idea: Any) -> Notice:
    contact = office.address(idea, "nobody@example.test")
    notice = Notice(
        key="gone", kind="answered", site_id=idea.site_id, contact_id=contact.id, channel="email", facts={"input": idea.id, "own": idea.id},
        state="failed", attempts=5, next_try_at=office.world.now, created_at=office.world.now, error="SMTPResponseException 550",
    )
    office.world.session.add(notice)
    office.world.session.commit()
    return notice


def test_moderators_see_what_did_not_get_through_and_try_again(client: JudgingClient, idea: Any, office: PostOffice) -> None:
    notice = failed_notice(office, idea)
    client.sign_in(office.world.nadia)
    page = client.page("/angers/desk/deliveries")
    assert "Un banc" in page.root.text and "n•••@example.test" in page.root.text and "nobody@" not in page.root.text
    client.submit("/angers/desk/deliveries", action="/retry")
    assert office.world.reload(notice).state == "waiting"
    assert count(office, Entry, Entry.verb == "notifications.retry") == 1


@pytest.mark.parametrize(("who", "status"), [("ali", 403), ("vera", 403), ("ines", 200), (None, 302)])
def test_only_those_who_run_the_site_see_the_list(client: JudgingClient, idea: Any, office: PostOffice, who: str | None, status: int) -> None:
    if who:
        client.sign_in(getattr(office.world, who))
    assert client.get("/angers/desk/deliveries").status_code == status


def test_a_notice_of_another_site_cannot_be_touched(client: JudgingClient, idea: Any, office: PostOffice) -> None:
    notice = failed_notice(office, idea)
    client.sign_in(office.world.vera)
    page = client.page("/valenciennes-metropole/desk/deliveries")
    token = next((node.attrs["value"] for node in page.root.all("input") if node.attrs.get("name") == "csrf_token"), "")
    inputs = client.page("/valenciennes-metropole/follow/site/2").root.all("input")
    token = token or next(node.attrs["value"] for node in inputs if node.attrs["name"] == "csrf_token")
    answer = client.post(f"/valenciennes-metropole/desk/deliveries/{notice.id}/retry", data={"csrf_token": token})
    assert answer.status_code == 404


def test_the_outbox_exists_in_a_demonstration_only(client: JudgingClient, world: Any, office: PostOffice, tmp_path: Path) -> None:
    office.address(world.idea("Un <b>banc</b>"))
    office.deliver()
    assert client.get("/outbox").status_code == 404
    demo = application(office.database.url, tmp_path)
    object.__setattr__(demo.extensions["settings"], "mode", "demo")
    visitor = demo.test_client()
    assert "Un &lt;b&gt;banc" in visitor.get("/outbox").text
    with office.database.read() as session:
        number = session.scalars(select(LocalMessage.id)).one()
    assert visitor.get(f"/outbox/{number}").status_code == 200
    visitor.judged = False
    html = visitor.get(f"/outbox/{number}/html")
    assert "sandbox" in html.headers["Content-Security-Policy"] and "script-src" not in html.headers["Content-Security-Policy"]
    demo.extensions["database"].dispose()


def test_whoever_can_be_reached_finds_what_they_follow(client: JudgingClient, idea: Any) -> None:
    assert client.get("/follows").status_code == 200
    client.submit(f"/angers/follow/proposal/{idea.id}", {"address": "lea@example.test"})
    where = client.get("/follows")
    assert where.status_code == 302 and "Un banc" in client.page(where.location).root.text
