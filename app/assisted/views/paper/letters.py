"""Answers by post: each printed once; a run can be printed again."""

from datetime import UTC, datetime

from flask import Response, abort, current_app, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.answers.wording import OUTCOMES
from app.assisted import actions, queries
from app.assisted.permissions import prints_letters
from app.assisted.queries import LetterDue
from app.assisted.views.blueprint import bp
from app.contributions.identity import keep_private, private_token
from app.core.i18n import long_date, ngettext, speaking
from app.core.media.answer_letter import PrintedLetter, letters_pdf
from app.core.media.paper import Colours
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site
from app.sites.palettes import palette

MICROSECONDS = 1_000_000


@bp.get("/<site>/desk/letters")
@access(prints_letters)
def letters() -> str:
    """What waits for the printer, and the latest printings."""
    keep_private()
    found = queries.due_letters(db(), current_site().id)
    runs = [(at, number, stamp(at)) for at, number in queries.runs(db(), current_site().id)]
    return render_template("assisted/letters.html", due=found, count=queries.due_count(db(), current_site().id), runs=runs)


@bp.post("/<site>/desk/letters")
@access(prints_letters)
def make_letters() -> AnyResponse:
    """Put those that wait into one file."""
    number = actions.print_letters(db(), current_actor(), current_site(), now=now())
    if number:
        ready = ngettext(
            "%(num)d lettre est prête : ouvrez le fichier et imprimez.", "%(num)d lettres sont prêtes : ouvrez le fichier et imprimez.", number
        )
        flash(ready, "success")
    return redirect(url_for("assisted.letters"), 303)


@bp.get("/<site>/desk/letters/<int:run>.pdf")
@access(prints_letters)
def letters_file(run: int) -> Response:
    """The letters of one printing."""
    keep_private()
    if run > 253_402_300_799 * MICROSECONDS:
        abort(404)
    found = queries.printed_run(db(), current_site().id, moment_of(run))
    if not found:
        abort(404)
    with speaking("fr"):
        made = letters_pdf([_letter(due) for due in found])
    return Response(made, mimetype="application/pdf", headers={"Content-Disposition": f'inline; filename="lettres-{run}.pdf"'})


def stamp(at: datetime) -> int:
    """An instant as a whole number of microseconds, for an address."""
    return int(at.replace(microsecond=0).timestamp()) * MICROSECONDS + at.microsecond


def moment_of(run: int) -> datetime:
    """The instant of such a number."""
    return datetime.fromtimestamp(run // MICROSECONDS, UTC).replace(microsecond=run % MICROSECONDS)


def _letter(due: LetterDue) -> PrintedLetter:
    site, answer, own = current_site(), due.answer, due.contribution
    tones = palette(site.palette)
    base = str(current_app.extensions["settings"].base_url).rstrip("/")
    said = [answer.understood, answer.summary, answer.what, answer.when_text, answer.reason, answer.would_make_possible, answer.where_else]
    voices = [f"{answer.technician_name}, {answer.technician_title}".strip(", "), f"{answer.elected_name}, {answer.elected_title}".strip(", ")]
    return PrintedLetter(
        town=site.name, address=[line.strip() for line in due.address.splitlines() if line.strip()], written_on=long_date(now()),
        said_on=long_date(own.created_at), said="\n".join(part for part in (own.title, own.body) if part), code=own.receipt_code,
        outcome=str(OUTCOMES[answer.outcome]) if answer.outcome else "", answer=[part for part in said if part],
        signature=" · ".join(voice for voice in voices if voice), url=f"{base}/k/{private_token(own)}",
        follow=base.split("//")[-1] + "/r/", phone=site.phone, contact=site.contact_name, hours=site.hours,
        colours=Colours(tones["site"], tones["site-ink"], tones["site-soft"], tones["site-accent"]),
    )
