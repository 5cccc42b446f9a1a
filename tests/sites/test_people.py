"""Roles: given, taken back, never to oneself, never the last; invitations that open no other person's door."""

from datetime import date, timedelta

import pytest

from app.audit.models import Entry
from app.core.verdicts import Refused
from app.people.models import Account, LoginSession
from app.people.queries import live_session
from app.people.rules import Actor, Grant, Role, system
from app.sites import actions, queries
from app.sites.models import RoleGrant
from tests.conftest import KEY
from tests.world import World


def holds(world: World, account: Account, role: Role) -> bool:
    grants = queries.grants_of(world.session, account.id, world.now)
    return any(grant.role == role and grant.site_id == world.angers.id for grant in grants)


def row_of(world: World, account: Account) -> RoleGrant:
    return world.session.query(RoleGrant).filter_by(account_id=account.id, revoked_at=None).one()


def ines(world: World) -> Actor:
    return world.actor(world.ines)


def test_a_role_given_is_a_row_and_one_entry(world: World) -> None:
    for _time in range(2):
        actions.grant(world.session, ines(world), world.angers, world.lea, Role.AGENT, team=world.gardens, now=world.now)
    world.session.commit()
    assert holds(world, world.lea, Role.AGENT)
    assert world.session.query(Entry).filter_by(verb="sites.grant").count() == 1
    assert world.session.query(RoleGrant).filter_by(account_id=world.lea.id).count() == 1


def test_another_title_ends_the_row_and_begins_a_new_one(world: World) -> None:
    first = actions.grant(world.session, ines(world), world.angers, world.lea, Role.ELECTED, title="conseillère", now=world.now)
    second = actions.grant(world.session, ines(world), world.angers, world.lea, Role.ELECTED, title="adjointe", now=world.now)
    assert (first.title, first.revoked_at, second.revoked_at) == ("conseillère", world.now, None)


@pytest.mark.parametrize(("role", "team"), [
    (Role.AGENT, None), (Role.MODERATOR, "streets"), (Role.COORDINATOR, None), (Role.AGENT, "v_streets"),
])
def test_roles_that_make_no_sense_there_do_not_exist(world: World, role: Role, team: str | None) -> None:
    with pytest.raises(ValueError):
        actions.grant(world.session, ines(world), world.angers, world.lea, role, team=getattr(world, team) if team else None, now=world.now)


@pytest.mark.parametrize("name", ["nadia", "rose", "sonia", "victor", "gilles", "lea"])
def test_only_who_runs_the_site_gives_roles(world: World, name: str) -> None:
    with pytest.raises(Refused):
        actions.grant(world.session, world.actor(getattr(world, name)), world.angers, world.lea, Role.MODERATOR, now=world.now)


def test_nobody_raises_themselves(world: World) -> None:
    with pytest.raises(Refused, match="soi-même"):
        actions.grant(world.session, ines(world), world.angers, world.ines, Role.ELECTED, now=world.now)
    with pytest.raises(Refused, match="soi-même"):
        actions.substitute(
            world.session, ines(world), world.angers, world.streets, away_id=world.rose.id, substitute_id=world.ines.id,
            starts_on=date(2026, 11, 23), ends_on=date(2026, 11, 24), now=world.now,
        )


def test_the_coordinator_names_administrators_and_nobody_else_of_a_site(world: World) -> None:
    carla = world.actor(world.carla)
    actions.grant(world.session, carla, world.angers, world.lea, Role.ADMINISTRATOR, now=world.now)
    with pytest.raises(Refused):
        actions.grant(world.session, carla, world.angers, world.lea, Role.MODERATOR, now=world.now)


def test_the_last_administrator_stays(world: World) -> None:
    with pytest.raises(Refused, match="dernière personne"):
        actions.revoke(world.session, ines(world), world.angers, row_of(world, world.ines), now=world.now)
    passing = world.now + timedelta(days=30)
    actions.grant(world.session, ines(world), world.angers, world.lea, Role.ADMINISTRATOR, ends_at=passing, now=world.now)
    with pytest.raises(Refused, match="dernière personne"):
        actions.revoke(world.session, ines(world), world.angers, row_of(world, world.ines), now=world.now)
    actions.grant(world.session, ines(world), world.angers, world.marc, Role.ADMINISTRATOR, now=world.now)
    actions.revoke(world.session, ines(world), world.angers, row_of(world, world.ines), now=world.now)
    assert not holds(world, world.ines, Role.ADMINISTRATOR)


