"""From set-up to result, judged by belenios-tool: whatever we publish, an independent program accepts, during the vote and after."""

import json
from pathlib import Path

import pytest

from app.voting.sealed import box, credentials, trustees
from app.voting.sealed.ballots import BadBallot
from app.voting.sealed.board.archive import read, write
from app.voting.sealed.board.audit import audit
from app.voting.sealed.board.chain import BadOrder
from app.voting.sealed.board.findings import Check
from app.voting.sealed.election import Question
from app.voting.sealed.trustees import make_key
from tests.voting.sealed.votes import BLANK, NO, YES, MadeVote, accepted_by_tool, tool


def voted() -> MadeVote:
    made = MadeVote()
    made.vote(0, YES, (1, 0, 1))
    made.vote(1, NO, (0, 0, 0))
    made.vote(2, BLANK, (0, 1, 0))
    made.vote(0, NO, (0, 0, 1))
    return made


def test_a_whole_vote_counts_the_last_ballots_and_passes_the_tool(tmp_path: Path) -> None:
    made = voted()
    made.close()
    assert made.open() == ((1, 0, 2), (0, 1, 1))
    assert accepted_by_tool(made, tmp_path)
    report = audit(made.archive())
    assert report.sound
    assert report.result == ((1, 0, 2), (0, 1, 1))
    assert (report.received, report.counted, report.voters) == (4, 3, 3)


def test_each_copy_made_during_the_vote_begins_the_next_one(tmp_path: Path) -> None:
    made = voted()
    copies = [made.keep(count).archive() for count in (1, 3, 5)]
    made.close()
    made.open()
    copies.append(made.archive())
    for number, raw in enumerate(copies):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / f"{made.uuid}.bel").write_bytes(raw)
        assert tool(folder, "election", "verify").returncode == 0
        assert copies[-1].startswith(raw)
        assert audit(copies[-1], earlier=raw).sound
    assert tool(tmp_path, "election", "verify-diff", "--dir1=1", "--dir2=3").returncode == 0
    assert tool(tmp_path, "election", "verify-diff", "--dir1=3", "--dir2=1").returncode != 0


def test_an_open_vote_tells_what_cannot_be_checked_yet() -> None:
    report = audit(voted().archive())
    assert report.sound and not report.closed
    assert Check.BALLOTS in report.checked and Check.RESULT not in report.checked


def test_weights_count_and_pass_the_tool(tmp_path: Path) -> None:
    made = MadeVote(voters=3, weights=[1, 3, 2])
    for voter in range(3):
        made.vote(voter, YES if voter else NO, (0, 0, 0))
    made.close()
    assert made.open() == ((0, 5, 1), (0, 0, 0))
    assert accepted_by_tool(made, tmp_path)
    assert audit(made.archive()).sound


def test_a_vote_in_which_nobody_voted_is_counted(tmp_path: Path) -> None:
    made = MadeVote(voters=1)
    made.close()
    assert made.open() == ((0, 0, 0), (0, 0, 0))
    assert audit(made.archive()).sound


def test_a_ballot_of_the_tool_is_accepted_and_the_tool_reads_our_credentials(tmp_path: Path) -> None:
    made = MadeVote()
    (tmp_path / f"{made.uuid}.bel").write_bytes(made.archive())
    (tmp_path / "code").write_text(made.codes[1], encoding="utf-8")
    (tmp_path / "marks").write_text("[[0,1,0],[1,1,0]]", encoding="utf-8")
    done = tool(tmp_path, "election", "generate-ballot", "--privcred=code", "--ballot=marks")
    assert done.returncode == 0, done.stderr
    receipt = made.cast(done.stdout.strip())
    assert receipt.tracker
    assert made.check(made.seal(1, YES, (1, 1, 0))).credential == credentials.public(made.codes[1], made.uuid)


