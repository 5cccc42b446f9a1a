"""A glossary's terms are found as people write them: inflected, elided, broken over lines; and nowhere else."""

import csv
from pathlib import Path
from time import perf_counter

import pytest

from app.language.rules.terms import Term, find_terms

GLOSSARY = tuple(
    Term(row["term"], row["kind"], row["plain"], row["explanation"])
    for row in csv.DictReader((Path(__file__).parents[2] / "app/language/data/glossary_fr.csv").open(encoding="utf-8"))
)


def found(text: str, *terms: tuple[str, str]) -> list[str]:
    chosen = tuple(Term(term, kind, "…") for term, kind in terms) or GLOSSARY
    return [text[one.start:one.end] for one in find_terms(text, chosen)]


@pytest.mark.parametrize(("text", "expected"), [
    ("Les politiques publiques changent.", ["politiques publiques"]),
    ("Les POLITIQUES PUBLIQUES changent.", ["POLITIQUES PUBLIQUES"]),
    ("Nos services déconcentrés et le service déconcentré.", ["services déconcentrés", "service déconcentré"]),
    ("Les procès-verbaux des instances", ["procès-verbaux", "instances"]),
    ("La mise en œuvre, les mises en oeuvre", ["mise en œuvre", "mises en oeuvre"]),
    ("L’enjeu : d'autres enjeux", ["enjeu", "enjeux"]),
    ("Il faut pérenniser ; nous pérennisons.", ["pérenniser", "pérennisons"]),
    ("La maîtrise d’ouvrage, la maîtrise d'œuvre", ["maîtrise d’ouvrage", "maîtrise d'œuvre"]),
    ("la maîtrise\nd’usage du lieu", ["maîtrise\nd’usage"]),
    ("la mixité\u00a0sociale", ["mixité\u00a0sociale"]),
    ("Le tiers\u2011lieu et le tiers lieu", ["tiers\u2011lieu", "tiers lieu"]),
    ("Cohe\u0301sion sociale", ["Cohe\u0301sion sociale"]),
    ("COHESION SOCIALE", ["COHESION SOCIALE"]),
    ("sous réserve des travaux", ["sous réserve des"]),
    ("sous réserve d’un accord, sous réserve de place", ["sous réserve d’", "sous réserve de"]),
])
def test_a_term_is_found_in_every_form(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_owners_of_works() -> None:
    assert found("Les maîtres d’ouvrage et le maître d'ouvrage", ("maître d’ouvrage", "phrase")) == ["maîtres d’ouvrage", "maître d'ouvrage"]


def test_the_longest_term_wins() -> None:
    assert found("Le comité de pilotage et le pilotage") == ["comité de pilotage", "pilotage"]
    assert found("la politique de la ville d’Angers")[0] == "politique de la ville"


@pytest.mark.parametrize("text", [
    "Les sous-territoires et le vice-élu du Levier-sur-Loire.",
    "Voir www.voirie.fr ou dispositif@territoire.fr, https://exemple.org/territoire/mandat",
    "Le prénom, le pré et le rep du BP.".replace("BP", "bp"),
    "TRAVAUX DANS LE QPV DU CENTRE",
    "Je vais vers la gare. Nous vivons ensemble.",
    "C’est public. Politique de gauche, ville de droite.",
])
def test_words_inside_others_small_initials_and_headings_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_initials_are_case_sensitive() -> None:
    assert found("Le QPV, les QPVs, le PLUi, la Z.A.C. et le Plu") == ["QPV", "QPVs", "PLUi", "Z.A.C."]
    assert found("QPV") == ["QPV"]


def test_a_form_that_hangs_on_a_hyphen_is_the_same_word() -> None:
    assert found("Ce dispositif-là. L’élu dit-il vrai ?") == ["dispositif", "élu"]


def test_verbs_of_an_expression_in_any_form() -> None:
    verb = ("procéder à", "verb")
    assert found("Il a procédé à l’envoi. Nous procédons à un choix.", verb) == ["procédé à", "procédons à"]


def test_two_hundred_words_take_a_few_milliseconds() -> None:
    text = "Le comité de pilotage valide le dispositif au titre de la politique de la ville pour les habitants. " * 12
    find_terms(text, GLOSSARY)
    start = perf_counter()
    for _time in range(10):
        find_terms(text, GLOSSARY)
    assert (perf_counter() - start) / 10 < 0.02
