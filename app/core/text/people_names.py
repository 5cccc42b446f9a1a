"""Names of persons: what follows « Monsieur », « Mme », « M. » when it is neither an office nor an ordinary word."""

import re

_CAPITAL = "A-ZÀ-ÖØ-ÞŒŸĀĂĄĆČĎĐĒĘĚĞĢİĶŁŃŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽ"
_LETTER = "a-zA-ZÀ-ÖØ-öø-žſ"
_BLANK = "[ \u00a0\u202f\u2009]"
_TITLE = re.compile(
    rf"(?<![\w.'’-])(?P<short>mme|mlle|mrs?|dr|mm?(?=\.{_BLANK}?(?-i:[{_CAPITAL}])))\b\.?{_BLANK}{{0,2}}"
    rf"|(?<!\w)(?:monsieur|madame|mademoiselle|messieurs|mesdames|docteur|ma[îi]tre)\b{_BLANK}{{1,2}}", re.IGNORECASE)
_PARTICLE = ("de la|de l['’]|de|des|du|d['’]|von|van der|van den|van|da|dos|di|el|al|ben|bin|bint|ould|"
             "le|la|les|l['’]")
_PROPER = rf"(?:[{_CAPITAL}](?:['’][{_CAPITAL}])?[{_LETTER}]*(?:[-'’][{_LETTER}]+)*)"
_INITIALS = rf"(?:[{_CAPITAL}]\.{_BLANK}?){{0,2}}"
_NAME = re.compile(
    rf"{_INITIALS}(?:(?:(?:{_PARTICLE}){_BLANK}?)?(?P<first>{_PROPER}))"
    rf"(?:{_BLANK}(?:(?:{_PARTICLE}){_BLANK}?)?(?!(?:Le|La|Les|Un|Une)\b{_BLANK}[a-z]){_PROPER}){{0,3}}")
_SMALL_NAME = re.compile(rf"(?P<first>[{_LETTER}]+(?:[-'’][{_LETTER}]+)*)")

_OFFICES = frozenset("""
maire mairesse adjoint adjointe président présidente vice-président vice-présidente directeur directrice député députée
sénateur sénatrice préfet préfète sous-préfet sous-préfète ministre conseiller conseillère élu élue élus élues
responsable gardien gardienne concierge facteur factrice proviseur proviseure principal principale juge curé imam rabbin
pasteur professeur professeure instituteur institutrice maître maîtresse médecin docteur docteure boulanger boulangère
voisin voisine locataire propriétaire bailleur syndic chef cheffe commissaire agent agente policier policière médiateur
médiatrice modérateur modératrice secrétaire greffier greffière défenseur défenseure recteur rectrice trésorier
trésorière ouvrage œuvre d'ouvrage d’ouvrage d'œuvre d’œuvre chien dames messieurs monsieur madame mademoiselle mesdames
""".split())
_ORDINARY = frozenset("""
a à ai alors au aussi aux avait avec avez avons bonjour bonsoir ça car ce cela ces cet cette ceux chaque comme comment
contre d dans de depuis des deux devant dit donc du elle elles en encore est et était êtes être fait faut habite il ils
j je l la le les leur lorsque lui m ma mais me merci mes mon n ne ni nos notre nous on ont or ou où par parce parle pas
pendant peut plus pour pourquoi pouvez puis qu quand que quel quelle quelles quels qui quoi s sa sans se sera ses si son
sont sous suis sur t ta te tout tous toute très trop tu un une va veut vient vit voici voilà vont vos votre vous y âgé
âgée propre tout-le-monde rue place avenue boulevard mairie ville quartier veuillez cordialement svp salutations
""".split())
_LINKING = frozenset({"de", "du", "la", "le", "les", "l", "d"})


def names_after_titles(text: str) -> list[tuple[int, int]]:
    """Spans of the names alone: the title stays, « Monsieur le maire » and « Madame la directrice » too."""
    spans = []
    for title in _TITLE.finditer(text):
        name = _NAME.match(text, title.end())
        if name is None and title["short"] and not title[0].lower().startswith("m."):
            name = _SMALL_NAME.match(text, title.end())
        if name and _is_a_name(name, text):
            spans.append((name.start(), _end_of(name, text)))
    return spans


def _is_a_name(name: re.Match[str], text: str) -> bool:
    first = name["first"].casefold()
    following = re.match(rf"{_BLANK}([{_LETTER}-]+)", text[name.end("first"):name.end("first") + 40])
    second = following[1].casefold() if following else ""
    if first in {"le", "la", "les", "l'"}:
        # « Monsieur Le Maire » is an office, « Monsieur Le Gall » a name.
        return bool(following) and following[1][0].isupper() and second not in _OFFICES | _ORDINARY
    bare = re.sub("^[ld]['’]", "", first)
    if len(bare) < 2 or first in _ORDINARY or bare in _ORDINARY:
        return False
    return bare not in _OFFICES


def _end_of(name: re.Match[str], text: str) -> int:
    """Where the name stops: before an ordinary word that only had a capital by chance."""
    end = name.end("first")
    for word in re.finditer(rf"[{_LETTER}][{_LETTER}'’-]*", text[end:name.end()]):
        lowered = word[0].casefold()
        if lowered in _OFFICES or (lowered in _ORDINARY and lowered not in _LINKING):
            break
        end = name.end("first") + word.end()
    return end
