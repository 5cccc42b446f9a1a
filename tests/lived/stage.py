"""A lived world: something of everything in Angers, with words that must not be seen by the wrong person, and an all-powerful neighbour."""

import io
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from PIL import Image

from app.answers.models import Answer, Commitment, Heard, Reply, Template
from app.answers.rules.states import AnswerState
from app.assisted.models import Letter, SlipBatch, PaperSlip
from app.contributions.actions import keep_picture
from app.contributions.models import Contribution, Draft, Photo
from app.contributions.rules import State
from app.core.text.codes import digest, new_token
from app.language.models import AskedWord, OfficialText, TextVersion, Wording
from app.moderation.models import Act, ActKind, Appeal, Report
from app.notifications.models import Follow, LocalMessage, Notice
from app.people.actions import issue_token, secret_of
from app.people.models import Account, Contact, LoginSession, Participant
from app.people.rules import Role
from app.processes.models import Framing, Process
from app.proposals.models import Proposal
from app.routing.models import Assignment, AssignmentRole, Question
from app.sites.models import RoleGrant, Substitution
from tests.conftest import KEY
from tests.lived import votes
from tests.world import World

SECRETS = {
    "hidden text": "QANARIHIDDEN", "withdrawn text": "QANARIWITHDRAWN", "draft of an idea": "QANARIDRAFT", "draft of an answer": "QANARIANSWER",
    "draft of a consultation": "QANARIPROCESS", "advice between colleagues": "QANARIADVICE", "an appeal": "QANARIAPPEAL",
    "a report": "QANARIREPORT", "somebody's address": "qanari@example.test", "a template": "QANARITEMPLATE",
    "a question about a word": "QANARIASKED", "draft of an official text": "QANARITEXT",
}
"""Words that only some may read; none of them is in anything public."""

STAFF = {
    "moderator": "nadia", "agent": "ali", "head": "rose", "elected": "sonia", "administrator": "ines", "moderator elsewhere": "vera",
    "administrator elsewhere": "victor", "coordinator": "carla", "guarantor": "gilles", "resident": "lea", "everything": "oscar",
    "everything elsewhere": "olga",
    "organiser": "omar", "keeper": "klara", "helper": "hawa", "translator": "tarik",
}


@dataclass
class Stage:
    """What stands where; `cookies` maps a person to what their browser's session holds."""

    world: World
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["things"][name]
        except KeyError:
            raise AttributeError(name) from None


def build(world: World, photos: Any) -> Stage:
    """Fill the world. `photos`: the folder of pictures."""
    stage = Stage(world)
    _people(stage)
    _inputs(stage, photos)
    _answers(stage)
    _moderation(stage)
    _letters(stage)
    _words(stage)
    _paper(stage)
    stage.things.update(votes.build(world))
    world.session.commit()
    return stage


def _keep(stage: Stage, name: str, thing: Any) -> Any:
    stage.world.session.add(thing)
    stage.world.session.flush()
    stage.things[name] = thing
    return thing


def _people(stage: Stage) -> None:
    world, now = stage.world, stage.world.now
    for name, site, teams in (("oscar", world.angers, [world.streets]), ("olga", world.valenciennes, [world.v_streets])):
        account = world.add(name, Account(email=f"{name}@all.test", name=name.capitalize(), created_at=now, preferences={}))
        for role in (Role.MODERATOR, Role.ELECTED, Role.ADMINISTRATOR):
            world.session.add(RoleGrant(account_id=account.id, role=role, site_id=site.id, granted_at=now))
        for role in (Role.AGENT, Role.HEAD):
            world.session.add(RoleGrant(account_id=account.id, role=role, site_id=site.id, team_id=teams[0].id, granted_at=now))
    stage.cookies["nobody"] = {}
    for person, name in STAFF.items():
        stage.cookies[person] = {"_user_id": _signed_in(world, getattr(world, name))}
    author: Participant = world.participant("author")
    stage.cookies["author"] = {"participant": world.author_token}
    _keep(stage, "contact", Contact(participant_id=author.id, channel="email", address=SECRETS["somebody's address"], created_at=now))
    grant = world.session.query(RoleGrant).filter_by(account_id=world.marc.id).one()
    stage.things["grant"] = grant
    _keep(stage, "away", Substitution(
        team_id=world.streets.id, away_id=world.ali.id, substitute_id=world.gaston.id, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 9)
    ))
    stage.things["invitation"] = secret_of(KEY, issue_token(world.session, KEY, "invite", now=now, account=world.marc, life=timedelta(days=7)))
    stage.things["way_in"] = secret_of(KEY, issue_token(world.session, KEY, "sign_in", now=now, address="lea@example.test"))


