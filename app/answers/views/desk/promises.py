"""The team keeps its promise: news with a photo, a later date, « done » with evidence."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import current_app, flash, redirect, render_template, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from app.answers import actions, permissions
from app.answers.forms import DoneForm, NewsForm, PostponeForm
from app.answers.queries import Case
from app.answers.views.blueprint import NUMBER, bp, case_or_404, desk_counts, this_day
from app.contributions.actions import keep_picture
from app.core.fields import Form
from app.core.i18n import _
from app.core.media.photos import PhotoRefused
from app.core.verdicts import Refused
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site

Kind = TypeVar("Kind", bound=Form)
DESK = f"/<site>/desk/commitments/<{NUMBER}:contribution_id>"


@bp.get(DESK)
@access(permissions.works_on_answers)
def carry(contribution_id: int) -> str:
    """The three things a team may say about its promise."""
    return _page(case_or_404(contribution_id))


@bp.post(f"{DESK}/news")
@access(permissions.answers_here)
def report(contribution_id: int) -> Response | tuple[str, int]:
    """News, perhaps with a photo."""
    form = named(NewsForm, "news")
    return _said(contribution_id, form, "news", lambda case: actions.report_progress(
        db(), current_actor(), current_site(), case, form.text.data or "", **_picture(form), now=now()
    ), _("C’est publié. Les personnes qui suivent sont prévenues."))


@bp.post(f"{DESK}/date")
@access(permissions.answers_here)
def postpone(contribution_id: int) -> Response | tuple[str, int]:
    """A later date, with its public reason."""
    form = named(PostponeForm, "date")
    return _said(contribution_id, form, "date", lambda case: actions.postpone(
        db(), current_actor(), current_site(), case, form.new_due_on.data, form.reason.data or "", now=now()
    ), _("La nouvelle date est publique, avec votre raison."))


@bp.post(f"{DESK}/done")
@access(permissions.answers_here)
def finish(contribution_id: int) -> Response | tuple[str, int]:
    """« Done », with evidence."""
    form = named(DoneForm, "done")
    return _said(contribution_id, form, "done", lambda case: actions.finish(
        db(), current_actor(), current_site(), case, form.text.data or "", link=form.link.data or "", **_picture(form), now=now()
    ), _("Bravo. L’engagement est tenu, et la personne prévenue."))


def named(kind: type[Kind], name: str, **options: Any) -> Kind:
    """One of the page's three forms: its fields bear the form's name, its token does not (the page writes it, the application checks it)."""
    return kind(prefix=name, meta={"csrf": False}, **options)


def _said(contribution_id: int, form: Form, name: str, verb: Callable[[Case], Any], thanks: str) -> Response | tuple[str, int]:
    case = case_or_404(contribution_id)
    if form.validate():
        try:
            verb(case)
        except PhotoRefused as refused:
            form["photo"].errors = [str(refused.sentence)]
        except Refused as refused:
            first = next(iter(form))
            first.errors = [*first.errors, str(refused.verdict.reason)]
        else:
            flash(thanks, "success")
            return redirect(url_for("answers.commitment", contribution_id=contribution_id))
    return _page(case, {name: form}), 422


def _picture(form: NewsForm) -> dict[str, Any]:
    sent: FileStorage | None = form.photo.data
    if not isinstance(sent, FileStorage) or not sent.filename:
        return {}
    kept = keep_picture(sent.stream, current_app.extensions["settings"].data_dir / "photos")  # type: ignore[arg-type]
    return {"photo_digest": kept.digest, "photo_description": form.photo_description.data or ""}


def _page(case: Case, sent: dict[str, Form] | None = None) -> str:
    kinds: dict[str, type[Form]] = {"news": NewsForm, "date": PostponeForm, "done": DoneForm}
    forms = {name: named(kind, name, formdata=None) for name, kind in kinds.items()} | (sent or {})
    return render_template(
        "answers/carry.html", case=case, input=case.contribution, commitment=case.commitment, forms=forms, opened=next(iter(sent or {}), ""),
        verdict=permissions.may_carry(current_actor(), current_site(), case), today=this_day(), desk_counts=desk_counts(),
    )
