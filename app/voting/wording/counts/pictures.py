"""One picture for each way of counting, as plain data that the components/outcome*.html templates draw. Lengths are per mille."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from app.core.i18n import _
from app.voting.methods import Number, Outcome, Question
from app.voting.wording.counts.grades import grade_names
from app.voting.wording.counts.numbers import label, written

MOST_ROUNDS = 6
"""Rounds drawn at most: the last ones; the table has them all."""


@dataclass(frozen=True)
class Bar:
    """A length with its name and value; `start` where it begins when several lie in a row; `state`: won, lost, out, left or a tone."""

    label: str
    value: str
    length: int
    start: int = 0
    state: str = ""


@dataclass(frozen=True)
class Group:
    """Bars that belong together, under a title."""

    title: str
    bars: tuple[Bar, ...]
    note: str = ""
    won: bool = False


@dataclass(frozen=True)
class Picture:
    """What is drawn. `kind`: bars, answer, rounds, duels, profiles, budget. `mark` is where a threshold stands, `mark_label` what it says."""

    kind: str
    caption: str
    groups: tuple[Group, ...]
    columns: tuple[Any, ...]
    rows: tuple[tuple[str, ...], ...]
    mark: int | None = None
    mark_label: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def picture(question: Question, outcome: Outcome) -> Picture:
    """The picture of an outcome, with the table of its numbers. Without a vote it is empty bars."""
    if outcome.verdict == "no_votes":
        return _bars(question, outcome, "votes", 1)
    return _KINDS[outcome.method](question, outcome)


def length(part: Number, whole: Number) -> int:
    """A part of a whole in per mille, between 0 and 1000."""
    return max(0, min(1000, int(Fraction(part) * 1000 / Fraction(whole)))) if whole else 0


def _ordered(question: Question, outcome: Outcome) -> list[str]:
    return sorted(question.keys, key=lambda key: (outcome.ranks[key], question.order[key]))


def _bars(question: Question, outcome: Outcome, name: str, whole: Number) -> Picture:
    keys = _ordered(question, outcome)
    values = {key: outcome.numbers[key].get(name, 0) for key in keys}
    bars = tuple(Bar(label(question, key), written(values[key]), length(values[key], whole), state="won" if key in outcome.winners else "")
                 for key in keys)
    limit = outcome.threshold
    mark = length(limit.needed, whole) if limit and limit.kind != "relative" and question.settings.get("round") != 2 else None
    mark_label = _("Il fallait %(needed)s voix", needed=written(limit.needed)) if limit and mark is not None else ""
    unit = _("Points") if name in {"points", "score"} else _("Voix")
    rows = tuple((label(question, key), written(values[key]), str(outcome.ranks[key])) for key in keys)
    columns = (_("Choix"), (unit, "number"), (_("Rang"), "number"))
    return Picture("bars", _("Le résultat"), (Group("", bars),), columns, rows, mark, mark_label)


def _votes(question: Question, outcome: Outcome) -> Picture:
    return _bars(question, outcome, "votes", outcome.threshold.base if outcome.threshold else outcome.totals.expressed)


def _points(question: Question, outcome: Outcome) -> Picture:
    return _bars(question, outcome, "points", max(max(numbers["points"] for numbers in outcome.numbers.values()), 1))


def _answer(question: Question, outcome: Outcome) -> Picture:
    """One bar of what the threshold is taken of: yes from its start, no from its end."""
    limit, totals = outcome.threshold, outcome.totals
    parts: list[tuple[str, Number, str]] = [
        (_("Oui"), outcome.numbers["yes"]["votes"], "agree"), (_("Non"), outcome.numbers["no"]["votes"], "disagree")]
    others = [(_("Abstentions"), totals.abstained, "unsure"), (_("Bulletins blancs"), totals.blank, "unsure"),
              (_("Bulletins nuls"), totals.invalid, "unsure")]
    base = limit.base if limit else totals.expressed
    inside = [part for part in others if part[1]] if sum(part[1] for part in parts) < base else []
    bars, start = [], 0
    for name, value, tone in parts[:1] + inside + parts[1:]:
        bars.append(Bar(name, written(value), length(value, base), start, tone))
        start += bars[-1].length
    mark = length(limit.needed, base) if limit and limit.kind != "relative" else None
    rows = tuple((name, written(value)) for name, value, _tone in parts + [part for part in others if part[1]])
    needed = _("Il fallait %(needed)s oui", needed=written(limit.needed)) if limit and mark is not None else ""
    return Picture("answer", _("Le résultat"), (Group("", tuple(bars)),), (_("Réponse"), (_("Voix"), "number")), rows, mark, needed)


def _rounds(question: Question, outcome: Outcome) -> Picture:
    groups, rows = [], []
    for number, one in enumerate(outcome.rounds, start=1):
        keys = sorted(one.counts, key=lambda key: (-one.counts[key], question.order[key]))
        total = sum(one.counts.values())
        states = {**dict.fromkeys(one.left_out, "out"), **dict.fromkeys(one.chosen, "won")}
        bars = tuple(Bar(label(question, key), written(one.counts[key]), length(one.counts[key], total), state=states.get(key, "")) for key in keys)
        groups.append(Group(_("Tour %(number)s", number=number), bars, won=bool(one.chosen)))
        rows += [(str(number), bar.label, bar.value, {"out": _("éliminé"), "won": _("gagne")}.get(bar.state, "")) for bar in bars]
    columns = (_("Tour"), _("Choix"), (_("Voix"), "number"), _("Ce qui se passe"))
    return Picture("rounds", _("Tour par tour"), tuple(groups[-MOST_ROUNDS:]), columns, tuple(rows), 500, _("Il faut plus de la moitié"))


def _duels(question: Question, outcome: Outcome) -> Picture:
    """Each row against each column: how many place the row's option first, and whether that wins."""
    keys, duels = _ordered(question, outcome), outcome.facts["duels"]
    groups, rows = [], []
    for key in keys:
        cells = []
        for other in keys:
            if other == key:
                cells.append(Bar("", "", 0, state="self"))
                continue
            one, two = duels[key][other], duels[other][key]
            state = "won" if one > two else "lost" if one < two else "even"
            cells.append(Bar(label(question, other), written(one), length(one, one + two), state=state))
            rows.append((label(question, key), label(question, other), written(one), written(two)))
        groups.append(Group(label(question, key), tuple(cells), won=key in outcome.winners))
    columns = (_("Choix"), _("contre"), (_("Pour lui"), "number"), (_("Pour l’autre"), "number"))
    return Picture("duels", _("Les duels"), tuple(groups), columns, tuple(rows))


