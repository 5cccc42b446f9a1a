"""The verbs of routing. None of them touches `due_on`: re-routing keeps the clock."""

from app.routing.actions.asking import ask, reply_question
from app.routing.actions.helping import add_helper, advise
from app.routing.actions.sending import bounce, forward, route
from app.routing.actions.undoing import undo

__all__ = ["add_helper", "advise", "ask", "bounce", "forward", "reply_question", "route", "undo"]
