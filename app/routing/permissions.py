"""Who may send an input on, give it back, help, ask and reply."""

from sqlalchemy.orm import Session

from app.contributions.models import Contribution
from app.contributions.rules import OPEN_STATES, TRANSITIONS, State
from app.core.i18n import _l
from app.core.states import allows
from app.core.verdicts import YES, Verdict, no
from app.moderation.permissions import MODERATORS, decides, may_accept, speaks_as_author
from app.people.rules import Actor
from app.routing import queries
from app.routing.models import Assignment, Question
from app.sites.models import OutsideBody, Team
from app.sites.permissions import not_suspended


def may_route(session: Session, actor: Actor, contribution: Contribution, team: Team | None = None) -> Verdict:
    """A moderator, for an input that has no answer yet, to an open team of the same site."""
    if not (verdict := may_accept(session, actor, contribution)):
        return verdict
    if not allows(TRANSITIONS, State(contribution.state), "route"):
        return no(_l("Cette idée a déjà sa réponse."), _l("La personne qui l’a écrite peut demander un deuxième regard."))
    if team is not None and (team.site_id != contribution.site_id or team.closed_at is not None):
        return no(_l("Cette équipe n’existe plus ici."), _l("Choisissez une autre équipe."))
    return YES


def may_forward(session: Session, actor: Actor, contribution: Contribution, body: OutsideBody | None = None) -> Verdict:
    """A moderator, to a body the site knows."""
    if not (verdict := may_route(session, actor, contribution)):
        return verdict
    if body is not None and body.site_id != contribution.site_id:
        return no(_l("Cet organisme n’est pas dans la liste de ce site."), _l("Choisissez-en un autre."))
    return YES


def works_on_it(session: Session, actor: Actor, contribution: Contribution) -> Verdict:
    """The moderators of the site and the members of the team that leads."""
    if not (verdict := not_suspended(actor)):
        return verdict
    if contribution.withdrawn_at is not None:
        return no(_l("La personne a retiré son idée."), _l("Il n’y a plus rien à faire."))
    if actor.holds_any(MODERATORS, contribution.site_id):
        return decides(session, actor, contribution)
    if queries.team_leads(session, contribution.id, actor.teams(contribution.site_id)):
        return YES
    return no(_l("Cette idée n’est pas chez votre équipe."), _l("Appelez l’équipe qui l’a, ou l’équipe de modération."))


def may_bounce(session: Session, actor: Actor, contribution: Contribution) -> Verdict:
    """The leading team gives back what is not its own, while no answer is out."""
    if not (verdict := not_suspended(actor)):
        return verdict
    if not allows(TRANSITIONS, State(contribution.state), "bounce"):
        return no(_l("Cette idée n’est chez aucune équipe, ou elle a déjà sa réponse."), _l("Il n’y a rien à renvoyer."))
    if not queries.team_leads(session, contribution.id, actor.teams(contribution.site_id)):
        return no(_l("Cette idée n’est pas chez votre équipe."), _l("Seule l’équipe qui l’a peut la renvoyer."))
    return YES


def may_add_helper(session: Session, actor: Actor, contribution: Contribution, team: Team | None = None) -> Verdict:
    """One leads, others help: moderators and the leading team may ask another open team."""
    if not (verdict := works_on_it(session, actor, contribution)):
        return verdict
    if State(contribution.state) not in OPEN_STATES:
        return no(_l("Cette idée a déjà sa réponse."), _l("Une aide n’est plus utile."))
    if team is None:
        return YES
    if team.site_id != contribution.site_id or team.closed_at is not None:
        return no(_l("Cette équipe n’existe plus ici."), _l("Choisissez une autre équipe."))
    if queries.team_leads(session, contribution.id, [team.id]):
        return no(_l("Cette équipe a déjà l’idée."), _l("Choisissez une autre équipe pour aider."))
    if queries.team_helps(session, contribution.id, [team.id]):
        return no(_l("Cette équipe aide déjà."), _l("Son avis s’affichera ici."))
    return YES


def may_advise(actor: Actor, assignment: Assignment) -> Verdict:
    """The members of the team that was asked to help."""
    if not (verdict := not_suspended(actor)):
        return verdict
    if assignment.team_id not in actor.teams(assignment.site_id):
        return no(_l("Une autre équipe a été appelée à l’aide."), _l("Seuls ses membres donnent cet avis."))
    if assignment.ended_at is not None:
        return no(_l("Cette idée n’attend plus l’avis de votre équipe."), _l("Appelez l’équipe qui répond."))
    return YES


def may_ask(session: Session, actor: Actor, contribution: Contribution) -> Verdict:
    """One question at a time, while no answer is out."""
    if not (verdict := works_on_it(session, actor, contribution)):
        return verdict
    if State(contribution.state) not in OPEN_STATES or contribution.hidden_at is not None:
        return no(_l("On ne pose plus de question sur cette idée."), _l("Elle est masquée, ou elle a déjà sa réponse."))
    if queries.open_question(session, contribution.id):
        return no(_l("Une question attend déjà sa réponse."), _l("Attendez la réponse, ou appelez la personne si elle a laissé un contact."))
    return YES


def may_reply(session: Session, actor: Actor, question: Question, contribution: Contribution, code: str = "") -> Verdict:
    """The author, once per question."""
    if not (verdict := speaks_as_author(session, actor, contribution, code)):
        return verdict
    if question.answered_at is not None:
        return no(_l("Vous avez déjà répondu à cette question."), _l("L’équipe a bien reçu votre réponse."))
    return YES
