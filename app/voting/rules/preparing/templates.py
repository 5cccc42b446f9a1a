"""The usual votes, ready to be filled in: each is a method with its settings and the options that go without saying. Pure.

Labels of ready-made options are message ids (French): `voting.wording` translates them when the draft is made.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Template:
    """A usual case: what the draft starts with. `live`: the two-minute vote of a meeting."""

    key: str
    icon: str
    method: str
    settings: dict[str, Any] = field(default_factory=dict)
    options: tuple[tuple[str, str], ...] = ()
    binding: str = "advisory"
    live: bool = False


YES_NO = (("yes", "Oui"), ("no", "Non"), ("abstain", "Je m’abstiens"))

TEMPLATES: dict[str, Template] = {template.key: template for template in (
    Template("yes_no", "check", "yes_no", options=YES_NO),
    Template("person", "person", "choice"),
    Template("projects", "list", "approval", {"seats": 3, "max_marks": 3}),
    Template("budget", "euro", "budget"),
    Template("ranking", "list", "schulze"),
    Template("judgment", "study", "judgment"),
    Template("office", "people", "two_rounds", binding="deciding"),
    Template("live", "clock", "yes_no", options=YES_NO, live=True),
)}
