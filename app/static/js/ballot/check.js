// Checks ballots as the server and belenios-tool do (sections 4.10 to 4.13): some tenths of a second for each, so this is for whoever
// audits or holds a key, not for voting. Faults have the server's names (app/voting/sealed/ballots.py).

import { readChain } from "./board.js";
import { G, Q, challenge, fixedPower, isElement, power, reduce, times } from "./group.js";
import { fingerprint } from "./sha256.js";

const listed = (sealed) => sealed.map(({ alpha, beta }) => `${alpha},${beta}`).join(",");
const product = (numbers) => numbers.reduce((result, each) => times(result, each), BigInt(1));
const big = (sealed) => sealed.map(({ alpha, beta }) => ({ alpha: BigInt(alpha), beta: BigInt(beta) }));

// Is this ballot (parsed) signed with its own public credential?
export function isSigned({ election_uuid, election_hash, credential, answers, signature: { hash, proof } }) {
  const key = BigInt(credential);
  if (fingerprint(JSON.stringify({ election_uuid, election_hash, credential, answers })) !== hash || !isElement(key)) return false;
  const [found, response] = [BigInt(proof.challenge), BigInt(proof.response)];
  return found < Q && response < Q && challenge(`sig|${hash}|`, [times(fixedPower(G, response), power(key, found))]) === found;
}

// Does one of the statements « alpha, beta hold `value` » hold? `branches`: {alpha, beta, value}.
function holds(prefix, key, branches, proofs) {
  if (branches.length !== proofs.length) return false;
  let sum = BigInt(0);
  const commitments = branches.flatMap(({ alpha, beta, value }, index) => {
    const [found, response] = [BigInt(proofs[index].challenge), BigInt(proofs[index].response)];
    if (found >= Q || response >= Q) return [];
    sum += found;
    const shift = fixedPower(G, reduce(-BigInt(value) * found));
    return [times(fixedPower(G, response), power(alpha, found)), times(times(fixedPower(key, response), power(beta, found)), shift)];
  });
  return commitments.length === 2 * branches.length && challenge(prefix, commitments) === sum % Q;
}

function answerFault(question, answer, key, prefix) {
  const first = question.blank ? 1 : 0;
  const sealed = answer.choices;
  if (sealed.length !== question.answers.length + first || answer.individual_proofs.length !== sealed.length) return "malformed";
  const values = big(sealed);
  if (!values.every(({ alpha, beta }) => isElement(alpha) && isElement(beta))) return "outside_group";
  const proved = values.every((each, index) => holds(
    `prove|${prefix}|${listed([sealed[index]])}|`, key, [0, 1].map((value) => ({ ...each, value })), answer.individual_proofs[index],
  ));
  if (!proved) return "proof_choice";
  const rest = values.slice(first);
  const chosen = { alpha: product(rest.map(({ alpha }) => alpha)), beta: product(rest.map(({ beta }) => beta)) };
  const counts = Array.from({ length: question.max - question.min + 1 }, (_, index) => ({ ...chosen, value: question.min + index }));
  if (!first) return holds(`prove|${prefix}|${listed(sealed)}|${listed([chosen])}|`, key, counts, answer.overall_proof) ? "" : "proof_total";
  const pair = [{ ...values[0], value: 0 }, { ...chosen, value: 0 }];
  if (!holds(`bproof0|${prefix}|${listed(sealed)}|`, key, pair, answer.blank_proof)) return "proof_blank";
  const all = [{ ...values[0], value: 1 }, ...counts];
  return holds(`bproof1|${prefix}|${listed(sealed)}|`, key, all, answer.overall_proof) ? "" : "proof_total";
}

// "" when the ballot is right, else the name of its fault. `roll` holds the public credentials.
export function ballotFault(electionText, roll, raw) {
  const [election, hash] = [JSON.parse(electionText), fingerprint(electionText)];
  try {
    const ballot = JSON.parse(raw);
    if (JSON.stringify(ballot) !== raw) return "not_canonical";
    if (ballot.election_uuid !== election.uuid || ballot.election_hash !== hash) return "other_election";
    if (!roll.has(ballot.credential)) return "unknown_credential";
    if (!isSigned(ballot)) return "signature";
    if (ballot.answers.length !== election.questions.length) return "malformed";
    const key = BigInt(election.public_key);
    const faults = election.questions.map((question, index) => answerFault(question, ballot.answers[index], key, `${hash}|${ballot.credential}`));
    return faults.find(Boolean) ?? "";
  } catch {
    return "malformed";
  }
}

// Every ballot of an archive (bytes) again: the list of {height, fault} of those that are wrong. Throws what readChain throws.
export function checkBallots(bytes, progress = () => {}) {
  const { events, data } = readChain(bytes);
  const setup = JSON.parse(data.get(events[0].payload));
  const roll = new Set(JSON.parse(data.get(setup.credentials)).map((entry) => entry.split(",")[0]));
  const cast = events.filter(({ type }) => type === "Ballot");
  return cast.flatMap(({ height, payload }, index) => {
    progress(index + 1, cast.length);
    const fault = ballotFault(data.get(setup.election), roll, data.get(payload));
    return fault ? [{ height, fault }] : [];
  });
}
