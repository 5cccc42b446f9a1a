"""The words for roles, kinds and choices of a site, and the site's own words."""

from typing import Any

from flask import Flask, g

from app.core.i18n import _l, locale_code
from app.core.workdays import ALSACE_MOSELLE, METROPOLE
from app.people.rules import Role
from app.sites.models import Review, SiteKind, TerritoryKind

ROLE_WORDS: dict[str, Any] = {
    Role.MODERATOR: _l("Lit les messages et les envoie"),
    Role.AGENT: _l("Répond dans une équipe"),
    Role.HEAD: _l("Dirige une équipe"),
    Role.ELECTED: _l("Élu ou élue : décide et signe"),
    Role.ADMINISTRATOR: _l("Gère le site"),
    Role.COORDINATOR: _l("Coordonne le programme national"),
    Role.GUARANTOR: _l("Garant ou garante, indépendant des villes"),
    Role.ORGANISER: _l("Prépare les votes d’un conseil de quartier"),
    Role.KEEPER: _l("Donne les codes de vote, à part de qui prépare le vote"),
    Role.HELPER: _l("Prend note de ce que disent les habitants, dans un lieu d’aide"),
    Role.TRANSLATOR: _l("Traduit les textes pour une association"),
}
TERRITORY_WORDS: dict[str, Any] = {
    TerritoryKind.NEIGHBOURHOOD: _l("Quartier"),
    TerritoryKind.MEMBER_TOWN: _l("Commune membre"),
    TerritoryKind.PLACE: _l("Lieu avec un code QR"),
}
KIND_WORDS: dict[str, Any] = {SiteKind.TOWN: _l("Ville"), SiteKind.GROUP: _l("Groupe de villes")}
REVIEW_WORDS: dict[str, Any] = {
    Review.NONE: _l("Personne : l’équipe publie elle-même"),
    Review.HEAD: _l("La personne qui dirige l’équipe"),
    Review.ELECTED: _l("L’élu ou l’élue"),
}
ZONE_WORDS: dict[str, Any] = {METROPOLE: _l("Jours fériés de France"), ALSACE_MOSELLE: _l("Jours fériés d’Alsace et de Moselle")}
HOLDER_WORDS: dict[str, Any] = {
    "town": _l("La ville (ou la commune membre)"),
    "group": _l("Le groupe de villes"),
    "outside": _l("Un organisme extérieur"),
}
ICON_WORDS: dict[str, Any] = {
    "street": _l("La rue"), "green": _l("Un arbre"), "noise": _l("Le bruit"), "school": _l("L’école"), "health": _l("La santé"),
    "housing": _l("Un immeuble"), "transport": _l("Un bus"), "light": _l("Une lampe"), "people": _l("Des personnes"),
    "place": _l("Un lieu"), "speech": _l("La parole"), "euro": _l("L’argent"), "wait": _l("L’attente"), "dots": _l("Autre"),
}
WORD_DEFAULTS: dict[str, Any] = {"town": _l("la ville"), "neighbourhood": _l("quartier")}


def site_word(name: str) -> str:
    """How the present site says « la ville » or « quartier »; only in French, because the site wrote it in French."""
    site = g.get("site")
    own = site.words.get(name) if site is not None and site.words and locale_code() == "fr" else None
    return str(own or WORD_DEFAULTS[name])


def init_app(app: Flask) -> None:
    """Let every template say the same words."""
    app.jinja_env.globals.update(
        ROLE_WORDS=ROLE_WORDS, TERRITORY_WORDS=TERRITORY_WORDS, KIND_WORDS=KIND_WORDS, HOLDER_WORDS=HOLDER_WORDS, site_word=site_word
    )
