"""The screens of the booth, each drawn in one place: choose, check, and why nothing can be cast here."""

from collections.abc import Sequence
from typing import Any

from flask import Response, make_response, render_template, request

from app.core.i18n import _
from app.voting.forms.booth import BallotForm
from app.voting.methods import Problem
from app.voting.rules import ballot
from app.voting.rules.ballot import Typed
from app.voting.views.booth import identity
from app.voting.views.booth.booth import Booth
from app.voting.wording.ballots import chosen_lines
from app.voting.wording.counts import problem_sentence

MARK = "<!--choice-->"
"""Stands before and after what a page says of the choice, so that its length can be made up for."""


def typed_in(booth: Booth) -> Typed:
    """What the ballot's form holds."""
    return ballot.read(booth.question, request.form.to_dict(flat=False))


def choose(booth: Booth, form: BallotForm, typed: Typed, problems: Sequence[Problem] = (), status: int = 200) -> Response:
    """The ballot to fill in."""
    said = [(problem, problem_sentence(booth.question, problem)) for problem in problems]
    form.on_behalf.data = str(booth.proxy.id) if booth.proxy else ""
    body = render_template(
        "voting/booth/ballot.html", booth=booth, form=form, typed=typed, errors={problem.option: text for problem, text in said if problem.option},
        summary=[(_anchor(booth, problem.option), text) for problem, text in said], assisted=identity.is_assisted(booth.sheet.vote), **_names(booth),
    )
    return make_response(body, status)


def check(booth: Booth, form: BallotForm, typed: Typed, *, again: str = "", status: int = 200) -> Response:
    """Exactly what will be counted, and one button. As long for one choice as for another."""
    body = render_template(
        "voting/booth/check.html", booth=booth, form=form, lines=chosen_lines(booth.question, typed.marks), blank=not typed.marks,
        fields=ballot.fields(typed), again=again, mark=MARK, assisted=identity.is_assisted(booth.sheet.vote), **_names(booth),
    )
    return make_response(_evened(body, booth), status)


def refused(booth: Booth, typed: Typed | None = None, verdict: Any = None, status: int = 200) -> Response:
    """Why no ballot can be cast here, with the receipt if there is one; what was chosen is kept on the page."""
    vote = booth.sheet.vote
    lines = chosen_lines(booth.question, typed.marks) if typed is not None and typed.marks else []
    receipts = {} if booth.rehearsal else identity.receipts(vote)
    body = render_template(
        "voting/booth/refused.html", booth=booth, verdict=verdict if verdict is not None else booth.verdict, lines=lines,
        has_receipt=bool(booth.elector and booth.elector.id in receipts) or bool(identity.sealed_digest(vote)), **_names(booth),
    )
    return make_response(body, status)


def stale_sentence() -> str:
    """A page left open too long: everything is still there."""
    return _("Cette page est restée ouverte longtemps. Relisez, puis déposez votre bulletin.")


def _names(booth: Booth) -> dict[str, Any]:
    return {"sheet": booth.sheet, "vote": booth.sheet.vote, "question": booth.question, "options": booth.sheet.options}


def _anchor(booth: Booth, option: str) -> str:
    """The id of the field a sentence is about; the first one when it is about the whole ballot."""
    place = booth.question.order.get(option, 0)
    return f"o{ballot.code_at(place)}"


def _evened(body: str, booth: Booth) -> str:
    parts = body.encode().split(MARK.encode())
    choice = sum(len(part) for part in parts[1::2])
    missing = ballot.padding(len(body.encode()), choice, (option.label for option in booth.sheet.options))
    return f"{body}<!--{'.' * missing}-->"
