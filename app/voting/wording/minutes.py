"""What came out of a vote, in sentences: for the mail to the roll, the input to the town, and the minutes."""

from typing import Any

from app.core.i18n import _, ngettext
from app.voting.methods import Outcome
from app.voting.queries.outcomes import outcome_of
from app.voting.rules.preparing import frozen


def result_sentences(vote: Any) -> list[str]:
    """Who won, how many took part, and whether that was enough. Empty before the count."""
    outcome = outcome_of(vote)
    if outcome is None:
        return []
    took = vote.result["turnout"]
    said = [headline(vote, outcome)] if vote.result["proclaimed"] else [_("Le quorum n’est pas atteint : aucun résultat n’est proclamé.")]
    return [*said, ngettext("%(num)d personne sur %(roll)d a voté.", "%(num)d personnes sur %(roll)d ont voté.", took["voted"], roll=took["roll"])]


def result_text(vote: Any) -> str:
    """The same as one text."""
    return " ".join(result_sentences(vote))


def headline(vote: Any, outcome: Outcome) -> str:
    """The verdict in one sentence."""
    labels = {option["key"]: option["label"] for option in frozen.rules_of(vote)["options"]}
    names = ", ".join(f"«\u00a0{labels[key]}\u00a0»" for key in outcome.winners)
    tied = ", ".join(f"«\u00a0{labels[key]}\u00a0»" for key in (outcome.ties[-1].options if outcome.ties else ()))
    if outcome.verdict == "won":
        return ngettext("%(names)s est retenu.", "Sont retenus : %(names)s.", len(outcome.winners), names=names)
    if outcome.verdict == "second_round":
        finalists = ", ".join(f"«\u00a0{labels[key]}\u00a0»" for key in outcome.facts.get("finalists", ()))
        return _("Il faut un deuxième tour entre : %(names)s.", names=finalists)
    if outcome.verdict == "tie":
        return _("Égalité entre : %(names)s. Personne ne gagne.", names=tied)
    return {
        "adopted": _("La réponse est oui."), "rejected": _("La réponse est non."),
        "threshold": _("Aucune réponse n’atteint la majorité demandée."), "minimum": _("Aucune réponse n’atteint le minimum demandé."),
        "unaffordable": _("Aucun projet ne tient dans la somme prévue."), "no_votes": _("Personne n’a exprimé de choix."),
    }.get(outcome.verdict, _("Aucun résultat."))
