"""Rules, results, ballots and files speak plain French: whole, short sentences for whatever can happen."""

import re
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from flask import Flask

from app.core import i18n
from app.voting.formats.polls import FormatRefused, Remark
from app.voting.methods import METHODS, Option, Problem, Question, SettingsRefused, count
from app.voting.wording.counts import (
    METHOD_WORDS, SETTING_WORDS, file_sentence, grade_names, picture, problem_sentence, remark_sentence, rule_in_words, settings_sentence, why,
)
from app.voting.wording.counts.budgets import project_reason
from tests.voting.methods.examples import marked, options, outcome, ranked

MOST_WORDS = 22
"""A sentence with two names in it may have a few words more than fifteen."""


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    """An application that speaks, and nothing else."""
    app = Flask(__name__)
    i18n.init_app(app)
    with app.app_context():
        yield


def plain(sentences: list[str]) -> None:
    for sentence in sentences:
        assert sentence.endswith(".") and "%" not in sentence.replace("\u00a0%", "") and "None" not in sentence, sentence
        assert len(re.sub("«[^»]*»", "x", sentence).split()) <= MOST_WORDS, sentence
        assert not re.search(r"[^\u00a0\u202f][:;?!»]|'|\d{4}", sentence), sentence


def some_settings(random: Random, method: str) -> dict[str, Any]:
    found: dict[str, Any] = {"seed": "loto"}
    for setting in METHODS[method].settings:
        if setting.kind == "choice":
            found[setting.key] = random.choice(setting.choices)
        elif setting.kind == "choices":
            found[setting.key] = random.sample(setting.choices, random.randint(0, len(setting.choices)))
        elif setting.kind == "yes_no":
            found[setting.key] = random.random() < 0.5
    return found | {"budget": 100} if "budget" in found or METHODS[method].needs_costs else found


@pytest.mark.parametrize("method", METHODS)
def test_any_vote_has_its_rule_and_three_sentences_that_say_why(method: str) -> None:
    random = Random(method)
    keys = ("yes", "no", "abstain") if method == "yes_no" else tuple("ABCD")
    for _poll in range(60):
        made = tuple(Option(key, f"Projet {key}", cost=random.randint(10, 90)) for key in keys)
        question = Question(method, made, some_settings(random, method))
        shapes = {"one": lambda: {random.choice(keys): 1}, "several": lambda: dict.fromkeys(random.sample(keys, 2), 1),
                  "points": lambda: {key: random.randint(0, 3) for key in keys}, "grades": lambda: {key: random.randint(0, 4) for key in keys},
                  "ranking": lambda: {key: place for place, key in enumerate(random.sample(keys, 3), start=1)}}
        found = count(question, [(shapes[question.shape](), random.randint(1, 9)) for _voter in range(random.randint(0, 4))])
        rule, reasons = rule_in_words(question), why(question, found)
        plain(rule)
        plain(reasons)
        assert len(reasons) == 3 and len(set(rule)) == len(rule)
        drawn = picture(question, found)
        assert drawn.rows and all(bar.start >= 0 and bar.start + bar.length <= 1000 for group in drawn.groups for bar in group.bars)
        plain([project_reason(question, one) for one in found.rounds if METHODS[method].needs_costs])


def test_the_sentences_name_who_won_by_how_much_and_over_whom() -> None:
    found = outcome("choice", "AB", marked((12, "A"), (9, "B")))
    question = Question("choice", options("AB"))
    assert why(question, found) == ["«\u00a0A\u00a0» gagne avec 12 voix sur 21.", "Le suivant a 9 voix.", "21 bulletins comptés."]
    tied = outcome("choice", "AB", marked((9, "A"), (9, "B")), tie="lot", seed="x")
    assert any("tirage au sort" in sentence for sentence in why(Question("choice", options("AB"), {"tie": "lot", "seed": "x"}), tied))
    duel = outcome("schulze", "AB", ranked(((2, "AB"), (1, "BA"))))
    assert why(Question("schulze", options("AB")), duel)[1:] == [
        "Il gagne son duel contre l’autre choix.", "Le plus serré, contre «\u00a0B\u00a0»\u00a0: 2 contre 1."]


def test_methods_settings_and_grades_have_names() -> None:
    assert METHOD_WORDS.keys() == METHODS.keys()
    assert {setting.key for method in METHODS.values() for setting in method.settings} <= SETTING_WORDS.keys()
    plain([str(text) for words in METHOD_WORDS.values() for text in (words.line, words.when)])
    assert [len(grade_names(size)) for size in range(4, 8)] == [4, 5, 6, 7]


CODES = """blank_refused unknown_option not_whole bad_value too_many_points too_few_points too_few_on_one too_many_on_one same_rank rank_gap unranked
    bad_grade ungraded over_budget exclusive too_many too_few""".split()
REFUSED = """unknown_method unknown_setting bad_value out_of_range lot_without_seed min_above_max same_option_twice too_many_options not_yes_no
    no_cost no_envelope""".split()
FILES = """too_large not_text broken_archive empty no_section section_twice missing_section same_column_twice missing_column no_project_id
    project_twice no_projects bad_amount bad_weight bad_points points_do_not_match bad_meta unknown_vote_type envelopes_do_not_match not_preflib
    not_an_order unknown_alternative no_alternatives too_many_grades bad_rank bad_grade option_twice too_many_cells""".split()
REMARKS = """unknown_project voter_twice project_twice_in_vote other_num_projects other_num_votes option_twice equal_ranks zero_is_no_grade""".split()


def test_whatever_is_wrong_has_a_sentence() -> None:
    question = Question("schulze", options("AB"))
    plain([problem_sentence(question, Problem(code, "A", 3, 2, "B")) for code in CODES])
    plain([settings_sentence(SettingsRefused(code, "tie", 3)) for code in REFUSED])
    plain([file_sentence(FormatRefused(code, 3, "x")) for code in FILES])
    plain([remark_sentence(Remark(code, 2, 3, "x")) for code in REMARKS])
