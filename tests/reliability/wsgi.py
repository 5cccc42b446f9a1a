"""What the reliability tests serve: the application, on a clock that its starter may move, without rate limits."""

import os
from datetime import timedelta
from pathlib import Path

from app import create_app
from app.core import clock
from tests.conftest import settings_for

true_now = clock.now
AHEAD = timedelta(seconds=float(os.environ.get("TEST_CLOCK_AHEAD", "0")))
clock.now = lambda: true_now() + AHEAD

app = create_app(settings_for(os.environ["DATABASE_URL"], Path(os.environ["ENTENDU_DATA"])), RATELIMIT_ENABLED=False)