def test_credentials_of_the_tool_are_valid_and_derive_alike(tmp_path: Path) -> None:
    (tmp_path / "voters").write_text("a@example.org,a\nb@example.org,b\n", encoding="utf-8")
    uuid = MadeVote(voters=1).uuid
    done = tool(tmp_path, "setup", "generate-credentials", "--file=voters", f"--uuid={uuid}", "--group=BELENIOS-2048")
    assert done.returncode == 0, done.stderr
    codes = [line.split()[-1] for path in tmp_path.glob("*.privcreds") for line in _codes(path)]
    published = json.loads(next(tmp_path.glob("*.pubcreds")).read_text(encoding="utf-8"))
    assert len(codes) == 2
    assert all(credentials.normal(code) == code for code in codes)
    assert {credentials.public(code, uuid) for code in codes} == {line.split(",")[0] for line in published}


def _codes(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return list(json.loads(text).values()) if text.startswith("{") else text.splitlines()


def test_a_trustee_key_of_the_tool_is_accepted(tmp_path: Path) -> None:
    assert tool(tmp_path, "setup", "generate-trustee-key", "--group=BELENIOS-2048").returncode == 0
    message = next(tmp_path.glob("*.pubkey")).read_text(encoding="utf-8").strip()
    assert trustees.check_key(message)
    with pytest.raises(ValueError, match="proved"):
        trustees.check_key(json.dumps({**json.loads(message), "public_key": json.loads(make_key().message)["public_key"]}))


def test_nothing_can_be_counted_before_closing_nor_opened_by_fewer_than_all() -> None:
    made = MadeVote(voters=1)
    made.vote(0, YES, (0, 0, 0))
    with pytest.raises(BadOrder):
        box.count(made.events[-1], made.election, made.roll, made.ballots)
    made.close()
    with pytest.raises(BadOrder):
        box.cast(made.events[-1], made.seal(0, NO, (0, 0, 0)))
    share = made.share(1)
    with pytest.raises(ValueError, match="missing"):
        box.publish(made.events[-1], made.election, made.trustees, made.roll, made.sums, {1: share})
    with pytest.raises(ValueError):
        box.add_share(made.events[-1], 2, made.election, made.trustees, made.sums, share)
    made.add(box.add_share(made.events[-1], 1, made.election, made.trustees, made.sums, share))
    with pytest.raises(ValueError, match="missing"):
        box.publish(made.events[-1], made.election, made.trustees, made.roll, made.sums, {1: share})


def test_two_trustees_cannot_be_the_same_person() -> None:
    key = make_key()
    with pytest.raises(ValueError, match="twice"):
        trustees.write([key.message, key.message])


def test_texts_of_every_alphabet_survive_and_pass_the_tool(tmp_path: Path) -> None:
    words = ("Oui – « d’accord »", "لا", "Peut-être \\ \"sûr\" <b>&amp;")
    made = MadeVote(voters=1, questions=[Question("Où ?\nQuand ? 🌳", words, 1, 1)])
    made.vote(0, (0, 0, 1))
    made.close()
    assert made.open() == ((0, 0, 1),)
    assert accepted_by_tool(made, tmp_path)
    assert made.parsed.questions[0].answers == words


def test_an_archive_is_read_and_written_byte_for_byte() -> None:
    raw = voted().archive()
    found = read(raw)
    assert b"".join(write(found.timestamp, found.events, found.data)) == raw
    for cut in (b"", raw[:300], raw[:-300], raw[:-512], raw[512:]):
        with pytest.raises(ValueError):
            read(cut)


def test_mistyped_codes_are_seen() -> None:
    code = credentials.generate()
    assert credentials.normal(code.replace("-", " ")) == code
    swapped = code[1] + code[0] + code[2:]
    assert code[0] == code[1] or credentials.normal(swapped) is None
    assert credentials.normal("0" + code[1:]) is None
    made = MadeVote(voters=1)
    made.codes = ["abc"]
    with pytest.raises(BadBallot):
        made.seal(0, YES, (0, 0, 0))
