// A trustee's key as words to note on paper: 22 words of two syllables, « baro timu … », the last of which catch errors. And as a file.

import { G, Q, fixedPower } from "./group.js";
import { hex, sha256 } from "./sha256.js";

const SYLLABLES = Array.from("BDFJKLMNPRSTV").flatMap((first) => Array.from("AEIOU").map((second) => (first + second).toLowerCase())).slice(0, 64);
const BYTES = 32;
const LETTERS = 88; // (32 bytes + 1) × 8 bits = 44 syllables of 6 bits

const bytesOf = (number) => Uint8Array.from(number.toString(16).padStart(2 * BYTES, "0").match(/../g), (pair) => parseInt(pair, 16));
const check = (bytes) => BigInt(sha256(bytes)[0]);

export function toWords(privateKey) {
  const number = BigInt(privateKey);
  let rest = number * BigInt(256) + check(bytesOf(number));
  const found = [];
  for (let left = LETTERS / 2; left > 0; left -= 1) {
    found.unshift(SYLLABLES[Number(rest % BigInt(64))]);
    rest /= BigInt(64);
  }
  return found.join("").match(/.{4}/g).join(" ");
}

// The key (decimal text) that words or a kept file say; "" when they say none.
export function readKey(typed) {
  return fromFile(typed) || fromWords(typed);
}

function fromFile(typed) {
  try {
    const key = JSON.parse(typed).privateKey;
    return isKey(key) ? key : "";
  } catch {
    return "";
  }
}

function fromWords(typed) {
  const letters = typed.toLowerCase().replace(/[^a-z]/g, "");
  if (letters.length !== LETTERS) return "";
  const places = letters.match(/../g).map((pair) => SYLLABLES.indexOf(pair));
  if (places.includes(-1)) return "";
  const all = places.reduce((number, place) => number * BigInt(64) + BigInt(place), BigInt(0));
  const number = all / BigInt(256);
  return number < Q && check(bytesOf(number)) === all % BigInt(256) && isKey(String(number)) ? String(number) : "";
}

function isKey(key) {
  return typeof key === "string" && /^[1-9]\d{0,77}$/.test(key) && BigInt(key) < Q;
}

// The public half, as the trustees' list names it.
export function publicKeyOf(privateKey) {
  return String(fixedPower(G, BigInt(privateKey)));
}

export function toFile(question, uuid, privateKey) {
  return JSON.stringify({ question, uuid, privateKey, check: hex(sha256(bytesOf(BigInt(privateKey)))).slice(0, 8) }, null, 2);
}
