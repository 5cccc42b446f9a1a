// Reads a published archive (section 4.3) and recomputes its chain: every piece is what its name says, every event follows the one
// before, no ballot is there twice, none came after the closing. Proofs are checked by the server, `flask audit-vote` and belenios-tool.

import { fingerprint, hex, sha256 } from "./sha256.js";

const BLOCK = 512;
const ORDER = {
  Setup: ["Ballot", "EndBallots"], Ballot: ["Ballot", "EndBallots"], EndBallots: ["EncryptedTally"],
  EncryptedTally: ["PartialDecryption"], PartialDecryption: ["PartialDecryption", "Result"], Result: [],
};

// An error whose message is one of: unreadable, digest, chain, order, missing, duplicate; `height` says where.
function broken(name, height) {
  return Object.assign(new Error(name), { height });
}

function* members(bytes) {
  const decoder = new TextDecoder();
  for (let at = 0; at + BLOCK <= bytes.length;) {
    const name = decoder.decode(bytes.subarray(at, at + 100)).replace(/\0.*$/s, "");
    const size = parseInt(decoder.decode(bytes.subarray(at + 124, at + 135)), 8);
    at += BLOCK;
    if (!name) continue;
    if (!(size >= 0 && at + size <= bytes.length)) throw broken("unreadable");
    yield [name, bytes.subarray(at, at + size)];
    at += Math.ceil(size / BLOCK) * BLOCK;
  }
}

// {events, data}: events in order as {digest, height, type, payload}, data as a Map of texts by digest. Throws as above.
export function readChain(bytes) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const data = new Map();
  const events = [];
  for (const [name, content] of members(bytes)) {
    if (name === "BELENIOS") continue;
    const [digest, kind] = name.split(".");
    if (hex(sha256(content)) !== digest) throw broken("digest", events.length);
    if (kind === "event") follow(events, { digest, ...JSON.parse(decoder.decode(content)) }, data);
    else data.set(digest, decoder.decode(content));
  }
  if (!events.length) throw broken("unreadable");
  return { events, data };
}

function follow(events, event, data) {
  const before = events[events.length - 1];
  if (event.height !== events.length || event.parent !== before?.digest) throw broken("chain", events.length);
  if (before ? !ORDER[before.type]?.includes(event.type) : event.type !== "Setup") throw broken("order", events.length);
  if (event.payload && !data.has(event.payload)) throw broken("missing", events.length);
  if (event.type === "Ballot" && events.some(({ payload }) => payload === event.payload)) throw broken("duplicate", events.length);
  events.push(event);
}

// What a trustee needs of a board: the election, the trustees, the ballots that count, the sealed sums.
export function readBoard(bytes) {
  const { events, data } = readChain(bytes);
  const setup = JSON.parse(data.get(events[0].payload));
  const electionText = data.get(setup.election);
  const roll = JSON.parse(data.get(setup.credentials)).map((entry) => entry.split(","));
  const last = new Map();
  for (const { payload } of events.filter(({ type }) => type === "Ballot")) {
    const ballot = JSON.parse(data.get(payload));
    last.delete(ballot.credential);
    last.set(ballot.credential, ballot);
  }
  const tally = events.find(({ type }) => type === "EncryptedTally");
  return {
    electionText, election: JSON.parse(electionText), trustees: JSON.parse(data.get(setup.trustees)),
    weights: new Map(roll.map(([key, weight]) => [key, Number(weight ?? 1)])), kept: [...last.values()],
    sums: tally && data.get(JSON.parse(data.get(tally.payload)).encrypted_tally),
  };
}

// A receipt `tracker:head` on a board: {counted, inBox, sameChain}. `counted`: it is the last ballot of its code.
export function findReceipt(bytes, receipt) {
  const [tracker, head] = receipt.replace(/\s/g, "").split(":");
  const digest = hex(Uint8Array.from(atob(tracker), (letter) => letter.charCodeAt(0)));
  const { events, data } = readChain(bytes);
  const event = events.find(({ type, payload }) => type === "Ballot" && payload === digest);
  if (!event) return { inBox: false, sameChain: false, counted: false };
  const code = JSON.parse(data.get(digest)).credential;
  const ours = events.filter(({ type, payload }) => type === "Ballot" && JSON.parse(data.get(payload)).credential === code);
  return { inBox: true, sameChain: !head || event.digest === head, counted: ours[ours.length - 1] === event };
}

// The facts of a board that a page shows once the chain was recomputed.
export function describe(bytes) {
  const { events, data } = readChain(bytes);
  const setup = JSON.parse(data.get(events[0].payload));
  return {
    head: events[events.length - 1].digest, lines: events.length, fingerprint: fingerprint(data.get(setup.election)),
    received: events.filter(({ type }) => type === "Ballot").length, closed: events.some(({ type }) => type === "EndBallots"),
  };
}
