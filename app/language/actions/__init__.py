"""The verbs of the glossary, of asked words, of official texts and of translations."""

from app.language.actions.asking import answer_word, ask_word, dismiss_word
from app.language.actions.official import Incomplete, draft_text, edit_text, publish_text
from app.language.actions.translating import Conflict, accept_translation, keep_translation, return_translation, submit_translation
from app.language.actions.words import switch_term, word_term

__all__ = [
    "Conflict", "Incomplete", "accept_translation", "answer_word", "ask_word", "dismiss_word", "draft_text", "edit_text", "keep_translation",
    "publish_text", "return_translation", "submit_translation", "switch_term", "word_term",
]
