"""Addresses in messages. They are built from the settings alone: no Host header ever reaches a mail."""

from typing import Any

from app.contributions.rules import public_path
from app.core.settings import Settings
from app.core.web.signing import read, sign

MESSAGES = "messages"
HEARD = "heard"
RECEIPT = "receipt"


class Links:
    """Absolute addresses of this platform."""

    def __init__(self, settings: Settings) -> None:
        self.base = settings.base_url
        self.key = settings.secret_key

    def to(self, path: str) -> str:
        """A page of the platform."""
        return self.base + path

    def receipt(self, idea: Any) -> str:
        """The author's own page of an input, without typing the code."""
        return self.to(f"/k/{sign(self.key, RECEIPT, idea.id)}")

    def heard(self, site: Any, idea: Any, word: str) -> str:
        """« Were you heard? »: opening it changes nothing, it only marks the word that was touched."""
        return self.to(f"/{site.slug}/heard/{sign(self.key, HEARD, idea.id)}?heard={word}")

    def idea(self, site: Any, idea: Any) -> str:
        """The public page of an input."""
        return self.to(public_path(site.slug, idea.kind, idea.id))

    def process(self, site: Any, process: Any) -> str:
        """The page of a consultation."""
        return self.to(f"/{site.slug}/processes/{process.slug}")

    def vote(self, site: Any, vote: Any, page: str = "") -> str:
        """A public page of a vote."""
        return self.to(f"/{site.slug}/votes/{vote.slug}{page}")

    def enter(self, site: Any, vote: Any, secret: str) -> str:
        """The private link of one elector: opening it changes nothing, its button lets in, until the close."""
        return self.vote(site, vote, f"/enter/{secret}")

    def desk(self, site: Any, page: str = "") -> str:
        """A page of the town's desk; asks to sign in."""
        return self.to(f"/{site.slug}/desk/{page}")

    def way_in(self, secret: str) -> str:
        """The one-use link to come in."""
        return self.to(f"/sign-in/link/{secret}")

    def invitation(self, secret: str) -> str:
        """Where an invited person chooses a password."""
        return self.to(f"/invitation/{secret}")

    def messages(self, letter: str, number: int) -> str:
        """What this reader receives and follows."""
        return self.to(f"/messages/{messages_token(self.key, letter, number)}")

    def unsubscribe(self, letter: str, number: int, follow: int | None = None) -> str:
        """One tap to stop: GET shows a page with a button, POST acts."""
        return self.to(f"/messages/{messages_token(self.key, letter, number, follow)}/unsubscription")


def messages_token(key: str, letter: str, number: int, follow: int | None = None) -> str:
    """Vouches for a reader, and perhaps for one of their follows."""
    return sign(key, MESSAGES, [letter, number, follow or 0])


def read_messages_token(key: str, token: str) -> tuple[str, int, int] | None:
    """The reader and the follow (0: none) a token vouches for; None when it is none of ours."""
    value = read(key, MESSAGES, token)
    if isinstance(value, list) and len(value) == 3 and value[0] in ("a", "c"):
        return value[0], int(value[1]), int(value[2])
    return None
