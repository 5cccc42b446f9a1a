"""A small named world: two sites with their territories, themes, teams and people, so that tests read like stories.

Angers is a town; Valenciennes Métropole is a group with member towns. Nadia moderates in Angers, Ali answers for streets,
Rose heads that team, Sonia is the elected person, Ines administers; Vera moderates in Valenciennes. Carla coordinates nationally.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.contributions.models import Contribution
from app.core.text.codes import digest, new_code, new_token
from app.people.models import Account, Participant
from app.people.rules import Actor, Grant, Role
from app.processes.models import Framing, Process, ProcessState, Step, StepKind
from app.proposals.models import Proposal
from app.sites.models import Competence, OutsideBody, RoleGrant, Site, SiteKind, Team, TeamTheme, Territory, TerritoryKind, Theme
from app.statements.models import Statement

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass
class World:
    """What a test names: `world.angers`, `world.streets`, `world.nadia`…"""

    session: Session
    now: datetime = MONDAY
    things: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["things"][name]
        except KeyError:
            raise AttributeError(name) from None

    def add(self, name: str, thing: Any) -> Any:
        """Store a thing under a name (flushed, so that it has an id)."""
        self.session.add(thing)
        self.session.flush()
        self.things[name] = thing
        return thing

    def staff(self, name: str, role: Role, site: Site | None, team: Team | None = None, title: str = "") -> Account:
        """An account with one role."""
        account = self.add(name, Account(
            email=f"{name}@{site.slug if site else 'national'}.test", name=name.capitalize(), created_at=self.now, preferences={},
        ))
        self.session.add(RoleGrant(
            account_id=account.id, role=role, site_id=site.id if site else None, team_id=team.id if team else None,
            title=title, granted_at=self.now - timedelta(days=30),
        ))
        self.session.flush()
        return account

    def actor(self, account: Account) -> Actor:
        """The actor of a staff account, with the roles it was given here."""
        rows = self.session.query(RoleGrant).filter_by(account_id=account.id, revoked_at=None)
        grants = frozenset(Grant(Role(row.role), row.site_id, row.team_id) for row in rows)
        return Actor(account_id=account.id, name=account.name, grants=grants)

    def participant(self, name: str = "somebody", account: Account | None = None) -> Participant:
        """A browser with a token (kept as `<name>_token`)."""
        token = new_token()
        self.things[f"{name}_token"] = token
        return self.add(name, Participant(
            token_digest=digest(token), account_id=account.id if account else None, created_at=self.now, seen_at=self.now,
        ))

    def resident(self, name: str = "somebody") -> Actor:
        """A resident without an account."""
        found = self.things.get(name) or self.participant(name)
        return Actor(participant_id=found.id)

    def idea(self, title: str = "Un banc à l’ombre", site: Site | None = None, **values: Any) -> Proposal:
        """An idea as it stands once received, with its receipt code and clock."""
        site = site or self.angers
        defaults: dict[str, Any] = dict(
            site_id=site.id, process_id=self.parks.id if site is self.angers else None, author_id=self.participant(f"author of {title}").id,
            title=title, body=f"{title}, s’il vous plaît. Ma mère ne peut plus marcher longtemps.", receipt_code=new_code(),
            created_at=self.now, state_at=self.now, due_on=date(2026, 12, 14), first_due_on=date(2026, 12, 14), team_id=self.triage.id,
        )
        proposal = Proposal(**{**defaults, **values})
        self.session.add(proposal)
        self.session.flush()
        return proposal

    def rows(self, model: Any) -> list[Any]:
        """All rows of a table as the database has them now; leaves no transaction in anybody's way."""
        self.session.commit()
        found = list(self.session.query(model))
        self.session.commit()
        return found

    def reload(self, thing: Any) -> Any:
        """The thing as the database has it now."""
        self.session.commit()
        self.session.expire_all()
        found = self.session.get(type(thing), thing.id)
        self.session.commit()
        assert found is not None
        return found


def build(session: Session, now: datetime = MONDAY) -> World:
    """Fill an empty database with the named world and commit."""
    world = World(session, now)
    _sites(world)
    _teams(world)
    _people(world)
    _process(world)
    session.commit()
    return world


def _site(world: World, name: str, slug: str, title: str, kind: SiteKind) -> Site:
    site: Site = world.add(name, Site(
        slug=slug, name=title, kind=kind, tagline="Dites-le, on vous répond.", monogram=title[:2], languages=["fr", "en", "ar", "tr", "pt"],
        words={}, phone="02 61 91 00 01", hours="du lundi au vendredi, 9 h – 17 h", contact_name="Maud Lenoir", opened_at=world.now,
    ))
    return site


