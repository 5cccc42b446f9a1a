"""Near-duplicates side by side, and since when waiting is too long."""

from datetime import UTC, datetime

import pytest

from app.core.text.likeness import ideas_of
from app.core.text.stems import stems
from app.routing.rules import Said, group_alike, too_long_since


def said(number: int, text: str, theme: int | None = None, territory: int | None = None) -> Said:
    words = ideas_of(stems(text, "fr"))
    return Said(number, words, words, theme, territory)


TEXTS = {
    1: "Un banc devant la pharmacie, rue Saint-Nicolas", 2: "Le lampadaire clignote place de la Paix", 3: "Il faut un banc devant la pharmacie",
    4: "Les chiens sans laisse au parc", 5: "Lampadaire en panne, place de la Paix", 6: "Ouvrir la piscine le dimanche",
}


def test_the_same_idea_in_other_words_stands_beside_the_first() -> None:
    assert group_alike([said(number, text) for number, text in TEXTS.items()]) == [[1, 3], [2, 5], [4], [6]]


def test_the_same_words_about_another_place_and_theme_are_another_idea() -> None:
    here, there = said(1, "Le banc est cassé près du marché", theme=1, territory=1), said(2, "Une lampe cassée près de la gare", theme=2, territory=2)
    assert group_alike([here, there]) == [[1], [2]]
    assert group_alike([here, said(2, "Une lampe cassée près de la gare", theme=1, territory=1)]) == [[1, 2]]


def test_an_empty_text_groups_with_nothing() -> None:
    assert group_alike([said(1, ""), said(2, ""), said(3, "banc")]) == [[1], [2], [3]]


@pytest.mark.parametrize(("now", "limit"), [
    (datetime(2026, 11, 25, 9, 0, tzinfo=UTC), datetime(2026, 11, 23, 9, 0, tzinfo=UTC)),  # Wednesday: since Monday, same hour
    (datetime(2026, 11, 23, 9, 0, tzinfo=UTC), datetime(2026, 11, 19, 9, 0, tzinfo=UTC)),  # Monday: since Thursday
])
def test_two_working_days_skip_the_weekend(now: datetime, limit: datetime) -> None:
    assert too_long_since(now, "metropole") == limit


def test_a_sunday_does_not_count_against_anybody() -> None:
    sunday = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    thursday_morning = datetime(2026, 11, 19, 8, 0, tzinfo=UTC)
    wednesday_evening = datetime(2026, 11, 18, 18, 0, tzinfo=UTC)
    assert wednesday_evening < too_long_since(sunday, "metropole") < thursday_morning
