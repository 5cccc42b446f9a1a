"""The whole loop on a phone: an idea, its receipt, the queue, the answer, the signature, « not heard », a second look, done.

J1 (second half), J5, J7, J8, J9 as one story, with and without scripts; each screen is judged by axe on the way.
"""

from datetime import timedelta

import pytest

from app.contributions.models import Contribution
from app.core import clock
from app.people.rules import Role
from app.sites.models import Review
from tests.journeys.conftest import MakeReader, Reader
from tests.world import World

IDEA = "Un banc à l’ombre devant la pharmacie"


@pytest.fixture(autouse=True)
def signed_answers(world: World) -> None:
    """In this town an elected person signs; the streets have a second agent for second looks."""
    world.angers.answer_review = Review.ELECTED
    world.parks.site_id = world.angers.id
    world.staff("bea", Role.AGENT, world.angers, world.streets, "technicienne")
    world.session.commit()


def give_idea(resident: Reader) -> str:
    """J1: four small screens, then the code. Returns it."""
    page = resident.go("/angers/proposals/new?process=parcs")
    page.fill("[name=title]", IDEA)
    resident.press("Continuer")
    page.locator("main select").first.select_option(label="Doutre")
    resident.press("Continuer")
    page.locator("main .option label", has_text="La rue").click()
    resident.press("Continuer")
    resident.judge()
    resident.press("Envoyer mon idée")
    page.wait_for_url("**/contact")
    resident.judge()
    return page.url.split("/r/")[1].split("/")[0]


def route_by_key(moderator: Reader) -> None:
    """J7: the suggestion says why; one key (or one tap) and the next one comes."""
    page = moderator.go("/angers/desk/queue")
    page.get_by_role("heading", name=IDEA).wait_for()
    moderator.judge()
    if moderator.scripts:
        page.keyboard.press("a")
    else:
        page.locator("[data-key=a]").first.click()
    page.get_by_text("L’équipe Rues", exact=False).first.wait_for()


def write_answer(agent: Reader, number: int, outcome: str, fields: dict[str, str]) -> None:
    """J8: opened straight from the mail's address; what is missing is said; nothing typed is lost."""
    page = agent.go(f"/angers/desk/answers/{number}")
    page.locator(f"input[name=outcome][value={outcome}]").check(force=True)
    page.fill("[name=understood]", "Il manque un banc à l’ombre devant la pharmacie.")
    agent.press("Voir l’aperçu")
    page.get_by_text("il manque encore", exact=False).wait_for()
    agent.judge()
    agent.press("Compléter")
    assert page.locator("[name=understood]").input_value().startswith("Il manque un banc"), "nothing typed is lost"
    agent.judge()
    for name, text in fields.items():
        page.fill(f"[name={name}]", text)
    elected = page.locator("[name=elected]")
    if elected.input_value() in ("", "0"):
        elected.select_option(index=1)
    agent.press("Voir l’aperçu")
    agent.press("Envoyer à la signature")
    page.get_by_text("Elle attend une signature", exact=False).wait_for()
    agent.judge()


SAID = {
    "learnt": "Vous nous avez appris que ce trottoir est sans ombre l’été.",
    "summary": "Le trottoir est trop étroit ici. Nous cherchons une autre place.",
}
REFUSED = {
    **SAID, "reason": "Le trottoir est trop étroit pour un banc à cet endroit.", "would_make_possible": "Un trottoir élargi, prévu en 2028.",
    "where_else": "La pharmacie peut poser une chaise : parlez-lui-en.", "what": "Nous ne pouvons pas poser de banc ici.",
}
ACCEPTED = {**SAID, "what": "Nous posons un banc à vingt mètres, sous le tilleul.", "cost": "800 €", "when_on": "2027-06-30"}


@pytest.mark.parametrize("scripts", [True, False])
def test_heard_contested_looked_at_again_and_done(reader: MakeReader, world: World, scripts: bool) -> None:
    resident = reader(scripts=scripts)
    code = give_idea(resident)
    route_by_key(reader(account=world.nadia, scripts=scripts, width=1280))
    number = [row.id for row in world.rows(Contribution) if row.title == IDEA][0]

    write_answer(reader(account=world.ali, scripts=scripts), number, "no", REFUSED)
    sign(reader(account=world.sonia, scripts=scripts), number)

    page = resident.go("/r/")
    page.fill("[name=code]", code.lower().replace("-", " "))
    resident.press("Voir mon suivi")
    page.get_by_text("Le trottoir est trop étroit pour un banc", exact=False).first.wait_for()
    page.get_by_text(IDEA, exact=False).first.wait_for()
    resident.judge()
    say_not_heard(resident)

    again = reader(account=world.bea, scripts=scripts)
    write_answer(again, number, "yes", ACCEPTED)
    sign(reader(account=world.sonia, scripts=scripts), number)
    finish(reader(account=world.bea, scripts=scripts), number)

    page = resident.go(f"/r/{code}")
    page.get_by_text("sous le tilleul", exact=False).first.wait_for()
    page.get_by_text("Faite", exact=False).first.wait_for()
    resident.judge()
    held = world.reload(world.session.get(Contribution, number))
    assert held.state == "done" and held.due_on >= clock.today(clock.now()) - timedelta(days=1)


def sign(elected: Reader, number: int) -> None:
    """J9: one screen: the resident's words, the technician's advice, the cost, who has not spoken; sign."""
    page = elected.go("/angers/desk/signatures")
    elected.judge()
    page.goto(f"{elected.base}/angers/desk/signatures/{number}")
    page.get_by_text(IDEA, exact=False).first.wait_for()
    elected.judge()
    page.locator(f"form[action$='/signatures/{number}'] button[type=submit]").first.click()
    page.wait_for_url("**/desk/signatures")


def say_not_heard(resident: Reader) -> None:
    """« Non », with a reason: it opens again, for somebody else."""
    page = resident.page
    page.locator("form[action*='/heard'] button[value=no]").first.click()
    page.locator("#heard-reason").fill("Personne n’est venu voir. Il y a de la place sous le tilleul.")
    resident.judge()
    resident.press("Envoyer")
    page.get_by_text("Une autre personne regarde à nouveau", exact=False).first.wait_for()


def finish(agent: Reader, number: int) -> None:
    """« Faite » only with evidence."""
    page = agent.go(f"/angers/desk/commitments/{number}")
    agent.judge()
    form = page.locator("form[action$='/done']")
    if not form.is_visible():
        form.locator("xpath=ancestor::details[1]/summary").click()
    form.locator("textarea").first.fill("Le banc est posé depuis ce matin, sous le tilleul.")
    form.locator("input[name$=link]").fill("https://angers.example/banc")
    form.locator("button[type=submit]").last.click()
    page.wait_for_load_state()
