"""What the reliability tests serve: the application without rate limits, on a clock that the test may move."""

import os
from datetime import timedelta
from pathlib import Path

from app import create_app
from app.core import clock
from tests.conftest import settings_for

data = Path(os.environ["ENTENDU_DATA"])
true_now = clock.now
clock.now = lambda: true_now() + timedelta(seconds=float((data / "clock").read_text()))

app = create_app(settings_for(os.environ["DATABASE_URL"], data), RATELIMIT_ENABLED=False)
