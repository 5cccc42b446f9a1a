"""Attacks on a published vote: our audit names each, also those that `belenios-tool election verify` lets pass."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.voting.sealed import ballots, credentials, tally, trustees
from app.voting.sealed.board.archive import member
from app.voting.sealed.board.audit import audit
from app.voting.sealed.board.chain import Kind
from app.voting.sealed.board.findings import Code, Receipt, read_receipt
from app.voting.sealed.encoding import dump, fingerprint, hex_digest
from tests.voting.sealed.votes import NO, TIMESTAMP, YES, MadeVote, accepted_by_tool

NONE = (0, 0, 0)


@cache
def honest() -> tuple[MadeVote, tuple[Receipt, ...]]:
    """Three voters, the first of whom votes twice; opened."""
    made = MadeVote()
    receipts = (made.vote(0, YES, NONE), made.vote(1, NO, (1, 0, 0)), made.vote(0, NO, (0, 1, 0)), made.vote(2, YES, (0, 1, 1)))
    made.close()
    made.open()
    return made, receipts


def codes(made: MadeVote, **evidence: object) -> list[Code]:
    return [finding.code for finding in audit(made.archive(), **evidence).findings]  # type: ignore[arg-type]


def rebuilt(change: Callable[[list[str]], list[str]], voted: MadeVote | None = None) -> MadeVote:
    """A server that changes the box, adds up again, has trustees open that, and rebuilds the chain."""
    made = (voted or honest()[0]).copy()
    box = change(list(made.ballots))
    read = [ballots.read_trusted(made.parsed, raw) for raw in box]
    sums = tally.accumulate(made.parsed, credentials.read_roll(made.roll), read)
    return opened(made, box, sums, sums.text())


def opened(made: MadeVote, box: list[str], sums: tally.Tally, text: str) -> MadeVote:
    """The rest of the chain over a box and its (true or false) sums."""
    made.data[hex_digest(text)] = text
    shares = [trustees.share(key.private_key, made.parsed.fingerprint, sums.rows) for key in made.keys]
    made.data.update((hex_digest(share), share) for share in shares)
    keys, name = trustees.read(made.trustees), made.parsed.fingerprint
    factors = [trustees.check_share(share, key, name, sums.rows) for share, key in zip(shares, keys, strict=True)]
    return made.relink([
        (Kind.SETUP, made.payload(Kind.SETUP)), *((Kind.BALLOT, raw) for raw in box), (Kind.END_BALLOTS, None),
        (Kind.ENCRYPTED_TALLY, tally.sized(sums, hex_digest(text))),
        *((Kind.PARTIAL_DECRYPTION, dump({"owner": owner, "payload": hex_digest(share)})) for owner, share in enumerate(shares, 1)),
        (Kind.RESULT, tally.write_result(tally.open_rows(sums.rows, factors, 9))),
    ])


def replaced(kind: Kind, change: Callable[[str], str], which: int = 0) -> MadeVote:
    """The chain rebuilt with one payload changed."""
    made = honest()[0]
    links = made.links()
    place = [number for number, (each, _text) in enumerate(links) if each is kind][which]
    links[place] = (kind, change(str(links[place][1])))
    return made.relink(links)


def test_the_honest_vote_is_sound() -> None:
    made, receipts = honest()
    assert codes(made, receipts=receipts, earlier=made.keep(4).archive()) == []


def test_a_dropped_ballot_shows_with_a_receipt_or_an_earlier_copy(tmp_path: Path) -> None:
    made, receipts = honest()
    forged = rebuilt(lambda box: box[:1] + box[2:])
    assert accepted_by_tool(forged, tmp_path)
    assert codes(forged) == []
    assert codes(forged, receipts=[receipts[1]]) == [Code.RECEIPT_DROPPED]
    assert codes(forged, receipts=[receipts[3]]) == [Code.RECEIPT_CHAIN]
    assert codes(forged, receipts=[receipts[0], Receipt(receipts[3].tracker)]) == []
    assert codes(forged, earlier=made.keep(5).archive()) == [Code.EARLIER_DROPPED, Code.REWRITTEN]
    assert codes(forged, earlier=made.keep(2).archive()) == []


def test_a_replayed_ballot_shows_by_itself(tmp_path: Path) -> None:
    forged = rebuilt(lambda box: [*box, box[0]])
    assert accepted_by_tool(forged, tmp_path)
    report = audit(forged.archive())
    assert [(finding.code, finding.height) for finding in report.findings] == [(Code.REPLAY, 5)]
    assert report.findings[0].subject == fingerprint(forged.ballots[0])
    assert codes(rebuilt(lambda box: [*box, box[3]])) == [Code.DUPLICATE]


def test_sums_that_are_not_the_product_show(tmp_path: Path) -> None:
    made = honest()[0]
    few = tally.accumulate(made.parsed, credentials.read_roll(made.roll), [ballots.read_trusted(made.parsed, raw) for raw in made.ballots[:2]])
    true = tally.accumulate(made.parsed, credentials.read_roll(made.roll), [ballots.read_trusted(made.parsed, raw) for raw in made.ballots])
    only_said = opened(made.copy(), made.ballots, true, few.text())
    assert accepted_by_tool(only_said, tmp_path)
    assert codes(only_said) == [Code.TALLY]
    really_opened = opened(made.copy(), made.ballots, few._replace(ballots=3, weight=3), few.text())
    assert codes(really_opened) == [Code.TALLY]
    assert codes(replaced(Kind.ENCRYPTED_TALLY, lambda text: text.replace('"num_tallied":3', '"num_tallied":4'))) == [Code.TALLY_SIZE]


def test_a_false_result_and_false_shares_show() -> None:
    assert codes(replaced(Kind.RESULT, lambda text: text.replace("[0,", "[1,", 1))) == [Code.RESULT]
    assert codes(replaced(Kind.RESULT, lambda text: '{"result":[["1"]]}')) == [Code.RESULT]
    assert Code.SHARE_OWNER in codes(replaced(Kind.PARTIAL_DECRYPTION, lambda text: text.replace('"owner":2', '"owner":1'), which=1))
    assert Code.SHARE_OWNER in codes(replaced(Kind.PARTIAL_DECRYPTION, lambda text: text.replace('"owner":2', '"owner":3'), which=1))
    assert Code.SHARE in codes(replaced(Kind.PARTIAL_DECRYPTION, lambda text: text.replace('"owner":1', '"owner":2')))
    made = honest()[0]
    assert codes(made.relink([link for number, link in enumerate(made.links()) if number != 7])) == [Code.SHARE_MISSING]


@pytest.mark.parametrize("change, fault", [
    (lambda raw, made: raw.replace('"response":"', '"response":"1', 1), None),
    (lambda raw, made: raw.replace(made.uuid, "1" * 14), "other_election"),
    (lambda raw, made: json.dumps(json.loads(raw)), "not_canonical"),
    (lambda raw, made: raw.replace(json.loads(raw)["credential"], "4"), "unknown_credential"),
])
def test_a_ballot_that_should_have_been_refused_shows(change: Callable[[str, MadeVote], str], fault: str | None) -> None:
    made = honest()[0]
    report = audit(replaced(Kind.BALLOT, lambda raw: change(raw, made), which=1).archive())
    assert report.findings[0].code is Code.BALLOT and report.findings[0].height == 2
    assert fault in (None, report.findings[0].fault)


def test_a_ballot_after_closing_shows() -> None:
    made = honest()[0]
    links = made.links()
    late = made.seal(2, NO, NONE)
    assert codes(made.relink([*links[:6], (Kind.BALLOT, late), *links[6:]])) == [Code.AFTER_END]
    assert codes(made.relink([*links, (Kind.BALLOT, late)])) == [Code.AFTER_END]


def test_a_broken_chain_shows_where_it_is_broken() -> None:
    made = honest()[0].copy()
    made.events[3] = dump({**json.loads(honest()[0].events[3]), "parent": "0" * 64})
    found = [(each.code, each.height) for each in audit(made.archive()).findings]
    assert (Code.CHAIN, 3) in found
    assert {code for code, _height in found} == {Code.CHAIN}
    swapped = honest()[0].copy()
    swapped.events[2], swapped.events[3] = swapped.events[3], swapped.events[2]
    assert Code.CHAIN in codes(swapped)
    assert Code.ORDER in codes(honest()[0].relink(honest()[0].links()[1:]))


def setup_changed(name: str, change: Callable[[str], str]) -> MadeVote:
    made = honest()[0].copy()
    names = json.loads(made.payload(Kind.SETUP))
    text = change(made.data[names[name]])
    made.data[hex_digest(text)] = text
    return made.relink([(Kind.SETUP, dump({**names, name: hex_digest(text)})), *made.links()[1:]])


def test_a_changed_set_up_shows() -> None:
    other = MadeVote(voters=4)
    assert Code.KEY in codes(setup_changed("trustees", lambda text: other.trustees))
    assert Code.TRUSTEES in codes(setup_changed("trustees", lambda text: text.replace('"challenge":"', '"challenge":"1', 1)))
    assert Code.CREDENTIALS in codes(setup_changed("credentials", lambda text: dump([*json.loads(text), json.loads(text)[0]])))
    assert Code.BALLOT in codes(setup_changed("credentials", lambda text: dump(json.loads(text)[1:])))
    assert Code.ELECTION in codes(setup_changed("election", lambda text: text.replace("BELENIOS-2048", "RFC-3526-2048")))
    assert Code.BALLOT in codes(setup_changed("election", lambda text: text.replace("budget", "projet")))


def test_pieces_that_are_changed_missing_or_cut_out_of_the_chain_show() -> None:
    made = honest()[0]
    raw = made.archive()
    assert Code.DIGEST in [each.code for each in audit(raw.replace(b"Approuvez", b"Rejetteez", 1)).findings]
    orphan = member(hex_digest("orphan") + ".data.json", "orphan", 0)
    assert [each.code for each in audit(raw + orphan).findings] == [Code.ORPHAN]
    ballot = member(hex_digest(made.ballots[1]) + ".data.json", made.ballots[1], TIMESTAMP)
    assert [(each.code, each.height) for each in audit(raw.replace(ballot, b"")).findings] == [
        (Code.MISSING, 2), (Code.TALLY, 6), (Code.TALLY_SIZE, 6),
    ]
    assert [each.code for each in audit(b"hello").findings] == [Code.UNREADABLE]
    assert [each.code for each in audit(b"\0" * 1024).findings] == [Code.UNREADABLE]


def test_an_earlier_copy_of_another_vote_is_said_to_be_one() -> None:
    assert codes(honest()[0], earlier=MadeVote(voters=1).archive()) == [Code.OTHER_VOTE]
    assert codes(honest()[0], earlier=b"nothing") == [Code.OTHER_VOTE]


def test_receipts_are_read_as_they_are_written() -> None:
    receipt = honest()[1][0]
    assert read_receipt(receipt.text()) == receipt
    assert read_receipt(f" {receipt.tracker[:20]} {receipt.tracker[20:]}\n") == Receipt(receipt.tracker)
    for typed in ("", "abc", receipt.tracker + ":" + "z" * 64, "é" * 43):
        with pytest.raises(ValueError):
            read_receipt(typed)


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_no_changed_byte_passes_unseen(data: st.DataObject) -> None:
    """Any byte that is neither padding nor the tar's own bookkeeping."""
    raw = bytearray(honest()[0].archive())
    places = [place for place, byte in enumerate(raw) if byte and place > 1024 and place % 1024 > 600]
    place = data.draw(st.sampled_from(places))
    raw[place] = raw[place] ^ 1
    name = bytes(raw[place - place % 512:][:100])
    in_header = any(ending in name for ending in (b".data.json", b".event.json"))
    report = audit(bytes(raw))
    assert in_header or not report.sound
