"""What the demonstration says, read from `data/`."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
Facts = dict[str, Any]


@dataclass(frozen=True)
class Content:
    """All that is told, by site and by idea."""

    national: Facts
    sites: dict[str, Facts]
    processes: list[Facts]
    cards: dict[tuple[str, str], Facts]
    ideas: dict[str, Facts]
    answers: dict[str, Facts]
    templates: Facts
    extras: Facts
    words: Facts
    votes: Facts
    translations: list[Facts]

    def besides(self, name: str, idea: str) -> list[Facts]:
        """What `extras.json` adds to an idea under a heading: pictures, helpers, forwards, drafts."""
        return [one for one in self.extras[name] if one.get("idea") == idea]


@cache
def read() -> Content:
    """Everything, in one go."""
    answers = {answer["idea"]: answer for path in files("answers") for answer in load(path)}
    ideas = {idea["id"]: idea for path in files("ideas") for idea in load(path)}
    return Content(
        national=load(DATA / "national.json"), sites={path.stem: load(path) for path in files("sites")},
        processes=load(DATA / "processes.json"), cards={(deck["site"], deck["process"]): deck for deck in load(DATA / "statements.json")},
        ideas=ideas, answers=answers, templates=load(DATA / "templates.json"), extras=load(DATA / "extras.json"),
        words=load(DATA / "words.json"),
        votes=load(DATA / "votes.json"),
        translations=load(DATA / "translations.json"),
    )


def files(folder: str) -> list[Path]:
    """The files of a folder, one for each site."""
    return sorted((DATA / folder).glob("*.json"))


def load(path: Path) -> Any:
    """What a file holds."""
    return json.loads(path.read_text(encoding="utf-8"))
