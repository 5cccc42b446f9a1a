"""J6: a council of 31 members in two groups: roll, quorum per group, proxies, phones and paper, closing, count, minutes, challenge."""

import re
from datetime import timedelta

from playwright.sync_api import Page

from app.core import clock
from app.voting.actions import proxies
from app.voting.actions.casting import BOOTH, cast
from app.voting.models import Elector, Proxy, SecretBallot, Vote
from app.voting.rules import ways_in
from tests.conftest import KEY
from tests.journeys.conftest import MakeReader, Reader
from tests.journeys.votes.test_m33_live_vote import shoot
from tests.world import World

ROLL = "\n".join(f"Personne {number:02d} ; p{number}@exemple.fr ; {'Habitants' if number <= 20 else 'Associations'}" for number in range(1, 32))
DESK = "/angers/desk/votes/un-banc-de-plus-place-du-lac"
PUBLIC = "/angers/votes/un-banc-de-plus-place-du-lac"


def prepare(omar: Reader, world: World) -> Vote:
    """From a question to an open vote, screen by screen."""
    page, today = omar.go("/angers/desk/votes/new"), clock.now()
    page.get_by_label("La question, en une phrase").fill("Un banc de plus place du Lac ?")
    omar.press("Continuer")
    page.wait_for_url(f"**{DESK}")
    page = omar.go(f"{DESK}/framing")
    page.locator("#follow_team_id").select_option(label="L’équipe Jardins")
    page.fill("#what_happens", "Le maire répond en décembre.")
    page.fill("#contact_name", "Omar")
    page.fill("#contact_phone", "02 61 91 00 03")
    omar.press("Enregistrer")
    page = omar.go(f"{DESK}/roll")
    page.locator("label", has_text="Il y aura aussi des bulletins de papier").click()
    omar.press("Enregistrer")
    page = omar.go(f"{DESK}/roll")
    page.fill("#text", ROLL)
    omar.press("Ajouter à la liste")
    page.get_by_role("heading", name="31 personnes sur la liste").wait_for()
    page = omar.go(f"{DESK}/dates")
    for name, day in (("opens", today - timedelta(days=1)), ("closes", today + timedelta(days=5))):
        page.fill(f"#{name}_on", f"{day:%Y-%m-%d}")
    omar.press("Enregistrer")
    page = omar.go(f"{DESK}/quorum")
    page.locator("label", has_text=re.compile("^Un tiers")).click()
    page.locator("label", has_text="Il faut assez de votants dans chaque groupe").click()
    page.locator("label", has_text=re.compile("^Une$")).click()
    omar.press("Enregistrer")
    omar.go(f"{DESK}/opening")
    omar.press("Ouvrir le vote")
    omar.page.get_by_text("Ont voté : 0 sur 31").wait_for()
    omar.judge()
    [vote] = world.rows(Vote)
    return vote


def people(world: World, vote: Vote) -> list[Elector]:
    """The roll by name."""
    found = sorted(world.rows(Elector), key=lambda elector: elector.name)
    assert len(found) == vote.roll_size == 31
    return found


def by_phone(world: World, vote: Vote, electors: list[Elector], choice: str) -> None:
    """Many phones at once, by the booth's own verb."""
    for elector in electors:
        cast(world.session, KEY, vote, elector, {choice: 1}, once=f"phone {elector.id}")
    world.session.commit()


def one_phone(phone: Reader, elector: Elector) -> None:
    """One of them through the pages."""
    phone.go(f"{PUBLIC}/enter/{ways_in.link_secret(KEY, elector.nonce)}")
    phone.press("Entrer dans l’isoloir")
    phone.page.locator(".option label").first.click()
    phone.press("Relire mon bulletin")
    phone.press("Déposer mon bulletin")
    phone.page.get_by_role("heading", name="Votre bulletin est dans l’urne").wait_for()


def search(page: Page, name: str) -> None:
    """Type a few letters: the list narrows."""
    page.get_by_label("Chercher un nom").fill(name)


def type_envelope(typist: Reader, keys: str) -> None:
    """One key a sheet, Enter next."""
    page = typist.page
    for number, key in enumerate(keys, 1):
        page.keyboard.press(key)
        if key.isdigit():
            page.keyboard.press("Enter")
        page.get_by_text(re.compile(f"{number} feuilles? saisies? sur {len(keys)}")).wait_for()


def arrive(hawa: Reader, wall: Reader) -> None:
    """Who is there, one tap a person; the wall follows."""
    wall.go(f"{PUBLIC}/screen")
    wall.judge()
    page = hawa.go(f"{DESK}/attendance")
    for number in (1, 2, 21):
        search(page, f"personne {number:02d}")
        page.get_by_role("button", name=f"Personne {number:02d}").click()
        page.get_by_role("button", name=re.compile(f"Personne {number:02d}.*Est là")).wait_for()
    search(page, "")
    hawa.judge()
    shoot(hawa, "attendance")
    wall.page.get_by_text("présents sur 31").wait_for()


