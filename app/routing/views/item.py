"""Everything the panel of one input shows: its words, what is known, the suggestion with its reasons, the forms of each act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.contributions import queries as contributions
from app.contributions.models import Contribution
from app.core.clock import today
from app.core.i18n import _, moment
from app.core.text import personal_data
from app.core.web.current import db, now
from app.core.workdays import working_days_between
from app.moderation import permissions as moderation
from app.moderation import queries as acts
from app.moderation.actions import AlreadyDone
from app.people import queries as people
from app.routing import permissions, queries
from app.routing.forms import AskForm, ForwardForm, HelperForm, HideForm, MaskForm, MergeForm, RestoreForm
from app.routing.queries import Advice
from app.routing.wording import TEAM_KEYS, because, what_was_done
from app.sites.identity import current_actor, current_site

FORMS = {
    "hide": HideForm, "restore": RestoreForm, "merge": MergeForm, "mask": MaskForm, "ask": AskForm, "forward": ForwardForm, "helper": HelperForm,
}


@dataclass(frozen=True)
class Item:
    """One input, ready to be judged. `late` is what the colleague who comes second reads."""

    input: Contribution
    seen: str
    advice: Advice
    found: list[str]
    title: list[tuple[str, str]]
    body: list[tuple[str, str]]
    forms: Mapping[str, Any]
    verdict: Any
    facts: Mapping[str, Any] = field(default_factory=dict)
    late: str = ""


def item_of(
    contribution: Contribution, bound: Mapping[str, Any] | None = None, late: AlreadyDone | None = None, *, expected: bool = True
) -> Item:
    """Gather the panel. `bound` are forms that were sent and must keep what was typed.

    An input that was not `expected` here, because it left the list meanwhile, says who treated it.
    """
    advice = queries.advice_for(db(), current_site(), contribution)
    found = pieces(contribution)
    photos = contributions.photos(db(), contribution.id)
    forms = {name: form(formdata=None) for name, form in FORMS.items()} | dict(bound or {})
    _offer(forms, advice, found, photos)
    return Item(
        contribution, acts.stamp_of(db(), contribution), advice, found, marked(contribution.title), marked(contribution.body), forms,
        moderation.decides(db(), current_actor(), contribution), _facts(contribution, advice, photos), _sentence(contribution, late, expected),
    )


def _facts(contribution: Contribution, advice: Advice, photos: list[Any]) -> dict[str, Any]:
    best, site = advice.best, current_site()
    contacts = people.contacts_of(db(), contribution.author_id) if contribution.author_id else []
    due = contribution.due_on
    return {
        "photos": photos, "reports": acts.reports_on(db(), contribution.id) if contribution.reports_count else [],
        "bounced": queries.bounce_reasons(db(), [contribution.id]).get(contribution.id, ""), "questions": queries.questions(db(), contribution.id),
        "reasons": because(advice, best) if best else [], "choices": _choices(advice), "contacts": sorted({one.channel for one in contacts}),
        "left": working_days_between(today(now()), due, site.holiday_zone) if due else None,
        "may_route": permissions.may_route(db(), current_actor(), contribution), "may_ask": permissions.may_ask(db(), current_actor(), contribution),
        "gathering": [one for one in advice.similar if one.merged_into_id is None][: queries.SHOWN],
    }


def _choices(advice: Advice) -> list[tuple[Any, str, list[str]]]:
    """(team, key, reasons) for the list of teams, most fitting first."""
    ranked = [one for one in advice.ranked if one.team is not None]
    keys = [*TEAM_KEYS, *[""] * len(ranked)]
    return [(advice.teams[one.team or 0], key, because(advice, one)) for one, key in zip(ranked, keys, strict=False)]


def _offer(forms: Mapping[str, Any], advice: Advice, found: list[str], photos: list[Any]) -> None:
    forms["merge"].into.choices = [(one.id, one.title) for one in advice.similar if one.merged_into_id is None][: queries.SHOWN]
    forms["forward"].body.choices = [(body.id, body.name) for body in advice.bodies.values()]
    forms["helper"].offer([advice.teams[one.team] for one in advice.ranked if one.team is not None])
    forms["mask"].pieces.choices = [(piece, piece) for piece in found]
    forms["mask"].photos.choices = [(photo.id, photo.description or _("Photo %(number)d", number=place)) for place, photo in enumerate(photos, 1)]
    if forms["mask"].pieces.data is None:
        forms["mask"].pieces.data = found
    if forms["merge"].into.data is None and forms["merge"].into.choices:
        forms["merge"].into.data = forms["merge"].into.choices[0][0]
    if forms["forward"].body.data is None and advice.best and advice.best.body:
        forms["forward"].body.data = advice.best.body


def pieces(contribution: Contribution) -> list[str]:
    """What gives somebody away in the text, each piece once, in reading order."""
    text = f"{contribution.title}\n{contribution.body}"
    return list(dict.fromkeys(text[span.start:span.end] for span in personal_data.find(text)))


def marked(text: str) -> list[tuple[str, str]]:
    """The text in pieces: (words, kind of personal data or "")."""
    parts, at = [], 0
    for span in personal_data.find(text):
        parts += [(text[at:span.start], ""), (text[span.start:span.end], str(span.kind))]
        at = span.end
    return [part for part in [*parts, (text[at:], "")] if part[0]]


def _sentence(contribution: Contribution, late: AlreadyDone | None, expected: bool) -> str:
    """« Marc a déjà traité cette idée à 10:20 : envoyée à l’équipe Rues. »"""
    if late is None and expected:
        return ""
    act, name = (late.act, late.by) if late else acts.last_act(db(), contribution.id) or (None, "")
    if act is None:
        return _("La personne vient de modifier son texte. Relisez-le, puis décidez.") if late else ""
    team = contribution.team.name if contribution.team else ""
    what, hour = what_was_done(act, team), moment(act.undone_at or act.at, format="HH:mm" if today(act.at) == today(now()) else "d MMM, HH:mm")
    return _("%(name)s a déjà traité cette idée (%(hour)s) : %(what)s.", name=name or _("Une personne de l’équipe"), hour=hour, what=what)
