"""How long counting takes: `python -m tests.benchmarks.votes`. Seconds on this machine, for the sizes that votes may have."""

from random import Random
from time import perf_counter
from typing import Any

from app.voting.methods import Ballot, Option, Question, count

RANDOM = Random(2026)
PROJECTS = tuple(Option(f"P{number}", cost=RANDOM.randint(5, 300) * 1000) for number in range(160))
KEYS = [option.key for option in PROJECTS]


def approvals(voters: int, keys: list[str], most: int) -> list[Ballot]:
    """Ballots with 1 to `most` crosses."""
    return [(dict.fromkeys(RANDOM.sample(keys, RANDOM.randint(1, most)), 1), 1) for _voter in range(voters)]


def rankings(voters: int, keys: list[str]) -> list[Ballot]:
    """Ballots that rank some of the options."""
    return [({key: place for place, key in enumerate(RANDOM.sample(keys, RANDOM.randint(1, len(keys))), start=1)}, 1) for _voter in range(voters)]


def votes() -> list[tuple[str, str, tuple[Option, ...], dict[str, Any], list[Ballot]]]:
    """What is timed: a title, then the method, its options, settings and ballots."""
    few, names, money = PROJECTS[:60], PROJECTS[:12], {"budget": 3_000_000}
    some = [option.key for option in names]
    grades = [({key: RANDOM.randint(0, 4) for key in some}, 1) for _voter in range(100_000)]
    return [
        ("100 000 bulletins × 160 projets, jusqu’à 10 croix", "budget", PROJECTS, money, approvals(100_000, KEYS, 10)),
        ("100 000 bulletins × 160 projets, jusqu’à 160 croix", "budget", PROJECTS, money, approvals(100_000, KEYS, 160)),
        ("3 000 bulletins × 60 projets, parts égales, Add1", "equal_shares", few, {"budget": 1_500_000}, approvals(3_000, KEYS[:60], 8)),
        ("500 bulletins × 20 projets, parts égales, Add1", "equal_shares", PROJECTS[:20], {"budget": 400_000}, approvals(500, KEYS[:20], 5)),
        ("100 000 classements de 12 choix, éliminations", "runoff", names, {}, rankings(100_000, some)),
        ("100 000 classements de 12 choix, duels", "schulze", names, {}, rankings(100_000, some)),
        ("100 000 bulletins de 12 mentions", "judgment", names, {}, grades),
    ]


def main() -> None:
    """Prints one line for each count."""
    for title, method, options, settings, ballots in votes():
        question = Question(method, options, settings)
        started = perf_counter()
        outcome = count(question, ballots)
        print(f"{perf_counter() - started:7.2f} s  {title} ({len(outcome.winners)} retenus)")  # noqa: T201 - what this command is for


if __name__ == "__main__":
    main()
