// Zero-knowledge proofs made by the browser (sections 4.4, 4.10, 4.11, 4.13), with powers of known bases only: whoever seals
// knows the secret r of each pair, so that alpha^c is g^(r·c).

import { G, challenge, fixedPower, power, randomExponent, reduce, times } from "./group.js";

const plain = (found, response) => ({ challenge: String(found), response: String(response) });

// Proof of one secret exponent over each base.
export function proveSecret(prefix, secret, bases) {
  const nonce = randomExponent();
  const found = challenge(prefix, bases.map((base) => (base === G ? fixedPower(G, nonce) : power(base, nonce))));
  return plain(found, reduce(nonce - secret * found));
}

// Proof that one branch holds. A branch {secret, excess} is the pair (g^secret, key^secret · g^excess); it holds when excess is 0.
export function proveOneOf(prefix, key, branches, held) {
  const nonce = randomExponent();
  const proofs = branches.map(() => [randomExponent(), randomExponent()]);
  const commitments = branches.flatMap(({ secret, excess }, index) => {
    if (index === held) return [fixedPower(G, nonce), fixedPower(key, nonce)];
    const [drawn, response] = proofs[index];
    const together = reduce(response + secret * drawn);
    const shift = fixedPower(G, reduce(BigInt(excess) * drawn));
    return [fixedPower(G, together), times(fixedPower(key, together), shift)];
  });
  const others = proofs.reduce((sum, [drawn], index) => (index === held ? sum : sum + drawn), BigInt(0));
  const found = reduce(challenge(prefix, commitments) - others);
  proofs[held] = [found, reduce(nonce - branches[held].secret * found)];
  return proofs.map(([drawn, response]) => plain(drawn, response));
}
