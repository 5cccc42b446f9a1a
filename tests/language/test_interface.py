"""What residents read is as plain as what the check asks of staff: every sentence of their pages, mails and refusals."""

import ast
import csv
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.language.rules.check import check
from app.language.rules.findings import Difficulty
from app.language.rules.lists import DATA

APP = Path(__file__).parents[2] / "app"
TEMPLATES = APP / "templates"

STAFF = (
    "app/routing/", "app/sites/", "app/demo/", "app/assisted/", "app/answers/forms.py", "app/answers/actions/",
    "app/answers/permissions.py", "app/answers/views/desk/", "app/processes/forms.py", "app/processes/views/desk.py",
    "app/moderation/permissions.py", "app/moderation/forms.py", "app/statements/views/desk.py", "app/templates/sites/",
    "app/templates/routing/", "app/templates/style_guide/", "app/templates/components/desk.html",
    "app/voting/wording/counts/files.py",
)
"""Modules whose sentences only staff read; templates are told apart by the layout they stand on."""
RESIDENTS_AFTER_ALL = ("app/routing/wording.py", "app/routing/views/author.py", "app/sites/permissions.py", "app/sites/views/blueprint.py")

EXCEPTIONS = {
    "modération": "the name of a team and of a public register; the word is explained on tap",
    "garante": "the name of a role that belongs to no town; explained where it first stands",
    "Mentions légales": "the name the law gives to this page",
    "hébergeur": "the law asks for this word on the legal page",
    "base légale": "the law on personal data asks for this word",
    "référentiel": "the official name of the rules for accessible sites",
    "3\u00a0%": "a share beside its picture",
    "40 millions ": "a technical limit, after the sentence that says what to do",
    "Coordination": "the name of the team that looks over all towns",
    "jour ouvré": "the unit of the public clock; any other word would promise another day",
    "jours ouvrés": "the unit of the public clock; any other word would promise another day",
    "recours": "the desk's own list",
    "axe": "the name of the tool that reads the pages",
    "participatif": "« budget participatif » is the name every town gives it",
    "Partenaires": "the name of a menu entry of the desk",
}
"""Passages the check finds and that stay, each with its reason."""


def resident_templates() -> set[str]:
    """Templates of pages that are not a desk's, and what they include or import, at any depth."""
    sources = {path.relative_to(TEMPLATES).as_posix(): path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*") if path.is_file()}
    used = {name: set(re.findall(r'"([\w/]+\.(?:html|txt|xml))"', source)) for name, source in sources.items()}
    waiting = [name for name in sources if _is_page(name) and "layouts/desk.html" not in used[name]]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found and name in used:
            found.add(name)
            waiting += used[name]
    return {f"app/templates/{name}" for name in found}


def _is_page(name: str) -> bool:
    return "/_" not in name and not name.startswith(("style_guide", "layouts/desk", "layouts/_desk", "components/"))


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Every sentence the code and the templates say, extracted now."""
    found = tmp_path_factory.mktemp("interface") / "messages.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "translations/babel.cfg", "-k", "_l", "-o", str(found), "app"]
    subprocess.run(command, cwd=APP.parent, check=True)
    return found.read_text(encoding="utf-8")


def sentences(catalogue: str) -> Iterator[tuple[str, set[str]]]:
    """Each message with the files it stands in."""
    for entry in catalogue.split("\n\n"):
        files = {place.rsplit(":", 1)[0] for line in entry.splitlines() if line.startswith("#:") for place in line[2:].split()}
        for match in re.finditer(r'^msgid(?:_plural)? ((?:".*"\n?)+)', entry, re.MULTILINE):
            yield "".join(ast.literal_eval(line) for line in match[1].strip().splitlines()), files


def read_by_residents(catalogue: str) -> list[str]:
    pages = resident_templates()
    return [message for message, files in sentences(catalogue) if message and any(_is_for_residents(file, pages) for file in files)]


def _is_for_residents(file: str, pages: set[str]) -> bool:
    if file.startswith(RESIDENTS_AFTER_ALL):
        return True
    return not file.startswith(STAFF) and (file in pages or not file.startswith("app/templates/"))


def test_every_sentence_residents_read_is_plain(catalogue: str) -> None:
    found = {}
    for message in read_by_residents(catalogue):
        shown = re.sub(r"%\(\w+\)[sd]", "3", message).replace("%%", "%")
        hard = [one.words for one in check(shown).findings if one.words not in EXCEPTIONS]
        if hard:
            found[message] = hard
    assert not found


def test_most_sentences_are_looked_at(catalogue: str) -> None:
    messages = read_by_residents(catalogue)
    assert len(messages) > 900
    assert any("Votre idée" in message for message in messages)


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader((DATA / "glossary_fr.csv").open(encoding="utf-8")))


@pytest.mark.parametrize("column", ["plain", "explanation"])
def test_the_glossary_explains_in_plain_words(column: str) -> None:
    serious = (Difficulty.TERM, Difficulty.ACRONYM, Difficulty.VERY_LONG, Difficulty.RARE, Difficulty.DOUBLE_NEGATION, Difficulty.CHAIN)
    found = {row["term"]: [one.words for one in check(row[column]).findings if one.kind in serious] for row in rows()}
    assert not {term: hard for term, hard in found.items() if hard and term not in hard}
