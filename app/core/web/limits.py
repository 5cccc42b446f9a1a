"""Rate limits, on the queue's Redis when there is one, in memory when it is away."""

from flask import Flask, g, request
from flask_limiter import Limiter

from app.core.settings import Settings


def reader_key() -> str:
    """Who is counted: the signed-in account or the browser's participant first, because cheap phones share one carrier address."""
    actor = g.get("actor")
    handle = actor.handle if actor is not None else "nobody"
    return handle if handle != "nobody" else f"net:{request.remote_addr}"


def network_key() -> str:
    """The caller's network address: for guesses, where a fresh cookie must not help."""
    return f"net:{request.remote_addr}"


limiter = Limiter(key_func=reader_key, default_limits=[], headers_enabled=False)


def init_app(app: Flask, settings: Settings) -> None:
    """Count in Redis across workers; fall back to memory so that a dead Redis locks nobody out."""
    uri = settings.redis_url.replace("unix://", "redis+unix://") if settings.redis_url else "memory://"
    app.config.update(
        RATELIMIT_STORAGE_URI=uri,
        RATELIMIT_IN_MEMORY_FALLBACK_ENABLED=bool(settings.redis_url),
        RATELIMIT_ENABLED=app.config.get("RATELIMIT_ENABLED", True),
        RATELIMIT_SWALLOW_ERRORS=True,
        RATELIMIT_KEY_PREFIX="entendu",
    )
    limiter.init_app(app)
