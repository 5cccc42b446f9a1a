"""The booth of one request: which vote, who sits there, whose ballot it is, and whether it may be cast now."""

from dataclasses import dataclass
from typing import Any

from flask import abort, current_app, request, url_for

from app.contributions.identity import keep_private
from app.core.i18n import _
from app.core.verdicts import YES, Verdict
from app.core.web import signing
from app.core.web.current import db, now
from app.core.web.errors import page
from app.sites.identity import current_site
from app.voting.methods import Question, SettingsRefused
from app.voting.models import Elector, Proxy
from app.voting.permissions.casting import MOVED, may_cast, may_cast_for, takes_ballots
from app.voting.permissions.proxies import holds
from app.voting.queries import electors, votes
from app.voting.queries.votes import Sheet
from app.voting.rules.preparing.frozen import intact
from app.voting.rules.question import question_of
from app.voting.rules.register import sign_of
from app.voting.rules.states import Sign, VoteState
from app.voting.views.blueprint import sheet_or_404
from app.voting.views.booth.identity import current_elector

REHEARSAL = "rehearsal"


@dataclass(frozen=True)
class Booth:
    """`voter` sits in it; the ballot is `elector`'s, who is the voter or the giver of their `proxy`. A rehearsal has neither."""

    sheet: Sheet
    question: Question
    voter: Elector | None
    elector: Elector | None
    proxy: Proxy | None
    verdict: Verdict
    token: str = ""

    @property
    def rehearsal(self) -> bool:
        """Whether nothing counts here."""
        return bool(self.token)

    def url(self, step: str) -> str:
        """The address of a step: ballot, check or cast."""
        if self.token:
            return url_for(f"voting.rehearsal_{step}", slug=self.sheet.vote.slug, token=self.token)
        behalf: dict[str, Any] = {"on_behalf": self.proxy.id} if self.proxy and step == "ballot" else {}
        return url_for(f"voting.{step}", slug=self.sheet.vote.slug, **behalf)


def booth_of(slug: str) -> Booth:
    """The booth of the vote in the address. `voter` is None for somebody who has not come in."""
    keep_private()
    sheet = sheet_or_404(slug)
    voter = current_elector(sheet.vote)
    question = question_of(sheet.vote, sheet.options)
    wanted = electors.proxy(db(), sheet.vote.id, request.values.get("on_behalf", type=int))
    proxy = wanted if wanted and voter and wanted.holder_id == voter.id else None
    register = votes.register_of(db(), sheet.vote.id)
    if voter is None:
        return Booth(sheet, question, None, None, None, YES)
    if takes_ballots(sheet.vote, now()) and not intact(sheet.vote, sheet.options):
        return Booth(sheet, question, voter, voter, None, MOVED)
    own = sign_of(register, voter.number)
    if proxy is None:
        return Booth(sheet, question, voter, voter, None, may_cast(sheet.vote, voter, own, now()))
    giver = electors.names(db(), {proxy.giver_id})[proxy.giver_id]
    verdict = holds(proxy, sheet.vote, voter) and may_cast_for(sheet.vote, giver, sign_of(register, giver.number), own, now())
    return Booth(sheet, question, voter, giver, proxy, verdict)


def rehearsal_of(slug: str, token: str) -> Booth:
    """The rehearsal of a draft, for whoever was given its link."""
    keep_private()
    sheet = votes.by_slug(db(), current_site().id, slug)
    if sheet is None or signing.read(current_app.config["SECRET_KEY"], REHEARSAL, token) != sheet.vote.id:
        abort(404)
    if sheet.vote.state != VoteState.DRAFT:
        abort(page(410, _("Cet essai est terminé : le vrai vote a commencé."), _("Utilisez votre lien ou votre code personnel.")))
    try:
        return Booth(sheet, question_of(sheet.vote, sheet.options), None, None, None, YES, token)
    except SettingsRefused:
        abort(page(409, _("Cet essai n’est pas encore prêt."), _("La personne qui prépare le vote doit finir le bulletin.")))


def rehearsal_token(sheet: Sheet) -> str:
    """The signed part of the rehearsal's link."""
    return signing.sign(current_app.config["SECRET_KEY"], REHEARSAL, sheet.vote.id)


def sign_for(assisted: bool) -> Sign:
    """How the register notes an own ballot."""
    return Sign.ASSISTED if assisted else Sign.ONLINE
