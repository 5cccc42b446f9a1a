"""What is printed for the room: ballots, a list to sign, codes to cut out."""

from typing import Any

from flask import Response, current_app, request, url_for

from app.core.i18n import _, ngettext
from app.core.media.handouts.ballots import BallotPaper, ballots_pdf
from app.core.media.handouts.signatures import signatures_pdf
from app.core.media.handouts.slips import Slip, slips_pdf
from app.core.media.paper import Colours
from app.core.verdicts import require
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site
from app.sites.palettes import palette
from app.voting.actions.preparing.letters import hand_out
from app.voting.permissions.preparing import gives_out_codes
from app.voting.permissions.room import runs_the_room, takes_paper
from app.voting.queries import roll
from app.voting.queries.room import paper as queries
from app.voting.rules import ways_in
from app.voting.rules.question import question_of
from app.voting.rules.states import Reach
from app.voting.views.blueprint import bp
from app.voting.views.booth.identity import key
from app.voting.views.room.finding import room_sheet
from app.voting.views.room.screen import short_address
from app.voting.wording.room import ballot_lines


@bp.get("/<site>/desk/votes/<slug>/paper/ballots.pdf")
@access(runs_the_room)
def paper_ballots(slug: str) -> Response:
    """One kind of ballot for everybody: nothing on it says whose it is. `weight`: for people with several voices."""
    sheet = room_sheet(slug)
    require(takes_paper(sheet.vote))
    weights = queries.weights(db(), sheet.vote.id)
    weight = request.args.get("weight", weights[0], type=int)
    question = question_of(sheet.vote, sheet.options)
    instruction, boxes = ballot_lines(question)
    paper = BallotPaper(
        town=current_site().name, council=sheet.council.name if sheet.council else "", question=sheet.vote.question, instruction=instruction,
        options=[(option.label, option.details) for option in sheet.options], boxes=boxes, address=short_address(sheet.vote),
        mark=ngettext("Bulletin de %(num)d voix", "Bulletin de %(num)d voix", weight) if len(weights) > 1 else "",
    )
    return _pdf(ballots_pdf(paper, _colours()), f"bulletins-{slug}.pdf")


@bp.get("/<site>/desk/votes/<slug>/paper/signatures.pdf")
@access(runs_the_room)
def paper_signatures(slug: str) -> Response:
    """The roll by group, with a line to sign on."""
    sheet = room_sheet(slug)
    people = [(one.group, f"{one.name} ({one.told_apart})" if one.told_apart else one.name, one.weight) for one in roll.electors(
        db(), sheet.vote.id
    ) if one.name]
    return _pdf(signatures_pdf(_("Liste à signer"), sheet.vote.question, people, _colours()), f"signatures-{slug}.pdf")


@bp.post("/<site>/desk/votes/<slug>/live/codes.pdf")
@access(gives_out_codes)
def room_codes(slug: str) -> Response:
    """Codes to cut out, ten on a sheet. Whoever fetches them is noted."""
    sheet = room_sheet(slug)
    electors = roll.reached_by(db(), sheet.vote.id, [Reach.DEVICE])
    hand_out(db(), current_actor(), current_site(), sheet.vote, len(electors), now=now())
    base = str(current_app.extensions["settings"].base_url)
    slips = [
        Slip(ways_in.code(key(), each.nonce), base + url_for("voting.enter_by_link", slug=slug, token=ways_in.link_secret(key(), each.nonce)))
        for each in electors
    ]
    return _pdf(slips_pdf(sheet.vote.question, short_address(sheet.vote).split("://")[-1], slips, _colours()), f"codes-{slug}.pdf")


def _colours() -> Colours:
    tones = palette(current_site().palette)
    return Colours(tones["site"], tones["site-ink"], tones["site-soft"], tones["site-accent"])


def _pdf(content: bytes, name: str) -> Response:
    headers: dict[str, Any] = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, mimetype="application/pdf", headers=headers)
