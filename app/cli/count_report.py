"""The lines that `flask count-votes` prints: what was counted, by which rule, who won and why, and whether the town agrees."""

from collections.abc import Iterator

from app.voting.formats.polls import PollFile
from app.voting.methods import Outcome, Question, Round, count
from app.voting.wording.counts import METHOD_WORDS, grade_names, remark_sentence, rule_in_words, why
from app.voting.wording.counts.budgets import project_reason
from app.voting.wording.counts.numbers import label, written
from app.voting.wording.counts.ties import tie_sentence

Lines = Iterator[str]
_MOST_DIFFERENT = 12


def told(poll: PollFile, question: Question, outcome: Outcome, beyond: int) -> Lines:
    """Everything but the comparison with the official winners."""
    title = poll.meta.get("description") or poll.meta.get("title") or "Vote"
    totals = outcome.totals
    yield f"{title} : {written(totals.cast)} bulletins, {len(question.options)} choix."
    yield f"Façon de compter : {METHOD_WORDS[question.method].name}."
    yield from (f"  {sentence}" for sentence in rule_in_words(question))
    yield from (f"À savoir : {remark_sentence(remark)}" for remark in poll.remarks)
    if beyond:
        yield f"À savoir : {written(beyond)} bulletins ne respectent pas les limites du fichier ; ils sont comptés (--strict les écarte)."
    if totals.blank or totals.invalid:
        yield f"Bulletins blancs : {written(totals.blank)}. Bulletins nuls : {written(totals.invalid)}."
    yield ""
    yield from _steps(question, outcome)
    yield from ("Résultat :", *(f"  {sentence}" for sentence in why(question, outcome)))
    yield from (f"  Égalité : {tie_sentence(question, tie)}" for tie in outcome.ties)
    yield from _elsewhere(poll, question, outcome)


def _steps(question: Question, outcome: Outcome) -> Lines:
    if outcome.method in {"budget", "equal_shares"}:
        yield from _projects(question, outcome)
    elif outcome.method == "runoff":
        for number, one in enumerate(outcome.rounds, start=1):
            yield from _round(question, number, one)
        if outcome.rounds:
            aside = outcome.totals.cast - sum(outcome.rounds[-1].counts.values())
            yield f"Bulletins qui ne comptent pas au dernier tour : {written(aside)}."
    else:
        for key in sorted(question.keys, key=lambda key: (outcome.ranks[key], question.order[key])):
            mark = "*" if key in outcome.winners else " "
            yield f" {mark} {outcome.ranks[key]}. {label(question, key)} : {_numbers(question, outcome, key)}"


def _numbers(question: Question, outcome: Outcome, key: str) -> str:
    numbers = outcome.numbers[key]
    if outcome.method == "judgment" and numbers:
        name = grade_names(question.settings["grades"])[int(numbers["grade"])]
        return f"{name} ({written(numbers['above'])} au-dessus, {written(numbers['at'])} égales, {written(numbers['below'])} au-dessous)"
    words = {"votes": "voix", "points": "points", "beaten": "choix battus", "duels": "duels gagnés"}
    return ", ".join(f"{written(value)} {words.get(name, name)}" for name, value in numbers.items())


def _round(question: Question, number: int, one: Round) -> Lines:
    counts = sorted(one.counts.items(), key=lambda pair: (-pair[1], question.order[pair[0]]))
    yield f"Tour {number} : " + ", ".join(f"{label(question, key)} {written(votes)}" for key, votes in counts)
    if one.left_out:
        yield "  Éliminé : " + ", ".join(label(question, key) for key in one.left_out)


def _projects(question: Question, outcome: Outcome) -> Lines:
    for one in outcome.rounds:
        mark = "*" if one.chosen else " "
        yield f" {mark} {project_reason(question, one)}"
    done = {key for one in outcome.rounds for key in (*one.chosen, *one.left_out)}
    for key in sorted(set(question.keys) - done, key=lambda key: (outcome.ranks[key], question.order[key])):
        yield f"   « {label(question, key)} » n’est pas financé : {written(outcome.numbers[key].get('score', 0))} voix ou points."
    for name, pot in outcome.facts.get("envelopes", {}).items():
        yield f"{name or 'Budget'} : {written(pot['spent'])} dépensés sur {written(pot['budget'])}, reste {written(pot['left'])}."


def _elsewhere(poll: PollFile, question: Question, outcome: Outcome) -> Lines:
    """For rankings, what first choices alone and duels would have said."""
    if question.shape != "ranking" or question.method not in {"runoff", "schulze", "borda"} or not outcome.totals.expressed:
        return
    first = [({key: 1 for key, rank in marks.items() if rank == 1}, weight) for marks, weight in poll.ballots]
    plurality = count(Question("choice", question.options), first)
    duels = count(Question("schulze", question.options), poll.ballots)
    if plurality.winners:
        best = plurality.winners[0]
        yield f"  Premiers choix seuls : {label(question, best)}, {written(plurality.numbers[best]['votes'])} voix."
    condorcet = duels.facts.get("condorcet", "")
    yield "  " + (f"Gagne tous ses duels : {label(question, condorcet)}." if condorcet else "Personne ne gagne tous ses duels.")


def agreement(poll: PollFile, question: Question, outcome: Outcome) -> tuple[str, bool]:
    """Whether the winners are the official ones, in one line or a few, and whether that is fine.

    Projects that the file says other money paid for may be on either side. When only a tie was decided otherwise, that is fine too.
    """
    if poll.official is None:
        return "Le fichier ne donne pas de gagnants officiels.", True
    if _same(poll, outcome):
        return f"D’accord avec le résultat officiel : {len(poll.official)} gagnants.", True
    official = poll.official
    favoured = sorted(question.options, key=lambda option: option.key not in official)
    settings = {**question.settings, "tie": "declared", **({"tie_first": []} if "tie_first" in question.settings else {})}
    again = count(Question(question.method, tuple(favoured), settings), poll.ballots)
    if outcome.ties and _same(poll, again):
        return "D’accord avec le résultat officiel, en départageant les égalités comme la ville l’a fait.", True
    return "\n".join(_differences(poll, question, outcome)), False


def _same(poll: PollFile, outcome: Outcome) -> bool:
    won, official = set(outcome.winners), poll.official or frozenset()
    return official <= won | poll.reserved and won <= official | poll.reserved


def _differences(poll: PollFile, question: Question, outcome: Outcome) -> Lines:
    official, won = poll.official or frozenset(), set(outcome.winners)
    yield "Pas d’accord avec le résultat officiel :"
    for head, keys in (("retenu ici, pas par la ville", won - official - poll.reserved), ("retenu par la ville, pas ici", official - won)):
        shown = sorted(keys, key=question.order.__getitem__)
        yield from (f"  {head} : {key}, {label(question, key)}" for key in shown[:_MOST_DIFFERENT])
        if len(shown) > _MOST_DIFFERENT:
            yield f"  … et {len(shown) - _MOST_DIFFERENT} autres."
    if poll.meta.get("comment"):
        yield f"  Le fichier dit : {poll.meta['comment']}"
