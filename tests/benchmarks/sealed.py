"""Sealed votes: `python -m tests.benchmarks.sealed` prints what a ballot costs a phone (chromium six times slowed) and the server.

Server times are of the processor, so that other work on the machine does not count; the phone's are of the clock, beside what a
loop of products took before and during, which tells how slow the phone really was."""

import json
import sys
from time import process_time

from app.voting.sealed.board.audit import audit
from app.voting.sealed.election import Question
from tests.voting.sealed.phone import Phone, open_phone
from tests.voting.sealed.votes import YES, MadeVote

YES_NO = (Question("Approuvez-vous ?", ("Oui", "Non"), 1, 1, blank=True),)
SEVEN = (Question("Trois projets au plus", tuple("abcdefg"), 0, 3),)
MARKS = (1, 0, 1, 0, 0, 1, 0)
BALLOTS, MADE, SLOWER = 500, 25, 6
# On the page's own thread, which is the one that chromium slows down; the first time includes loading the scripts.
TIMED = """async ([election, code, marks]) => {
    const start = performance.now();
    const {perform} = await import('/static/js/ballot/tasks.js');
    const made = perform('seal', [election, code, marks]);
    return [performance.now() - start, made.ballot.length];
}"""
CODES = """async (uuid) => {
    const {perform} = await import('/static/js/ballot/tasks.js');
    const start = performance.now();
    perform('codesFor', [uuid, Array(50).fill(1)]);
    return (performance.now() - start) / 50;
}"""


LOOP = """() => {
    const start = performance.now();
    let value = BigInt(3);
    const modulus = (BigInt(1) << BigInt(2048)) - BigInt(1942289);
    for (let i = 0; i < 5000; i += 1) value = (value * value) % modulus + BigInt(5);
    return performance.now() - start;
}"""


def say(line: str) -> None:
    """One measure, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Print a line for each measure."""
    with open_phone() as phone:
        for slower in (1, SLOWER):
            phone.slow(slower)
            say(f"5,000 products in the browser, {slower} times slowed: {min(phone.evaluate(LOOP) for _ in range(3)):.0f} ms")
            for name, questions, marks in (("yes/no/blank", YES_NO, YES), ("3 of 7", SEVEN, MARKS)):
                on_the_phone(phone, f"{name}, {slower} times slowed", MadeVote(voters=1, questions=questions), marks)
            say(f"codes of a roll, {slower} times slowed: {phone.evaluate(CODES, 'f9d3j8rdXN9uiD'):.0f} ms each")
    on_the_server()


def on_the_phone(phone: Phone, name: str, made: MadeVote, marks: tuple[int, ...]) -> None:
    """The first ballot of a fresh page, and the next."""
    phone.reload()
    times = [phone.evaluate(TIMED, [made.election, made.codes[0], [marks]]) for _ in range(2)]
    say(f"ballot in the browser, {name}: first {times[0][0]:.0f} ms, then {times[1][0]:.0f} ms, {times[0][1] / 1000:.0f} kB")


def on_the_server() -> None:
    """Ballots of seven choices checked one after the other, counted, audited."""
    made = MadeVote(voters=MADE, questions=SEVEN)
    raws = [made.seal(voter, MARKS) for voter in range(MADE)]
    start = process_time()
    for number in range(BALLOTS):
        made.check(raws[number % MADE])
    took = process_time() - start
    say(f"{BALLOTS} ballots of 7 choices checked on the server: {took:.1f} s, {took / BALLOTS * 1000:.1f} ms each")
    for raw in raws:
        made.cast(raw)
    made.close()
    made.open()
    start = process_time()
    report = audit(made.archive())
    say(f"whole audit of {MADE} ballots: {process_time() - start:.2f} s, sound: {json.dumps(report.sound)}")


if __name__ == "__main__":
    main()
