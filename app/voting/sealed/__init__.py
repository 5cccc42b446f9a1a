"""The end-to-end verifiable ballot box: sealed ballots that anyone can recount with `belenios-tool` 2.0 (protocol Belenios version 1).

It knows texts and numbers only: no person, no site, no database, no clock. The door for the application is `box` and these:

- `questions`: a `Paper` gives the `questions(paper)` of an election, `rows(paper, marks)` to seal, and `decode(paper, counts)`.
- `election.new_uuid()`, `encoding.fingerprint(text)`; `credentials.normal(typed)`; `casting.seal(election, typed, rows)` on a desk's machine.
- `trustees.check_key(message)`, `trustees.write(messages)`, `box.roll_json(published)`, `box.election_json(…)`: what `box.setup` takes.
- `box.setup → cast … → close → count → add_share … → publish`: each returns a `Step(data, event)` to store in one transaction.
- `box.check_ballot(election, roll, seen, raw)` → `Accepted(tracker, digest, credential)`, or `BadBallot(fault)`.
- `board.archive.write(timestamp, events, data)` → the bytes of the `.bel` file; `board.audit.audit(file, receipts, earlier)` → `Report`.

Words: *credential* a voter's secret code and its public half; *tracker* the fingerprint of a ballot; *head* the digest of the last event;
*share* a trustee's partial decryption; *roll* the public credentials with their weights. Neighbours: none of the application.
"""
