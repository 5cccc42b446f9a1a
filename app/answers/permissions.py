"""Who may answer, sign, keep a promise, or speak as the author; every no says why and what one can do instead."""

from datetime import datetime

from app.answers.queries import Case
from app.answers.rules.states import AnswerState, CommitmentState
from app.contributions.models import Contribution
from app.contributions.rules import ANSWERED_STATES, State
from app.core.clock import today
from app.core.i18n import _l
from app.core.verdicts import YES, Verdict, no
from app.people.rules import Actor, Role
from app.sites.models import Review, Site
from app.sites.permissions import answers_here, holds

works_on_answers = holds(Role.AGENT, Role.HEAD, Role.MODERATOR, Role.ELECTED, Role.ADMINISTRATOR)
moderates = holds(Role.MODERATOR)
signs_here = holds(Role.ELECTED, Role.HEAD)


def may_write(actor: Actor, site: Site, case: Case) -> Verdict:
    """The team that holds the input writes; a second look is another person's."""
    if not (verdict := answers_here(actor, site)):
        return verdict
    if not (verdict := _alive(case.contribution)):
        return verdict
    if not (verdict := _with_a_team(case.contribution)):
        return verdict
    if not _in_team(actor, site, case):
        return no(_l("Une autre équipe répond à cette idée."), _l("Vous pouvez donner votre conseil si elle vous le demande."))
    if case.round == 2 and case.first_writer_id is not None and actor.account_id == case.first_writer_id:
        return no(
            _l("Vous avez écrit la première réponse. La personne a demandé un regard neuf."),
            _l("Une autre personne de l’équipe, ou sa responsable, peut répondre."),
        )
    return YES


def _alive(contribution: Contribution) -> Verdict:
    if contribution.withdrawn_at:
        return no(_l("Cette idée a été retirée par la personne qui l’a écrite."), _l("Il n’y a plus rien à faire."))
    if contribution.merged_into_id:
        return no(_l("Cette idée est regroupée avec une autre."), _l("Répondez à l’autre : les deux personnes verront la réponse."))
    if contribution.hidden_at:
        return no(_l("Cette idée est masquée."), _l("Attendez qu’elle soit remise en ligne, ou demandez à la modération."))
    return YES


def _with_a_team(contribution: Contribution) -> Verdict:
    if contribution.state in (State.SENT, State.STUDIED):
        return YES
    if contribution.state in ANSWERED_STATES:
        return no(_l("Cette idée a déjà sa réponse."), _l("Donnez des nouvelles sur la page de l’engagement, s’il y en a un."))
    return no(_l("Cette idée n’est pas encore envoyée à une équipe."), _l("Envoyez-la d’abord depuis « À lire »."))


def _in_team(actor: Actor, site: Site, case: Case) -> bool:
    team = case.team
    if team is None:
        return False
    if actor.holds(Role.AGENT, site.id, team.id) or actor.holds(Role.HEAD, site.id, team.id):
        return True
    return team.triage and actor.holds(Role.MODERATOR, site.id)


def may_publish(actor: Actor, site: Site, case: Case) -> Verdict:
    """The writer where no second signature is asked; otherwise a head or an elected person, never for one's own text."""
    answer = case.answer
    if answer is None:
        return no(_l("Il n’y a pas encore de réponse à publier."), _l("Écrivez-la d’abord."))
    if answer.state == AnswerState.PUBLISHED:
        return no(_l("Cette réponse est déjà publiée."), _l("Rechargez la page pour la lire."))
    if answer.state == AnswerState.SUBMITTED:
        return may_sign(actor, site, case)
    if site.answer_review == Review.NONE:
        return may_write(actor, site, case)
    return no(_l("Cette réponse doit d’abord être signée."), _l("Envoyez-la à la signature."))


def may_sign(actor: Actor, site: Site, case: Case) -> Verdict:
    """An elected person of the site; the head of the team where the site lets heads sign."""
    if not (verdict := signs_here(actor, site)):
        return verdict
    answer = case.answer
    if answer is None or answer.state != AnswerState.SUBMITTED:
        return no(_l("Cette réponse n’attend pas de signature."), _l("Revenez à la liste : quelqu’un a peut-être déjà signé."))
    if not (verdict := _alive(case.contribution)):
        return verdict
    if actor.account_id == answer.written_by_id:
        return no(_l("Vous avez écrit cette réponse. Quelqu’un d’autre doit la relire."), _l("Une autre personne signera."))
    if actor.holds(Role.ELECTED, site.id):
        return YES
    if site.answer_review != Review.ELECTED and actor.holds(Role.HEAD, site.id, case.contribution.team_id):
        return YES
    return no(_l("Dans cette ville, une personne élue signe les réponses."), _l("Vous pouvez relire et prévenir l’équipe."))


def may_take_back(actor: Actor, site: Site, case: Case) -> Verdict:
    """The team may take its text back while nobody has signed it."""
    if case.answer is None or case.answer.state != AnswerState.SUBMITTED:
        return no(_l("Cette réponse n’attend pas de signature."), _l("Rechargez la page."))
    return may_write(actor, site, case)


def may_extend(actor: Actor, site: Site, case: Case, now: datetime) -> Verdict:
    """Once, and only while the date is not past: lateness is never hidden by a new date."""
    if not (verdict := may_write(actor, site, case)):
        return verdict
    if case.contribution.extended:
        return no(_l("La date a déjà été repoussée une fois."), _l("Répondez avec ce que vous savez aujourd’hui."))
    if case.contribution.due_on is None or today(now) > case.contribution.due_on:
        return no(_l("La date est passée : on ne la repousse plus."), _l("Répondez dès que possible, même en partie."))
    return YES


def may_carry(actor: Actor, site: Site, case: Case) -> Verdict:
    """The team that made the promise gives its news."""
    if not (verdict := answers_here(actor, site)):
        return verdict
    promise = case.commitment
    if promise is None:
        return no(_l("Cette idée n’a pas d’engagement."), _l("Un oui, ou un oui en partie, en crée un."))
    if not (actor.holds(Role.AGENT, site.id, promise.team_id) or actor.holds(Role.HEAD, site.id, promise.team_id)):
        return no(_l("Une autre équipe tient cet engagement."), _l("Prévenez-la si vous avez des nouvelles."))
    if promise.state == CommitmentState.DONE:
        return no(_l("Cet engagement est déjà tenu."), _l("Il reste lisible par tous."))
    if case.contribution.state in (State.SENT, State.STUDIED):
        return no(_l("La personne a demandé un deuxième regard."), _l("Répondez d’abord ; l’engagement reprendra ensuite."))
    return YES


def may_speak(actor: Actor, contribution: Contribution) -> Verdict:
    """Only the author says whether they were heard, and replies. Whoever holds the receipt acts as the author."""
    if actor.participant_id is not None and actor.participant_id == contribution.author_id:
        return YES
    return no(_l("Seule la personne qui a écrit cette idée peut le dire."), _l("Ouvrez votre suivi avec votre code."))


def may_keep_templates(actor: Actor, site: Site) -> Verdict:
    """Whoever answers on the site may keep a ready text for all."""
    return answers_here(actor, site)
