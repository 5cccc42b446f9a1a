"""No sentence without its translation: every shipped language is complete, its placeholders hold, its plurals count right."""

import gettext
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import polib
import pytest
from babel import Locale
from flask import session
from flask_babel import force_locale

from app.core.i18n import LANGUAGES, REGIONS, ngettext

ROOT = Path(__file__).parents[2]
TRANSLATED = sorted(set(LANGUAGES) - {"fr"})
SHIPPED = [*TRANSLATED, "simple"]
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
# What only staff see need not be said in simple French, nor letters, which go to an address whose reader we do not see.
# Whatever is not listed here is for residents.
STAFF = re.compile(
    r"app/(sites|demo|assisted)/|app/routing/(?!views/author)|app/templates/(sites|style_guide)/|templates/routing/(?!_asked|_forwarded|reply)"
    r"|/_?desk|_desk\.|app/(answers|processes)/forms\.py|app/answers/(actions|views/desk)/(?!hearing|replies)|app/people/views/staff\.py"
    r"|templates/answers/(_beside|_fields|carry|extension|hide_reply|keep_template|preview|signature|templates|today|write)"
    r"|templates/emails/|templates/moderation/_decisions\.|templates/notifications/(deliveries|outbox)"
    r"|templates/people/(enrol|password|recovery|second_factor|staff)\.|app/core/text/sheets"
    r"|app/cli/|app/(language|voting)/(forms|views/(desk|room))|app/voting/(permissions/(preparing|room|assisting)|actions/(preparing|room|live|opening))"
    r"|app/voting/(rules/preparing|wording/(preparing|desk|room|counts/(files|settings)))|app/core/media/"
    r"|templates/(voting/(desk/(?!minutes)|room/(?!screen|_result|_board|join)|sealed/(sealing|codes|credentials|_letter))|language/desk)"
    r"|templates/assisted/(?!_taken_down|_became|slip|wall)|app/language/(readings|labels)"
)


def folder(language: str) -> Path:
    return ROOT / "translations" / ("fr" if language == "simple" else language) / "LC_MESSAGES"


def domain(language: str) -> str:
    return "simple" if language == "simple" else "messages"


def catalogue(language: str) -> list[polib.POEntry]:
    found = polib.pofile(str(folder(language) / f"{domain(language)}.po"))
    return [entry for entry in found if not entry.obsolete]


def key(entry: polib.POEntry) -> tuple[str, str]:
    return entry.msgid, entry.msgid_plural or ""


@pytest.fixture(scope="module")
def sentences(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], set[str]]:
    """Every sentence the code and the templates say, extracted now, with the files that say it."""
    found = tmp_path_factory.mktemp("messages") / "messages.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "translations/babel.cfg", "-k", "_l", "-o", str(found), "app"]
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 – our own command
    return {key(entry): {file for file, _ in entry.occurrences} for entry in polib.pofile(str(found))}


@pytest.mark.parametrize("language", SHIPPED)
def test_every_sentence_is_translated(language: str, sentences: dict[tuple[str, str], set[str]]) -> None:
    done = {key(entry) for entry in catalogue(language) if entry.translated()}
    needed = {said for said, files in sentences.items() if language != "simple" or not all(STAFF.search(file) for file in files)}
    assert needed - done == set(), "run ./entendu messages, then translate what is missing"


@pytest.mark.parametrize("language", SHIPPED)
def test_no_translation_is_a_guess(language: str) -> None:
    assert [entry.msgid for entry in catalogue(language) if entry.fuzzy] == []


@pytest.mark.parametrize("language", SHIPPED)
def test_placeholders_survive_translation(language: str) -> None:
    broken = []
    for entry in catalogue(language):
        allowed = {*PLACEHOLDER.findall(entry.msgid), *PLACEHOLDER.findall(entry.msgid_plural or "")}
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            named = set(PLACEHOLDER.findall(text))
            if text and (not named <= allowed or (not entry.msgid_plural and named != allowed)):
                broken.append((entry.msgid, text))
    assert broken == []


@pytest.mark.parametrize("language", SHIPPED)
def test_many_never_lose_their_number(language: str) -> None:
    """Zero, one and two can be words; from three on the sentence names the number wherever the French one does."""
    for entry in catalogue(language):
        said = [text for form, text in sorted(entry.msgstr_plural.items()) if language != "ar" or form > 2][-1:]
        for text in said:
            named = set(PLACEHOLDER.findall(entry.msgid_plural))
            assert not text or set(PLACEHOLDER.findall(text)) == named, entry.msgid


@pytest.mark.parametrize("language", SHIPPED)
def test_plural_forms_are_those_of_the_language(language: str) -> None:
    """The catalogue parts the numbers as the Unicode tables do, and every plural has as many forms as the catalogue says."""
    with (folder(language) / f"{domain(language)}.mo").open("rb") as compiled:
        form = gettext.GNUTranslations(compiled).plural  # type: ignore[attr-defined]
    category = Locale.parse("fr" if language == "simple" else REGIONS.get(language, language)).plural_form
    pairs = {(form(number), category(number)) for number in range(1000)}
    assert len(pairs) == len({ours for ours, _ in pairs}) == len({theirs for _, theirs in pairs})
    wrong = [entry.msgid for entry in catalogue(language) if entry.msgid_plural and len(entry.msgstr_plural) != len(pairs)]
    assert wrong == []


@pytest.mark.parametrize("language", SHIPPED)
def test_the_compiled_catalogue_is_the_readable_one(language: str) -> None:
    compiled = {key(entry): entry for entry in polib.mofile(str(folder(language) / f"{domain(language)}.mo"))}
    entries = catalogue(language)  # Babel compiles a plural that nobody translated as it stands in French
    assert compiled.keys() == {key(entry) for entry in entries if entry.translated() or entry.msgid_plural}
    for entry in entries:
        if entry.translated():
            assert (compiled[key(entry)].msgstr, compiled[key(entry)].msgstr_plural) == (entry.msgstr, entry.msgstr_plural)


@pytest.mark.parametrize(
    ("language", "number"),
    [("ar", n) for n in (0, 1, 2, 5, 11, 100)] + [("fr", 0), ("fr", 2), ("en", 1)] + [(code, n) for code in ("tr", "pt") for n in (0, 1, 2)],
)
def test_numbers_say_themselves_right(app: Any, language: str, number: int) -> None:
    with app.test_request_context(), force_locale(language):
        said = ngettext("%(num)d personne a participé", "%(num)d personnes ont participé", number)
    assert str(number) in said or number in (1, 2)
    if language == "fr":
        assert ("personne " in said) == (number < 2)
    if language == "ar":
        assert re.search("[\u0600-\u06ff]", said)
    if language == "tr":
        assert "kişi " in said, "a Turkish noun stays in the singular after a number"
    if language == "pt":
        assert ("pessoas " in said) == (number != 1), "in Portugal zero is plural"


def test_the_six_arabic_plurals_are_in_babels_order() -> None:
    metadata = polib.pofile(str(folder("ar") / "messages.po")).metadata
    assert "n%100>=3 && n%100<=10 ? 3 : n%100>=0 && n%100<=2 ? 4 : 5" in metadata["Plural-Forms"]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_simple_french_counts_as_french(app: Any, number: int) -> None:
    with app.test_request_context():
        session["simple"] = True
        said = ngettext("%(num)d avis", "%(num)d avis", number), ngettext("un oiseau inconnu", "%(num)d oiseaux inconnus", number)
    assert str(number) in said[0]
    assert said[1] == ("un oiseau inconnu" if number < 2 else "2 oiseaux inconnus"), "a gap is filled by the usual French"
