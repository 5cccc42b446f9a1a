"""Sentences too long to keep in mind, with a place to cut them."""

import re

from app.language.rules.detect.passage import Passage
from app.language.rules.findings import Difficulty, Finding
from app.language.rules.scores import LONG, VERY_LONG
from app.language.rules.sentences import Sentence

_JOINTS = re.compile(
    r"[;:] |, (?:et|mais|car|donc|puis|qui|que|dont|où|ce qui|ainsi que|afin|pour|and|but|so|which|who) "
    r"| (?:et|mais|car|qui|dont|ainsi que|and|but|which) |, "
)


def detect(passage: Passage) -> list[Finding]:
    """Findings of kind long (more than 20 words) and very long (more than 25)."""
    found = []
    for sentence, words in passage.by_sentence():
        count = sum(1 for word in words if not word.elided and not word.hyphen)
        if count > LONG:
            kind = Difficulty.VERY_LONG if count > VERY_LONG else Difficulty.LONG
            text = passage.text[sentence.start:sentence.end]
            found.append(Finding(kind, sentence.start, sentence.end, text, cut=_cut(passage, sentence)))
    return found


def _cut(passage: Passage, sentence: Sentence) -> int | None:
    """The joint nearest to the middle, if it leaves something on both sides; a strong joint is worth a detour."""
    middle, reach = (sentence.start + sentence.end) / 2, (sentence.end - sentence.start) * 0.3
    joints = [
        (abs(joint.start() - middle) + reach * _weakness(joint[0]), joint.start())
        for joint in _JOINTS.finditer(passage.even, sentence.start, sentence.end)
        if abs(joint.start() - middle) <= reach
    ]
    return min(joints)[1] if joints else None


def _weakness(joint: str) -> float:
    """0 for « ; », more for a comma with « et » or « qui », most for a bare comma or a bare « et »."""
    if joint[0] in ";:":
        return 0
    return 0.25 if joint[0] == "," and len(joint) > 2 else 0.8
