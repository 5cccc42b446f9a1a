"""Counting again what others counted: a file of ballots in, the result with its reasons out, held against the official winners."""

import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import click
from flask.cli import with_appcontext

from app.cli.count_report import agreement, told
from app.voting.formats.full_count import result_csv
from app.voting.formats.polls import FormatRefused, PollFile
from app.voting.formats.reading import read_file
from app.voting.formats.spending import rule_of
from app.voting.methods import METHODS, Outcome, Question, SettingsRefused, count, problems
from app.voting.wording.counts import file_sentence, settings_sentence

UNUSABLE, DISAGREES = 1, 3
OUT = click.Path(dir_okay=False, path_type=Path)
_NAMED = ("seats", "budget", "minimum_score", "tie", "seed", "completion", "increment")


@click.command("count-votes")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--method", type=click.Choice(list(METHODS)), help="Autre façon de compter que celle du fichier.")
@click.option("--rule", help="Règle d’un budget, avec les mots de Pabulib : greedy, greedy-no-skip, equalshares/add1…")
@click.option("--seats", type=int, help="Nombre de choix à retenir.")
@click.option("--budget", help="Somme à dépenser.")
@click.option("--minimum-score", help="Score à partir duquel un projet peut être financé.")
@click.option("--tie", type=click.Choice(["declared", "lot", "none", "shared"]), help="En cas d’égalité.")
@click.option("--seed", help="Valeur publique du tirage au sort.")
@click.option("--set", "changes", multiple=True, metavar="RÉGLAGE=VALEUR", help="Tout autre réglage, par exemple elimination=batch.")
@click.option("--exclusive", multiple=True, metavar="A,B", help="Projets qui ne peuvent pas être financés ensemble.")
@click.option("--zero-is-grade", is_flag=True, help="Dans un tableau de mentions, 0 est la plus basse mention (sinon : pas de mention).")
@click.option("--strict", is_flag=True, help="Écarter les bulletins qui ne respectent pas les limites du fichier.")
@click.option("--table", type=OUT, help="Écrit ici le résultat de chaque choix (CSV).")
@click.option("--json", "record", type=OUT, help="Écrit ici tout le décompte (JSON).")
@with_appcontext
def count_votes(file: Path, zero_is_grade: bool, strict: bool, table: Path | None, record: Path | None, **asked: Any) -> None:
    """Compte les bulletins d’un fichier .pb (Pabulib), PrefLib, ou d’un tableau CSV de rangs, de mentions ou de totaux.

    Codes de sortie : 0 compté, et d’accord avec les gagnants du fichier s’il en donne ; 1 fichier ou réglage inutilisable ;
    3 le résultat officiel est autre.
    """
    try:
        poll = _exclusive(read_file(file.name, file.read_bytes(), zero_is_grade), asked["exclusive"])
        question = _question(poll, asked, strict)
        outcome = count(question, poll.ballots)
    except FormatRefused as refused:
        _stop(file_sentence(refused))
    except SettingsRefused as refused:
        _stop(settings_sentence(refused))
    click.echo("\n".join(told(poll, question, outcome, beyond=_beyond(poll, question))))
    _write(question, outcome, table, record)
    sentence, fine = agreement(poll, question, outcome)
    click.echo(sentence, err=not fine)
    if not fine:
        sys.exit(DISAGREES)


def _stop(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(UNUSABLE)


def _exclusive(poll: PollFile, asked: tuple[str, ...]) -> PollFile:
    """The projects named together exclude each other."""
    group = {key.strip(): f"exclusive {number}" for number, keys in enumerate(asked) for key in keys.split(",")}
    for key in group:
        if key not in {option.key for option in poll.options}:
            raise FormatRefused("unknown_alternative", found=key)
    return replace(poll, options=tuple(replace(option, exclusive_group=group.get(option.key)) for option in poll.options))


def _question(poll: PollFile, asked: Mapping[str, Any], strict: bool) -> Question:
    """The file's question with what was asked on the command line; settings of the file are kept where the method knows them."""
    method, settings = poll.method, dict(poll.settings)
    if asked["rule"]:
        method, settings = rule_of({**poll.meta, "rule": asked["rule"]}, poll.options)
    if asked["method"]:
        method = asked["method"]
    if strict:
        settings |= poll.limits
    known = {setting.key for setting in METHODS[method].settings}
    settings = {key: value for key, value in settings.items() if key in known}
    settings |= {name: asked[name] for name in _NAMED if asked.get(name) is not None}
    settings |= dict(_change(change) for change in asked["changes"])
    return Question(method, poll.options, settings)


def _change(text: str) -> tuple[str, Any]:
    key, _sign, value = text.partition("=")
    try:
        return key.strip(), json.loads(value, parse_float=str)
    except json.JSONDecodeError:
        return key.strip(), value.strip()


def _beyond(poll: PollFile, question: Question) -> int:
    """How many of the ballots counted break the limits that the file gives."""
    known = {setting.key for setting in METHODS[question.method].settings}
    limits = {key: value for key, value in poll.limits.items() if key in known}
    if not limits:
        return 0
    strict = Question(question.method, question.options, {**question.settings, **limits})
    return sum(1 for marks, _weight in poll.ballots if marks and problems(strict, marks) and not problems(question, marks))


def _write(question: Question, outcome: Outcome, table: Path | None, record: Path | None) -> None:
    if table is not None:
        with table.open("wb") as out:
            out.writelines(result_csv(question, outcome))
    if record is not None:
        record.write_text(outcome.to_json() + "\n", encoding="utf-8")
