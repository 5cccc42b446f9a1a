"""What keeps a draft from opening, when a quorum is reached, how a roll is read: the pure part."""

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.text.sheets import read_table
from app.voting.methods import METHODS
from app.voting.rules.preparing import frozen
from app.voting.rules.preparing.lacks import Lack, Roll, Sealing, few, lacks
from app.voting.rules.preparing.roll_sheet import known_columns, pasted, read
from app.voting.rules.sealing.paper import obstacles
from app.voting.rules.quorum import MEMBERS, PRESENT, Part, Quorum, is_reached, parts
from app.voting.rules.register import blank, signed
from app.voting.rules.states import Reach, Sign
from app.voting.wording.counts import SETTING_WORDS
from app.voting.wording.preparing.method_settings import CHOICE_WORDS, ESSENTIAL, METHOD_HINTS, SETTING_SENTENCES
from tests.world import MONDAY


def vote(**changes: Any) -> Any:
    values: dict[str, Any] = dict(
        question="Un banc ?", details="", method="yes_no", settings={}, secrecy="secret", audience="roll", proof="", binding="advisory",
        follow_up="Jardins", what_happens="Le maire répond.", contact_name="Omar", contact_phone="02 61 91 00 03", contact_hours="",
        opens_at=MONDAY, closes_at=MONDAY.replace(day=30), quorum={}, proxies=0, paper=False, challenge_days=8, live=False,
    )
    return SimpleNamespace(**{**values, **changes})


def options(*keys: str, **values: Any) -> list[Any]:
    more: dict[str, Any] = {"details": "", "cost": None, "district": "", "exclusive_group": "", **values}
    return [SimpleNamespace(key=key, label=key.capitalize(), position=at, **more) for at, key in enumerate(keys)]


YES_NO = options("yes", "no", "abstain")


def missing(changed: Any, chosen: list[Any] | None = None, roll: Roll | None = None) -> list[tuple[str, str]]:
    found = lacks(changed, YES_NO if chosen is None else chosen, roll or Roll.of([1] * 31), MONDAY)
    return [(lack.step, lack.code) for lack in found]


def test_a_complete_draft_lacks_nothing() -> None:
    assert missing(vote()) == []


@pytest.mark.parametrize(("changes", "expected"), [
    ({"question": "  "}, ("question", "question")),
    ({"follow_up": ""}, ("framing", "follow_up")),
    ({"what_happens": " "}, ("framing", "what_happens")),
    ({"contact_phone": ""}, ("framing", "contact_phone")),
    ({"opens_at": None}, ("dates", "opens_at")),
    ({"closes_at": MONDAY}, ("dates", "closes_first")),
    ({"opens_at": MONDAY.replace(day=1), "closes_at": MONDAY.replace(day=2)}, ("dates", "closed_already")),
    ({"settings": {"tie": "lot"}}, ("method", "lot_without_seed")),
    ({"audience": "site"}, ("roll", "proof")),
    ({"secrecy": "sealed", "method": "schulze"}, ("secrecy", "not_sealable")),
])
def test_each_hole_is_named_with_the_step_that_fills_it(changes: dict[str, Any], expected: tuple[str, str]) -> None:
    chosen = options("a", "b") if changes.get("method") == "schulze" else None
    assert missing(vote(**changes), chosen) == [expected]


def test_a_sealed_vote_needs_keys_and_a_code_for_each_person() -> None:
    asked, roll = vote(secrecy="sealed"), Roll.of([1] * 31)

    def lacking(*facts: Any) -> list[str]:
        return [lack.code for lack in lacks(asked, YES_NO, roll, MONDAY, sealing=Sealing(*facts)) if lack.step == "sealing"]

    assert lacking() == ["sealed_trustees", "sealed_codes"]
    assert lacking(2, 1, 31) == ["sealed_keys"]
    assert lacking(2, 2, 30) == lacking(2, 2, 31, True) == ["sealed_codes_old"]
    assert lacking(2, 2, 31) == []


@pytest.mark.parametrize(("changes", "code"), [
    ({"method": "points"}, "not_sealable"), ({"method": "runoff"}, "not_sealable"), ({"method": "equal_shares"}, "not_sealable"),
    ({"method": "budget", "settings": {"ballot": "points"}}, "not_sealable"), ({"method": "budget", "settings": {"max_cost": 500}}, "sealed_money"),
    ({"method": "budget", "settings": {"exclusive_ballots": True}}, "sealed_exclusive"), ({"method": "judgment"}, "sealed_blank"),
    ({"method": "judgment", "settings": {"unrated": "apart"}}, "sealed_unrated"), ({"paper": True}, "sealed_paper"),
    ({"proxies": 1}, "sealed_proxies"), ({"audience": "site", "proof": "contact"}, "sealed_roll"), ({"live": True}, "sealed_roll"),
])
def test_what_a_sealed_vote_cannot_carry_is_refused_by_name(changes: dict[str, Any], code: str) -> None:
    assert obstacles(vote(secrecy="sealed", **changes)) == [code]


