"""Photos: redrawn, bare of metadata, served only where something visible shows them; anything else is refused in words."""

import io
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select

from app.contributions.actions import forget_drafts
from app.contributions.models import Draft, Photo

from app.proposals.models import Proposal
from tests.judge import JudgingClient
from tests.world import World

NEW = "/angers/proposals/new"


def picture(kind: str = "JPEG", size: tuple[int, int] = (900, 600)) -> bytes:
    page, exif = io.BytesIO(), Image.Exif()
    exif[0x010F], exif[0x8825] = "PhoneMaker", {1: "N", 2: (47.0, 28.0, 12.0)}
    Image.new("RGB", size, "teal").save(page, kind, **({"exif": exif} if kind == "JPEG" else {}))
    return page.getvalue()


def send(client: JudgingClient, data: bytes, name: str = "photo.jpg", **fields: str) -> Any:
    return client.submit(NEW, {"title": "Un banc cassé", "photo": (io.BytesIO(data), name), **fields})


def finished(client: JudgingClient, world: World) -> Proposal:
    client.submit(f"{NEW}/where", {"territory": "all"})
    client.submit(f"{NEW}/more")
    client.submit(f"{NEW}/check", action="check")
    return world.session.scalars(select(Proposal)).one()


def test_a_photo_goes_with_the_idea_and_carries_no_place_or_device(client: JudgingClient, world: World, app: Any) -> None:
    assert send(client, picture(), photo_description="Un banc sans dossier").status_code == 303
    [photo] = world.session.scalars(select(Photo))
    stranger: JudgingClient = app.test_client()
    assert client.get(f"/photos/{photo.digest}-s.jpg").status_code == 200, "its author sees it on the check page"
    assert stranger.get(f"/photos/{photo.digest}-s.jpg").status_code == 404, "nobody else before it is sent"
    idea = finished(client, world)
    served = stranger.get(f"/photos/{photo.digest}.jpg")
    assert served.status_code == 200 and "immutable" in served.headers["Cache-Control"] and b"PhoneMaker" not in served.data
    assert not dict(Image.open(io.BytesIO(served.data)).getexif())
    assert "Un banc sans dossier" in stranger.get(f"/angers/proposals/{idea.id}").text


def test_a_hidden_ideas_photo_is_for_its_author_and_the_sites_staff(client: JudgingClient, world: World, app: Any) -> None:
    send(client, picture())
    idea = finished(client, world)
    idea.hidden_at = world.now
    [photo] = world.session.scalars(select(Photo))
    world.session.commit()
    path = f"/photos/{photo.digest}.jpg"
    assert app.test_client().get(path).status_code == 404
    assert app.test_client().sign_in(world.vera).get(path).status_code == 404, "staff of another site"
    assert app.test_client().sign_in(world.nadia).get(path).headers["Cache-Control"] == "private, no-store"
    assert client.get(f"/r/{idea.receipt_code}{path}").status_code == 200


@pytest.mark.parametrize(("data", "name"), [
    (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "photo.svg"), (b"%PDF-1.7 \n", "photo.jpg"), (b"", "vide.jpg"),
    (b"<html><script>1</script>", "photo.png"), (b"\x00" * 500, "../../etc/passwd"), (picture()[:200], "coupe.jpg"),
])
def test_what_is_no_photo_is_refused_in_words_and_the_text_is_kept(client: JudgingClient, world: World, data: bytes, name: str) -> None:
    answer = send(client, data, name)
    assert answer.status_code == 422 and "Un banc cassé" in answer.text and "hoto" in answer.text
    assert not list(world.session.scalars(select(Photo)))
    [draft] = world.session.scalars(select(Draft))
    assert draft.fields["title"] == "Un banc cassé"


def test_a_photo_survives_a_forgotten_title_and_three_are_the_most(client: JudgingClient, world: World) -> None:
    assert send(client, picture(), title="").status_code == 422
    assert len(list(world.session.scalars(select(Photo)))) == 1
    for colour in range(2):
        assert send(client, picture(size=(100 + colour, 100))).status_code == 303
    assert "Trois photos au plus" in send(client, picture(size=(300, 100))).text


def test_a_photo_can_be_taken_out_again(client: JudgingClient, world: World) -> None:
    send(client, picture())
    assert client.submit(NEW, action="removal").status_code == 303
    assert not list(world.session.scalars(select(Photo)))


def test_unsent_drafts_and_their_photos_are_forgotten(client: JudgingClient, world: World) -> None:
    send(client, picture())
    [photo] = world.session.scalars(select(Photo))
    touched = photo.created_at
    assert forget_drafts(world.session, before=touched - timedelta(minutes=1)) == 0
    assert forget_drafts(world.session, before=touched + timedelta(minutes=1)) == 1
    assert not list(world.session.scalars(select(Draft))) and not list(world.session.scalars(select(Photo)))


@pytest.mark.parametrize("path", ["..%2f..%2fetc%2fpasswd", "a" * 64 + ".jpg", "x.jpg", "é" * 64 + ".jpg"])
def test_no_other_file_can_be_asked_for(client: JudgingClient, path: str) -> None:
    assert client.get(f"/photos/{path}").status_code == 404
