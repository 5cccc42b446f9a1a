"""Code letters, a hundred to a file: whoever fetches them is noted, because a letter opens a ballot."""

from flask import Response, abort, current_app, render_template, request, url_for

from app.core.i18n import _, moment, speaking
from app.core.media.letter import CodeLetter, Letterhead, letters_pdf
from app.core.media.paper import Colours
from app.core.web.access import access
from app.core.web.current import db, now
from app.sites.identity import current_actor, current_site
from app.sites.palettes import palette
from app.voting.actions.preparing.letters import hand_out
from app.voting.models import Vote
from app.voting.permissions import preparing as permissions
from app.voting.queries import roll as rolls
from app.voting.queries.preparing import Draft
from app.voting.rules import ways_in
from app.voting.rules.states import Reach, Secrecy
from app.voting.views.blueprint import bp
from app.voting.views.desk.finding import draft_or_404

A_FILE = 100


@bp.get("/<site>/desk/votes/<slug>/letters")
@access(permissions.gives_out_codes)
def desk_letters(slug: str) -> str:
    """Which letters there are, in files of a hundred."""
    draft = draft_or_404(slug)
    found = {reach: len(rolls.reached_by(db(), draft.vote.id, [reach])) for reach in (Reach.LETTER, Reach.DESK, Reach.DEVICE)}
    return render_template("voting/desk/letters.html", draft=draft, vote=draft.vote, found=found, a_file=A_FILE)


@bp.post("/<site>/desk/votes/<slug>/letters.pdf")
@access(permissions.gives_out_codes)
def desk_letters_pdf(slug: str) -> Response:
    """One file. `reach`: for whom; `part`: which hundred, from 1."""
    draft = draft_or_404(slug)
    reach, part = request.form.get("reach", Reach.LETTER), request.form.get("part", 1, type=int)
    if reach not in set(Reach) or not 1 <= part <= 10_000:
        abort(404)
    electors = rolls.reached_by(db(), draft.vote.id, [Reach(reach)])[(part - 1) * A_FILE:part * A_FILE]
    if not electors:
        abort(404)
    hand_out(db(), current_actor(), current_site(), draft.vote, len(electors), now=now())
    settings = current_app.extensions["settings"]
    letters = [
        CodeLetter(each.name, each.address, ways_in.code(settings.secret_key, each.nonce), settings.base_url + url_for(
            "pages.site_home"
        ).rstrip("/") + f"/votes/{slug}/enter/{ways_in.link_secret(settings.secret_key, each.nonce)}") for each in electors
    ]
    name = f'attachment; filename="lettres-{slug}-{reach}-{part}.pdf"'
    with speaking("fr"):  # whoever prints, in whatever language
        written = letters_pdf(_head(draft), letters)
    return Response(written, mimetype="application/pdf", headers={"Content-Disposition": name})


def _head(draft: Draft) -> Letterhead:
    vote, site, tones = draft.vote, current_site(), palette(current_site().palette)
    base = current_app.extensions["settings"].base_url.split("//")[-1]
    return Letterhead(
        town=site.name, sender=draft.council.name if draft.council else "", title=vote.question,
        lead=_("C’est à vous de voter. Cette lettre est à vous seul : elle contient votre code."),
        ways=[*_sealed(vote), _("Sans téléphone ni ordinateur : apportez cette lettre à l’accueil. Une personne vous aide, sans voir votre choix.")],
        deadline=_("Vous pouvez voter jusqu’au %(when)s.", when=moment(vote.closes_at)) if vote.closes_at else "",
        page=f"{base}/v/{vote.code}",
        secret=_("Ne donnez ce code à personne, même à la mairie. Il sert une seule fois."),
        contact=_("Une question ? Appelez %(name)s au %(phone)s.", name=vote.contact_name, phone=vote.contact_phone),
        colours=Colours(tones["site"], tones["site-ink"], tones["site-soft"], tones["site-accent"]),
    )


def _sealed(vote: Vote) -> list[str]:
    """A sealed vote needs a second code, which comes from somebody else."""
    if vote.secrecy != Secrecy.SEALED:
        return []
    return [_("Ce vote est scellé : il vous faut aussi votre code de vote scellé. Il arrive à part.")]
