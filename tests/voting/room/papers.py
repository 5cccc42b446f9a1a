"""Paper in the middle of a story: people sign, the vote closes, two people type."""

from collections.abc import Sequence

from app.core import clock
from app.voting.actions.closing import close
from app.voting.actions.room import envelopes, merging, signing
from app.voting.models import PaperBatch
from app.voting.rules.room.sheets import Sheet
from tests.voting.factory import Made, make_vote
from tests.world import World

YES, NO, BLANK, BAD = Sheet({"yes": 1}), Sheet({"no": 1}), Sheet({}), Sheet(spoilt=True)


def paper_vote(world: World, signed: int = 3, **values: object) -> Made:
    """A closed vote in which electors 1 to `signed` have signed for a sheet."""
    made = make_vote(world, paper=True, **values)  # type: ignore[arg-type]
    for elector in made.electors[:signed]:
        signing.sign_for_paper(world.session, world.actor(world.hawa), world.angers, made.vote, elector)
    world.session.commit()
    return made


def closed(world: World, made: Made) -> Made:
    close(world.session, world.actor(world.omar), world.angers, made.vote, why="Tout le monde est là.", now=clock.now())
    world.session.commit()
    return made


def add(world: World, made: Made, papers: int = 3) -> PaperBatch:
    found = envelopes.add_envelope(
        world.session, world.actor(world.hawa), world.angers, made.vote, label="Enveloppe 1", papers=papers, now=clock.now()
    )
    world.session.commit()
    return found


def typed(world: World, made: Made, batch: PaperBatch, who: str, sheets: Sequence[Sheet]) -> None:
    for place, sheet in enumerate(sheets):
        actor = world.actor(world.things[who])
        assert envelopes.type_sheet(world.session, actor, world.angers, made.vote, batch, sheet, place=place)
    world.session.commit()


def poured(world: World, made: Made, batch: PaperBatch) -> None:
    merging.merge(world.session, world.actor(world.hawa), world.angers, made.vote, batch, now=clock.now())
    world.session.commit()