def test_a_sealed_vote_gives_everybody_one_voice() -> None:
    found = lacks(vote(secrecy="sealed"), YES_NO, Roll.of([2] * 10), MONDAY)
    assert ("secrecy", "sealed_weights") in [(lack.step, lack.code) for lack in found]


def test_every_setting_of_every_method_has_its_words() -> None:
    for method in METHODS.values():
        assert method.key in METHOD_HINTS and set(ESSENTIAL[method.key]) <= {setting.key for setting in method.settings}
        for setting in method.settings:
            assert setting.key in SETTING_WORDS and setting.key in SETTING_SENTENCES, setting.key
            assert set(setting.choices) <= set(CHOICE_WORDS.get(setting.key, {})), setting.key


def test_options_must_be_two_different_and_fit_the_method() -> None:
    assert missing(vote(), []) == [("options", "two_options")]
    assert missing(vote(method="choice"), options("a", "a")) [0] == ("options", "same_label")
    assert missing(vote(), options("a", "b")) == [("options", "not_yes_no")]
    assert missing(vote(method="budget"), options("a", "b")) == [("options", "no_cost")]
    assert missing(vote(method="budget"), options("a", "b", cost=10)) == [("method", "no_budget")]
    assert missing(vote(method="budget", settings={"budget": 100}), options("a", "b", cost=10)) == []


def test_a_secret_needs_people_and_no_weight_of_one_s_own() -> None:
    assert missing(vote(), roll=Roll()) == [("roll", "roll")]
    assert few(vote(), Roll.of([1] * 4)) and not few(vote(), Roll.of([1] * 5)) and not few(vote(secrecy="open"), Roll.of([1]))
    assert missing(vote(), roll=Roll.of([1] * 20 + [3] * 4)) == [("roll", "rare_weight")]
    assert missing(vote(), roll=Roll.of([1] * 20 + [3] * 5)) == []
    assert missing(vote(secrecy="open"), roll=Roll.of([1] * 20 + [3])) == []
    assert missing(vote(audience="site", proof="contact"), roll=Roll()) == []
    assert missing(vote(audience="site", proof="letter"), roll=Roll()) == [("roll", "codes")]


@given(st.fractions(Fraction(1, 100), 1), st.integers(1, 200), st.booleans())
def test_the_quorum_s_number_is_the_smallest_that_reaches_the_share(share: Fraction, people: int, strict: bool) -> None:
    needed = Quorum(share, strict=strict).needed(people)
    assert (needed > share * people if strict else needed >= share * people)
    assert not (needed - 1 > share * people if strict else needed - 1 >= share * people)


def test_a_quorum_per_group_asks_each_group_and_counts_every_way_of_voting() -> None:
    register = signed(signed(signed(blank(6), 1, Sign.ONLINE), 2, Sign.BY_PROXY), 5, Sign.PAPER)
    groups = {"habitants": [1, 2, 3, 4], "associations": [5, 6]}
    found = parts(Quorum(Fraction(1, 2), per_group=True), groups, register)
    assert found == (Part("associations", 2, 1, 1), Part("habitants", 4, 2, 2)) and is_reached(found)
    assert not is_reached(parts(Quorum(Fraction(1, 2), per_group=True, strict=True), groups, register))
    assert is_reached(parts(Quorum(), groups, blank(6)))


def test_of_those_present_whoever_voted_elsewhere_counts_on_both_sides() -> None:
    register = signed(signed(blank(6), 1, Sign.ROOM), 6, Sign.ONLINE)
    [part] = parts(Quorum(Fraction(1, 2), PRESENT), {"": range(1, 7)}, register, {1, 2, 3})
    assert (part.base, part.needed, part.voted, part.reached) == (4, 2, 2, True)
    stored = Quorum(Fraction(2, 3), MEMBERS, True).stored()
    assert Quorum.of(stored) == Quorum(Fraction(2, 3), MEMBERS, True) and Quorum().stored() == {}


@pytest.mark.parametrize("change", [
    {"question": "Deux bancs ?"}, {"quorum": {"share": "1/2"}}, {"proxies": 2}, {"closes_at": MONDAY.replace(day=29)}, {"settings": {"tie": "lot"}},
    {"secrecy": "open"}, {"contact_phone": "17"}, {"challenge_days": 1},
])
def test_no_rule_changes_without_being_found_out(change: dict[str, Any]) -> None:
    asked = vote()
    asked.rules_text = frozen.text_of(asked, YES_NO)
    asked.rules_hash = frozen.digest(asked.rules_text)
    assert frozen.intact(asked, YES_NO, asked.rules_hash)
    for name, value in change.items():
        setattr(asked, name, value)
    assert not frozen.intact(asked, YES_NO)
    assert frozen.differences(asked, YES_NO)
    asked.rules_text = frozen.text_of(asked, YES_NO)
    published, asked.rules_hash = asked.rules_hash, frozen.digest(asked.rules_text)
    assert not frozen.intact(asked, YES_NO, published)


