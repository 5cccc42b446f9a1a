"""Words of sealed votes that stand in the published election, in French for everybody, and what the log says of an audit."""

from collections.abc import Mapping
from typing import Any

from app.core.i18n import _l, speaking
from app.voting.methods import Question
from app.voting.sealed.board.findings import STEP, Check, Code, Finding
from app.voting.wording.audit import CHECKS, NOT_YET, PASSED, sentence
from app.voting.wording.ballots import grade_word


def grades_of(question: Question) -> tuple[str, ...]:
    """The names of the grades, the worst first; empty for a question without."""
    if question.shape != "grades":
        return ()
    with speaking("fr"):
        return tuple(grade_word(grade, question.settings["grades"]) for grade in range(question.settings["grades"]))


def rules_line(rules_hash: str) -> str:
    """Ties the election to the vote's published rules."""
    return f"Règles publiées (SHA-256) : {rules_hash}"


def told(facts: Mapping[str, Any]) -> list[tuple[bool | None, str, list[str]]]:
    """An audit of the log, step by step: sound (None: not possible yet), what it says, what is wrong."""
    findings = [Finding(Code(each["code"]), each["height"], each["subject"], each["fault"]) for each in facts["findings"]]
    lines: list[tuple[bool | None, str, list[str]]] = []
    for check in Check:
        wrong = [sentence(each) for each in findings if STEP[each.code] is check]
        if wrong:
            lines.append((False, str(CHECKS[check]), wrong))
        elif check.value in facts["checked"]:
            lines.append((True, str(PASSED[check]), []))
        elif check not in (Check.RECEIPTS, Check.EARLIER):
            lines.append((None, f"{CHECKS[check]} : {NOT_YET}", []))
    return lines


NOT_A_RECEIPT = _l("Ce n’est pas un reçu de ce vote. Copiez-le en entier.")
_BROKEN = _l("L’urne publique ne se lit pas bien : une pièce a été modifiée. Prévenez la personne à contacter.")
SHARE_FAULTS: dict[str, Any] = {
    "no_key": _l("Nous ne lisons pas de clé ici. Choisissez le fichier gardé, ou tapez tous les mots."),
    "other_key": _l("Ce n’est pas la clé que vous venez de faire. Choisissez le dernier fichier."),
    "no_trustee": _l("Cette clé n’est pas une clé de ce vote. Cherchez le fichier de ce vote."),
    "open": _l("Le vote n’est pas clos : rien ne s’ouvre avant la clôture."),
    "sums": _l("La somme publiée n’est pas celle des bulletins : n’ouvrez rien, et prévenez la personne à contacter."),
    "ballot": _l("Un bulletin de l’urne n’est pas signé : n’ouvrez rien, et prévenez la personne à contacter."),
    "network": _l("L’urne publique n’est pas arrivée. Vérifiez votre connexion, puis recommencez."),
    **dict.fromkeys(("digest", "chain", "order", "missing", "duplicate", "unreadable"), _BROKEN),
}
"""What a trustee's browser says when it cannot open its part."""
BROWSER_FINDINGS: dict[str, Any] = {
    "digest": _l("Une pièce a été modifiée après sa publication, vers la ligne {height}."),
    "chain": _l("La chaîne est rompue : la ligne {height} ne suit pas la précédente."),
    "order": _l("La ligne {height} n’est pas à sa place."),
    "missing": _l("La ligne {height} cite une pièce qui manque."),
    "duplicate": _l("Le bulletin de la ligne {height} est deux fois dans l’urne."),
    "unreadable": _l("Ce fichier ne se lit pas."),
    "network": _l("Le fichier de l’urne n’est pas arrivé. Vérifiez votre connexion, puis recommencez."),
    "lacking": _l("Ce navigateur est trop ancien pour vérifier. Prenez-en un plus récent, ou un programme indépendant."),
}
"""What the audit page says when the reader's browser finds something wrong; {height} is put in there."""
