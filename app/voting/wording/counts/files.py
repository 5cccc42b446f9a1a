"""Why a file of votes is refused, with the line, and what was odd in one that was read."""

from app.core.i18n import _
from app.voting.formats.polls import FormatRefused, Remark


def file_sentence(refused: FormatRefused) -> str:
    """What is wrong in the file, and where."""
    reason = _reasons(refused.found)[refused.code]
    return _("Ligne %(line)s\u00a0: %(reason)s", line=refused.line, reason=reason) if refused.line else reason


def _reasons(found: str) -> dict[str, str]:
    return {
        "too_large": _("Ce fichier est trop gros."),
        "not_text": _("Ce fichier n’est pas un fichier de texte."),
        "broken_archive": _("Ce fichier compressé est abîmé."),
        "empty": _("Ce fichier ne contient pas de bulletin."),
        "no_section": _("Il faut d’abord une ligne META, PROJECTS ou VOTES."),
        "section_twice": _("La partie %(found)s est là deux fois.", found=found),
        "missing_section": _("Il manque la partie %(found)s.", found=found),
        "same_column_twice": _("Deux colonnes ont le même nom\u00a0: %(found)s.", found=found),
        "missing_column": _("Il manque une colonne dans %(found)s.", found=found),
        "no_project_id": _("Il manque le numéro du projet."),
        "project_twice": _("Le projet %(found)s est là deux fois.", found=found),
        "no_projects": _("Ce fichier ne contient pas de projet."),
        "bad_amount": _("Ce montant ne se lit pas\u00a0: %(found)s.", found=found),
        "bad_weight": _("Ce poids ne se lit pas\u00a0: %(found)s.", found=found),
        "bad_points": _("Ces points ne se lisent pas\u00a0: %(found)s. Il faut des nombres entiers.", found=found),
        "points_do_not_match": _("Il faut autant de points que de projets\u00a0: %(found)s.", found=found),
        "bad_meta": _("Ce nombre ne se lit pas dans META\u00a0: %(found)s.", found=found),
        "unknown_vote_type": _("Ce type de vote est inconnu\u00a0: %(found)s.", found=found),
        "envelopes_do_not_match": _("Il faut autant d’enveloppes que de noms\u00a0: %(found)s.", found=found),
        "not_preflib": _("Ce n’est pas un fichier PrefLib\u00a0: %(found)s.", found=found),
        "not_an_order": _("Ce classement ne se lit pas\u00a0: %(found)s.", found=found),
        "unknown_alternative": _("Le choix %(found)s n’existe pas.", found=found),
        "no_alternatives": _("Ce fichier ne contient pas de choix."),
        "too_many_grades": _("Il faut de quatre à sept mentions. Ce fichier en a %(found)s.", found=found),
        "bad_rank": _("Cette place ne se lit pas\u00a0: %(found)s.", found=found),
        "bad_grade": _("Cette mention ne se lit pas\u00a0: %(found)s.", found=found),
        "option_twice": _("Le choix %(found)s est là deux fois.", found=found),
        "too_many_cells": _("Cette ligne a plus de cases que l’en-tête."),
    }


def remark_sentence(remark: Remark) -> str:
    """Something odd, how often, and what was made of it."""
    times, line, found = remark.times, remark.line, remark.found
    return {
        "unknown_project": _("%(times)s votes pour un projet absent de la liste sont laissés de côté (d’abord ligne %(line)s\u00a0: %(found)s).",
                             times=times, line=line, found=found),
        "voter_twice": _("%(times)s numéros de votant reviennent (d’abord ligne %(line)s)\u00a0: chaque ligne compte.", times=times, line=line),
        "project_twice_in_vote": _(
            "%(times)s bulletins nomment deux fois un projet (d’abord ligne %(line)s)\u00a0: il compte une fois.", times=times, line=line),
        "other_num_projects": _("Le fichier annonce %(found)s projets et en contient %(line)s.", found=found, line=line),
        "other_num_votes": _("Le fichier annonce %(found)s bulletins et en contient %(line)s.", found=found, line=line),
        "option_twice": _(
            "%(times)s fois, un choix revient sur un bulletin (d’abord ligne %(line)s)\u00a0: la première place compte.", times=times, line=line),
        "equal_ranks": _("%(found)s bulletins donnent la même place à plusieurs choix.", found=found),
        "zero_is_no_grade": _("%(found)s fois 0, lu comme «\u00a0sans mention\u00a0», donc comme la plus basse.", found=found),
    }[remark.code]
