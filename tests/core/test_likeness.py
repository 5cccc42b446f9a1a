"""The same wish in other words is found; stems are the same on every machine and in every thread."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from app.core.text.likeness import rank_similar, similarity
from app.core.text.stems import stems

SAME_WISH = {
    "light": ["Il fait trop noir le soir rue des Tilleuls, on n’ose plus rentrer à pied",
              "Plus de lampadaires dans la rue des Tilleuls"],
    "tower": ["Remettre un réverbère à l’entrée du parking de la tour B",
              "C’est sombre devant la tour B, il manque une lumière"],
    "bins": ["Les poubelles débordent tous les week-ends place du marché",
             "Des ordures partout le dimanche après le marché, il faudrait ramasser plus souvent"],
    "dogs": ["Trop de crottes de chien sur les trottoirs", "Installer des distributeurs de sacs pour les déjections canines"],
    "bike": ["Une piste cyclable avenue Jean-Jaurès pour aller au collège", "Sécuriser le trajet à vélo jusqu’au collège"],
    "bus": ["Le bus 12 ne passe plus après 20 heures", "Avoir des bus le soir, la ligne 12 s’arrête trop tôt"],
    "speed": ["Les voitures roulent trop vite devant l’école Prévert", "Mettre un ralentisseur près de l’école Prévert"],
    "bench": ["Mettre des bancs sur le chemin du centre commercial pour les personnes âgées",
              "Ma mère de 80 ans ne peut s’asseoir nulle part entre chez elle et le centre commercial"],
    "rats": ["Il y a des rats au pied de l’immeuble, allée des Roses", "Dératisation urgente allée des Roses"],
    "shade": ["Planter des arbres dans la cour de l’école Pasteur, il y fait trop chaud",
              "La cour de Pasteur est une fournaise l’été, pas d’ombre pour les enfants"],
    "play": ["Une aire de jeux pour les tout-petits au square Blum",
             "Le toboggan du square Blum est cassé, les enfants n’ont plus rien"],
    "lift": ["L’ascenseur de la tour 4 est encore en panne",
             "Tour 4 : nous sommes bloqués chez nous, l’ascenseur ne fonctionne pas"],
    "noise": ["Tapage toutes les nuits sous nos fenêtres, rodéos de motos", "Le bruit des motos la nuit, on ne dort plus"],
    "ramp": ["Impossible d’entrer à la médiathèque en fauteuil roulant",
             "Une rampe pour les poussettes et les handicapés à l’entrée de la médiathèque"],
    "doctor": ["On ne trouve plus de médecin dans le quartier", "Ouvrir un centre de santé avec des généralistes"],
    "canteen": ["La cantine est trop chère pour les familles nombreuses",
                "Baisser le prix des repas à l’école pour les familles de plus de trois enfants"],
    "parking": ["On ne peut plus se garer rue Victor-Hugo le soir", "Stationnement impossible rue Victor Hugo"],
}
OTHERS = [
    "Organiser une fête des voisins chaque été", "Ouvrir la piscine plus tard en juillet",
    "Un cours de français pour les parents le samedi", "Un composteur collectif au pied des immeubles",
    "Rouvrir le bureau de poste de la rue de la Gare", "Plus de places en crèche", "Réparer la fontaine de la place",
    "Afficher les comptes rendus du conseil citoyen dans les halls", "Un marché bio le mercredi",
    "Repeindre la passerelle de la gare", "Le wifi gratuit au centre social",
]
TEXTS = [(wish, text) for wish, texts in SAME_WISH.items() for text in texts] + [("", text) for text in OTHERS]


@pytest.mark.parametrize(("wish", "text"), [pair for pair in TEXTS if pair[0]])
def test_the_same_wish_in_other_words_comes_first(wish: str, text: str) -> None:
    candidates = [(other, stems(said, "fr")) for other, said in TEXTS if said != text]
    found = rank_similar(stems(text, "fr"), candidates)
    assert found and found[0].key == wish


def test_a_slip_of_spelling_is_forgiven() -> None:
    candidates = [(text, stems(text, "fr")) for _, text in TEXTS]
    found = rank_similar(stems("des lampadères rue des tileuls", "fr"), candidates)
    assert found[0].key == "Plus de lampadaires dans la rue des Tilleuls"


def test_nothing_alike_finds_nothing() -> None:
    candidates = [(text, stems(text, "fr")) for text in OTHERS]
    assert rank_similar(stems("Jumeler la commune avec Tombouctou", "fr"), candidates) == []
    assert rank_similar([], candidates) == []
    assert rank_similar(["banc"], []) == []


def test_at_most_so_many_and_none_too_weak() -> None:
    candidates = [(n, ["banc", str(n)]) for n in range(20)]
    assert [found.key for found in rank_similar(["banc"], candidates, limit=3, at_least=0.1)] == [0, 1, 2]
    assert rank_similar(["banc", "rouge"], candidates, at_least=0.99) == []


def test_similarity_ignores_the_order_of_words() -> None:
    one, two = stems("des bancs près de l’école", "fr"), stems("L’école a besoin de bancs", "fr")
    assert similarity(one, one) == 1
    assert similarity(one, two) > 0.7 > similarity(one, stems("la piscine en juillet", "fr"))
    assert similarity([], one) == 0


@pytest.mark.parametrize(("language", "one", "other"), [
    ("fr", "Les écoles de l’avenue", "ecole AVENUES"),
    ("ar", "بإنارة", "إنارةُ"),
    ("tr", "IŞIKLAR sokaklarında", "ışık sokak"),
    ("pt", "as lâmpadas", "lampada"),
    ("en", "the benches", "bench"),
    ("ta", "மரங்கள்", "மரங்கள்"),
    ("fr-FR", "des bancs", "banc"),
    ("xx", "Über", "uber"),
])
def test_forms_of_a_word_share_their_stem(language: str, one: str, other: str) -> None:
    assert stems(one, language) == stems(other, language) != []


def test_small_words_go_and_numbers_stay() -> None:
    assert stems("Il faudrait que le bus 12 passe aussi pour nous", "fr") == ["bus", "12", "pass"]
    assert stems("", "fr") == []


def test_threads_do_not_disturb_each_other() -> None:
    words = [text for _, text in TEXTS] * 20
    alone = [stems(text, "fr") for text in words]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda text: stems(text, "fr"), words)) == alone
