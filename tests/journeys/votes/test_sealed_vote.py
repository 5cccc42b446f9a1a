"""A sealed vote made only through the web pages: set up, two keys, codes, five electors (one votes twice, one is helped), the opening.

Its archive passes belenios-tool and our own audit; an earlier copy is its beginning; no choice ever reaches the server.
"""

import csv
import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import expect
from sqlalchemy import inspect, text
from werkzeug.serving import make_server

from app.core.db import Database
from app.voting.jobs import run_votes
from app.voting.models import Elector, SealedBox, Vote
from app.voting.rules.states import VoteState
from app.voting.rules.ways_in import link_secret
from app.voting.sealed.board.audit import audit
from app.voting.sealed.board.findings import read_receipt
from tests.conftest import KEY, application
from tests.journeys.conftest import MakeReader, Reader
from tests.voting.sealed.votes import tool
from tests.voting.sealed_web.stage import opened
from tests.world import World

MARKED = "Oui-marqué-7391"
LIST = "\n".join(f"Personne {number} ; p{number}@exemple.fr" for number in range(1, 5)) + "\nPersonne Cinq"


class Listener:
    """Hears every request that reaches the server, body and address, and hands it on."""

    def __init__(self, app: Any) -> None:
        self.app, self.heard = app, list[bytes]()

    def __call__(self, environ: Any, start: Any) -> Any:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)
        self.heard.append(f"{environ['PATH_INFO']}?{environ.get('QUERY_STRING', '')}\n".encode() + body)
        return self.app(environ, start)


@pytest.fixture
def listener(world: World, sqlite_url: str, tmp_path: Path) -> Iterator[Listener]:
    world.session.commit()
    app = application(sqlite_url, tmp_path)
    yield Listener(app)
    app.extensions["database"].dispose()


@pytest.fixture
def server(listener: Listener) -> Iterator[str]:
    listening = make_server("127.0.0.1", 0, listener, threaded=True)
    listener.app.extensions["settings"] = type(listener.app.extensions["settings"])(
        **{**vars(listener.app.extensions["settings"]), "base_url": f"http://127.0.0.1:{listening.server_port}"}
    )
    thread = Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}"
    listening.shutdown()
    thread.join()


