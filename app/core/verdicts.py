"""Yes, or no because: the one object a view, a button, the API and the permission matrix all ask.

A refusal carries the sentence a person reads (why not) and the next thing they can do, so that no lock is left unexplained.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Verdict:
    """Truthy when allowed. `reason` and `instead` are (lazy) translated sentences; `sign_in` says that signing in could help."""

    allowed: bool
    reason: Any = ""
    instead: Any = ""
    sign_in: bool = False

    def __bool__(self) -> bool:
        return self.allowed


YES = Verdict(True)


def no(reason: Any, instead: Any = "", *, sign_in: bool = False) -> Verdict:
    """A refusal with its sentence and, where there is one, the next thing to do."""
    return Verdict(False, reason, instead, sign_in)


Check = Callable[..., Verdict]


def all_of(*checks: Check) -> Check:
    """A check that passes when all pass; the first refusal speaks."""

    def judge(*args: Any, **kwargs: Any) -> Verdict:
        return next((verdict for check in checks if not (verdict := check(*args, **kwargs))), YES)

    return judge


def any_of(*checks: Check) -> Check:
    """A check that passes when one passes; the last refusal speaks."""

    def judge(*args: Any, **kwargs: Any) -> Verdict:
        verdict = YES
        for check in checks:
            verdict = check(*args, **kwargs)
            if verdict:
                return verdict
        return verdict

    return judge


class Refused(Exception):
    """A verb was called by somebody who may not. The web layer shows the verdict's sentence, never a trace."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(str(verdict.reason))
        self.verdict = verdict


def require(verdict: Verdict) -> None:
    """Raise `Refused` unless the verdict is a yes."""
    if not verdict:
        raise Refused(verdict)
