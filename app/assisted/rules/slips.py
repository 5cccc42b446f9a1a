"""A printed slip: its states, the boxes on it, and what a scanner reads."""

from dataclasses import dataclass
from enum import StrEnum

BATCH_LIMIT = 200
"""Sheets in one batch: one office printer's tray."""
CARDS_LIMIT = 6
"""Cards that fit on a sheet in letters everybody reads."""


class SlipState(StrEnum):
    UNUSED = "unused"
    ENTERED = "entered"
    VOID = "void"


TRANSITIONS: dict[SlipState, dict[str, SlipState]] = {
    SlipState.UNUSED: {"enter": SlipState.ENTERED, "void": SlipState.VOID},
    SlipState.ENTERED: {"undo": SlipState.UNUSED},
    SlipState.VOID: {"undo": SlipState.UNUSED},
}


@dataclass(frozen=True)
class Mark:
    """A box that was ticked: the card, and +1, -1 or 0."""

    statement_id: int
    value: int


def scanned(typed: str) -> str:
    """The code in what a scanner or a hand gives: the last part of an address, or the text itself."""
    return typed.strip().split("?")[0].rstrip("/").rsplit("/", 1)[-1]
