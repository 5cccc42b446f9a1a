"""Who may decide about an input, and who may contest it. Nobody decides in their own case, nobody judges their own decision."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.contributions.models import Contribution
from app.contributions.rules import ANSWERED_STATES, State
from app.core.i18n import _l
from app.core.verdicts import YES, Verdict, no
from app.moderation import queries
from app.moderation.models import Act, ActKind, Appeal, AppealState
from app.moderation.rules import may_still_appeal, may_still_undo
from app.people.rules import Actor, Role
from app.sites.permissions import holds, not_suspended

MODERATORS = (Role.MODERATOR,)
JUDGES = (Role.MODERATOR, Role.ADMINISTRATOR, Role.GUARANTOR)

works_on_queue = holds(*MODERATORS)
judges_here = holds(*JUDGES)
remarks_here = holds(Role.GUARANTOR)


def decides(session: Session, actor: Actor, contribution: Contribution) -> Verdict:
    """A moderator of the input's own site, and not its author; nothing can be decided about a withdrawn input."""
    if not (verdict := not_suspended(actor)):
        return verdict
    if not actor.holds_any(MODERATORS, contribution.site_id):
        return no(_l("Seule l’équipe de modération de ce site peut faire cela."), _l("Demandez-le-lui, ou signalez l’idée."))
    if is_own_case(session, actor, contribution):
        return no(_l("C’est votre propre idée."), _l("Laissez une autre personne de l’équipe décider."))
    if contribution.withdrawn_at is not None:
        return no(_l("La personne a retiré son idée."), _l("Il n’y a plus rien à faire. Passez à la suivante."))
    return YES


def is_own_case(session: Session, actor: Actor, contribution: Contribution) -> bool:
    """Whether the actor wrote the input, as a browser or as an account."""
    if contribution.author_id is None:
        return False
    if actor.participant_id == contribution.author_id:
        return True
    return actor.account_id is not None and queries.author_account(session, contribution) == actor.account_id


def may_accept(session: Session, actor: Actor, contribution: Contribution) -> Verdict:
    """An input that is shown and not gathered under another one."""
    if not (verdict := decides(session, actor, contribution)):
        return verdict
    if contribution.hidden_at is not None:
        return no(_l("Cette idée est masquée."), _l("Remettez-la d’abord en ligne."))
    if contribution.merged_into_id is not None:
        return no(_l("Cette idée est déjà regroupée avec une autre."), _l("Ouvrez l’idée qui la regroupe."))
    return YES


def may_hide(session: Session, actor: Actor, contribution: Contribution) -> Verdict:
    """Anything that is shown may be hidden, with its rule and reason."""
    if not (verdict := decides(session, actor, contribution)):
        return verdict
    if contribution.hidden_at is not None:
        return no(_l("Cette idée est déjà masquée."), _l("Ouvrez-la pour voir qui l’a masquée, et pourquoi."))
    return YES


def may_restore(session: Session, actor: Actor, contribution: Contribution) -> Verdict:
    """A hidden input may be shown again by any moderator."""
    if not (verdict := decides(session, actor, contribution)):
        return verdict
    return YES if contribution.hidden_at is not None else no(_l("Cette idée n’est pas masquée."), _l("Tout le monde peut la lire."))


def may_merge(session: Session, actor: Actor, contribution: Contribution, into: Contribution) -> Verdict:
    """Into a shown input of the same site that is not gathered itself; an input that gathers others stays on top."""
    if not (verdict := may_accept(session, actor, contribution)):
        return verdict
    if into.site_id != contribution.site_id or into.id == contribution.id or into.kind != contribution.kind:
        return no(_l("Cette idée ne peut pas regrouper l’autre."), _l("Choisissez une autre idée du même site."))
    if not into.is_public:
        return no(_l("L’idée choisie n’est plus en ligne."), _l("Choisissez-en une autre, ou regroupez dans l’autre sens."))
    if into.merged_into_id is not None:
        return no(_l("L’idée choisie est déjà regroupée avec une autre."), _l("Choisissez l’idée qui la regroupe."))
    if contribution.merged_count:
        return no(_l("Cette idée en regroupe déjà d’autres."), _l("Regroupez dans l’autre sens : gardez celle-ci."))
    if State(contribution.state) in ANSWERED_STATES:
        return no(_l("Cette idée a déjà sa réponse."), _l("Regroupez plutôt l’autre idée dans celle-ci."))
    return YES


