"""Pages about words: the glossary, questions about words, official texts, the desk that keeps them, the check while one types."""

from app.language.views import asking, desk_asked, desk_texts, desk_words, reading, simple, words  # noqa: F401 – each adds its routes
from app.language.views.blueprint import bp

__all__ = ["bp"]
