"""Every route with an example address, found in the URL map. A new argument without an example fails here, so no route is forgotten."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from app.core.web.signing import sign
from app.notifications.links import HEARD, RECEIPT, messages_token
from app.voting.views.booth.assisted import KIOSK
from app.voting.views.booth.booth import REHEARSAL
from tests.conftest import KEY
from tests.lived import votes
from tests.lived.stage import Stage

Example = Callable[[Stage], Any]

TRANSLATING = ("desk_translation", "desk_accept_translation", "desk_return_translation")
BY_NAME: dict[str, Example] = {
    "act_id": lambda s: s.act.id, "challenge_id": lambda s: s.challenge.id, "elector_id": lambda s: s.draft_vote.electors[0].id,
    "proxy_id": lambda s: s.proxy.id, "result_id": lambda s: s.vote_result.id, "appeal_id": lambda s: s.appeal.id,
    "batch_id": lambda s: s.batch.id, "card_id": lambda s: s.world.card1.id, "code": lambda s: s.idea.receipt_code,
    "contribution_id": lambda s: s.studied.id, "digest": lambda s: s.photo.digest, "filename": lambda s: "css/app.css",
    "input_id": lambda s: s.fresh.id, "kind": lambda s: "proposal", "photo_id": lambda s: s.draft_photo.id, "proposal_id": lambda s: s.idea.id,
    "question_id": lambda s: s.question.id, "reply_id": lambda s: s.reply.id, "slip_id": lambda s: s.slip.id, "template_id": lambda s: s.template.id,
    "slug": lambda s: "parcs", "secret": lambda s: s.way_in,
}
BY_ROUTE: dict[tuple[str, str], Example] = {
    ("assisted.letters_file", "run"): lambda s: int(s.world.now.timestamp()) * 1_000_000,
    ("contributions.private_link", "token"): lambda s: sign(KEY, RECEIPT, s.idea.id),
    ("language.asked", "code"): lambda s: s.asked.code,
    ("language.desk_answer_word", "number"): lambda s: s.asked.id,
    ("language.desk_dismiss_word", "number"): lambda s: s.asked.id,
    **{(f"language.{name}", "language"): lambda s: "ar" for name in TRANSLATING},
    **{(f"language.{name}", "kind"): lambda s: "consultation" for name in TRANSLATING},
    **{(f"language.{name}", "number"): lambda s: s.world.parks.id for name in TRANSLATING},
    ("people.invitation", "secret"): lambda s: s.invitation,
    ("processes.short", "code"): lambda s: "PARC",
    ("sites.competence", "number"): lambda s: s.world.street.id,
    ("sites.end_absence", "number"): lambda s: s.away.id,
    ("sites.invite_again", "number"): lambda s: s.grant.id,
    ("sites.one_theme", "number"): lambda s: s.world.street.id,
    ("sites.partner", "number"): lambda s: s.world.landlord.id,
    ("sites.place", "number"): lambda s: s.world.doutre.id,
    ("sites.place_poster", "number"): lambda s: s.world.hall.id,
    ("sites.revocation", "number"): lambda s: s.grant.id,
    ("sites.roles", "number"): lambda s: s.world.ali.id,
}
AFTER_THE_COUNT = (
    "result", "result.csv", "result.json", "result.pb", "result.preflib", "minutes", "minutes.pdf", "receipts", "receipts.txt", "ballots.csv",
    "challenge", "follow-up",
)
WHILE_OPEN = ("assisted", "cancellation", "closing", "incidents", "proxies", "reminder", "letters", "letters.pdf", "roll/list", "attendance")
SEALED = ("board", "audit", "ballot/sealed", "trustee")
BY_PATH: tuple[tuple[str, str, Example], ...] = (
    ("/desk/votes/<slug>/paper/<batch_id>", "batch_id", lambda s: s.paper_batch.id),
    ("/desk/votes/<slug>/paper/<batch_id>", "row", lambda s: s.paper_sheet.id),
    ("/desk/votes/<slug>/paper/signatures/", "elector_id", lambda s: s.paper_vote.electors[4].id),
    ("/desk/votes/<slug>/paper", "slug", lambda s: votes.PAPER),
    ("/desk/votes/<slug>/live", "slug", lambda s: votes.LIVE),
    ("/desk/votes/<slug>/sealing", "slug", lambda s: votes.SEALING),
    *((f"/votes/<slug>/{part}", "slug", lambda s: votes.LIVE) for part in ("screen", "join")),
    ("/votes/<slug>/credentials", "slug", lambda s: votes.SEALING),
    *((f"/votes/<slug>/{part}", "slug", lambda s: votes.SEALED) for part in SEALED),
    ("/votes/<slug>/trustee/<token>", "token", lambda s: s.trustee_token),
    ("/desk/votes/<slug>/attendance/", "elector_id", lambda s: s.open_vote.electors[0].id),
    *((f"/votes/<slug>/{part}", "slug", lambda s: votes.COUNTED) for part in AFTER_THE_COUNT),
    *((f"/desk/votes/<slug>/{part}", "slug", lambda s: votes.COUNTED) for part in ("challenges", "again", "count")),
    *((f"/desk/votes/<slug>/{part}", "slug", lambda s: votes.OPEN) for part in WHILE_OPEN),
    ("/desk/votes/<slug>", "slug", lambda s: votes.DRAFT),
    ("/votes/<slug>/rehearsal/", "slug", lambda s: votes.DRAFT),
    ("/votes/<slug>/rehearsal/<token>", "token", lambda s: sign(KEY, REHEARSAL, s.draft_vote.vote.id)),
    ("/votes/<slug>/kiosk/<token>", "token", lambda s: sign(KEY, KIOSK, [s.open_vote.vote.id, s.open_vote.electors[2].id])),
    ("/votes/<slug>/enter/<token>", "token", lambda s: s.open_vote.link(4).rsplit("/", 1)[1]),
    ("/votes/<slug>", "slug", lambda s: votes.OPEN),
    ("/teams/<slug>", "slug", lambda s: "streets"),
    ("/words/<slug>", "slug", lambda s: s.wording.slug),
    ("/desk/glossary/<slug>", "slug", lambda s: s.wording.slug),
    ("/texts/<slug>", "slug", lambda s: s.text.slug),
    ("/national/sites/<slug>", "slug", lambda s: "valenciennes-metropole"),
    ("/heard/<token>", "token", lambda s: sign(KEY, HEARD, s.refused.id)),
    ("/messages/<token>", "token", lambda s: messages_token(KEY, "c", s.contact.id)),
    ("/messages/<token>/follows/", "number", lambda s: s.follow.id),
    ("/outbox/", "number", lambda s: s.letter.id),
    ("/deliveries/", "number", lambda s: s.notice.id),
    ("/follow/<kind>/", "number", lambda s: s.idea.id),
    ("/commitments/", "contribution_id", lambda s: s.promised.id),
    ("/desk/answers/<contribution_id>/preview", "contribution_id", lambda s: s.studied.id),
    ("/desk/answers/<contribution_id>/template", "contribution_id", lambda s: s.studied.id),
    ("/desk/answers/<contribution_id>/taking-back", "contribution_id", lambda s: s.studied.id),
    ("/desk/answers/", "contribution_id", lambda s: s.idea.id),
    ("/r/<code>/reply", "code", lambda s: s.refused.receipt_code),
    ("/r/<code>/heard", "code", lambda s: s.refused.receipt_code),
    ("/r/<code>/appeal", "code", lambda s: s.hidden.receipt_code),
    ("/r/<code>/rewriting", "code", lambda s: s.hidden.receipt_code),
)
QUERIES: dict[str, Callable[[Stage], str]] = {
    "/<site>/reports/new": lambda s: f"?contribution={s.idea.id}", "/<site>/search": lambda s: "?q=banc",
    "/<site>/proposals/similar": lambda s: "?text=un+banc+à+l’ombre", "/<site>/desk/queue": lambda s: f"?item={s.fresh.id}",
    "/<site>/desk/paper": lambda s: f"?code={s.slip.code}", "/<site>/desk/phone/similar": lambda s: "?text=un+banc+à+l’ombre",
}
"""What a route needs behind its path to show anything."""


@dataclass(frozen=True)
class Stop:
    """A route with an example address."""

    rule: str
    endpoint: str
    method: str
    path: str

    @property
    def name(self) -> str:
        return f"{self.method:4} {self.rule}"


def stops(app: Flask, stage: Stage, method: str, site: str = "angers") -> list[Stop]:
    """Every route that answers the method, in the order of their rules."""
    found = (rule for rule in app.url_map.iter_rules() if method in (rule.methods or ()))
    return sorted((_stop(app, rule, method, stage, site) for rule in found), key=lambda stop: stop.rule)


def _stop(app: Flask, rule: Rule, method: str, stage: Stage, site: str) -> Stop:
    values = dict(_values(rule, stage), **({"site": site} if "site" in rule.arguments else {}))
    values = {**values, **(rule.defaults or {})}
    built = rule.build(values, append_unknown=False)
    assert built is not None, f"{rule}: no address from {values}"
    query = QUERIES.get(rule.rule, lambda _stage: "")(stage)
    return Stop(rule.rule, rule.endpoint, method, built[1] + query)


def _values(rule: Rule, stage: Stage) -> Iterator[tuple[str, Any]]:
    for argument in sorted(rule.arguments - {"site"} - set(rule.defaults or {})):
        yield argument, example(rule, argument)(stage)


def example(rule: Rule, argument: str) -> Example:
    """How to fill one argument of a route: by its route, by its path, by its name."""
    if found := BY_ROUTE.get((rule.endpoint, argument)):
        return found
    for part, name, value in BY_PATH:
        if name == argument and part in _bare(rule.rule):
            return value
    assert argument in BY_NAME, f"tests/lived/tour.py needs an example of <{argument}> for {rule.rule}"
    return BY_NAME[argument]


def _bare(rule: str) -> str:
    """The rule without its converters: `<int:number>` reads `<number>`."""
    return re.sub(r"<[^<>:]*(?:\([^()]*\))?:(\w+)>", r"<\1>", rule)
