// A trustee's part (sections 4.4 and 4.18): a key pair whose secret half never leaves this browser, and a share of the opening.

import { readBoard } from "./board.js";
import { isSigned } from "./check.js";
import { G, NAME, Q, fixedPower, isElement, power, randomExponent, times } from "./group.js";
import { proveSecret } from "./proofs.js";
import { fingerprint, hexOf } from "./sha256.js";

export function newKey() {
  const secret = randomExponent();
  const found = String(fixedPower(G, secret));
  const pok = proveSecret(`pok|${NAME}|${found}|`, secret, [G]);
  return { privateKey: String(secret), publicKey: found, message: JSON.stringify({ pok, public_key: found }) };
}

// The trustee's share for a closed vote, from the published archive (bytes). The sums are computed here from the ballots, so that
// a dishonest server cannot have a single ballot opened. Throws Error("open") before the closing, ("no_trustee") for another key,
// ("sums") when the published sums are not those of the ballots, ("ballot") when one of these is not signed with a code of the roll, or what readBoard throws.
export function openShare(privateKey, bytes, progress = () => {}) {
  const board = readBoard(bytes);
  const secret = BigInt(privateKey);
  if (secret < 1 || secret >= Q) throw new Error("no_trustee");
  const mine = String(fixedPower(G, secret));
  const owner = board.trustees.findIndex(([, message]) => message.public_key === mine) + 1;
  if (!owner) throw new Error("no_trustee");
  if (!board.sums) throw new Error("open");
  board.kept.forEach((ballot, index) => {
    progress(index + 1, board.kept.length);
    if (!board.weights.has(ballot.credential) || !isSigned(ballot)) throw new Error("ballot");
  });
  const rows = sumsOf(board);
  if (JSON.stringify(rows) !== board.sums || !rows.flat().every(({ alpha }) => isElement(BigInt(alpha)))) throw new Error("sums");
  const prefix = `decrypt|${fingerprint(board.electionText)}|${mine}|`;
  const each = (work) => rows.map((row) => row.map(({ alpha }) => work(BigInt(alpha))));
  const share = JSON.stringify({
    decryption_factors: each((alpha) => String(power(alpha, secret))),
    decryption_proofs: each((alpha) => proveSecret(prefix, secret, [G, alpha])),
  });
  return { owner, share, ballots: board.kept.length, digest: hexOf(share) };
}

// The product of the last ballot of each code, as the board writes it.
function sumsOf({ election, kept, weights }) {
  return election.questions.map((question, index) => (
    Array.from({ length: question.answers.length + (question.blank ? 1 : 0) }, (_, column) => {
      const product = (name) => String(kept.reduce((result, ballot) => {
        const value = BigInt(ballot.answers[index].choices[column][name]);
        const weight = weights.get(ballot.credential);
        return times(result, weight === 1 ? value : power(value, BigInt(weight)));
      }, BigInt(1)));
      return { alpha: product("alpha"), beta: product("beta") };
    })
  ));
}
