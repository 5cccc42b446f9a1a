"""How long each kind of personal data lives, and which columns point to a person: what notice, job and export read. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

NOTICE_VERSION = "2026-11-23"
ERASED_TITLE = "[…]"
"""What stands where a title was: a title cannot be empty, and the act that hid it is kept."""


@dataclass(frozen=True)
class Life:
    """A number of days or of calendar months."""

    number: int
    unit: str

    def before(self, now: datetime) -> datetime:
        """The instant before which something is too old. A month too short ends on its last day."""
        if self.unit == "days":
            return now - timedelta(days=self.number)
        months = now.year * 12 + now.month - 1 - self.number
        first = now.replace(year=months // 12, month=months % 12 + 1, day=1)
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return first.replace(day=min(now.day, last.day))


RETENTION: dict[str, Life] = {
    "drafts": Life(30, "days"),
    "tokens": Life(1, "days"),
    "sessions": Life(30, "days"),
    "notices": Life(6, "months"),
    "browsers": Life(13, "months"),
    "contacts": Life(12, "months"),
    "accounts": Life(24, "months"),
    "hidden": Life(12, "months"),
    "masked": Life(6, "months"),
    "withdrawn": Life(12, "months"),
    "reporters": Life(12, "months"),
    "invitations": Life(1, "days"),
    "rolls": Life(60, "days"),
}
"""In the order of the notice. `privacy.wording.RETENTION_WORDS` says each in plain words, `privacy.actions` applies each."""

WHOLE, TRACE = "whole", "trace"
POINTERS: dict[tuple[str, str], tuple[str, str]] = {
    ("attendance", "elector_id"): ("elector", WHOLE),
    ("open_ballot", "elector_id"): ("elector", WHOLE),
    ("proxy", "giver_id"): ("elector", WHOLE),
    ("proxy", "holder_id"): ("elector", WHOLE),
    ("proxy", "entered_by_id"): ("account", TRACE),
    ("elector", "participant_id"): ("participant", WHOLE),
    ("paper_ballot", "elector_id"): ("elector", TRACE),
    ("paper_ballot", "typed_by_id"): ("account", TRACE),
    ("paper_batch", "created_by_id"): ("account", TRACE),
    ("notice", "elector_id"): ("elector", WHOLE),
    ("sealed_box", "keeper_id"): ("account", TRACE),
    ("vote", "created_by_id"): ("account", TRACE),
    ("vote_challenge", "decided_by_id"): ("account", TRACE),
    ("vote_challenge", "participant_id"): ("participant", WHOLE),
    ("vote_incident", "by_id"): ("account", TRACE),
    ("answer", "elected_id"): ("account", TRACE),
    ("answer", "written_by_id"): ("account", TRACE),
    ("appeal", "decided_by_id"): ("account", TRACE),
    ("asked_word", "contact_id"): ("contact", WHOLE),
    ("asked_word", "participant_id"): ("participant", WHOLE),
    ("assignment", "by_id"): ("account", TRACE),
    ("assignment", "ended_by_id"): ("account", TRACE),
    ("commitment_step", "by_id"): ("account", TRACE),
    ("consent", "participant_id"): ("participant", WHOLE),
    ("contact", "participant_id"): ("participant", WHOLE),
    ("contribution", "author_id"): ("participant", WHOLE),
    ("contribution", "entered_by_id"): ("account", TRACE),
    ("draft", "participant_id"): ("participant", WHOLE),
    ("extension", "by_id"): ("account", TRACE),
    ("follow", "contact_id"): ("contact", WHOLE),
    ("follow", "participant_id"): ("participant", WHOLE),
    ("forwarding", "by_id"): ("account", TRACE),
    ("framing", "created_by_id"): ("account", TRACE),
    ("letter", "printed_by_id"): ("account", TRACE),
    ("login_session", "account_id"): ("account", WHOLE),
    ("moderation_act", "by_id"): ("account", TRACE),
    ("moderation_act", "undone_by_id"): ("account", TRACE),
    ("notice", "account_id"): ("account", WHOLE),
    ("notice", "contact_id"): ("contact", WHOLE),
    ("notice", "token_id"): ("sign_in_token", WHOLE),
    ("official_text_version", "created_by_id"): ("account", TRACE),
    ("slip_batch", "made_by_id"): ("account", TRACE),
    ("paper_slip", "handled_by_id"): ("account", TRACE),
    ("participant", "account_id"): ("account", WHOLE),
    ("participation", "participant_id"): ("participant", WHOLE),
    ("photo", "participant_id"): ("participant", WHOLE),
    ("position", "participant_id"): ("participant", WHOLE),
    ("process", "created_by_id"): ("account", TRACE),
    ("question", "by_id"): ("account", TRACE),
    ("remark", "by_id"): ("account", WHOLE),
    ("report", "participant_id"): ("participant", WHOLE),
    ("role_grant", "account_id"): ("account", WHOLE),
    ("role_grant", "granted_by_id"): ("account", TRACE),
    ("role_grant", "revoked_by_id"): ("account", TRACE),
    ("sign_in_token", "account_id"): ("account", WHOLE),
    ("sign_in_token", "contact_id"): ("contact", WHOLE),
    ("substitution", "away_id"): ("account", WHOLE),
    ("substitution", "substitute_id"): ("account", WHOLE),
    ("support", "participant_id"): ("participant", WHOLE),
    ("translation", "reader_id"): ("account", TRACE),
    ("translation", "translator_id"): ("account", TRACE),
    ("wording", "created_by_id"): ("account", TRACE),
}
"""Every column that points to a person, whom it points to, and what the export gives: the whole row, or (for the work of staff on
other people's words) only its number and its dates. A test compares this with the tables."""

OF_AN_INPUT: dict[str, tuple[str, ...]] = {
    "appeal": ("text", "state", "at", "decided_at", "decision"),
    "extension": ("from_on", "to_on", "reason", "at"),
    "forwarding": ("body_id", "message", "at", "withdrawn_at"),
    "heard": ("stage", "value", "reason", "reopened", "at"),
    "letter": ("printed_at",),
    "moderation_act": ("kind", "rule", "reason", "at", "undone_at"),
    "paper_slip": ("code", "state", "handled_at"),
    "photo": ("digest", "description", "created_at", "hidden_at"),
    "proposal": ("for_whom", "often"),
    "question": ("text", "at", "answer", "answered_at"),
    "reply": ("text", "at", "hidden_at"),
    "revision": ("title", "body", "why", "at"),
    "taking": ("noted_at", "french"),
}
"""What hangs on a person's own inputs and is exported with them."""

SECRET = frozenset({
    "password_hash", "link_digest", "code_digest", "totp_secret", "totp_last_step", "recovery_digests",
    "token_digest", "digest", "nonce", "submission_key", "stems", "key",
})
"""Columns no export shows: they open doors, or are made by the machine for itself."""
