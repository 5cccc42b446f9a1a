"""Words for consultations: states, steps, and what a framing lacks, in sentences."""

from typing import Any

from flask import Flask

from app.core.i18n import _l
from app.processes.models import ProcessState, StepKind

PROCESS_WORDS: dict[str, Any] = {
    ProcessState.DRAFT: _l("En préparation"),
    ProcessState.OPEN: _l("Ouverte"),
    ProcessState.CLOSED: _l("Finie"),
    ProcessState.ARCHIVED: _l("Rangée"),
}
STEP_WORDS: dict[str, Any] = {
    StepKind.REACT: _l("Donner son avis"),
    StepKind.PROPOSE: _l("Donner une idée"),
    StepKind.RESULT: _l("Le résultat"),
}
LACK_WORDS: dict[str, Any] = {
    "question": _l("La question, en une phrase."),
    "can_change": _l("Ce qui peut changer."),
    "cannot_change": _l("Ce qui ne peut pas changer."),
    "technician_name": _l("Le nom de la personne qui connaît le dossier."),
    "technician_title": _l("Le métier de la personne qui connaît le dossier."),
    "elected_name": _l("Le nom de l’élu ou de l’élue qui décide."),
    "elected_title": _l("La fonction de la personne qui décide."),
    "starts_on": _l("Le premier jour."),
    "ends_on": _l("Le dernier jour."),
    "money": _l("L’argent prévu (écrivez « aucun » s’il n’y en a pas)."),
    "what_happens": _l("Ce que devient chaque avis."),
    "result_on": _l("Le jour du résultat."),
    "contact_name": _l("La personne à appeler."),
    "contact_phone": _l("Le téléphone de cette personne."),
    "contact_hours": _l("Les heures où l’on peut appeler."),
    "who_may": _l("Qui peut participer."),
    "dates": _l("Des dates dans le bon ordre : premier jour, dernier jour, résultat."),
    "steps": _l("Au moins une étape avec ses dates : donner son avis, ou donner une idée."),
}


def init_app(app: Flask) -> None:
    """Let every template say the same words."""
    app.jinja_env.globals.update(PROCESS_WORDS=PROCESS_WORDS, STEP_WORDS=STEP_WORDS, LACK_WORDS=LACK_WORDS)