def _profiles(question: Question, outcome: Outcome) -> Picture:
    """Each option's grades in a row, the best first, and the middle."""
    names, profiles = [str(name) for name in grade_names(question.settings["grades"])], outcome.facts["profiles"]
    groups, rows = [], []
    for key in _ordered(question, outcome):
        total = sum(profiles[key])
        bars, start = [], 0
        for grade in reversed(range(len(names))):
            bars.append(Bar(names[grade], written(profiles[key][grade]), length(profiles[key][grade], total), start, _shade(len(names), grade)))
            start += bars[-1].length
        grade_name = names[int(outcome.numbers[key]["grade"])]
        groups.append(Group(label(question, key), tuple(bars), note=grade_name, won=key in outcome.winners))
        rows.append((label(question, key), grade_name, *(written(weight) for weight in reversed(profiles[key]))))
    columns = (_("Choix"), _("Mention"), *((name, "number") for name in reversed(names)))
    legend = [Bar(name, "", 0, state=_shade(len(names), grade)) for grade, name in reversed(list(enumerate(names)))]
    return Picture("profiles", _("Les mentions"), tuple(groups), columns, tuple(rows), 500, _("La moitié des voix"), {"legend": legend})


def _shade(size: int, grade: int) -> str:
    """"high-0" for the best grade to "low-0" for the worst, "middle" between them."""
    from_top = size - 1 - grade
    if grade == from_top:
        return "middle"
    return f"low-{grade}" if grade < from_top else f"high-{from_top}"


def _budget(question: Question, outcome: Outcome) -> Picture:
    """Each pot filled by the projects it pays for."""
    groups = []
    pots: dict[str, Any] = outcome.facts["envelopes"]
    single = len(pots) == 1
    for name, pot in pots.items():
        keys = [key for key in outcome.winners if single or (question.option(key).district or "") == name]
        bars, start = [], 0
        full = max(Fraction(pot["budget"]), Fraction(pot["spent"]))
        for number, key in enumerate(keys):
            cost = question.option(key).cost or 0
            bars.append(Bar(label(question, key), written(cost), length(cost, full), start, f"part-{number % 2}"))
            start += bars[-1].length
        note = _("%(spent)s sur %(budget)s", spent=written(pot["spent"]), budget=written(pot["budget"]))
        groups.append(Group(name or _("Toute la ville"), tuple(bars), note=note))
    rows = tuple(
        (label(question, key), written(outcome.numbers[key].get("score", 0)), written(question.option(key).cost or 0),
         _("financé") if key in outcome.winners else _("non financé"))
        for key in _ordered(question, outcome))
    columns = (_("Projet"), (_("Voix ou points"), "number"), (_("Coût"), "number"), _("Résultat"))
    return Picture("budget", _("Ce que l’argent paie"), tuple(groups), columns, rows)


_KINDS = {
    "yes_no": _answer, "choice": _votes, "two_rounds": _votes, "approval": _votes, "points": _points, "borda": _points, "runoff": _rounds,
    "schulze": _duels, "judgment": _profiles, "budget": _budget, "equal_shares": _budget,
}