def test_an_option_renamed_or_moved_is_found_out() -> None:
    asked = vote()
    asked.rules_text = frozen.text_of(asked, YES_NO)
    asked.rules_hash = frozen.digest(asked.rules_text)
    assert not frozen.intact(asked, options("no", "yes", "abstain"))


def test_the_roll_s_hash_depends_on_its_salt_and_on_every_person() -> None:
    roll = [SimpleNamespace(number=at, key=f"p{at}", group="", weight=1) for at in (1, 2)]
    hashed = frozen.roll_digest("salt", roll)
    assert hashed == frozen.roll_digest("salt", reversed(roll)) != frozen.roll_digest("other", roll)
    roll[1].weight = 2
    assert frozen.roll_digest("salt", roll) != hashed


def test_a_pasted_list_is_read_as_people_write_it() -> None:
    text = (
        "Awa Diallo ; AWA@Exemple.fr ; habitants\nBruno Petit <bruno@exemple.fr>\nChloé Martin 06 12 34 56 78\n\nMartin, Paul\n"
        "Driss, driss@exemple.fr"
    )
    sheet = read(pasted(text))
    assert [(line.line, line.name, line.reach, line.address, line.group) for line in sheet.lines] == [
        (1, "Awa Diallo", Reach.EMAIL, "awa@exemple.fr", "habitants"), (2, "Bruno Petit", Reach.EMAIL, "bruno@exemple.fr", ""),
        (3, "Chloé Martin", Reach.SMS, "+33612345678", ""), (5, "Martin, Paul", Reach.DESK, "", ""),
        (6, "Driss", Reach.EMAIL, "driss@exemple.fr", ""),
    ]
    assert sheet.clean


def test_faults_are_named_row_by_row_and_the_good_rows_stand() -> None:
    table = read_table(
        "Prénom;NOM;e-mail;téléphone;Collège;voix;canal;adresse\n"
        "Awa;Diallo;awa@exemple.fr;;habitants;2;;\n;;x@y.fr;;;;;\nBruno;Petit;bruno@@x;;;;;\nChloé;Roux;;12;;;;\n"
        "Driss;Amrani;;02 41 05 40 00;;;SMS;\nÉlise;Caron;;;;zéro;;\nFarid;Haddad;;;;;pigeon;\nGisèle;Blanc;;;;;lettre;\n"
        "Hugo;Blanc;;02 41 05 40 00;;;;3 rue du Lac, 49000 Angers".encode("cp1252")
    )
    columns = known_columns(table.header)
    sheet = read((line, {ours: cells[theirs] for ours, theirs in columns.items()}) for line, cells in table.records())
    assert [(fault.line, fault.code) for fault in sheet.faults] == [
        (3, "no_name"), (4, "email"), (5, "phone"), (6, "landline"), (7, "weight"), (8, "reach"), (9, "no_letter"),
    ]
    assert [(line.name, line.weight, line.reach) for line in sheet.lines] == [("Awa Diallo", 2, Reach.EMAIL), ("Hugo Blanc", 1, Reach.LETTER)]


def test_doubles_are_shown_in_pairs_and_homonyms_live_when_told_apart() -> None:
    twins = (
        "Awa Diallo ; awa@exemple.fr\nDIALLO Awa ; awa@exemple.fr\nJean Martin\nJean Martin\nLéa Roux ; lea@exemple.fr\n"
        "Max Roux ; lea@exemple.fr"
    )
    sheet = read(pasted(twins))
    assert [(pair.code, pair.first.line, pair.second.line) for pair in sheet.pairs] == [("same", 1, 2), ("homonyms", 3, 4), ("address", 5, 6)]
    assert [line.line for line in sheet.lines] == [1, 5]
    assert [line.line for line in read(pasted(twins), keep_addresses=True).lines] == [1, 5, 6]
    told = [(1, {"name": "Jean Martin", "told_apart": "1950"}), (2, {"name": "Jean Martin", "told_apart": "1981"})]
    assert read(told).clean
    assert [pair.code for pair in read(pasted("jean martin"), known=read(told[:1]).lines).pairs] == []
    assert [pair.code for pair in read(pasted("martin JEAN"), known=read(pasted("Jean Martin")).lines).pairs] == ["homonyms"]


@given(st.text(max_size=200))
def test_no_paste_breaks_the_reader(text: str) -> None:
    sheet = read(pasted(text))
    assert len(sheet.lines) + len(sheet.faults) <= len(text.splitlines())
    assert all(isinstance(lack, Lack) for lack in lacks(vote(), YES_NO, Roll.of(line.weight for line in sheet.lines), MONDAY))
