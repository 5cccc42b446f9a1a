"""The minutes in words: parts with facts and sentences, drawn the same way on the page and on paper."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from app.core.i18n import _, long_date, moment, ngettext
from app.voting.queries.minutes import Minutes
from app.voting.rules.preparing import frozen
from app.voting.rules.states import Proof, Secrecy
from app.voting.wording.desk import AUDIENCE_WORDS, BINDING_WORDS, INCIDENT_WORDS, SECRECY_WORDS
from app.voting.wording.minutes import result_sentences
from app.voting.wording.rule import rule_of
from app.voting.wording.turnout import group_lines, quorum_lines, way_lines


@dataclass(frozen=True)
class Part:
    """One part: its title, facts (name, value), sentences. `pictured`: the page draws the outcome instead of its facts."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = field(default=())
    pictured: bool = False


def parts(found: Minutes) -> list[Part]:
    """All parts in order."""
    return [
        _question(found), _rule(found), _roll(found), *_turnout(found), *_result(found), _incidents(found), _challenges(found),
        _secrecy(found),
    ]


def signatures(found: Minutes) -> list[str]:
    """Who signs the paper."""
    first = _("Pour le conseil, nom et signature :") if found.council else _("Pour la ville, nom et signature :")
    return [first, _("Une personne du bureau de vote :"), _("Une personne du bureau de vote :")]


def _question(found: Minutes) -> Part:
    rules = found.rules
    facts = [(_("La question"), rules["question"]), (_("Les choix"), " · ".join(found.labels.values())),
             (_("Ce que vaut le résultat"), str(BINDING_WORDS[rules["binding"]][0])), (_("Qui s’en occupe ensuite"), rules["follow_up"]),
             (_("Ce que devient le résultat"), rules["what_happens"]),
             (_("À qui parler"), _("%(name)s, %(phone)s", name=rules["contact"]["name"], phone=rules["contact"]["phone"]))]
    return Part(_("La question"), tuple((name, str(value)) for name, value in facts if value))


def _rule(found: Minutes) -> Part:
    rules, vote = found.rules, found.vote
    lines = [*rule_of(frozen.question_of(vote), rules["quorum"], rules["proxies"]),
             _("Le vote est resté ouvert du %(first)s au %(last)s.", first=_at(rules["opens_at"] or vote.opened_at), last=_at(vote.closed_at))]
    sound = _("Vérifié : les règles sont celles qui ont été publiées à l’ouverture.") if found.check.text else _(
        "Attention : les règles ne sont plus celles qui ont été publiées à l’ouverture.")
    return Part(_("La règle"), ((_("Empreinte des règles (SHA-256)"), str(vote.rules_hash)),), (*lines, sound))


def _roll(found: Minutes) -> Part:
    vote = found.vote
    facts = [(_("Qui pouvait voter"), str(AUDIENCE_WORDS[found.rules["audience"]][0])), (_("Personnes sur la liste"), str(vote.roll_size)),
             (_("Empreinte de la liste (SHA-256, salée)"), str(vote.roll_hash))]
    facts += [(_("Groupe « %(name)s »", name=name or _("sans groupe")), str(group["roll"])) for name, group in _groups(found).items()]
    facts += [(_("Personnes comptées dans la salle"), str(vote.present))] if vote.present is not None else []
    unchecked = found.rules["proof"] == Proof.DEVICE
    lines = [_("Un téléphone = une voix. Ce vote n’est pas vérifié personne par personne.")] if unchecked else []
    return Part(_("La liste"), tuple(facts), tuple(lines))


def _turnout(found: Minutes) -> Iterator[Part]:
    result, outcome = found.vote.result, found.outcome
    if not result:
        return
    took = result["turnout"]
    facts = [(_("Ont voté"), _("%(voted)s sur %(roll)s", voted=took["voted"], roll=took["roll"])), *way_lines(found.vote), *group_lines(found.vote)]
    facts += [(_("Bulletins dans l’urne"), str(result["ballots"])), (_("Reçus remis"), str(found.receipts))]
    if outcome is not None and found.whole:
        facts += [(_("Votes blancs"), str(outcome.totals.blank)), (_("Bulletins nuls"), str(outcome.totals.invalid)),
                  (_("Abstentions"), str(outcome.totals.abstained)), (_("Votes exprimés"), str(outcome.totals.expressed))]
    yield Part(_("La participation"), tuple(facts), tuple(quorum_lines(found.vote)))


def _result(found: Minutes) -> Iterator[Part]:
    if found.outcome is None:
        yield Part(_("Le résultat"), (), (_("Le vote n’est pas encore compté."),))
        return
    facts = []
    for key, numbers in found.outcome.numbers.items() if found.whole else ():
        told = numbers.get("votes", numbers.get("score", next(iter(numbers.values()), "")))
        facts.append((found.labels.get(key, key), str(told)))
    few = [] if found.whole else [_("Moins de 5 bulletins : nous ne publions pas les nombres, ils diraient qui a choisi quoi.")]
    yield Part(_("Le résultat"), tuple(facts), (*result_sentences(found.vote), *few), pictured=True)


def _incidents(found: Minutes) -> Part:
    lines = [
        _("%(when)s. %(what)s %(text)s", when=moment(each.at), what=_sentence(str(INCIDENT_WORDS.get(each.kind, ""))), text=each.text).strip()
        for each in found.incidents
    ]
    return Part(_("Les incidents"), (), tuple(lines) or (_("Aucun incident n’a été noté."),))


def _challenges(found: Minutes) -> Part:
    until, lines = found.vote.challenge_until, []
    if until is not None:
        lines.append(_("On peut contester ce vote jusqu’au %(date)s.", date=long_date(until)))
    lines.append(ngettext("%(num)d contestation reçue.", "%(num)d contestations reçues.", len(found.challenges)))
    decided = {"upheld": _("La contestation est juste."), "rejected": _("Le résultat est maintenu.")}
    lines += [_("Contestation %(code)s : %(decision)s %(reason)s", code=each.receipt_code, decision=decided[each.decision], reason=each.reason)
              if each.decision else _("Contestation %(code)s : pas encore décidée.", code=each.receipt_code) for each in found.challenges]
    return Part(_("Les contestations"), (), tuple(lines))


def _secrecy(found: Minutes) -> Part:
    name, protects, fails = SECRECY_WORDS[found.rules["secrecy"]]
    lines = [str(protects), str(fails)]
    if found.rules["secrecy"] == Secrecy.SECRET:
        lines.append(
            _("Pendant le vote, les fichiers de la base gardaient l’ordre d’arrivée. Ils ont été vidés à la clôture.") if found.forgotten else
            _("Pendant le vote, les fichiers de la base gardent l’ordre d’arrivée. Ils seront vidés dans quelques minutes.")
        )
        lines.append(_("Une sauvegarde faite pendant le vote doit être détruite."))
    return Part(_("Ce que ce vote protège : %(name)s", name=name), (), tuple(lines))


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."


def _groups(found: Minutes) -> dict[str, dict[str, int]]:
    groups: dict[str, dict[str, int]] = (found.vote.result or {}).get("groups", {})
    return groups


def _at(at: datetime | str | None) -> str:
    return moment(datetime.fromisoformat(at) if isinstance(at, str) else at)
