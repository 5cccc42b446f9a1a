"""The form of one sheet of paper: what it offers, and what somebody typed."""

from flask import request

from app.core.i18n import _
from app.core.web.current import db
from app.voting.forms.room import SheetForm
from app.voting.methods import Problem, problems
from app.voting.models import Vote
from app.voting.queries.room import paper
from app.voting.queries.votes import Sheet as VoteSheet
from app.voting.rules import ballot
from app.voting.rules.ballot import Typed
from app.voting.rules.question import question_of
from app.voting.rules.room.sheets import Sheet
from app.voting.rules.states import Secrecy
from app.voting.wording.counts.problems import problem_sentence


def sheet_form(vote: Vote, *, fresh: bool = False) -> SheetForm:
    """The form with the names of an open vote and the weights of this roll."""
    form = SheetForm(formdata=None) if fresh else SheetForm()
    weights = paper.weights(db(), vote.id)
    form.weight.choices = [(weight, str(weight)) for weight in weights]
    if form.weight.data not in weights:
        form.weight.data = weights[0]
    if vote.secrecy == Secrecy.OPEN:
        form.elector.choices = [(0, _("Choisissez un nom")), *((one.id, one.name) for one in paper.on_paper(db(), vote.id))]
    return form


def read(sheet: VoteSheet, form: SheetForm, act: str) -> tuple[Typed, Sheet | None, str]:
    """(what was typed, the sheet, what is wrong with it). `act`: "blank" and "spoilt" are said with a key of their own."""
    question = question_of(sheet.vote, sheet.options)
    typed = ballot.read(question, request.form.to_dict(flat=False))
    weight, elector = form.weight.data, None
    if sheet.vote.secrecy == Secrecy.OPEN:
        weight, elector = 1, form.elector.data or None
        if elector not in {key for key, _name in form.elector.choices if key}:
            return typed, None, _("Choisissez la personne dont c’est le bulletin.")
    if act in {"blank", "spoilt"}:
        return typed, Sheet({}, weight, elector, spoilt=act == "spoilt"), ""
    if typed.unreadable:
        return typed, None, problem_sentence(question, Problem("not_whole", typed.unreadable[0]))
    if not typed.marks and not typed.has("choice", ballot.BLANK):
        return typed, None, _("Tapez ce que dit la feuille, ou « Blanc », ou « Nul ».")
    wrong = problems(question, typed.marks)
    if wrong:
        return typed, None, _("%(problem)s C’est bien ce que dit la feuille ? Alors elle est nulle.", problem=problem_sentence(question, wrong[0]))
    return typed, Sheet(typed.marks, weight, elector), ""
