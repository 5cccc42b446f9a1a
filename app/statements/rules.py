"""The cards' small rules: words for values, which cards come next, when to pause. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

VALUES = {"agree": 1, "disagree": -1, "unsure": 0}
NAMES = {value: name for name, value in VALUES.items()}
PAUSE_EVERY = 5


def deck(cards: Sequence[Any], taken: Mapping[int, int], seed: int) -> list[Any]:
    """The cards still to answer, the least answered first so that all get read; `seed` breaks ties differently per person."""
    waiting = [card for card in cards if card.id not in taken]
    return sorted(waiting, key=lambda card: (card.agree_count + card.disagree_count + card.pass_count, (card.id * 7919 + seed) % 101))


def is_pause(answered: int, remaining: int) -> bool:
    """Whether to stop and ask for an idea: after every five answers, and at the end."""
    return answered > 0 and (answered % PAUSE_EVERY == 0 or remaining == 0)


def until_pause(answered: int) -> int:
    """How many cards to offer before the next pause."""
    return PAUSE_EVERY - answered % PAUSE_EVERY
