"""The demonstration went through the verbs: its chain holds, its counters are true, its towns are alive."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.answers.models import Answer, Commitment, Escalation, Heard
from app.audit.models import Entry
from app.audit.queries import broken_at
from app.contributions.models import Contribution, Photo, Support
from app.core.clock import local
from app.core.workdays import METROPOLE, is_working_day
from app.demo.content import read
from app.moderation.models import Act, Report
from app.people.models import Contact
from app.processes.models import Participation, Process
from app.proposals.models import Proposal
from app.sites.models import Site, Team
from app.statements.models import Position, Statement
from app.voting.models import Vote
from app.voting.rules.states import VoteState
from tests.demo.conftest import LOADED_AT, Demonstration


AIDED = 10
"""Seven sheets of paper and three people helped, told beside the ideas."""


def count(session: Session, table: type, *where: object) -> int:
    return session.scalar(select(func.count()).select_from(table).where(*where)) or 0  # type: ignore[arg-type]


def test_eleven_towns_are_there_with_their_ideas_and_positions(demonstration: Demonstration, told: Session) -> None:
    assert (demonstration.loaded.sites, demonstration.loaded.ideas, demonstration.loaded.positions) == (11, 278, 3000)
    assert count(told, Site) == 11 and count(told, Proposal) == 278 + AIDED and count(told, Position) == 3000
    assert not set(told.scalars(select(Site.id))) - set(told.scalars(select(Process.site_id))), "no town without a consultation"


def test_the_audit_chain_holds_and_reads_in_the_order_of_time(told: Session) -> None:
    assert broken_at(told) is None
    instants = list(told.scalars(select(Entry.at).order_by(Entry.id)))
    assert instants == sorted(instants) and instants[-1] <= LOADED_AT


def test_people_of_the_towns_acted_only_on_working_days_and_during_working_hours(told: Session) -> None:
    staff = told.scalars(select(Entry.at).where(Entry.actor.like("account:%"), Entry.verb != "people.open_account"))
    for moment in map(local, staff):
        assert is_working_day(moment.date(), METROPOLE) and 9 <= moment.hour < 19, moment


def test_every_counter_equals_a_recount(told: Session) -> None:
    for idea in told.scalars(select(Contribution)):
        assert idea.supports_count == count(told, Support, Support.contribution_id == idea.id, Support.hidden_at.is_(None))
        assert idea.merged_count == count(told, Contribution, Contribution.merged_into_id == idea.id)
        assert idea.reports_count == count(told, Report, Report.contribution_id == idea.id, Report.closed_at.is_(None))
    for card in told.scalars(select(Statement)):
        positions = select(Position.value, func.count()).where(Position.statement_id == card.id).group_by(Position.value)
        counted = {row[0]: row[1] for row in told.execute(positions)}
        assert (card.agree_count, card.disagree_count, card.pass_count) == tuple(counted.get(value, 0) for value in (1, -1, 0))
    for process in told.scalars(select(Process)):
        assert process.positions_count == count(told, Position, Position.process_id == process.id)
        assert process.participants_count == count(told, Participation, Participation.process_id == process.id)
        here = (Proposal.process_id == process.id) & Proposal.withdrawn_at.is_(None)
        assert process.contributions_count == count(told, Proposal, here)
    for team in told.scalars(select(Team)):
        published = (Answer.team_id == team.id) & (Answer.state == "published")
        assert team.answered_count == count(told, Answer, published)
        assert team.on_time_count == count(told, Answer, published, Answer.on_time)
        words = [count(told, Heard, Heard.team_id == team.id, Heard.value == value) for value in ("yes", "partly", "no")]
        assert [team.heard_yes_count, team.heard_partly_count, team.heard_no_count] == words


def test_positions_follow_the_shares_of_their_card(told: Session) -> None:
    for deck in read().cards.values():
        shares = {card["text"]: card["shares"] for card in deck["cards"]}
        for card in told.scalars(select(Statement).where(Statement.title.in_(shares))):
            total = card.agree_count + card.disagree_count + card.pass_count
            assert not total or abs(card.agree_count / total - shares[card.title]["agree"]) <= 1 / total


def test_some_answers_are_late_refused_done_or_contested(told: Session) -> None:
    states = {row[0]: row[1] for row in told.execute(select(Proposal.state, func.count()).group_by(Proposal.state))}
    assert set(states) == {"received", "read", "sent", "studied", "yes", "partly", "no", "elsewhere", "underway", "done"}
    assert count(told, Proposal, Proposal.due_on < LOADED_AT.date(), Proposal.state.in_(["sent", "studied"])) >= 15
    assert count(told, Proposal, Proposal.reopened_at.is_not(None)) >= 20
    assert count(told, Answer, Answer.state == "submitted") >= 4
    assert count(told, Commitment, Commitment.state != "done", Commitment.due_on < LOADED_AT.date()) >= 5
    assert count(told, Escalation, Escalation.level == "public") >= 10
    assert {"accept", "hide", "mask", "merge", "ask", "restore"} <= set(told.scalars(select(Act.kind)))


def test_no_name_or_number_stays_in_an_idea_that_a_moderator_has_sent_on(told: Session) -> None:
    for idea in read().ideas.values():
        if "personal_data" not in idea or idea["story"] in ("waiting", "hidden_appealed") or idea["story"] == "hidden" and idea["rule"] != "insult":
            continue
        stored = told.scalars(select(Proposal).where(Proposal.title == idea["title"])).one()
        assert not [word for word in idea["personal_data"] if word in stored.body], idea["id"]


def test_a_third_of_the_authors_left_an_address_that_cannot_exist(told: Session) -> None:
    addresses = list(told.scalars(select(Contact.address)))
    assert 70 <= len(addresses) <= 120
    assert all(address.endswith("@habitants.example") or address.startswith("+3363998") for address in addresses)


def test_pictures_are_drawn_described_and_stored(demonstration: Demonstration, told: Session) -> None:
    photos = list(told.scalars(select(Photo)))
    assert len(photos) >= 5 and all(photo.contribution_id and photo.description for photo in photos)
    assert all((demonstration.settings.data_dir / "photos" / f"{photo.digest}.jpg").is_file() for photo in photos)


def test_a_council_has_voted_in_its_meeting_with_phones_and_papers(told: Session) -> None:
    [vote] = told.query(Vote).filter(Vote.live)
    assert vote.state == VoteState.COUNTED and vote.result is not None
    assert vote.result["turnout"]["ways"] == {"online": 8, "paper": 3} and vote.present == 11
