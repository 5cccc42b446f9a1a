"""The notice and the job say and do the same, because both read the same data."""

from datetime import UTC, datetime, timedelta

import pytest

from app.privacy.actions.retention import STEPS
from app.privacy.rules import RETENTION, Life
from app.privacy.wording import RETENTION_WORDS, spoken_life
from tests.judge import JudgingClient
from tests.world import World


def test_every_promise_is_said_and_kept() -> None:
    assert set(RETENTION) == set(RETENTION_WORDS) == set(STEPS)


def test_the_public_notice_shows_each_date_the_job_applies(client: JudgingClient, world: World) -> None:
    page = client.page("/privacy").root.text
    with client.application.test_request_context():
        for key, life in RETENTION.items():
            line = f"{RETENTION_WORDS[key][0]}{spoken_life(life)}"
            assert str(RETENTION_WORDS[key][0]) in page and spoken_life(life) in page, line
    assert "pas encore eu lieu" in page


@pytest.mark.parametrize(("life", "now", "before"), [
    (Life(30, "days"), (2026, 3, 1), (2026, 1, 30)), (Life(13, "months"), (2026, 11, 23), (2025, 10, 23)),
    (Life(6, "months"), (2026, 8, 31), (2026, 2, 28)), (Life(12, "months"), (2024, 2, 29), (2023, 2, 28)),
    (Life(1, "months"), (2026, 1, 15), (2025, 12, 15)), (Life(24, "months"), (2026, 12, 31), (2024, 12, 31)),
])
def test_a_month_is_a_calendar_month(life: Life, now: tuple[int, int, int], before: tuple[int, int, int]) -> None:
    assert life.before(datetime(*now, 9, tzinfo=UTC)) == datetime(*before, 9, tzinfo=UTC)
    assert life.before(datetime(*now, 9, tzinfo=UTC)) < datetime(*now, tzinfo=UTC) - timedelta(hours=1)
