"""Pages about words: the glossary, questions about words, official texts, the desk that keeps them, the check while one types."""

from app.language.views import (  # noqa: F401 – each adds its routes
    asking, desk_asked, desk_reading_over, desk_texts, desk_translations, desk_words, reading, simple, words,
)
from app.language.views.blueprint import bp

__all__ = ["bp"]
