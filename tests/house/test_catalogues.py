"""No sentence without its translation: every shipped language is complete, its placeholders hold, its plurals count right."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import polib
import pytest
from flask_babel import force_locale

from app.core.i18n import LANGUAGES, ngettext

ROOT = Path(__file__).parents[2]
TRANSLATED = sorted(set(LANGUAGES) - {"fr"})
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(ROOT / "translations" / language / "LC_MESSAGES" / "messages.po"))


def keys(entries: Any) -> set[tuple[str, str]]:
    return {(entry.msgid, entry.msgid_plural or "") for entry in entries if not entry.obsolete}


@pytest.fixture(scope="module")
def sentences(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """Every sentence the code and the templates say, extracted now."""
    found = tmp_path_factory.mktemp("messages") / "messages.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "translations/babel.cfg", "-k", "_l", "-o", str(found), "app"]
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 – our own command
    return keys(polib.pofile(str(found)))


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_is_translated(language: str, sentences: set[tuple[str, str]]) -> None:
    entries = [entry for entry in catalogue(language) if not entry.obsolete]
    done = keys(entry for entry in entries if entry.translated() and "fuzzy" not in entry.flags)
    assert sentences - done == set(), "run ./entendu messages, then translate what is missing"


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_survive_translation(language: str) -> None:
    broken = []
    for entry in catalogue(language):
        allowed = {*PLACEHOLDER.findall(entry.msgid), *PLACEHOLDER.findall(entry.msgid_plural or "")}
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            named = set(PLACEHOLDER.findall(text))
            if text and (not named <= allowed or (not entry.msgid_plural and named != allowed)):
                broken.append((entry.msgid, text))
    assert broken == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_the_readable_one(language: str) -> None:
    folder = ROOT / "translations" / language / "LC_MESSAGES"
    compiled = {(entry.msgid, entry.msgid_plural or ""): entry for entry in polib.mofile(str(folder / "messages.mo"))}
    readable = {(entry.msgid, entry.msgid_plural or ""): entry for entry in catalogue(language) if entry.translated()}
    assert compiled.keys() == readable.keys()
    assert all(compiled[key].msgstr == entry.msgstr for key, entry in readable.items())


@pytest.mark.parametrize(("language", "number"), [("ar", n) for n in (0, 1, 2, 5, 11, 100)] + [("fr", 0), ("fr", 2), ("en", 1)])
def test_numbers_say_themselves_right(app: Any, language: str, number: int) -> None:
    with app.test_request_context(), force_locale(language):
        said = ngettext("%(num)d personne a participé", "%(num)d personnes ont participé", number)
    assert str(number) in said or number in (1, 2)
    if language == "fr":
        assert ("personne " in said) == (number < 2)
    if language == "ar":
        assert re.search("[\u0600-\u06ff]", said)


def test_the_six_arabic_plurals_are_in_babels_order() -> None:
    assert "n%100>=3 && n%100<=10 ? 3 : n%100>=0 && n%100<=2 ? 4 : 5" in catalogue("ar").metadata["Plural-Forms"]