def test_a_role_taken_back_ends_its_holders_sessions(world: World) -> None:
    world.session.add(LoginSession(
        digest="d", account_id=world.nadia.id, created_at=world.now, confirmed_at=world.now, expires_at=world.now + timedelta(days=1)
    ))
    world.session.flush()
    row = row_of(world, world.nadia)
    actions.revoke(world.session, ines(world), world.angers, row, now=world.now)
    assert live_session(world.session, "d", world.now) is None
    assert row.role == Role.MODERATOR and row.revoked_by_id == world.ines.id
    actions.revoke(world.session, ines(world), world.angers, row, now=world.now)
    world.session.commit()
    assert world.session.query(Entry).filter_by(verb="sites.revoke").count() == 1


def test_a_role_of_another_site_is_out_of_reach(world: World) -> None:
    with pytest.raises(ValueError):
        actions.revoke(world.session, ines(world), world.angers, row_of(world, world.vera), now=world.now)
    assert queries.grant(world.session, world.angers.id, row_of(world, world.vera).id) is None


def invited(world: World, email: str) -> actions.Invitation:
    return actions.invite(
        world.session, KEY, ines(world), world.angers, email=email, name="Yasmine Roux", role=Role.MODERATOR, now=world.now
    )


def test_an_invitation_opens_an_account_gives_the_role_and_a_link(world: World) -> None:
    found = invited(world, "yasmine@angers.test")
    world.session.commit()
    assert found.handover and found.token is not None and found.token.expires_at == world.now + timedelta(days=7)
    entry = world.session.query(Entry).filter_by(verb="sites.invite").one()
    assert entry.facts["account_id"] == found.account.id and entry.facts["token_id"] == found.token.id
    assert "yasmine" not in str(entry.facts).lower()


@pytest.mark.parametrize("known", ["resident who took part", "staff of another town", "has a password"])
def test_a_link_is_never_shown_for_an_account_somebody_uses(world: World, known: str) -> None:
    if known == "resident who took part":
        world.participant("lea_phone", world.lea)
        account = world.lea
    else:
        account = world.vera
    if known == "has a password":
        account.password_hash = "x"
    found = invited(world, account.email)
    assert not found.handover and found.account is account
    assert (found.token is None) == (known == "has a password")
    assert account.name != "Yasmine Roux"


def test_a_substitute_has_the_role_for_the_days_and_no_longer(world: World) -> None:
    day = date(2026, 11, 23)
    row = actions.substitute(
        world.session, world.actor(world.rose), world.angers, world.streets, away_id=world.ali.id, substitute_id=world.gaston.id,
        starts_on=day, ends_on=day + timedelta(days=4), now=world.now,
    )
    mine = Grant(Role.AGENT, world.angers.id, world.streets.id)
    assert mine in queries.grants_of(world.session, world.gaston.id, world.now)
    assert mine not in queries.grants_of(world.session, world.gaston.id, world.now + timedelta(days=5))
    actions.end_substitution(world.session, ines(world), world.angers, row, now=world.now)
    assert mine not in queries.grants_of(world.session, world.gaston.id, world.now)


@pytest.mark.parametrize(("away", "substitute"), [("gaston", "ali"), ("ali", "ali"), ("ali", "vera"), ("ali", "lea")])
def test_only_people_of_the_site_stand_in_for_people_of_the_team(world: World, away: str, substitute: str) -> None:
    with pytest.raises(ValueError):
        actions.substitute(
            world.session, ines(world), world.angers, world.streets, away_id=getattr(world, away).id,
            substitute_id=getattr(world, substitute).id, starts_on=date(2026, 11, 23), ends_on=date(2026, 11, 24), now=world.now,
        )


def test_the_platform_itself_may_name_the_first_people(world: World) -> None:
    actions.grant(world.session, system("command"), None, world.lea, Role.COORDINATOR, now=world.now)
    assert queries.lasting_holders(world.session, Role.COORDINATOR, None, without=0, now=world.now) == 2