class Story:
    """Who does what, in order."""

    def __init__(self, reader: MakeReader, world: World, database: Database, folder: Path) -> None:
        self.reader, self.world, self.database, self.folder = reader, world, database, folder
        self.omar = reader(account=world.omar, width=1280)
        self.slug = ""

    def set_up(self) -> list[str]:
        """The organiser: question, options, framing, dates, roll, secrecy, trustees. The trustees' links."""
        page = self.omar.go("/angers/desk/votes/new")
        page.get_by_label("Choisir une personne").check()
        page.get_by_label("La question, en une phrase").fill("Qui préside le conseil ?")
        page.locator("main form button.button").last.click()
        self.slug = page.url.rsplit("/", 1)[1]
        desk = f"/angers/desk/votes/{self.slug}"
        page = self.omar.go(f"{desk}/options")
        page.locator("[name=pasted]").fill(f"{MARKED}\nNon\nPeut-être")
        page.locator("button[value=save]").first.click()
        page = self.omar.go(f"{desk}/framing")
        page.locator("[name=follow_team_id]").select_option(label="L’équipe Jardins")
        for name, value in (("what_happens", "Le maire répond."), ("contact_name", "Omar"), ("contact_phone", "02 61 91 00 03")):
            page.locator(f"[name={name}]").fill(value)
        page.locator("main form button.button").last.click()
        page = self.omar.go(f"{desk}/roll")
        page.locator("textarea[name=text]").fill(LIST)
        page.locator("button[value=all]").first.click()
        page = self.omar.go(f"{desk}/dates")
        for name, value in (("opens_on", "2026-11-22"), ("opens_time", "08:00"), ("closes_on", "2026-11-30"), ("closes_time", "20:00")):
            page.locator(f"[name={name}]").fill(value)
        page.locator("main form button.button").last.click()
        page = self.omar.go(f"{desk}/secrecy")
        page.get_by_label("Scellé").check()
        page.locator("main form button.button").last.click()
        page = self.omar.go(f"{desk}/sealing")
        page.get_by_label("Gardien 1 : prénom et nom").fill("Anne Roy")
        page.get_by_label("Gardien 2 : prénom et nom").fill("Bob Lenoir")
        page.get_by_role("button", name="Enregistrer").click()
        self.omar.judge()
        return [link for link in page.locator(".private-link").all_text_contents() if "/trustee/" in link]

    def make_key(self, link: str, *, by_words: bool) -> str:
        """A trustee on a phone: the key, kept, given back as a file or as words, its public half sent. The kept file."""
        person = self.reader()
        page = person.page
        page.goto(link)
        person.judge()
        person.press("Faire ma clé")
        with page.expect_download() as saved:
            page.get_by_role("link", name="Enregistrer le fichier").click()
        path = self.folder / f"{link[-6:]}.json"
        saved.value.save_as(path)
        person.judge()
        person.press("J’ai gardé ma clé")
        expect(page.get_by_text("Nous ne lisons pas de clé ici")).to_be_visible()
        if by_words:
            page.get_by_label("Ou ses 22 mots").fill(page.locator("[data-typed-words]").text_content() or "")
        else:
            page.get_by_label("Le fichier de la clé").set_input_files(path)
        person.press("J’ai gardé ma clé")
        expect(page.get_by_text("Votre clé est enregistrée")).to_be_visible()
        return str(path)

    def make_codes(self) -> dict[str, str]:
        """The keeper: codes made in the browser, kept as a list, the public list sent. {name: code}."""
        klara = self.reader(account=self.world.klara, width=1280)
        page = klara.go(f"/angers/votes/{self.slug}/credentials")
        klara.judge()
        klara.press("Faire les codes")
        with page.expect_download() as saved:
            page.get_by_role("link", name="Télécharger la liste (CSV)").click()
        path = self.folder / "codes.csv"
        saved.value.save_as(path)
        page.emulate_media(media="print")
        assert page.locator(".code-letter").count() == 5 and page.locator(".code-letter").first.is_visible()
        page.emulate_media(media="screen")
        klara.judge()
        page.get_by_label("J’ai gardé les codes").check()
        klara.press("Publier la liste")
        expect(page.get_by_text("La liste publique est enregistrée")).to_be_visible()
        rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";")
        return {row["Nom"]: row["Code de vote scellé"] for row in rows}

    def open(self) -> None:
        page = self.omar.go(f"/angers/desk/votes/{self.slug}/opening")
        page.locator("main form button.button").last.click()
        expect(page.get_by_text("Le vote est ouvert")).to_be_visible()

    def link(self, name: str) -> str:
        """Somebody's private link, as their mail says it."""
        with self.database.read() as session:
            nonce = next(each.nonce for each in session.query(Elector) if each.name == name)
        return f"/angers/votes/{self.slug}/enter/{link_secret(KEY, nonce)}"

    def vote(self, name: str, choice: str, code: str, *, judged: bool = False) -> str:
        """Enter, choose, read again, seal, cast. The receipt."""
        voter = self.reader()
        voter.go(self.link(name))
        voter.page.locator("main form button.button").first.click()
        return self.fill(voter, choice, code, judged=judged)

    def fill(self, voter: Reader, choice: str, code: str, *, judged: bool = False) -> str:
        page = voter.page
        page.get_by_label(choice).check()
        if judged:
            voter.judge()
        voter.press("Relire mon bulletin")
        expect(page.locator("[data-chosen]")).to_have_text(choice)
        if judged:
            page.get_by_label("Votre code de vote scellé").fill("abc")
            voter.press("Déposer mon bulletin")
            expect(page.get_by_text("Ce code n’est pas complet")).to_be_visible()
            voter.judge()
        page.get_by_label("Votre code de vote scellé").fill(code.replace("-", " "))
        voter.press("Déposer mon bulletin")
        expect(page.get_by_role("heading", level=1)).to_have_text("Votre bulletin est dans l’urne")
        if judged:
            voter.judge()
        return page.locator(".sealed-receipt .hash").inner_text()

    def assist(self, name: str, choice: str, code: str) -> str:
        """The desk lends a device."""
        hawa = self.reader(account=self.world.hawa)
        page = hawa.go(f"/angers/desk/votes/{self.slug}/assisted")
        page.get_by_label("Le prénom et le nom de la personne").fill(name)
        hawa.press("Chercher sur la liste")
        hawa.press(f"Ouvrir l’isoloir pour {name}")
        hawa.press("Ouvrir ici (vous serez déconnecté)")
        page.locator("main form button.button").first.click()
        return self.fill(hawa, choice, code)

    def close(self) -> None:
        page = self.omar.go(f"/angers/desk/votes/{self.slug}/closing")
        page.locator("main form button.button").last.click()
        expect(page.get_by_text("Le vote est clos").first).to_be_visible()
        run_votes(self.database)

    def give_share(self, link: str, file: str) -> None:
        trustee = self.reader()
        page = trustee.page
        page.goto(link)
        trustee.judge()
        page.get_by_label("Le fichier de la clé").set_input_files(file)
        trustee.press("Ouvrir ma part")
        expect(page.get_by_text("Votre part est ouverte, merci")).to_be_visible()

    def archive(self) -> bytes:
        """The public file, fetched as anybody does."""
        anybody = self.reader()
        anybody.go(f"/angers/votes/{self.slug}/board")
        with anybody.page.expect_download() as saved:
            anybody.page.get_by_role("link", name="Télécharger l’urne (.bel)").click()
        return Path(saved.value.path()).read_bytes()

    def audit_page(self, receipt: str) -> None:
        """Somebody checks everything in their own browser."""
        reader = self.reader()
        page = reader.go(f"/angers/votes/{self.slug}/board")
        reader.judge()
        page = reader.go(f"/angers/votes/{self.slug}/audit")
        page.locator("#audit-receipt").fill(receipt)
        reader.press("Vérifier maintenant")
        expect(page.get_by_text("Chaque bulletin est permis, signé avec un code")).to_be_visible(timeout=60_000)
        expect(page.get_by_text("Votre bulletin est dans l’urne, et c’est lui qui compte.")).to_be_visible()
        assert page.locator(".is-wrong").count() == 0
        reader.judge()


