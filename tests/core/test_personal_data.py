"""What identifies a person is found; prices, dates, offices and places are left alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.text.personal_data import Kind, find, mask

FOUND = {
    Kind.PHONE: [
        "06 12 34 56 78", "06.12.34.56.78", "0612345678", "+33 6 12 34 56 78", "+33612345678", "0033 6 12 34 56 78",
        "+33 (0)6 12 34 56 78", "06-12-34-56-78", "01\u00a042\u00a033\u00a044\u00a055", "O6 12 34 56 78", "06 123 456 78",
        "0612 345 678", "+212 6 12 34 56 78", "+262 692 12 34 56", "0 6 12 34 56 78", "06  12  34  56  78",
    ],
    Kind.EMAIL: ["jean.dupont@gmail.com", "jean (at) gmail.com", "jean[arobase]orange.fr",
                 "jean.dupont arobase gmail point com", "é.léa+quartier@ville.fr"],
    Kind.FLAT: ["appartement 12", "appt 304", "apt. 12B", "appart 5", "appartement n° 12", "appartement A12", "appartement B",
                "étage porte 12", "logement 45", "bâtiment C, porte 4"],
    Kind.NUMBER_PLATE: ["AB-123-CD", "AB 123 CD", "AB123CD", "ab-123-cd"],
    Kind.SOCIAL_SECURITY: ["1 85 05 78 006 084 91", "185057800608491", "2 85 12 2A 123 456"],
    Kind.BANK_ACCOUNT: ["FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189"],
}
PARTS = [
    ("Monsieur Dupont", Kind.NAME, "Dupont"), ("Mme BENALI", Kind.NAME, "BENALI"), ("Mlle Durand", Kind.NAME, "Durand"),
    ("M. Jean-Pierre de La Fontaine", Kind.NAME, "Jean-Pierre de La Fontaine"), ("mr martin habite", Kind.NAME, "martin"),
    ("mme dupont", Kind.NAME, "dupont"), ("Madame Élodie N'Guyen", Kind.NAME, "Élodie N'Guyen"),
    ("M. J. Dupont", Kind.NAME, "J. Dupont"), ("Monsieur Le Gall", Kind.NAME, "Le Gall"), ("M. D'Almeida", Kind.NAME, "D'Almeida"),
    ("Madame de Souza", Kind.NAME, "de Souza"), ("Mme Ben Salah", Kind.NAME, "Ben Salah"), ("M. Şahin", Kind.NAME, "Şahin"),
    ("monsieur Traoré", Kind.NAME, "Traoré"), ("Docteur Nguyen", Kind.NAME, "Nguyen"), ("M. et Mme Dupond", Kind.NAME, "Dupond"),
    ("Monsieur Ahmed El Mansouri est là", Kind.NAME, "Ahmed El Mansouri"), ("Mme Diallo Bonjour", Kind.NAME, "Diallo"),
    ("digicode 1234B", Kind.DOOR_CODE, "1234B"), ("digicode : 12A45", Kind.DOOR_CODE, "12A45"),
    ("le digicode est le 4581A", Kind.DOOR_CODE, "4581A"), ("code d'entrée 1234", Kind.DOOR_CODE, "1234"),
    ("code de la porte : 4567B", Kind.DOOR_CODE, "4567B"), ("digicode du hall 45B12", Kind.DOOR_CODE, "45B12"),
    ("une voiture grise 1234 AB 75", Kind.NUMBER_PLATE, "1234 AB 75"), ("plaque 12 AB 2A", Kind.NUMBER_PLATE, "12 AB 2A"),
]
LEFT_ALONE = [
    "1 234,56 €", "12 500 euros", "un prix de 06 euros", "10.000.000 d'euros", "20 000 000", "le 01/02/2024", "le 03.10.2024",
    "en 2023 et 2024", "2020-2026", "de 14 h 30 à 16 h", "12 rue des Lilas", "60100 Creil", "code postal 60100", "0,612345678",
    "le 3919 ou le 112", "0 800 123 456", "08 92 12 34 56", "SIRET 123 456 789 00012", "n° 123456789012", "loi 2014-173",
    "article L. 2121-29", "bus 123 CM 60", "12 RUE 75", "AB 12 CD", "plus de 100 000 habitants",
    "Monsieur le maire", "Monsieur Le Maire", "Madame la directrice", "Madame La Présidente", "Madame l’Adjointe", "M. le préfet",
    "Mme la Députée", "mr le maire", "Madame, Monsieur,", "Madame Monsieur", "Messieurs Dames", "Bonjour Madame Je voudrais",
    "un monsieur sympathique", "la madame du 3e", "monsieur qui crie", "Monsieur Propre", "maître d’ouvrage", "Maître d’œuvre",
    "12 m. environ", "3 m. de large", "20 mm. Il pleut", "une largeur de 3 M. La rue", "M. X", "Docteur en droit",
    "appartement 60 m2", "appartement 60 m²", "appartement 3 pièces", "appartement T3", "un appartement à louer",
    "appartement 2 chambres", "porte 5 du parc", "le digicode ne marche plus depuis 2019", "interphone en panne depuis 2021",
    "code promo 1234", "code de la route 2024", "code parking 20 places",
]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in FOUND.items() for text in texts])
def test_it_is_found_whole_inside_a_sentence(kind: Kind, text: str) -> None:
    assert [(text, kind)] == [(text[span.start:span.end], span.kind) for span in find(text)]
    sentence = f"Voilà ({text}), merci."
    assert [sentence[span.start:span.end] for span in find(sentence)] == [text]


@pytest.mark.parametrize(("text", "kind", "part"), PARTS)
def test_only_the_telling_part_is_found(text: str, kind: Kind, part: str) -> None:
    assert [(text[span.start:span.end], span.kind) for span in find(text)] == [(part, kind)]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_ordinary_words_and_numbers_are_left_alone(text: str) -> None:
    assert find(text) == []


def test_masking_says_what_was_there() -> None:
    text = "Appelez Mme Diallo au 06 12 34 56 78 ou a@b.fr, appartement 12, 4 rue des Lilas."
    assert mask(text, find(text)) == ("Appelez Mme [nom masqué] au [téléphone masqué] ou [adresse e-mail masquée], "
                                      "[logement masqué], 4 rue des Lilas.")
    assert mask(text, find(text)[:1], {Kind.NAME: "***"}).startswith("Appelez Mme *** au 06")
    assert mask(text, []) == text


SCRAPS = ["06 12 34 56 78", "0", "6", " ", "a@b.fr", "M. ", "Mme Diallo", "appt 12", "digicode 1234", "AB-123-CD", ".", "-", "+33", "é"]


@given(st.lists(st.sampled_from(SCRAPS)).map("".join))
def test_spans_are_in_order_and_masking_is_final(text: str) -> None:
    spans = find(text)
    assert all(one.end <= other.start for one, other in zip(spans, spans[1:], strict=False))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize("piece", ["0", "06 ", "a.", "a@a.", "Mme ", "M. A-", "M. A'B ", "+1 ", "1 85 05 ", "AB-", "digicode ", "appt ",
                                   "FR76 3000 ", "code de la porte ", "voiture 12 AB ", "arobase ", "étage ", "madame de la "])
def test_no_text_is_slow_to_search(piece: str) -> None:
    started = time.process_time()
    find(piece * (10_000 // len(piece)))
    assert time.process_time() - started < 0.5