def vote_online(world: World, vote: Vote, roll: list[Elector], phone: Reader) -> None:
    """Seven phones, then two of them once more for those who gave them a proxy."""
    for giver, holder in ((3, 1), (22, 21)):
        proxy = proxies.ask(world.session, BOOTH, vote, roll[giver - 1], roll[holder - 1])
        proxies.accept(world.session, vote, proxy, roll[holder - 1])
    world.session.commit()
    one_phone(phone, roll[0])
    by_phone(world, vote, roll[3:8] + roll[20:21], "yes")
    for holder, proxy in zip((roll[0], roll[20]), world.rows(Proxy), strict=True):
        proxies.cast_for(world.session, KEY, vote, holder, proxy, {"no": 1}, once=f"for {proxy.id}")
    world.session.commit()


def sign_paper(hawa: Reader) -> None:
    """Four people sign and take a sheet; whoever voted online shows it."""
    page = hawa.go(f"{DESK}/paper")
    search(page, "personne 01")
    page.locator("li", has_text="Personne 01").get_by_text("A voté en ligne").wait_for()
    for number in (10, 11, 30, 31):
        search(page, f"personne {number}")
        page.get_by_role("button", name=f"Personne {number} signe et prend une feuille").click()
        page.locator("li", has_text=f"Personne {number}").get_by_text("A signé").wait_for()
    search(page, "")
    hawa.judge()
    shoot(hawa, "paper-signing")


def type_twice(hawa: Reader, nadia: Reader) -> None:
    """Four sheets, two people, one slip of a finger; then into the box."""
    page = hawa.go(f"{DESK}/paper")
    page.get_by_label("Le nom de l’enveloppe").fill("Enveloppe 1")
    page.get_by_label("Combien de feuilles, comptées à la main ?").fill("4")
    hawa.judge()
    shoot(hawa, "paper-envelopes")
    hawa.press("Ouvrir cette enveloppe")
    page.get_by_text("0 feuille saisie sur 4").wait_for()
    hawa.judge()
    shoot(hawa, "paper-typing")
    type_envelope(hawa, "11bn")
    page.get_by_text("C’est fini pour vous").wait_for()
    nadia.go(page.url.replace(hawa.base, ""))
    assert "La dernière feuille" not in nadia.page.content()
    type_envelope(nadia, "12bn")
    nadia.page.get_by_role("heading", name="Les deux saisies sont différentes").wait_for()
    nadia.judge()
    shoot(nadia, "paper-differences")
    nadia.press("Corriger la feuille 2")
    nadia.page.locator(".option label").first.click()
    nadia.judge()
    nadia.press("Corriger")
    nadia.press("Mettre ces bulletins dans l’urne")
    nadia.page.get_by_text("Les bulletins de cette enveloppe sont dans l’urne.").wait_for()


def read_and_contest(resident: Reader) -> None:
    """The result, the minutes, and a challenge with its code."""
    page = resident.go(f"{PUBLIC}/result")
    assert page.get_by_text("13 bulletins").first.is_visible()
    minutes = resident.go(f"{PUBLIC}/minutes").content()
    for told in ("Sur papier", "À la place d’une autre personne", "Habitants", "Associations", "La réunion est finie"):
        assert told in minutes
    page = resident.go(f"{PUBLIC}/challenge")
    page.locator("textarea").first.fill("Je n’ai pas reçu mon code.")
    resident.press("Envoyer ma contestation")
    page.get_by_role("heading", name="Votre contestation est reçue").wait_for()


def test_thirty_one_members_in_two_groups(world: World, reader: MakeReader) -> None:
    omar, hawa, wall = reader(width=1280, account=world.omar), reader(account=world.hawa), reader(width=1280)
    vote = prepare(omar, world)
    roll = people(world, vote)
    arrive(hawa, wall)
    vote_online(world, vote, roll, reader())
    wall.page.get_by_text("9 ont voté").or_(wall.page.get_by_text("il en manque")).first.wait_for()
    shoot(wall, "screen-quorum-missing")
    sign_paper(hawa)
    late = reader()
    late.go(f"{PUBLIC}/enter/{ways_in.link_secret(KEY, roll[9].nonce)}")
    late.page.get_by_role("button", name="Entrer dans l’isoloir").click()
    late.page.get_by_text("Vous avez déjà voté sur papier").wait_for()
    wall.page.get_by_text("Assez de personnes ont voté").wait_for()
    shoot(wall, "screen-quorum-reached")
    page = omar.go(f"{DESK}/closing")
    page.get_by_label("Pourquoi fermer plus tôt").fill("La réunion est finie.")
    omar.press("Fermer pour toujours")
    type_twice(hawa, reader(width=1280, account=world.nadia))
    omar.go(DESK)
    omar.press("Compter maintenant")
    omar.page.get_by_text("Le vote est compté.").wait_for()
    assert len(world.rows(SecretBallot)) == 13
    read_and_contest(reader())
