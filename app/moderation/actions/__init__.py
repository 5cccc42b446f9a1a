"""The verbs of moderation. Each takes the row's lock first, so that two people on one input never decide over each other."""

from app.moderation.actions.accepting import accept, approve, dismiss_reports
from app.moderation.actions.appealing import appeal, decide_appeal
from app.moderation.actions.hiding import hide, restore
from app.moderation.actions.holding import AlreadyDone, hold, note
from app.moderation.actions.masking import forget_masked, mask
from app.moderation.actions.merging import merge
from app.moderation.actions.reporting import AlreadyReported, report
from app.moderation.actions.speaking import remark
from app.moderation.actions.undoing import undo

__all__ = [
    "AlreadyDone", "AlreadyReported", "accept", "appeal", "approve", "decide_appeal", "dismiss_reports", "forget_masked", "hide", "hold", "mask",
    "merge", "note", "remark", "report", "restore", "undo",
]
