"""What the four screens share: the consultation, the lock, the browser's draft, and where to go next."""

from dataclasses import dataclass
from typing import Any, cast

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.contributions import actions as contributions
from app.contributions import queries as inputs
from app.contributions.models import Draft, Photo
from app.contributions.queries import Similar
from app.core.i18n import locale_code
from app.core.verdicts import Verdict
from app.core.web.current import db, keep_despite_refusal, now
from app.people.rules import Actor
from app.processes.queries import Sheet
from app.proposals.permissions import may_propose
from app.proposals.rules import SCREENS, missing_screen
from app.proposals.views.blueprint import sheet_or_404
from app.sites.identity import current_actor, current_site

KIND = "proposal"
Page = str | Response | tuple[str, int]


@dataclass
class Journey:
    """One person writing one idea, in a consultation or in none."""

    sheet: Sheet | None
    verdict: Verdict
    draft: Draft | None

    @property
    def slug(self) -> str | None:
        return self.sheet.process.slug if self.sheet else None

    @property
    def process_id(self) -> int:
        return self.sheet.process.id if self.sheet else 0

    @property
    def fields(self) -> dict[str, Any]:
        return dict(self.draft.fields) if self.draft else {}

    @property
    def photos(self) -> list[Photo]:
        """The pictures of the draft."""
        kept = self.fields.get("photos")
        return inputs.unsent_photos(db(), self.draft.participant_id, kept) if self.draft and kept else []

    def url(self, screen: str, **values: Any) -> str:
        """The address of a screen of this journey."""
        return url_for(f"proposals.{screen}", process=self.slug, **values)

    def keep(self, actor: Actor, **fields: Any) -> None:
        """Add to the draft, even when the answer will be an error page."""
        keep_despite_refusal()
        self.draft = contributions.keep_draft(
            db(), writer(actor), current_site().id, self.process_id, KIND, fields, now=now()
        )

    def similar(self) -> list[Similar]:
        """What others already said that is close to the draft."""
        title, more = self.fields.get("title", ""), self.fields.get("body", "")
        found = inputs.similar(db(), current_site().id, title, locale_code(), limit=4)
        if not found and more:
            found = inputs.similar(db(), current_site().id, f"{title} {more}", locale_code(), limit=4)
        mine = self.draft.participant_id if self.draft else None
        return [idea for idea in found if idea.author_id != mine or mine is None][:3]


def writer(actor: Actor) -> int:
    """The participant of somebody who writes (`acting_participant` gave them one)."""
    return cast(int, actor.participant_id)


def journey() -> Journey:
    """The journey the address speaks of."""
    sheet = sheet_or_404(request.args.get("process", ""))
    actor = current_actor()
    draft = inputs.draft(db(), actor.participant_id, current_site().id, sheet.process.id if sheet else 0, KIND)
    return Journey(sheet, may_propose(actor, sheet, now()), draft)


def screen(name: str, trip: Journey, status: int = 200, **context: Any) -> Page:
    """Draw a screen."""
    place = {"what": 1, "where": 2, "more": 3, "check": 4}[name]
    body = render_template(f"proposals/{name}.html", trip=trip, place=place, screens=len(SCREENS), **context)
    return body, status


def closed(trip: Journey) -> Page:
    """The lock, why, and what one can do with what is already written."""
    return render_template("proposals/closed.html", trip=trip, verdict=trip.verdict), 403


def astray(trip: Journey, *, at_least: str) -> Response | None:
    """A redirect to the first screen that must come before `at_least`, when its answer is not there."""
    needed = missing_screen(trip.fields)
    if needed and SCREENS.index(needed) < SCREENS.index(at_least):
        return redirect(trip.url(needed), 303)
    return None


def onward(trip: Journey, screen_name: str) -> Response:
    """After a good screen: the next one, or back to the check page one came from."""
    return redirect(trip.url("check" if request.args.get("back") == "check" else screen_name), 303)
