"""No bare refusal: what each outcome lacks before it may leave."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from app.answers.rules.drafts import both, differing, filled
from app.answers.rules.lacks import Lack, has_evidence, missing
from app.answers.wording import LACKS
from tests.answers.conftest import refusal, yes

TODAY = date(2026, 11, 23)


def lacks(values: dict[str, Any], **options: bool) -> list[Lack]:
    return missing(SimpleNamespace(**{"elected_name": "Sonia", "body_id": None, **values}), TODAY, **options)


def test_complete_answers_lack_nothing() -> None:
    assert lacks(yes()) == [] == lacks(refusal())
    assert lacks(refusal(outcome="elsewhere", would_make_possible="", where_else="", body_id=3)) == []
    assert lacks(yes(outcome="partly") | {name: refusal()[name] for name in ("reason", "would_make_possible", "where_else")}) == []


@pytest.mark.parametrize(("name", "lack"), [
    ("outcome", Lack.OUTCOME), ("understood", Lack.UNDERSTOOD), ("what", Lack.WHAT), ("when_on", Lack.WHEN), ("cost", Lack.COST),
    ("learnt", Lack.LEARNT), ("summary", Lack.SUMMARY), ("elected_name", Lack.ELECTED),
])
def test_a_yes_needs_each_of_its_parts(name: str, lack: Lack) -> None:
    assert lack in lacks(yes(**{name: None if name == "when_on" else ""}))


@pytest.mark.parametrize("outcome", ["no", "partly"])
@pytest.mark.parametrize(("name", "lack"), [("reason", Lack.REASON), ("would_make_possible", Lack.POSSIBLE), ("where_else", Lack.WHERE)])
def test_a_no_or_partly_never_leaves_bare(outcome: str, name: str, lack: Lack) -> None:
    assert lack in lacks({**refusal(), "outcome": outcome, name: ""})
    assert lack in lacks({**refusal(), "outcome": outcome, name: " . \n"})


def test_not_possible_is_no_reason() -> None:
    assert Lack.REASON in lacks({**refusal(), "reason": "Pas possible."})


def test_not_us_names_the_body_outside() -> None:
    assert lacks({**refusal(), "outcome": "elsewhere"}) == [Lack.BODY]


def test_a_promise_in_the_past_is_refused() -> None:
    assert lacks(yes(when_on=date(2026, 11, 22))) == [Lack.WHEN_PAST]
    assert lacks(yes(when_on=TODAY)) == []


def test_a_second_look_never_takes_a_promise_back() -> None:
    assert lacks(refusal(), promised=True) == [Lack.PROMISE_STANDS]
    assert lacks(yes(), promised=True) == []


def test_three_sentences_are_too_long_a_summary() -> None:
    assert lacks(yes(summary="Un. Deux. Trois.")) == [Lack.SUMMARY_LONG]


@pytest.mark.parametrize(("summary", "lack"), [
    ("Le dispositif sera pérennisé. Un banc arrive.", Lack.SUMMARY_TERMS),
    ("La ZFE commence en mars. Vous avez trois ans.", Lack.SUMMARY_ACRONYMS),
    ("Nous posons un banc sous le tilleul de la place parce que vous avez été très nombreux à nous le demander depuis le mois de mai.",
     Lack.SUMMARY_SENTENCE),
    ("La réparation automatique nécessitera vraisemblablement plusieurs investigations. Les responsables communiqueront ultérieurement "
     "leurs propositions.", Lack.SUMMARY_HARD),
])
def test_a_summary_that_not_everybody_understands_keeps_the_answer_back(summary: str, lack: Lack) -> None:
    assert lacks(yes(summary=summary)) == [lack]


def test_a_hard_word_may_stand_in_a_summary_that_explains_it() -> None:
    assert lacks(yes(summary="La ZFE (zone sans vieilles voitures) commence en mars. Vous avez trois ans.")) == []


def test_every_lack_has_its_sentence() -> None:
    assert set(LACKS) == set(Lack)


def test_done_needs_words_and_something_to_see() -> None:
    assert has_evidence("Le banc est posé.", True, "")
    assert has_evidence("Le banc est posé.", False, "https://angers.example/banc")
    assert not has_evidence("Le banc est posé.", False, "")
    assert not has_evidence("", True, "")
    assert not has_evidence("Le banc est posé.", False, "javascript:alert(1)")


def test_two_texts_are_both_kept() -> None:
    theirs = SimpleNamespace(**yes(what="Leur texte", cost="10 €"))
    mine = yes(what="Mon texte", cost="20 €")
    assert differing(mine, theirs) == ["what", "cost"]
    joined = both(mine, theirs)
    assert joined["what"] == "Mon texte\n\nLeur texte"
    assert joined["cost"] == "20 € / 10 €"
    assert joined["learnt"] == mine["learnt"]


def test_a_template_fills_empty_fields_only() -> None:
    typed = {"understood": "Déjà écrit", "what": ""}
    assert filled(typed, {"understood": "Modèle", "what": "Modèle", "round": 7}) == {"understood": "Déjà écrit", "what": "Modèle"}
