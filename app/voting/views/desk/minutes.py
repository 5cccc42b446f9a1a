"""The minutes, public once the vote is closed: as a page, and as a paper to sign."""

from flask import Response, abort, render_template

from app.core.i18n import _, long_date
from app.core.media.document import Document
from app.core.media.paper import Colours
from app.core.web.access import access, public
from app.core.web.current import db, now
from app.sites.identity import current_site
from app.sites.palettes import palette
from app.voting.queries.minutes import Minutes, minutes
from app.voting.rules.preparing import frozen
from app.voting.rules.states import VoteState
from app.voting.views.blueprint import bp, sheet_or_404
from app.voting.wording.counts import picture
from app.voting.wording.report import parts, signatures


@bp.get("/<site>/votes/<slug>/minutes")
@access(public)
def minutes_page(slug: str) -> str:
    """The minutes as a page."""
    found = _found(slug)
    drawn = picture(frozen.question_of(found.vote), found.outcome) if found.outcome and found.whole else None
    return render_template("voting/desk/minutes.html", vote=found.vote, parts=parts(found), picture=drawn, signatures=signatures(found))


@bp.get("/<site>/votes/<slug>/minutes.pdf")
@access(public)
def minutes_pdf(slug: str) -> Response:
    """The minutes as a PDF, with lines to sign on."""
    found = _found(slug)
    tones = palette(current_site().palette)
    foot = _("%(town)s · compte rendu du vote %(code)s · imprimé le %(day)s", town=found.site.name, code=found.vote.code, day=long_date(now()))
    paper = Document(
        _("Compte rendu du vote : %(question)s", question=found.vote.question), foot,
        Colours(tones["site"], tones["site-ink"], tones["site-soft"], tones["site-accent"]),
    )
    _write(paper, found)
    name = f'inline; filename="proces-verbal-{found.vote.slug}.pdf"'
    return Response(paper.finished(), mimetype="application/pdf", headers={"Content-Disposition": name})


def _write(paper: Document, found: Minutes) -> None:
    if found.council is not None:
        paper.text(found.council.name, bold=True)
    for part in parts(found):
        paper.heading(part.title)
        for name, value in part.facts:
            paper.fact(name, value)
        for line in part.lines:
            paper.text(line)
    paper.heading(_("Signatures"))
    for name in signatures(found):
        paper.signature(name)


def _found(slug: str) -> Minutes:
    """Only after the close: before it there is nothing to report."""
    vote = sheet_or_404(slug).vote
    if vote.state not in {VoteState.CLOSED, VoteState.COUNTED}:
        abort(404)
    return minutes(db(), current_site(), vote)
