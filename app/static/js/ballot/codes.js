// Voters' codes (section 4.7): XXX-XXX-XXX-XXX-XXX, 14 random characters of base 58 and one that catches typing errors.

import { G, Q, fixedPower, number } from "./group.js";
import { pbkdf2, text } from "./sha256.js";

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const RANDOM = 14;

const dashed = (raw) => raw.match(/.{3}/g).join("-");

// The remainder by 53 of the number that characters write in base 58.
function remainder(raw) {
  return Array.from(raw).reduce((value, letter) => (value * 58 + BASE58.indexOf(letter)) % 53, 0);
}

function drawLetter() {
  for (;;) {
    const [drawn] = crypto.getRandomValues(new Uint8Array(1));
    if (drawn < 232) return BASE58[drawn % 58]; // 232 = 4 × 58: what is above would favour some letters
  }
}

export function newCode() {
  const raw = Array.from({ length: RANDOM }, drawLetter).join("");
  return dashed(raw + BASE58[53 - remainder(raw)]);
}

// The code as it is derived from, whatever spaces and dashes were typed; null when it is no code or has a typing error.
export function normalCode(typed) {
  const raw = typed.replace(/[\s-]/g, "");
  if (raw.length !== RANDOM + 1 || Array.from(raw).some((letter) => !BASE58.includes(letter))) return null;
  return (remainder(raw.slice(0, RANDOM)) + BASE58.indexOf(raw[RANDOM])) % 53 === 0 ? dashed(raw) : null;
}

export function secretOf(code, uuid) {
  return number(pbkdf2(text(code), text(uuid), 1000)) % Q;
}

export function publicOf(secret) {
  return String(fixedPower(G, secret));
}

// Codes for a roll whose electors have these weights: `codes` in the roll's order, to be given out; `published` sorted, so that
// nothing but a rare weight ties the two lists.
export function codesFor(uuid, weights, progress = () => {}) {
  const codes = weights.map(newCode);
  const heavy = weights.some((weight) => weight !== 1);
  const published = codes.map((code, index) => {
    progress(index + 1, codes.length);
    return publicOf(secretOf(code, uuid)) + (heavy ? `,${weights[index]}` : "");
  });
  published.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return { codes, published };
}
