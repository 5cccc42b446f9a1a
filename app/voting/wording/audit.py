"""What an audit of a sealed vote says: its steps, and one sentence for each thing that can be wrong."""

from typing import Any

from app.core.i18n import _l
from app.voting.sealed.ballots import Fault
from app.voting.sealed.board.findings import Check, Code, Finding

CHECKS: dict[Check, Any] = {
    Check.FILE: _l("Les pièces de l’archive"), Check.CHAIN: _l("La chaîne"), Check.SETUP: _l("La préparation du vote"),
    Check.BALLOTS: _l("Les bulletins"), Check.TALLY: _l("La somme scellée"), Check.SHARES: _l("Les parts des gardiens des clés"),
    Check.RESULT: _l("Le résultat"), Check.RECEIPTS: _l("Les reçus"), Check.EARLIER: _l("La copie plus ancienne"),
}
PASSED: dict[Check, Any] = {
    Check.FILE: _l("Chaque pièce de l’archive est celle que son nom annonce."),
    Check.CHAIN: _l("La chaîne est entière, de la première ligne à la dernière."),
    Check.SETUP: _l("La question, les gardiens des clés et les codes de vote publics vont ensemble."),
    Check.BALLOTS: _l("Chaque bulletin est permis, signé, et présent une seule fois."),
    Check.TALLY: _l("La somme scellée est bien celle des bulletins."),
    Check.SHARES: _l("Chaque gardien a ouvert la somme avec sa vraie clé."),
    Check.RESULT: _l("Le résultat est bien celui de la somme ouverte."),
    Check.RECEIPTS: _l("Les reçus donnés se retrouvent dans l’urne."),
    Check.EARLIER: _l("La copie plus ancienne est le début de cette archive."),
}
NOT_YET = _l("pas encore possible, le vote n’en est pas là.")
NO_EVIDENCE = _l(
    "Une archive seule ne montre pas un bulletin retiré avant toute copie. Donnez un reçu ou une copie plus ancienne pour le vérifier."
)
FINDINGS: dict[Code, Any] = {
    Code.UNREADABLE: _l("Ce fichier n’est pas l’archive d’un vote scellé."),
    Code.DIGEST: _l("Une pièce a été modifiée après sa publication : %(subject)s."),
    Code.CHAIN: _l("La chaîne est rompue : la ligne %(height)s ne suit pas la précédente."),
    Code.ORDER: _l("La ligne %(height)s n’est pas à sa place : aucun vote ne se déroule dans cet ordre."),
    Code.AFTER_END: _l("Un bulletin a été ajouté après la clôture, à la ligne %(height)s."),
    Code.MISSING: _l("La ligne %(height)s cite une pièce qui manque ou ne se lit pas."),
    Code.ORPHAN: _l("Une pièce n’est citée par aucune ligne : %(subject)s. Quelque chose a été retiré de la chaîne."),
    Code.ELECTION: _l("La question du vote a été modifiée ou ne se lit pas."),
    Code.TRUSTEES: _l("La liste des gardiens des clés a été modifiée, ou une clé n’est pas prouvée."),
    Code.CREDENTIALS: _l("La liste des codes de vote publics a été modifiée, ou un code y est deux fois."),
    Code.KEY: _l("La clé du vote n’est pas celle des gardiens : quelqu’un d’autre pourrait ouvrir les bulletins."),
    Code.BALLOT: _l("Le bulletin de la ligne %(height)s aurait dû être refusé : %(fault)s"),
    Code.DUPLICATE: _l("Le même bulletin est deux fois dans l’urne (ligne %(height)s) : %(subject)s."),
    Code.REPLAY: _l("Un ancien bulletin a été remis dans l’urne après un nouveau vote de la même personne (ligne %(height)s) : %(subject)s."),
    Code.TALLY: _l("La somme publiée n’est pas celle des bulletins (ligne %(height)s)."),
    Code.TALLY_SIZE: _l("Le nombre de bulletins annoncé n’est pas le vrai (ligne %(height)s)."),
    Code.SHARE: _l("La part d’un gardien n’est pas prouvée (ligne %(height)s)."),
    Code.SHARE_OWNER: _l("Une part vient de personne, ou deux fois du même gardien (ligne %(height)s)."),
    Code.SHARE_MISSING: _l("Un résultat est publié sans la part de tous les gardiens (ligne %(height)s)."),
    Code.RESULT: _l("Le résultat publié n’est pas celui que les gardiens ont ouvert (ligne %(height)s)."),
    Code.RECEIPT_DROPPED: _l("Le bulletin de ce reçu n’est pas dans l’urne : %(subject)s. Il a été retiré, ou le reçu est d’un autre vote."),
    Code.RECEIPT_CHAIN: _l("Le bulletin de ce reçu est dans l’urne, mais la chaîne a été refaite avant lui : %(subject)s."),
    Code.OTHER_VOTE: _l("La copie plus ancienne est celle d’un autre vote, ou ne se lit pas."),
    Code.EARLIER_DROPPED: _l("Un bulletin de la copie plus ancienne (ligne %(height)s) a été retiré : %(subject)s."),
    Code.REWRITTEN: _l("La chaîne a été réécrite à partir de la ligne %(height)s de la copie plus ancienne."),
}
FAULTS: dict[Fault, Any] = {
    Fault.TOO_LONG: _l("Ce bulletin est trop long pour ce vote."),
    Fault.MALFORMED: _l("Ce bulletin n’a pas la forme d’un bulletin de ce vote."),
    Fault.NOT_CANONICAL: _l("Ce bulletin n’est pas écrit comme il le faut ; son numéro de suivi changerait."),
    Fault.OTHER_ELECTION: _l("Ce bulletin est celui d’un autre vote."),
    Fault.DUPLICATE: _l("Ce bulletin est déjà dans l’urne."),
    Fault.UNKNOWN_CREDENTIAL: _l("Ce code de vote n’est pas sur la liste de ce vote."),
    Fault.OUTSIDE_GROUP: _l("Ce bulletin contient un nombre interdit."),
    Fault.SIGNATURE: _l("Ce bulletin n’est pas signé avec ce code de vote. Il a été modifié ou copié."),
    Fault.PROOF_CHOICE: _l("Ce bulletin ne prouve pas que chaque choix compte une fois."),
    Fault.PROOF_TOTAL: _l("Ce bulletin ne prouve pas que le nombre de choix est permis."),
    Fault.PROOF_BLANK: _l("Ce bulletin est à la fois blanc et rempli."),
    Fault.OVERVOTE: _l("Il y a trop de choix sur ce bulletin. Retirez-en."),
    Fault.UNDERVOTE: _l("Il manque des choix sur ce bulletin. Ajoutez-en, ou votez blanc si c’est permis."),
}


def sentence(finding: Finding) -> str:
    """What is wrong, in one sentence of the present language."""
    fault = str(FAULTS[Fault(finding.fault)]) if finding.fault else ""
    values = {"height": finding.height, "subject": finding.subject, "fault": fault[:1].lower() + fault[1:]}
    return str(FINDINGS[finding.code]) % values
