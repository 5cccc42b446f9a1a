"""Sentences that hide who acts: « a été décidé par la commission », « est mis en œuvre ».

An everyday passive stays: « l’ascenseur est cassé », « ma fille a été renversée par un scooter ». Verbs of movement and state
build their past with « être » and are no passives: « est allé », « est né ».
"""

import re

from app.language.rules.detect import english
from app.language.rules.detect.passage import Passage, is_word
from app.language.rules.findings import Difficulty, Finding
from app.language.rules.lemmas import lemma
from app.language.rules.tokens import Token, fold

_BE = frozenset(
    "est sont etait etaient sera seront serait seraient soit soient fut furent ete etre etant".split()
)
_BETWEEN = frozenset("pas plus donc ainsi egalement aussi strictement ensuite alors toujours deja enfin jamais par ailleurs alors toutefois "
    "notamment entierement directement systematiquement obligatoirement exclusivement prealablement".split()
)
_REFLEXIVE = frozenset("s se me m te t nous vous".split())
# Participles of office work; « prévu », « interdit », « ouvert », « réparé » are everyday words and not among them.
_OFFICE = re.compile(
    r"(?:approuve|adopte|realise|effectue|attribue|accorde|notifie|transmis|soumis|inscrit|confie|affiche|examine|arrete|fixe|etabli|defini|conclu"
    r"|designe|institue|constitue|charge|autorise|habilite|delivre|verse|finance|cofinance|assure|conduit|pilote|engage|retenu|valide"
    r"|instruit|depose|adresse|tenu|requis|exige|precise|indique|considere|repute|declare|classe|maintenu|subordonne|applique"
    r"|mobilise|associe|identifie"
    r"|apprecie|calcule|determine|consulte|publie|consigne|recueilli|procede|mis|pris|formalise|integre|complete|justifie|releve|edicte|prescrit|pourvu"
    r"|dispense|octroye|alloue|sollicite|diligente|deploye|anime|coordonne|evalue|presente|preconise|prononce|saisi|convoque|elabore|developpe|respecte"
    r"|infiltre|accepte|rejete|refuse|produit|fourni|joint|annexe|conditionne|porte|mene|encadre"
    r"|plafonne|limite|imputee?|restitue|mutualise|conserve|poursuivi|recherche|conclu|elabore|exerce|transfere|delegue|convenu)(?:e?s?)$"
)
# These need an agent (« par le conseil ») or a modal (« doit être ») to count: alone they are everyday words.
_SOFT = re.compile(
    r"(?:affiche|charge|verse|finance|refuse|accepte|depose|tenu|pris|porte|mis|calcule|limite|publie|presente|arrete|mene|joint|classe"
    r"|inscrit|complete|respecte|conduit|produit|conserve|associe|saisi|dispense|examine|accorde|retenu"
    r"|fixe|maintenu|anime|assure|declare|transmis)(?:e?s?)$"
)
_AGENTS = re.compile(
    r" par (?:la |le |les |l'|un |une |des |nos |vos |notre |ses |mes )?(?:\w+ )?"
    r"(?:conseil|maire|commission|services?|ville|préfet|préfecture|état|région|département"
    r"|métropole|bureau|comité|assemblée|direction|prestataire|arrêté|délibération|loi|décret|élus?|collectivité|commune|administration|autorité|agence"
    r"|instance|jury|jurys?|travailleurs|agents?|bailleurs?|organisme|partenaires?|convention|règlement)\b", re.IGNORECASE,
)
_MODALS = frozenset("doit doivent devra devront peut peuvent pourra pourront devrait devraient pourrait pourraient".split())
_SHORT = 9
"""Words: in a sentence this short even an office verb may stay (« La salle est financée. »)."""


def detect(passage: Passage) -> list[Finding]:
    """Findings of kind passive."""
    if passage.language == "en":
        return [passage.finding(Difficulty.PASSIVE, *match.span()) for match in english.PASSIVE.finditer(passage.even)]
    if passage.language != "fr":
        return []
    return [
        found for _sentence, words in passage.by_sentence() for place, word in enumerate(words)
        if is_word(word) and fold(word.text) in _BE and (found := _passive(passage, words, place))
    ]


def _passive(passage: Passage, words: list[Token], place: int) -> Finding | None:
    if place and fold(words[place - 1].text) in _REFLEXIVE and fold(words[place].text) not in ("etre", "ete"):
        return None
    after = place + 1
    while after < len(words) and after < place + 4 and fold(words[after].text) in _BETWEEN | {"ete"}:
        after += 1
    if after >= len(words) or not _is_participle(words[after].text):
        return None
    first, last = words[_start(words, place)], words[after]
    agent = _AGENTS.match(passage.even, last.end)
    if not agent and not _hides(words, place, last):
        return None
    return passage.finding(Difficulty.PASSIVE, first.start, agent.end() if agent else last.end)


def _hides(words: list[Token], place: int, participle: Token) -> bool:
    """Whether an office verb stands in the passive without saying who acts."""
    written = fold(participle.text)
    if not _OFFICE.match(written):
        return False
    if _SOFT.match(written):
        return place > 0 and fold(words[place].text) == "etre" and fold(words[place - 1].text) in _MODALS and len(words) > _SHORT
    return len(words) > _SHORT - 3


def _is_participle(word: str) -> bool:
    written = fold(word)
    return bool(_OFFICE.match(written)) or (word.lower().endswith(("é", "ée", "és", "ées")) and lemma(word) != word.lower()) or (
        written.endswith(("e", "ee", "es", "ees")) and word.lower().rstrip("es").endswith("é")
    )


def _start(words: list[Token], place: int) -> int:
    """With « a » of « a été », with « doit » of « doit être »."""
    before = fold(words[place - 1].text) if place else ""
    return place - 1 if before in _MODALS | {"a", "ont", "avait", "avaient", "aura", "auront", "ayant"} else place
