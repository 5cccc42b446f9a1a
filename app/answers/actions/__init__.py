"""The verbs of answers: study, write, submit, sign, publish; extend; hear, reply; promise, report, postpone, finish; the clock."""

from app.answers.actions.clocks import extend, raise_escalations
from app.answers.actions.commitments import finish, postpone, report_progress
from app.answers.actions.hearing import hear
from app.answers.actions.publishing import Incomplete, publish_answer, return_answer, submit_answer, take_back
from app.answers.actions.replies import hide_reply, reply
from app.answers.actions.templates import add_template, remove_template
from app.answers.actions.writing import Overtaken, save_draft, study

__all__ = [
    "Incomplete", "Overtaken", "add_template", "extend", "finish", "hear", "hide_reply", "postpone", "publish_answer", "raise_escalations",
    "remove_template", "reply", "report_progress", "return_answer", "save_draft", "study", "submit_answer", "take_back",
]
