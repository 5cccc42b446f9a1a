"""Rate limits, on the queue's Redis when there is one, in memory when it is away."""

import logging

from flask import Flask, current_app, g, request
from flask_limiter import Limiter
from limits import parse

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

log = logging.getLogger("entendu.web")


def tries_left(name: str, rate: str) -> bool:
    """Whether the caller's network address may still guess a secret called `name`; `rate` such as "10 per 10 minutes".

    For guesses that only the view can tell from honest slips: it calls `count_try` for each wrong one.
    """
    return _asked("test", name, rate)


def count_try(name: str, rate: str) -> None:
    """One wrong guess more."""
    _asked("hit", name, rate)


def _asked(verb: str, name: str, rate: str) -> bool:
    """A store that is away locks nobody out."""
    if not current_app.config["RATELIMIT_ENABLED"]:
        return True
    try:
        return bool(getattr(limiter.limiter, verb)(parse(rate), name, network_key()))
    except Exception as error:
        log.warning("rate limits: %s", error.__class__.__name__)
        return True


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
