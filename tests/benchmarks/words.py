"""How well the plain-language check finds what an editor marked: `python -m tests.benchmarks.words [--misses]`.

Compares it with a search for the glossary's terms alone and, where it can be imported (or with `--textstat-python PATH`
to another interpreter that has textstat 0.7.13), with textstat's Kandel–Moles and difficult words. The labelled sentences are
our own wording; the held-out half was written before anything was tuned, and nothing was tuned on it.
"""

import argparse
import csv
import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from time import perf_counter

from app.language.rules.check import check, warm_up
from app.language.rules.findings import WHOLE
from app.language.rules.lists import glossary
from app.language.rules.terms import find_terms

LABELLED = Path(__file__).parents[1] / "language" / "labelled"
KANDEL_PLAIN = 60
"""textstat's own boundary between standard and fairly difficult."""
Span = tuple[int, int]


@dataclass(frozen=True)
class Labelled:
    """One sentence, the passages an editor marked, whether it needs rewriting."""

    text: str
    spans: tuple[Span, ...]
    rewrite: bool


@dataclass(frozen=True)
class Said:
    """What a method says about a sentence."""

    spans: tuple[Span, ...]
    rewrite: bool


@dataclass(frozen=True)
class Figures:
    """Shares from 0 to 1; `false` counts marks in sentences that need none."""

    span_precision: float
    span_recall: float
    sentence_precision: float
    sentence_recall: float
    false: int


def labelled(half: str) -> list[Labelled]:
    """The sentences of « tuning » or « heldout »; square brackets in the file are the editor's marks."""
    with (LABELLED / f"{half}.csv").open(encoding="utf-8") as lines:
        return [_read(row["text"], row["rewrite"] == "yes") for row in csv.DictReader(lines)]


def _read(marked: str, rewrite: bool) -> Labelled:
    text, spans, start = "", [], 0
    for piece in re.split(r"([\[\]])", marked):
        if piece == "[":
            start = len(text)
        elif piece == "]":
            spans.append((start, len(text)))
        else:
            text += piece
    return Labelled(text, tuple(spans), rewrite)


def ours(text: str) -> Said:
    """Our check; a long sentence needs rewriting but marks no words."""
    found = check(text).findings
    return Said(tuple((one.start, one.end) for one in found if one.kind not in WHOLE), bool(found))


def glossary_only(text: str) -> Said:
    """Only the glossary's terms."""
    found = find_terms(text, glossary())
    return Said(tuple((one.start, one.end) for one in found), bool(found))


def measure(method: Callable[[str], Said], rows: list[Labelled]) -> Figures:
    """A mark counts when it overlaps an editor's, an editor's when any mark overlaps it."""
    said = [method(row.text) for row in rows]
    marks = [(mark, row) for one, row in zip(said, rows, strict=True) for mark in one.spans]
    wanted = [(span, one) for one, row in zip(said, rows, strict=True) for span in row.spans]
    return Figures(
        _share(sum(any(_overlap(mark, span) for span in row.spans) for mark, row in marks), len(marks)),
        _share(sum(any(_overlap(mark, span) for mark in one.spans) for span, one in wanted), len(wanted)),
        _share(sum(one.rewrite and row.rewrite for one, row in zip(said, rows, strict=True)), sum(one.rewrite for one in said)),
        _share(sum(one.rewrite and row.rewrite for one, row in zip(said, rows, strict=True)), sum(row.rewrite for row in rows)),
        sum(len(one.spans) for one, row in zip(said, rows, strict=True) if not row.rewrite),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


_TEXTSTAT = """
import json, re, sys, textstat
textstat.set_lang("fr")
for text in json.load(sys.stdin):
    hard = set(textstat.difficult_words_list(text))
    spans = [found.span() for found in re.finditer(r"\\w+", text) if found[0].lower() in hard]
    print(json.dumps([spans, textstat.flesch_reading_ease(text)]))
"""


def textstat(python: str, rows: list[Labelled]) -> Callable[[str], Said] | None:
    """textstat on all rows, by another interpreter; None where it is not installed."""
    done = subprocess.run([python, "-c", _TEXTSTAT], input=json.dumps([row.text for row in rows]), capture_output=True, text=True, check=False)
    if done.returncode:
        return None
    said = {}
    for row, line in zip(rows, done.stdout.splitlines(), strict=True):
        spans, kandel = json.loads(line)
        said[row.text] = Said(tuple((start, end) for start, end in spans), kandel < KANDEL_PLAIN)
    return said.__getitem__


def pace() -> float:
    """Milliseconds for an official text of about two hundred words."""
    text = " ".join(row.text for row in labelled("tuning") if row.rewrite)[:1400]
    start = perf_counter()
    for _time in range(20):
        check(text)
    return (perf_counter() - start) / 20 * 1000


def say(*words: object) -> None:
    """A line on the terminal."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--textstat-python", default=sys.executable)
    arguments.add_argument("--misses", action="store_true", help="list what the check misses and wrongly marks in the tuning half")
    chosen = arguments.parse_args()
    warm_up()
    for half in ("tuning", "heldout"):
        rows = labelled(half)
        say(f"{half}: {len(rows)} sentences, {sum(row.rewrite for row in rows)} to rewrite, {sum(len(row.spans) for row in rows)} marks")
        methods = {"this check": ours, "glossary only": glossary_only, "textstat": textstat(chosen.textstat_python, rows)}
        for name, method in methods.items():
            say(f"  {name:14}", _line(measure(method, rows)) if method else "not installed")
    say(f"{pace():.1f} ms for about 200 words")
    if chosen.misses:
        _list(labelled("tuning"))


def _line(figures: Figures) -> str:
    names = (field.name.replace("_", " ") for field in fields(figures))
    return ", ".join(f"{name} {value:.2f}" if isinstance(value, float) else f"{name} {value}"
                     for name, value in zip(names, astuple(figures), strict=True))


def _list(rows: list[Labelled]) -> None:
    for row in rows:
        said = ours(row.text)
        missed = [row.text[start:end] for start, end in row.spans if not any(_overlap((start, end), mark) for mark in said.spans)]
        wrong = [row.text[start:end] for start, end in said.spans if not any(_overlap((start, end), span) for span in row.spans)]
        if missed or wrong or said.rewrite != row.rewrite:
            say(f"{row.text}\n    missed {missed}\n    wrong {wrong}")


if __name__ == "__main__":
    main()
