"""Who keeps the words of a site, and when an official text may be published."""

from app.core.i18n import _l
from app.core.verdicts import YES, Verdict, any_of, no
from app.language.labels import summary_reasons
from app.language.models import TextState, Translation
from app.language.queries import Sheet
from app.language.rules.keeping.official import lacks
from app.language.rules.summary import passes
from app.language.translatable import Original, offer_of
from app.people.rules import Actor, Role
from app.sites.models import Site
from app.sites.permissions import holds, is_platform, not_suspended

keeps_words = any_of(is_platform, holds(Role.MODERATOR, Role.ADMINISTRATOR))
keeps_words.__doc__ = "Keeps the site’s words: moderator or administrator"


def may_ask(actor: Actor, site: Site | None = None) -> Verdict:
    """Anybody but a suspended account."""
    return not_suspended(actor, site)


def may_publish(actor: Actor, site: Site, sheet: Sheet) -> Verdict:
    """Whole, with a simple version, and with a summary that everybody can read. The refusal names every reason."""
    if not (verdict := keeps_words(actor, site)):
        return verdict
    if sheet.text.state == TextState.PUBLISHED:
        return no(_l("Ce texte est déjà publié."), _l("Changez-le : la nouvelle version est publiée tout de suite."))
    if lacks(sheet.version):
        return no(_l("Le texte n’est pas complet."), _l("Il faut un titre, le texte officiel, le résumé et la version simple."))
    return summary_passes(sheet.version.summary)


def summary_passes(summary: str) -> Verdict:
    """One or two sentences that everybody understands; the refusal gives the exact reasons."""
    found = passes(summary)
    return YES if found else no(_l("Le résumé n’est pas encore assez simple."), summary_reasons(found))


enters_translations = holds(Role.TRANSLATOR, Role.MODERATOR, Role.ADMINISTRATOR)
enters_translations.__doc__ = "Translates, or moderates what residents say in other languages"


def may_translate(actor: Actor, site: Site, kind: str, original: Original | None = None, language: str = "") -> Verdict:
    """Those the kind of text names, into a language of the site that is not the text's own."""
    offer = offer_of(kind)
    if offer is None or (original is not None and language not in original.targets(site.languages)):
        return no(_l("Ce texte ne se traduit pas dans cette langue."), _l("Choisissez une langue du site."))
    return offer.check(actor, site)


def may_accept(actor: Actor, site: Site, row: Translation) -> Verdict:
    """Another person than those who wrote it: two pairs of eyes."""
    if not (verdict := may_translate(actor, site, row.kind)):
        return verdict
    if actor.account_id in row.writers:
        return no(_l("Vous avez écrit cette traduction."), _l("Une autre personne doit la relire."))
    return YES