def _signed_in(world: World, account: Account) -> str:
    token = new_token()
    world.session.add(LoginSession(
        digest=digest(token), account_id=account.id, second_factor=True, created_at=world.now, confirmed_at=world.now,
        expires_at=world.now + timedelta(hours=9),
    ))
    return token


def _idea(stage: Stage, name: str, title: str, **values: Any) -> Proposal:
    author = stage.world.author.id
    made = stage.world.idea(title, author_id=author, **{"team_id": stage.world.streets.id, **values})
    stage.things[name] = made
    return made


def _inputs(stage: Stage, photos: Any) -> None:
    world, now = stage.world, stage.world.now
    _idea(stage, "idea", "Un banc à l’ombre", state=State.SENT)
    _idea(stage, "fresh", "Une fontaine", team_id=world.triage.id)
    _idea(stage, "hidden", f"{SECRETS['hidden text']} masquée", hidden_at=now)
    _idea(stage, "withdrawn", f"{SECRETS['withdrawn text']} retirée", withdrawn_at=now)
    _idea(stage, "studied", "Un passage piéton", state=State.STUDIED)
    _idea(stage, "refused", "Un toboggan", state=State.NO, answered_at=now)
    _idea(stage, "promised", "Un abri", state=State.UNDERWAY, answered_at=now)
    for name, owner in (("photo", stage.idea), ("hidden_photo", stage.hidden), ("draft_photo", None)):
        kept = keep_picture(_stream(name), photos)
        _keep(stage, name, Photo(
            contribution_id=owner.id if owner else None, participant_id=world.author.id, digest=kept.digest, width=9, height=9, created_at=now
        ))
    _keep(stage, "draft", Draft(
        participant_id=world.author.id, site_id=world.angers.id, process_id=0, kind="proposal", submission_key="draft-key",
        fields={"title": f"{SECRETS['draft of an idea']} brouillon", "photos": [stage.draft_photo.id]}, updated_at=now,
    ))
    process = _keep(stage, "secret_process", Process(
        site_id=world.angers.id, slug="secret", code="SECRET", title=f"{SECRETS['draft of a consultation']}", created_at=now
    ))
    world.session.add(Framing(process_id=process.id, version=1, question=f"{SECRETS['draft of a consultation']} ?", created_at=now))


def _stream(name: str) -> io.BytesIO:
    page = io.BytesIO()
    Image.new("RGB", (60 + len(name), 60), "teal").save(page, "PNG")
    page.seek(0)
    return page


def _answers(stage: Stage) -> None:
    world, now = stage.world, stage.world.now
    for name, state, words in (
        ("studied", AnswerState.SUBMITTED, f"{SECRETS['draft of an answer']} en cours."), ("refused", AnswerState.PUBLISHED, "Non, le sol glisse."),
        ("promised", AnswerState.PUBLISHED, "Oui, au printemps."),
    ):
        published = now if state == AnswerState.PUBLISHED else None
        _keep(stage, f"answer_{name}", Answer(
            site_id=world.angers.id, contribution_id=stage.things[name].id, team_id=world.streets.id, state=state,
            outcome="no" if name == "refused" else "yes", understood="Vous demandez cela.", what=words, summary=words, reason="Le sol.",
            would_make_possible="Un autre lieu.", where_else="Le parc.",
            learnt="Merci.", written_by_id=world.ali.id, technician_name="Ali", saved_at=now, submitted_at=now, published_at=published, on_time=True,
        ))
    _keep(stage, "commitment", Commitment(
        site_id=world.angers.id, contribution_id=stage.promised.id, answer_id=stage.answer_promised.id, team_id=world.streets.id, title="L’abri",
        owner_name="Ali", first_due_on=date(2027, 3, 1), due_on=date(2027, 3, 1), state="underway", created_at=now,
    ))
    _keep(stage, "reply", Reply(
        site_id=world.angers.id, contribution_id=stage.refused.id, answer_id=stage.answer_refused.id, text="Le sol est sec.", at=now
    ))
    _keep(stage, "heard", Heard(
        site_id=world.angers.id, contribution_id=stage.refused.id, answer_id=stage.answer_refused.id, team_id=world.streets.id, stage="answer",
        value="partly", at=now,
    ))
    _keep(stage, "template", Template(
        site_id=world.angers.id, title=SECRETS["a template"], fields={"what": SECRETS["a template"]}, created_at=now
    ))


