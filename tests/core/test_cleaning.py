"""Every incoming string is cleaned without harm to any living script."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.html import clean_line, clean_text

NASTY = st.text(st.one_of(st.characters(), st.sampled_from("\u0301\u200b\u200d\u200c\u202e\u2066\ufe0f\r\n\t \u00a0\u00ad👍🏽")))


@pytest.mark.parametrize(("typed", "kept"), [
    ("  Bonjour\tà   tous ", "Bonjour à tous"),
    ("cafe\u0301", "café"),
    ("a\u0000b\u0007c\u009fd\ud800e", "abcde"),
    ("\u202eà l’envers\u202c \u2066x\u2069", "à l’envers x"),
    ("Mo\u200bdé\u2060ra\ufeffteur\u00ad", "Modérateur"),
    ("a\r\nb\u2028c", "a b c"),
    ("Pourquoi\u00a0?", "Pourquoi\u00a0?"),
    ("\u3164\u2800\u200b", ""),
    ("ok\U000e0041\U000e0042", "ok"),
])
def test_a_line_is_cleaned(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept


@pytest.mark.parametrize("text", [
    "مى\u200cخواهم", "क्\u200dष", "👩\u200d👧\u200d👦 et 🏳️\u200d🌈", "❤️", "👍🏽",
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "שָׁלוֹם", "مُحَمَّد", "Nguyễn Thị Hương", "Őry Ödön", "كتاب\u200f (1)", "தமிழ்", "œuvre d’Élodie, 3\u00a0€",
])
def test_every_script_keeps_what_it_needs(text: str) -> None:
    assert clean_line(text) == unicodedata.normalize("NFC", text)


def test_joiners_hidden_in_latin_words_go() -> None:
    assert clean_line("Mo\u200ddé\u200cra\u200d\u200dteur") == "Modérateur"


def test_towers_of_accents_are_trimmed() -> None:
    assert len(clean_line("z" + "\u0301\u0327" * 100)) <= 5


def test_a_text_keeps_its_paragraphs() -> None:
    assert clean_text("\r\n un  \r\n\r\n\r\n\r\ndeux\ttrois \r") == "un\n\ndeux trois"


@given(NASTY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    for clean in (clean_line, clean_text):
        once = clean(text)
        assert clean(once) == once
        once.encode()


def test_a_megabyte_is_cleaned_quickly() -> None:
    for piece in ("e\u0301\u0327", "\u0301\u0327", "a\u200d", " \n", "\u200d", "é ", "👍\u200d"):
        started = time.process_time()
        clean_text(piece * (1_000_000 // len(piece)))
        assert time.process_time() - started < 2
