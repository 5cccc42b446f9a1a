"""The public register: every decision counted with its rule, those that touch rights one by one, the guarantor's remarks."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flask import Response as FileResponse
from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.core.clock import local
from app.core.i18n import _
from app.core.text import personal_data
from app.core.text.sheets import write_csv
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.moderation import actions, queries
from app.moderation.forms import RemarkForm
from app.moderation.permissions import remarks_here
from app.moderation.rules import month_bounds
from app.moderation.views.blueprint import bp
from app.moderation.wording import RULE_WORDS, TALLY_WORDS
from app.sites.identity import current_actor, current_site

MONTHS = 12
PAGE = 30


@bp.get("/<site>/register")
@access(public)
def register() -> str:
    """Counts by month and the latest decisions."""
    return _register(RemarkForm(formdata=None))


@bp.post("/<site>/register/remarks")
@access(remarks_here)
def remark() -> Response | tuple[str, int]:
    """The guarantor says something in public."""
    form = RemarkForm()
    if not form.validate_on_submit():
        return _register(form), 422
    actions.remark(db(), current_actor(), current_site(), form.text.data, now=now())
    flash(_("Votre remarque est publiée."), "success")
    return redirect(url_for("moderation.register"), 303)


@bp.get("/<site>/register.csv")
@access(public)
def register_file() -> FileResponse:
    """The same counts for a spreadsheet: month, decision, rule, number."""
    bounds = month_bounds(now(), MONTHS)
    header = [_("Mois"), _("Décision"), _("Règle"), _("Nombre")]
    lines = [_line(bounds, row) for row in queries.counts_by_month(db(), current_site().id, bounds)]
    response = FileResponse(_bytes(lines, header), mimetype="text/csv")
    response.headers["Content-Disposition"] = f"attachment; filename=registre-{current_site().slug}.csv"
    return response


def _bytes(lines: list[list[Any]], header: list[str]) -> Iterator[bytes]:
    yield from write_csv(lines, header)


def _line(bounds: list[datetime], row: tuple[int, str, str, int]) -> list[Any]:
    month, kind, rule, count = row
    label = TALLY_WORDS.get(f"{kind}.{rule}") or TALLY_WORDS[kind]
    return [local(bounds[month]).strftime("%Y-%m"), str(label), str(RULE_WORDS.get(rule, "")), count]


def _register(form: RemarkForm) -> str:
    site, bounds = current_site(), month_bounds(now(), MONTHS)
    counts = queries.counts_by_month(db(), site.id, bounds)
    acts = queries.public_acts(db(), site.id, before=request.args.get("before", type=int), limit=PAGE + 1)
    return render_template(
        "moderation/register.html", months=_months(bounds, counts), rules=_by_rule(counts), acts=acts[:PAGE], safe=_safe, form=form,
        older=url_for("moderation.register", before=acts[PAGE - 1].id) if len(acts) > PAGE else None,
        remarks=queries.remarks(db(), site.id), may_remark=remarks_here(current_actor(), site),
    )


def _months(bounds: list[datetime], counts: list[tuple[int, str, str, int]]) -> list[tuple[datetime, Counter[str]]]:
    """(first day, {decision: how many}), newest month first, without the empty months before the first decision."""
    months = [(start, Counter[str]()) for start in bounds[:-1]]
    for month, kind, rule, count in counts:
        months[month][1][kind] += count
        if kind == "appeal":
            months[month][1][f"appeal.{rule}"] += count
    first = next((place for place, (_start, found) in enumerate(months) if found), len(months) - 1)
    return months[first:][::-1]


def _by_rule(counts: list[tuple[int, str, str, int]]) -> list[tuple[str, int, int]]:
    """(rule, hidden, reported) over the whole time, the most used first."""
    hidden, reported = Counter[str](), Counter[str]()
    for _month, kind, rule, count in counts:
        if kind in ("hide", "report"):
            (hidden if kind == "hide" else reported)[rule] += count
    return sorted(((rule, hidden[rule], reported[rule]) for rule in hidden | reported), key=lambda row: (-row[1], -row[2], row[0]))


def _safe(reason: str) -> str:
    """A moderator's words without what would give somebody away."""
    return personal_data.mask(reason, personal_data.find(reason))
