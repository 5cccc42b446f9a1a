"""Ids give nothing away: what is hidden, withdrawn or unfinished cannot be had by number, by name, by search or by feed (row 44)."""

from collections.abc import Iterator

import pytest

from tests.security.conftest import Scene
from tests.lived.stage import SECRETS
from tests.lived.tour import stops

STRANGERS = ("nobody", "resident", "everything elsewhere", "coordinator")
OF_AN_INPUT = ("<int:proposal_id>", "contribution_id>", "<int:input_id>", "<kind>/<int:number>")


def addresses(scene: Scene) -> Iterator[str]:
    """Every public and staff address with the numbers of things that are not for everybody."""
    stage = scene.stage
    for thing in (stage.hidden, stage.withdrawn, stage.studied, stage.secret_process, stage.draft):
        for stop in stops(scene.app, stage, "GET"):
            if any(part in stop.rule for part in OF_AN_INPUT):
                yield stop.path.replace(str(stage.idea.id), str(thing.id)).replace(str(stage.promised.id), str(thing.id))
    for stop in stops(scene.app, stage, "GET"):
        if "/processes/<slug>" in stop.rule:
            yield stop.path.replace("parcs", "secret")
    yield from ("/c/SECRET", "/angers/proposals/new?process=secret", "/sitemap.xml")
    for word in SECRETS.values():
        for page in ("search?q=", "proposals/similar?text=", "proposals?q=", "proposals?before="):
            yield f"/angers/{page}{word}"
    for query in ("order=hidden", "sort=hidden_at", "state=hidden", "hidden=1", "all=1", "show=hidden", "sort=author.email", "before=999999,1"):
        yield from (f"/angers/proposals?{query}", f"/angers/register?{query}", f"/angers/commitments?{query}", f"/angers/feed.atom?{query}")


def test_no_stranger_reads_what_is_not_public_by_any_number_or_word(scene: Scene) -> None:
    found = []
    for address in dict.fromkeys(addresses(scene)):
        typed = address.split("=", 1)[1] if "QANARI" in address or "qanari" in address else ""
        for person in STRANGERS:
            body = scene.visitor(person).open(address).text
            found += [f"{address} as {person}: {kind}" for kind, word in SECRETS.items() if word in body and word != typed]
    assert found == []


@pytest.mark.parametrize("person", STRANGERS)
def test_pictures_of_hidden_and_unsent_things_are_nobodys(scene: Scene, person: str) -> None:
    stage, visitor = scene.stage, scene.visitor(person)
    for size in ("", "-s"):
        assert visitor.open(f"/photos/{stage.photo.digest}{size}.jpg").status_code == 200
        for secret in (stage.hidden_photo, stage.draft_photo):
            assert visitor.open(f"/photos/{secret.digest}{size}.jpg").status_code == 404
            assert visitor.open(f"/r/{stage.idea.receipt_code}/photos/{secret.digest}{size}.jpg").status_code == 404


def test_another_residents_draft_follow_and_question_cannot_be_touched(scene: Scene) -> None:
    before = scene.dump()
    stage, lea = scene.stage, scene.visitor("resident")
    for path in (
        f"/angers/proposals/new/photos/{stage.draft_photo.id}/removal", f"/messages/x/follows/{stage.follow.id}",
        f"/r/{stage.fresh.receipt_code}/questions/{stage.question.id}", f"/angers/follow/proposal/{stage.idea.id}/ending",
    ):
        lea.open(path, "POST", data={"rhythm": "never", "answer": "Moi", "text": "Moi"})
    after = scene.dump()
    for table in ("draft", "photo", "follow", "question", "contact"):
        assert set(before[table]) <= set(after[table]), table
