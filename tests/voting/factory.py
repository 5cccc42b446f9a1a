"""Votes as they stand in the middle of a story, made of rows; the verbs that lead there have tests of their own."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from app.core.text.codes import digest, new_token
from app.voting.methods import validated
from app.voting.models import Elector, Register, Vote, VoteOption
from app.voting.rules import register, ways_in
from app.voting.rules.preparing import frozen
from app.voting.rules.states import Reach, VoteState
from tests.conftest import KEY
from tests.world import World

NAMES = ("Awa Diallo", "Bruno Petit", "Chloé Martin", "Driss Amrani", "Élise Roux", "Farid Haddad", "Gisèle Caron", "Hugo Blanc")


@dataclass
class Made:
    """A vote, its options and its electors in the order of their numbers."""

    vote: Vote
    options: list[VoteOption]
    electors: list[Elector]

    def link(self, number: int) -> str:
        """The private address of elector `number` (from 1)."""
        return f"/angers/votes/{self.vote.slug}/enter/{ways_in.link_secret(KEY, self.electors[number - 1].nonce)}"

    def code(self, number: int) -> str:
        """The code of elector `number`, as a letter prints it."""
        return ways_in.code(KEY, self.electors[number - 1].nonce)


def make_vote(
    world: World, *, slug: str = "banc", people: int = 6, options: tuple[str, ...] = ("yes", "no", "abstain"), groups: tuple[str, ...] = ("",),
    **values: Any,
) -> Made:
    """An open vote of Angers with `people` electors, dealt into `groups` in turn; `values` replace the vote's columns."""
    now = world.now
    defaults: dict[str, Any] = dict(
        site_id=world.angers.id, slug=slug, code=slug.upper()[:8], state=VoteState.OPEN, question="Un banc de plus place du Lac ?", method="yes_no",
        settings={}, opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=7), opened_at=now - timedelta(days=1), created_at=now,
        created_by_id=world.omar.id, roll_size=people, follow_up="L’équipe Jardins", contact_name="Omar", contact_phone="02 61 91 00 03",
    )
    vote = world.add(slug, Vote(**{**defaults, **values}))
    made = Made(vote, [], [])
    for position, key in enumerate(options):
        made.options.append(VoteOption(vote_id=vote.id, key=key, position=position, label=key.capitalize()))
    for number in range(1, people + 1):
        made.electors.append(elector(vote.id, number, groups[(number - 1) % len(groups)]))
    world.session.add_all([*made.options, *made.electors, Register(vote_id=vote.id, signs=register.blank(people))])
    if vote.state != VoteState.DRAFT:
        freeze(world, made)
    world.session.commit()
    return made


def freeze(world: World, made: Made) -> None:
    """Publish what the rows say now, as the opening does."""
    vote = made.vote
    world.session.flush()
    vote.settings = validated(vote.method, vote.settings, made.options)
    vote.roll_salt, vote.rules_text = "salt", frozen.text_of(vote, made.options)
    vote.rules_hash, vote.roll_hash = frozen.digest(vote.rules_text), frozen.roll_digest("salt", made.electors)
    world.session.commit()


def elector(vote_id: int, number: int, group: str = "", **values: Any) -> Elector:
    """One line of a roll, with its way in derived from the tests' key."""
    nonce = new_token()
    name = f"{NAMES[(number - 1) % len(NAMES)]} {number}"
    defaults: dict[str, Any] = dict(
        vote_id=vote_id, number=number, key=name.casefold(), name=name, group=group, reach=Reach.EMAIL, nonce=nonce,
        address=f"e{number}@example.test",
        link_digest=digest(ways_in.link_secret(KEY, nonce)), code_digest=ways_in.code_digest(KEY, ways_in.code(KEY, nonce)),
    )
    return Elector(**{**defaults, **values})