def test_a_vote_made_only_through_the_pages(
    reader: MakeReader, world: World, database: Database, listener: Listener, tmp_path: Path, caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    story = Story(reader, world, database, tmp_path)
    links = story.set_up()
    files = [story.make_key(link, by_words=bool(place)) for place, link in enumerate(links)]
    codes = story.make_codes()
    story.open()
    opened_at = len(listener.heard)
    receipts = [story.vote("Personne 1", MARKED, codes["Personne 1"], judged=True)]
    for name, choice in (("Personne 2", "Non"), ("Personne 3", MARKED), ("Personne 4", "Peut-être")):
        receipts.append(story.vote(name, choice, codes[name]))
    earlier = story.archive()
    receipts.append(story.vote("Personne 2", MARKED, codes["Personne 2"]))
    receipts.append(story.assist("Personne Cinq", "Non", codes["Personne Cinq"]))
    story.audit_page(receipts[-2])
    heard = b"\n".join(listener.heard[opened_at:])
    story.close()
    for link, file in zip(links, files, strict=True):
        story.give_share(link, file)
    run_votes(database)
    check_counts(world, database)
    check_archive(story.archive(), earlier, receipts, database, tmp_path)
    check_silence(listener, heard, codes, files, database, caplog)


def check_counts(world: World, database: Database) -> None:
    with database.read() as session:
        vote = session.query(Vote).one()
        labels = {option["label"]: option["key"] for option in json.loads(vote.rules_text or "{}")["options"]}
        assert vote.state == VoteState.COUNTED and vote.result is not None
        numbers = vote.result["outcome"]["numbers"]
        assert {label: numbers[key]["votes"] for label, key in labels.items()} == {MARKED: 3, "Non": 1, "Peut-être": 1}
        assert vote.result["ballots"] == 5 and vote.result["turnout"]["ways"] == {"online": 4, "assisted": 1}


def check_archive(raw: bytes, earlier: bytes, receipts: list[str], database: Database, folder: Path) -> None:
    """Both programs agree: sound, and the earlier copy is its beginning."""
    report = audit(raw, [read_receipt(each) for each in receipts], earlier)
    assert report.sound and (report.received, report.counted, report.voters) == (6, 5, 5)
    with database.read() as session:
        uuid = session.query(SealedBox).one().uuid
    for name, content in (("before", earlier), ("after", raw)):
        (folder / name).mkdir()
        (folder / name / f"{uuid}.bel").write_bytes(content)
        done = tool(folder / name, "election", "verify")
        assert done.returncode == 0, done.stderr
    assert tool(folder, "election", "verify-diff", "--dir1=before", "--dir2=after").returncode == 0


def check_silence(listener: Listener, heard: bytes, codes: dict[str, str], files: list[str], database: Database, caplog: Any) -> None:
    """No choice, no code and no secret key was in any request, store or log."""
    fields = [pair for line in heard.splitlines() for pair in parse_qsl(line.decode(errors="replace").rpartition("?")[2])]
    assert "ballot" in {name for name, _value in fields} <= {"csrf_token", "ballot", "name", "elector", "v"}
    assert MARKED not in heard.decode(errors="replace") and not {value for _name, value in fields} & {"000", "001", "002", "003"}
    everything = b"\n".join(listener.heard) + caplog.text.encode() + stored(database)
    keys = [json.loads(Path(file).read_text())["privateKey"] for file in files]
    secrets = [*codes.values(), *(code.replace("-", "") for code in codes.values()), *keys]
    assert not [secret for secret in secrets if secret.encode() in everything]


def stored(database: Database) -> bytes:
    """Every row of every table."""
    with database.read() as session:
        names = inspect(database.engine).get_table_names()
        return "\n".join(str(tuple(row)) for name in names for row in session.execute(text(f"SELECT * FROM {name}"))).encode()


def test_without_script_the_page_says_why_and_who_helps(reader: MakeReader, world: World) -> None:
    made = opened(world)
    link = made.made.link(1)
    world.session.commit()
    voter = reader(scripts=False)
    voter.go(link)
    voter.page.locator("main form button.button").first.click()
    expect(voter.page.get_by_role("heading", name="Ce vote se chiffre dans le navigateur")).to_be_visible()
    assert voter.page.locator("[data-part=choose]").is_hidden() and not voter.page.get_by_role("radio").count()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_an_old_browser_is_told_so(reader: MakeReader, world: World, language: str) -> None:
    made = opened(world)
    link = made.made.link(1)
    world.session.commit()
    voter = reader(language=language)
    voter.context.add_init_script("delete self.BigInt")
    voter.go(link)
    voter.page.locator("main form button.button").first.click()
    expect(voter.page.locator("[data-part=waiting]")).to_be_visible()
    voter.judge()
