"""The verbs of the glossary, of asked words and of official texts."""

from app.language.actions.asking import answer_word, ask_word, dismiss_word
from app.language.actions.official import Incomplete, draft_text, edit_text, publish_text
from app.language.actions.words import switch_term, word_term

__all__ = [
    "Incomplete", "answer_word", "ask_word", "dismiss_word", "draft_text", "edit_text", "publish_text", "switch_term", "word_term",
]
