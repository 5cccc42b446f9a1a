"""The check finds what makes a text hard, says what to write instead, and leaves plain French alone."""

from fractions import Fraction
from time import perf_counter

import pytest

from app.language.rules.check import check, warm_up
from app.language.rules.detect.numbers import image
from app.language.rules.findings import Difficulty, Finding
from app.language.rules.lists import DATA, glossary, known, official, senses
from app.language.rules.marks import pieces, units
from app.language.rules.scores import Ease, kandel_moles
from app.language.rules.summary import SummaryLack, passes
from tests.benchmarks.words import glossary_only, labelled, measure, ours


def kinds(text: str, language: str = "fr") -> list[tuple[str, str]]:
    return [(one.kind.value, one.words) for one in check(text, language).findings]


def first(text: str, kind: Difficulty) -> Finding:
    return next(one for one in check(text).findings if one.kind == kind)


@pytest.mark.parametrize(("text", "expected"), [
    ("Il convient de lire ce texte.", [("impersonal", "Il convient de")]),
    ("Le budget a été adopté par le conseil municipal hier.", [("passive", "a été adopté par le conseil")]),
    ("Il n’est pas impossible que nous venions.", [("double_negation", "n’est pas impossible")]),
    ("Nous réussirons la simplification des formulaires.", [("chain", "simplification des formulaires")]),
    ("La ZFE commence demain.", [("acronym", "ZFE")]),
    ("La zone sans vieilles voitures (ZFE) commence. La ZFE est grande.", []),
    ("Nous parlerons de la démilitarisation.", [("rare", "démilitarisation")]),
    ("Nous venons nonobstant la pluie.", [("official", "nonobstant")]),
    ("Nous diligentons une visite.", [("verb", "diligentons")]),
    ("Cela touche 23 % des gens.", [("percent", "23 %")]),
    ("Cela touche 23 % des gens, presque un sur quatre.", []),
    ("La place coûte 1 250 000 €.", [("big_number", "1 250 000 €")]),
    ("La place coûte 1 250 000 €, le prix de deux écoles.", []),
])
def test_one_difficulty_at_a_time(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize("text", [
    "Je suis allé au marché et ma fille est née ici.",
    "L’ascenseur est cassé et la porte est fermée.",
    "Mon fils a été renversé par un scooter.",
    "Les volets de la cuisine sont cassés et le levier de vitesse aussi.",
    "Mon acte de naissance est chez ma mère.",
    "La statue de la place a une flèche dans la main.",
    "Suivez la consigne de tri, la formule est simple.",
    "Le collège est derrière le lycée.",
    "J’ai une consultation chez le médecin, avec une ordonnance.",
    "Il se comporte bien, il habite rue des Lilas.",
    "La veille au soir, on vide les poubelles.",
    "Le jardin sent bon, les parcelles aussi.",
    "Je ne sors pas sans ma canne.",
    "MERCI À TOUS POUR LA FÊTE",
    "Louis XIV et Jean DUPONT sont venus en TGV.",
    "Pizza et jus de pomme à 17 h 30, salle B.",
    "Une subvention, c’est de l’argent que la ville donne. La subvention arrive en mai.",
    "Le quorum (c’est-à-dire le nombre de présents) est de douze.",
])
def test_everyday_french_is_left_alone(text: str) -> None:
    assert kinds(text) == []


def test_a_term_comes_with_its_plain_words_and_can_be_explained_on_the_spot() -> None:
    found = first("Le quorum est atteint.", Difficulty.TERM)
    assert found.offer == "nombre minimum de présents pour pouvoir voter"
    assert kinds("Le quorum est atteint.".replace(found.words, found.put)) == []


@pytest.mark.parametrize(("text", "put"), [
    ("Nous venons afin d’aider.", "pour "), ("Au regard des besoins, nous venons.", "Selon les"), ("C’est ouvert à compter du 3 mai.", "à partir du"),
    ("Au sein du quartier, on parle.", "Dans le"),
])
def test_an_office_phrase_is_replaced_with_one_tap(text: str, put: str) -> None:
    assert first(text, Difficulty.OFFICIAL).put == put


def test_a_long_sentence_says_where_to_cut() -> None:
    text = ("Nous avons lu toutes vos idées pendant trois semaines avec les équipes des rues et des parcs, et nous allons vous dire en juin "
            "ce que nous pouvons faire.")
    found = first(text, Difficulty.VERY_LONG)
    assert found.cut is not None and text[found.cut:].startswith(", et nous")


@pytest.mark.parametrize(("share", "words"), [
    (0.23, "presque un sur quatre"), (0.5, "la moitié"), (0.66, "presque deux sur trois"), (0.1, "un sur dix"), (0.75, "trois sur quatre"),
    (0.26, "un peu plus de un sur quatre"),
])
def test_shares_in_everyday_words(share: float, words: str) -> None:
    assert image(Fraction(share).limit_denominator(1000)) == words


def test_scores_tell_an_office_text_from_a_plain_one() -> None:
    plain = check("La place change. Nous plantons des arbres. Il y aura de l’ombre et des bancs pour tout le monde cet été.").scores
    hard = check("La territorialisation des politiques publiques nécessite une mutualisation de l’ingénierie à l’échelle intercommunale.").scores
    assert plain.ease == Ease.EASY and hard.ease == Ease.HARD
    assert plain.kandel is not None and hard.kandel is not None and plain.kandel > hard.kandel + 40
    assert kandel_moles(10, 1.5) == pytest.approx(207 - 10.15 - 110.4, abs=0.1)


def test_english_and_other_languages() -> None:
    assert ("passive", "was approved") in kinds("The plan was approved in May.", "en")
    assert kinds("We plant trees and mend the road. You can come and help us.", "en") == []
    assert check("نزرع الأشجار في الساحة. تعالوا معنا.", "ar").findings == ()


def test_nothing_breaks_on_odd_texts() -> None:
    for text in ("", " \n ", "…", "🎉🎉", "a" * 5000, "- \n- \n", "QPV", "«", "1 200,50 €", "\u202fAu titre de\u00a0"):
        assert check(text).scores is not None
        assert "".join(piece.text for piece in pieces(text, check(text).findings)) == text


def test_places_are_counted_as_browsers_count() -> None:
    assert units("🎉 le quorum", 2) == 3


@pytest.mark.parametrize(("text", "lacks"), [
    ("Un banc arrive. Il sera là en mai.", []),
    ("", [SummaryLack.EMPTY]),
    ("Un. Deux. Trois.", [SummaryLack.SENTENCES]),
    ("Le quorum est atteint.", [SummaryLack.TERMS]),
    ("La ZFE commence.", [SummaryLack.ACRONYMS]),
    ("Le quorum (nombre minimum de présents) est atteint.", []),
])
def test_what_a_summary_lacks(text: str, lacks: list[SummaryLack]) -> None:
    assert list(passes(text).lacks) == lacks


def test_two_hundred_words_in_milliseconds() -> None:
    warm_up()
    text = " ".join(row.text for row in labelled("tuning") if row.rewrite)[:1400]
    best = min(_seconds(text) for _time in range(5))
    assert best < 0.015, best


def _seconds(text: str) -> float:
    start = perf_counter()
    check(text)
    return perf_counter() - start


def test_the_held_out_sentences() -> None:
    """Floors under what `python -m tests.benchmarks.words` prints; these sentences were never used to tune anything."""
    rows = labelled("heldout")
    found, only = measure(ours, rows), measure(glossary_only, rows)
    assert found.span_precision >= 0.88 and found.span_recall >= 0.84
    assert found.sentence_precision >= 0.96 and found.sentence_recall >= 0.97
    assert found.false <= 2
    assert found.span_recall > only.span_recall + 0.4 and found.sentence_recall > only.sentence_recall + 0.3


def test_the_labelled_set_is_as_large_as_promised() -> None:
    rows = labelled("tuning") + labelled("heldout")
    assert sum(row.rewrite for row in rows) >= 110 and sum(not row.rewrite for row in rows) >= 110
    assert len({row.text for row in rows}) == len(rows)


def test_every_office_expression_offers_something_and_is_found() -> None:
    for term in official():
        assert term.kind in ("word", "phrase", "verb") and (term.plain or term.explanation), term
        if term.term not in senses():
            assert check(f"{term.term}.", terms=()).findings or term.term in known(), term.term


def test_offered_words_are_not_office_words_themselves() -> None:
    circular = [term.term for term in official() if any(one.words.lower() == term.term for one in check(term.plain, terms=()).findings)]
    assert circular == []


def test_guards_belong_to_an_expression() -> None:
    assert set(senses()) <= {term.term for term in (*official(), *glossary())}


def test_the_lists_say_where_they_come_from() -> None:
    for name in ("fr_common.txt", "en_common.txt"):
        notice = (DATA / name).read_text(encoding="utf-8")[:900]
        assert "wordfreq" in notice and "Attribution-ShareAlike 4.0" in notice