def _moderation(stage: Stage) -> None:
    world, now = stage.world, stage.world.now
    site = world.angers.id
    act = _keep(stage, "act", Act(
        site_id=site, contribution_id=stage.hidden.id, kind=ActKind.HIDE, rule="insult", reason="Une insulte.", before={"after": "received"},
        by_id=world.nadia.id, at=now,
    ))
    _keep(stage, "appeal", Appeal(site_id=site, act_id=act.id, text=f"{SECRETS['an appeal']} voilà.", at=now))
    _keep(stage, "report", Report(
        site_id=site, contribution_id=stage.idea.id, participant_id=world.participant("reporter").id, rule="insult", text=SECRETS["a report"], at=now
    ))
    stage.idea.reports_count = 1
    _keep(stage, "assignment", Assignment(
        site_id=site, contribution_id=stage.studied.id, team_id=world.streets.id, role=AssignmentRole.LEAD, by_id=world.nadia.id, at=now
    ))
    _keep(stage, "lead", Assignment(
        site_id=site, contribution_id=stage.idea.id, team_id=world.streets.id, role=AssignmentRole.LEAD, by_id=world.nadia.id, at=now
    ))
    _keep(stage, "helper", Assignment(
        site_id=site, contribution_id=stage.idea.id, team_id=world.gardens.id, role=AssignmentRole.HELPER, by_id=world.nadia.id, at=now,
        advice=f"{SECRETS['advice between colleagues']} voilà.", advice_at=now,
    ))
    _keep(stage, "question", Question(site_id=site, contribution_id=stage.idea.id, text="Où, exactement ?", by_id=world.nadia.id, at=now))


def _words(stage: Stage) -> None:
    world, now = stage.world, stage.world.now
    _keep(stage, "asked", AskedWord(
        site_id=world.angers.id, code="BARO-TIMU-48271", word="péréquation", key="perequation", sentence=SECRETS["a question about a word"],
        page="/angers/", participant_id=world.author.id, contact_id=stage.contact.id, asked_at=now, state_at=now, answer_slug="",
    ))
    _keep(stage, "wording", Wording(
        site_id=world.angers.id, slug="pacte-du-lac", version=1, term="pacte du Lac", kind="phrase", plain="accord entre voisins",
        explanation="", example="", created_at=now,
    ))
    text = _keep(stage, "text", OfficialText(site_id=world.angers.id, slug="la-place", created_at=now))
    world.session.add(TextVersion(
        text_id=text.id, version=1, title="La place", summary="La ville refait la place. Les travaux durent un an.", simple="La place change.",
        body=SECRETS["draft of an official text"], source_url="", reviewed_by="", created_at=now,
    ))


def _letters(stage: Stage) -> None:
    world, now = stage.world, stage.world.now
    _keep(stage, "follow", Follow(
        participant_id=world.author.id, contact_id=stage.contact.id, site_id=world.angers.id, subject_kind="proposal",
        subject_id=stage.idea.id, since=now,
    ))
    _keep(stage, "notice", Notice(
        key="k", kind="answered", site_id=world.angers.id, contact_id=stage.contact.id, channel="email", facts={}, state="failed", next_try_at=now,
        created_at=now,
    ))
    _keep(stage, "letter", LocalMessage(channel="email", message_id="m", recipient="x@example.test", subject="x", text="x", html="<p>x</p>", at=now))


def _paper(stage: Stage) -> None:
    """A sheet that waits for the desk, and a letter that was printed."""
    world, now, site = stage.world, stage.world.now, stage.world.angers.id
    _keep(stage, "batch", SlipBatch(site_id=site, process_id=world.parks.id, question="Que changer ?", cards=[world.card1.id], count=1, made_at=now))
    _keep(stage, "slip", PaperSlip(batch_id=stage.batch.id, site_id=site, process_id=world.parks.id, number=1, code="BARO-TIMU-48271"))
    _keep(stage, "printed", Letter(site_id=site, contribution_id=stage.refused.id, answer_id=stage.answer_refused.id, printed_at=now))


def contribution(stage: Stage, name: str) -> Contribution:
    """An input of the stage."""
    found: Contribution = stage.things[name]
    return found
