"""The one door to rq and redis. Redis only wakes the worker: what must be done stands in the database.

So nothing is lost with it, and nobody waits for it: a request that cannot ring within a moment goes on, and the worker finds
the work by itself a few seconds later.
"""

import logging
import threading
import time
from collections.abc import Callable

from flask import Flask, Response, current_app, request
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from rq import Queue
from rq.worker import SimpleWorker

QUEUE = "entendu"
PERFORM = "app.worker.process.perform"
OUTBOX = "outbox"
"""The name rung after each change: there may be something to tell somebody."""
PATIENCE = 0.25
"""Seconds a request may wait for Redis."""
SULK = 3.0
"""Seconds during which a Redis that failed is not asked again."""
RUNG_FOR = 5
"""Seconds during which a second ring for the same name adds nothing: the first one is still waiting."""
REJOIN = 2.0
"""Seconds between two tries of the worker to find Redis again."""

log = logging.getLogger("entendu.queue")


class Bell:
    """Rings for the worker, from any thread of a web process. Without a Redis it stays silent."""

    def __init__(self, redis_url: str) -> None:
        self.redis = _connect(redis_url, PATIENCE) if redis_url else None
        self.silent_until = 0.0

    def ring(self, name: str) -> bool:
        """Have the worker perform `name` soon. False when Redis is away; never raises, never waits long."""
        if self.redis is None or time.monotonic() < self.silent_until:
            return False
        try:
            if self.redis.set(_flag(name), 1, nx=True, ex=RUNG_FOR):
                Queue(QUEUE, connection=self.redis).enqueue(PERFORM, name, result_ttl=0, failure_ttl=3600, ttl=3600, job_timeout=900)
        except (RedisError, OSError) as error:
            self.silent_until = time.monotonic() + SULK
            log.warning("queue away: %s", type(error).__name__)
            return False
        return True

    def answered(self, name: str) -> None:
        """The worker begins with `name`: what happens from now on needs a new ring."""
        if self.redis is not None:
            try:
                self.redis.delete(_flag(name))
            except (RedisError, OSError):
                self.silent_until = time.monotonic() + SULK


def init_app(app: Flask, redis_url: str) -> None:
    """Ring after every request that may have changed something, once its answer is on its way."""
    app.extensions["bell"] = Bell(redis_url)
    app.after_request(_ring_when_sent)


def _ring_when_sent(response: Response) -> Response:
    if request.method not in {"GET", "HEAD", "OPTIONS"} and response.status_code < 400:
        bell: Bell = current_app.extensions["bell"]
        response.call_on_close(lambda: bell.ring(OUTBOX))
    return response


class Listener(SimpleWorker):
    """RQ's worker without a fork per job: jobs are short, their work is leased in the database, memory counts."""

    max_connection_wait_time = REJOIN
    stopped: threading.Event

    def handle_warm_shutdown_request(self) -> None:
        self.stopped.set()


def listen(redis_url: str, stopped: threading.Event, ready: Callable[[], None] = lambda: None) -> None:
    """Perform what is rung for, until `stopped`; only in the main thread. A Redis that goes away is waited for."""
    while not stopped.is_set():
        try:
            connection = _connect(redis_url, None)
            connection.ping()
            worker = Listener([Queue(QUEUE, connection=connection)], connection=connection, log_job_description=False)
            worker.stopped = stopped
            ready()
            worker.work(logging_level="WARNING")
        except (RedisError, OSError) as error:
            log.warning("worker without queue: %s", type(error).__name__)
        stopped.wait(0 if stopped.is_set() else REJOIN)


def _connect(url: str, patience: float | None) -> Redis:
    options = {} if patience is None else {"socket_timeout": patience}
    found: Redis = Redis.from_url(url, socket_connect_timeout=patience or 5, retry=Retry(NoBackoff(), 0), **options)
    return found


def _flag(name: str) -> str:
    return f"entendu:rung:{name}"