def may_undo(session: Session, actor: Actor, act: Act, contribution: Contribution, now: datetime) -> Verdict:
    """One's own act, while it is fresh and nothing was built on it."""
    if not actor.holds_any(MODERATORS, act.site_id) or act.by_id is None or act.by_id != actor.account_id:
        return no(_l("Seule la personne qui a décidé peut annuler."), _l("Prenez une nouvelle décision, avec sa raison."))
    if act.undone_at is not None:
        return no(_l("C’est déjà annulé."), _l("Rien d’autre à faire."))
    if not may_still_undo(act.at, now):
        return no(_l("Cette décision date de plus d’un jour."), _l("Prenez une nouvelle décision, avec sa raison."))
    if queries.live_acts_after(session, act) or contribution.withdrawn_at is not None:
        return no(_l("Quelque chose s’est passé depuis sur cette idée."), _l("Ouvrez-la, puis prenez une nouvelle décision."))
    if act.before.get("after", contribution.state) != contribution.state:
        return no(_l("L’équipe a déjà commencé à travailler sur cette idée."), _l("Appelez-la : elle peut vous la renvoyer."))
    if "appeal_id" in act.before:
        return no(_l("Cette décision répond à une contestation."), _l("Elle ne s’annule pas."))
    if act.kind == ActKind.HIDE and queries.appeal_of(session, act.id) is not None:
        return no(_l("La personne a contesté cette décision."), _l("Une autre personne va décider. Vous pouvez remettre l’idée en ligne."))
    return YES


def may_report(actor: Actor, contribution: Contribution) -> Verdict:
    """Anybody, about anything that is shown, their own words excepted."""
    if not (verdict := not_suspended(actor)):
        return verdict
    if not contribution.is_public:
        return no(_l("Ce texte n’est plus en ligne."), _l("Il n’y a plus rien à signaler."))
    if contribution.author_id is not None and contribution.author_id == actor.participant_id:
        return no(_l("C’est votre propre idée."), _l("Vous pouvez la modifier ou la retirer sur votre page de suivi."))
    return YES


def speaks_as_author(session: Session, actor: Actor, contribution: Contribution, code: str = "") -> Verdict:
    """The author's browser, the author's account, or whoever holds the receipt code (paper and voice count the same)."""
    if code and code == contribution.receipt_code:
        return YES
    mine = actor.participant_id is not None and actor.participant_id == contribution.author_id
    account = actor.account_id is not None and actor.account_id == queries.author_account(session, contribution)
    if mine or account:
        return YES
    return no(_l("Seule la personne qui a écrit l’idée peut faire cela."), _l("Tapez votre code de suivi pour ouvrir votre page."))


def may_appeal(session: Session, actor: Actor, act: Act, contribution: Contribution, now: datetime, code: str = "") -> Verdict:
    """The author contests a hiding that still stands, once, within six months."""
    if not (verdict := speaks_as_author(session, actor, contribution, code)):
        return verdict
    if act.kind != ActKind.HIDE or act.undone_at is not None or contribution.hidden_at is None:
        return no(_l("Votre idée n’est plus masquée."), _l("Tout le monde peut la lire."))
    if not may_still_appeal(act.at, now):
        return no(_l("Vous aviez six mois pour contester."), _l("Vous pouvez réécrire votre idée, ou nous appeler."))
    return YES


def may_decide_appeal(actor: Actor, appeal: Appeal, act: Act) -> Verdict:
    """Another person than the one who hid the input."""
    if not actor.holds_any(JUDGES, appeal.site_id):
        return no(_l("Seules l’équipe de modération et la personne garante peuvent décider."), _l("Demandez à l’une d’elles."))
    if appeal.state != AppealState.OPEN:
        return no(_l("Quelqu’un a déjà décidé."), _l("La décision est écrite plus bas."))
    if act.by_id is not None and act.by_id == actor.account_id:
        return no(
            _l("C’est vous qui avez masqué cette idée."),
            _l("Une autre personne doit décider : un autre membre de l’équipe, ou la personne garante."),
        )
    return YES
