"""Names under which somebody else speaks: the packages above say which, so that no account can borrow them."""

from collections.abc import Callable, Iterable
from typing import Any

from app.core.text.names import looks_like_staff

Source = Callable[[Any], Iterable[str]]
_sources: list[Source] = []


def reserve(*sources: Source) -> None:
    """Add where reserved names are read, each a function of the database session (the factory calls this once)."""
    _sources.extend(source for source in sources if source not in _sources)


def is_reserved(session: Any, name: str, own: str = "") -> bool:
    """Whether the name could be read as somebody else's who speaks for a town, or claims an office. One's own name is one's own."""
    others = [known for source in _sources for known in source(session) if known != own]
    return bool(name) and looks_like_staff(name, others)