def _sites(world: World) -> None:
    angers = _site(world, "angers", "angers", "Angers", SiteKind.TOWN)
    group = _site(world, "valenciennes", "valenciennes-metropole", "Valenciennes Métropole", SiteKind.GROUP)
    for name, site, kind in (
        ("doutre", angers, TerritoryKind.NEIGHBOURHOOD), ("roseraie", angers, TerritoryKind.NEIGHBOURHOOD),
        ("anzin", group, TerritoryKind.MEMBER_TOWN), ("marly", group, TerritoryKind.MEMBER_TOWN),
    ):
        world.add(name, Territory(site_id=site.id, kind=kind, slug=name, name=name.capitalize(), latitude=47.47, longitude=-0.56))
    world.add("hall", Territory(
        site_id=angers.id, kind=TerritoryKind.PLACE, slug="hall-12", name="Hall du 12", code="HALL12", parent_id=world.doutre.id,
    ))
    for site, prefix in ((angers, ""), (group, "v_")):
        for position, (slug, label, icon) in enumerate((
            ("street", "La rue et les trottoirs", "road"), ("green", "Les arbres et les jeux", "tree"), ("noise", "Le bruit", "sound"),
        )):
            world.add(f"{prefix}{slug}", Theme(site_id=site.id, slug=slug, label=label, icon=icon, position=position))


def _teams(world: World) -> None:
    for name, site, theme, title, territory, triage in (
        ("triage", world.angers, None, "L’équipe d’accueil", None, True), ("streets", world.angers, world.street, "L’équipe Rues", None, False),
        ("gardens", world.angers, world.green, "L’équipe Jardins", None, False),
        ("v_triage", world.valenciennes, None, "L’accueil du groupe", None, True),
        ("v_streets", world.valenciennes, world.v_street, "Les rues du groupe", None, False),
        ("anzin_streets", world.valenciennes, world.v_street, "Les rues d’Anzin", world.anzin, False),
    ):
        team = world.add(name, Team(
            site_id=site.id, slug=name.replace("_", "-"), name=title, phone="02 61 91 00 02", email=f"{name}@town.test", hours="9 h – 17 h",
            contact_name="Luc Mercier", triage=triage, territory_id=territory.id if territory else None,
        ))
        if theme is not None:
            world.session.add(TeamTheme(team_id=team.id, theme_id=theme.id))
    world.add("landlord", OutsideBody(site_id=world.angers.id, name="Le bailleur social", does="Les logements", phone="02 61 91 00 09"))
    world.session.add(Competence(site_id=world.valenciennes.id, theme_id=world.v_street.id, holder="town", because="Les rues sont aux communes."))


def _people(world: World) -> None:
    angers, group = world.angers, world.valenciennes
    world.staff("nadia", Role.MODERATOR, angers)
    world.staff("marc", Role.MODERATOR, angers)
    world.staff("ali", Role.AGENT, angers, world.streets, "technicien des rues")
    world.staff("rose", Role.HEAD, angers, world.streets, "responsable des rues")
    world.staff("gaston", Role.AGENT, angers, world.gardens, "jardinier")
    world.staff("sonia", Role.ELECTED, angers, title="adjointe au cadre de vie")
    world.staff("ines", Role.ADMINISTRATOR, angers)
    world.staff("omar", Role.ORGANISER, angers, title="conseil de la Doutre")
    world.staff("klara", Role.KEEPER, angers, title="greffe")
    world.staff("hawa", Role.HELPER, angers, title="centre social du Lac")
    world.staff("tarik", Role.TRANSLATOR, angers, title="association Passerelles")
    world.staff("vera", Role.MODERATOR, group)
    world.staff("victor", Role.ADMINISTRATOR, group)
    world.staff("carla", Role.COORDINATOR, None)
    world.staff("gilles", Role.GUARANTOR, None)
    world.add("lea", Account(email="lea@example.test", name="Léa", created_at=world.now, preferences={}))


def _process(world: World) -> None:
    process = world.add("parks", Process(
        site_id=world.angers.id, slug="parcs", code="PARC", title="Nos parcs", state=ProcessState.OPEN, created_at=world.now,
        opened_at=world.now - timedelta(days=5),
    ))
    world.add("framing", Framing(
        process_id=process.id, version=1, question="Que changer dans les parcs de votre quartier ?", can_change="Les bancs, les jeux, les horaires.",
        cannot_change="La taille des parcs.", technician_name="Luc Mercier", technician_title="chef des jardins", elected_name="Sonia",
        elected_title="adjointe au cadre de vie", starts_on=date(2026, 11, 18), ends_on=date(2026, 12, 18), money="20 000 € cette année.",
        what_happens="L’équipe lit tout et répond à chaque idée.", result_on=date(2027, 1, 15), contact_name="Maud Lenoir",
        contact_phone="02 61 91 00 01", contact_hours="9 h – 17 h", who_may="Tout le monde.", created_at=world.now,
    ))
    for position, kind in enumerate((StepKind.REACT, StepKind.PROPOSE, StepKind.RESULT)):
        world.session.add(Step(
            process_id=process.id, kind=kind, title="", opens_on=date(2026, 11, 18), closes_on=date(2036, 12, 18), position=position,
        ))
    for position, text in enumerate(("Il faut plus de bancs.", "Les parcs ferment trop tôt.", "Les chiens doivent être tenus en laisse.")):
        world.add(f"card{position + 1}", Statement(
            site_id=world.angers.id, process_id=process.id, title=text, body="", receipt_code=new_code(), created_at=world.now,
            state_at=world.now, position=position,
        ))


def contribution(session: Session, identifier: int) -> Contribution:
    """A contribution by its id, whatever its kind."""
    found = session.get(Contribution, identifier)
    assert found is not None
    return found
