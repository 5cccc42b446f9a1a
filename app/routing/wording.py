"""The words of routing: why a team is suggested, ready questions and reasons, and the history of an input for staff."""

from typing import Any

from app.core.i18n import _, _l, ngettext
from app.moderation.models import Act, ActKind
from app.routing.queries import Advice
from app.routing.rules import Suggestion, Why

READY_QUESTIONS: dict[str, Any] = {
    "where": _l("Où est-ce exactement ? Donnez la rue, ou un lieu que tout le monde connaît."),
    "when": _l("Quand cela arrive-t-il ? À quelle heure, quels jours ?"),
    "who": _l("Qui est gêné, ou qui en profiterait ?"),
    "what": _l("Que demandez-vous à la ville, en une phrase ?"),
    "photo": _l("Pouvez-vous décrire ce que l’on voit, avec un repère : un numéro, un arbre, un arrêt de bus ?"),
}
READY_BOUNCES: dict[str, Any] = {
    "team": _l("C’est le travail d’une autre équipe."),
    "place": _l("Ce lieu n’est pas dans notre secteur."),
    "outside": _l("Ce n’est pas à la ville : quelqu’un d’autre décide."),
    "unclear": _l("On ne comprend pas ce qui est demandé."),
}
HISTORY: dict[str, Any] = {
    "contributions.submit": _l("Idée reçue"), "contributions.edit": _l("Texte modifié par la personne"),
    "contributions.withdraw": _l("Idée retirée par la personne"), "moderation.accept": _l("Lue et acceptée"), "moderation.hide": _l("Masquée"),
    "moderation.restore": _l("Remise en ligne"), "moderation.merge": _l("Regroupée avec une autre"),
    "moderation.mask": _l("Informations privées masquées"), "moderation.report": _l("Signalée"),
    "moderation.dismiss_reports": _l("Signalement écarté"), "moderation.appeal": _l("Décision contestée par la personne"),
    "moderation.decide_appeal": _l("Contestation décidée"), "moderation.undo": _l("Décision annulée"), "routing.route": _l("Envoyée à une équipe"),
    "routing.bounce": _l("Renvoyée par l’équipe : « pas à nous »"), "routing.add_helper": _l("Aide demandée à une autre équipe"),
    "routing.advise": _l("Avis donné par l’équipe qui aide"), "routing.forward": _l("Transmise hors de la ville"),
    "routing.ask": _l("Question posée à la personne"), "routing.reply_question": _l("La personne a répondu à la question"),
    "answers.study": _l("Mise à l’étude"), "answers.submit_answer": _l("Réponse proposée"), "answers.return_answer": _l("Réponse à reprendre"),
    "answers.publish_answer": _l("Réponse publiée"), "answers.extend": _l("Délai prolongé"), "answers.report_progress": _l("Nouvelles données"),
    "answers.finish": _l("Faite"), "answers.postpone": _l("Engagement repoussé"), "answers.hear": _l("La personne dit si elle est entendue"),
    "answers.reply": _l("La personne a répliqué"), "people.leave_contact": _l("La personne a laissé un contact"),
}
TEAM_KEYS = "1234567890bcfinoxz"
"""Keys of the teams in the list, the letters of the acts left out."""


def because(advice: Advice, suggestion: Suggestion) -> list[str]:
    """The reasons of a suggestion, in sentences, strongest first."""
    found = [sentence for why in suggestion.reasons if (sentence := _reason(advice, suggestion, why))]
    competent = {Why.TOWN, Why.GROUP, Why.OUTSIDE} & set(suggestion.reasons)
    if competent and advice.competence and advice.competence.because:
        found.append(advice.competence.because)
    return found


def _reason(advice: Advice, suggestion: Suggestion, why: Why) -> str:
    theme = advice.themes.get(advice.theme_id or 0)
    team = advice.teams.get(suggestion.team or 0)
    place = advice.territories.get(team.territory_id or 0) if team else None
    body = advice.bodies.get(suggestion.body or 0)
    town = advice.town.name if advice.town else ""
    return {
        Why.THEME: lambda: _("Thème : %(theme)s", theme=theme.label if theme else ""),
        Why.PLACE: lambda: _("Lieu : %(place)s", place=place.name if place else ""),
        Why.TOWN: lambda: _("Commune compétente : %(town)s", town=town),
        Why.GROUP: lambda: _("C’est le groupe de villes qui s’en occupe"),
        Why.OUTSIDE: lambda: _("Ce n’est pas à la ville de décider : %(body)s", body=body.name if body else ""),
        Why.NO_TOWN_TEAM: lambda: _("%(town)s n’a pas encore d’équipe ici pour ce thème", town=town),
        Why.PRECEDENTS: lambda: ngettext(
            "%(num)s idée semblable y est allée", "%(num)s idées semblables y sont allées", suggestion.count
        ),
        Why.BOUNCED: lambda: _("Cette équipe a déjà dit « pas à nous »"),
    }[why]()


def ready_message(body: Any) -> str:
    """What a resident is told when their input goes outside: who decides, and whom to ask."""
    if body.phone:
        return _(
            "La ville ne décide pas de ce sujet. %(body)s s’en occupe. Nous lui avons transmis votre idée. Vous pouvez appeler : %(phone)s.",
            body=body.name, phone=body.phone,
        )
    return _("La ville ne décide pas de ce sujet. %(body)s s’en occupe. Nous lui avons transmis votre idée.", body=body.name)


def what_was_done(act: Act, team: str) -> str:
    """A decision in a few words, for the colleague who comes second."""
    if act.undone_at is not None:
        return _("décision annulée")
    if act.kind == ActKind.ACCEPT and act.before.get("assignment_id"):
        return _("envoyée à %(team)s", team=team)
    if act.kind == ActKind.ACCEPT and act.before.get("forwarding_id"):
        return _("transmise hors de la ville")
    words: dict[str, str] = {
        ActKind.ACCEPT: _("lue et acceptée"), ActKind.HIDE: _("masquée"), ActKind.RESTORE: _("remise en ligne"), ActKind.MERGE: _("regroupée"),
        ActKind.MASK: _("informations privées masquées"), ActKind.ASK: _("une question est posée"), ActKind.DISMISS: _("signalement écarté"),
    }
    return words[act.kind]
