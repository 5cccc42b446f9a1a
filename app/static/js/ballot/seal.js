// Seals marks into a ballot (sections 4.9 to 4.14), byte for byte as the server and belenios-tool read it.
// Marks: one row for each question, 0 or 1 for each answer, after a leading 0 or 1 « blank » where that is allowed.

import { normalCode, publicOf, secretOf } from "./codes.js";
import { G, fixedPower, randomExponent, reduce, times } from "./group.js";
import { proveOneOf, proveSecret } from "./proofs.js";
import { fingerprint } from "./sha256.js";

const listed = (sealed) => sealed.map(({ alpha, beta }) => `${alpha},${beta}`).join(",");
const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);
const sumBig = (numbers) => reduce(numbers.reduce((total, each) => total + each, BigInt(0)));
const range = (low, high) => Array.from({ length: high - low + 1 }, (_, index) => low + index);

// `code` as it was typed. Throws RangeError("code") for a typing error, else as checkRow.
export function seal(electionText, typed, marks) {
  const code = normalCode(typed);
  if (!code) throw new RangeError("code");
  const election = JSON.parse(electionText);
  marks.forEach((row, index) => checkRow(election.questions[index], row));
  if (marks.length !== election.questions.length) throw new RangeError("malformed");
  const key = BigInt(election.public_key);
  const hash = fingerprint(electionText);
  const secret = secretOf(code, election.uuid);
  const credential = publicOf(secret);
  const answers = election.questions.map((question, index) => answer(question, marks[index], key, `${hash}|${credential}`));
  const unsigned = { election_uuid: election.uuid, election_hash: hash, credential, answers };
  const signed = fingerprint(JSON.stringify(unsigned));
  const signature = { hash: signed, proof: proveSecret(`sig|${signed}|`, secret, [G]) };
  const ballot = JSON.stringify({ ...unsigned, signature });
  return { ballot, tracker: fingerprint(ballot) };
}

// Throws RangeError("overvote"), ("undervote") or ("malformed") for marks that could not be proved.
export function checkRow(question, row) {
  const first = question?.blank ? 1 : 0;
  if (!question || row.length !== question.answers.length + first || row.some((mark) => mark !== 0 && mark !== 1)) {
    throw new RangeError("malformed");
  }
  const chosen = sum(row.slice(first));
  const blank = first && row[0];
  if (blank ? chosen : chosen > question.max) throw new RangeError("overvote");
  if (!blank && chosen < question.min) throw new RangeError("undervote");
}

function answer(question, row, key, prefix) {
  const secrets = row.map(randomExponent);
  const sealed = row.map((mark, index) => {
    const beta = fixedPower(key, secrets[index]);
    return { alpha: String(fixedPower(G, secrets[index])), beta: String(mark ? times(beta, G) : beta) };
  });
  const individual = row.map((mark, index) => proveOneOf(
    `prove|${prefix}|${listed([sealed[index]])}|`, key, [0, 1].map((value) => ({ secret: secrets[index], excess: mark - value })), mark,
  ));
  const proofs = (question.blank ? withBlank : withoutBlank)(question, row, secrets, key, prefix, sealed);
  return { choices: sealed, individual_proofs: individual, ...proofs };
}

function withoutBlank(question, row, secrets, key, prefix, sealed) {
  const chosen = sum(row);
  const secret = sumBig(secrets);
  const branches = range(question.min, question.max).map((value) => ({ secret, excess: chosen - value }));
  const product = (name) => sealed.reduce((result, each) => times(result, BigInt(each[name])), BigInt(1));
  const statement = `prove|${prefix}|${listed(sealed)}|${product("alpha")},${product("beta")}|`;
  return { overall_proof: proveOneOf(statement, key, branches, chosen - question.min) };
}

function withBlank(question, row, secrets, key, prefix, sealed) {
  const chosen = sum(row.slice(1));
  const secret = sumBig(secrets.slice(1));
  const branches = [
    { secret: secrets[0], excess: row[0] - 1 },
    ...range(question.min, question.max).map((value) => ({ secret, excess: chosen - value })),
  ];
  const pair = [{ secret: secrets[0], excess: row[0] }, { secret, excess: chosen }];
  return {
    overall_proof: proveOneOf(`bproof1|${prefix}|${listed(sealed)}|`, key, branches, row[0] ? 0 : 1 + chosen - question.min),
    blank_proof: proveOneOf(`bproof0|${prefix}|${listed(sealed)}|`, key, pair, row[0] ? 1 : 0),
  };
}
