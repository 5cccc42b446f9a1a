// SHA-256, HMAC and PBKDF2 (FIPS 180-4, RFC 2104, RFC 8018), written out because pages served over plain http on a local
// network have no crypto.subtle. Bytes in, bytes out; `text` gives the UTF-8 bytes of a string.

const PRIMES = [...firstPrimes(64)];
const ROUND = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
const START = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const scratch = new Int32Array(64);

export const text = (string) => new TextEncoder().encode(string);
export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
export const base64 = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/=+$/, "");
export const hexOf = (string) => hex(sha256(text(string)));
export const fingerprint = (string) => base64(sha256(text(string)));

function* firstPrimes(count) {
  for (let number = 2, found = 0; found < count; number += 1) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= number; divisor += 1) if (number % divisor === 0) prime = false;
    if (!prime) continue;
    found += 1;
    yield number;
  }
}

function fraction(root) {
  return Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
}

// One block of 64 bytes into the state.
function compress(state, bytes, offset) {
  const words = scratch;
  for (let i = 0; i < 16; i += 1) {
    const at = offset + i * 4;
    words[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }
  for (let i = 16; i < 64; i += 1) {
    const x = words[i - 15];
    const y = words[i - 2];
    const low = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const high = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    words[i] = (words[i - 16] + low + words[i - 7] + high) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i += 1) {
    const high = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const first = (h + high + ((e & f) ^ (~e & g)) + ROUND[i] + words[i]) | 0;
    const low = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const second = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((value, index) => { state[index] += value; });
}

// The digest of `bytes` after a state that has already taken in `before` bytes (a multiple of 64).
function finish(begun, before, bytes) {
  const state = Int32Array.from(begun);
  const whole = bytes.length - (bytes.length % 64);
  for (let offset = 0; offset < whole; offset += 64) compress(state, bytes, offset);
  const rest = bytes.length - whole;
  const tail = new Uint8Array(rest < 56 ? 64 : 128);
  tail.set(bytes.subarray(whole));
  tail[rest] = 0x80;
  const view = new DataView(tail.buffer);
  const bits = (before + bytes.length) * 8;
  view.setUint32(tail.length - 8, Math.floor(bits / 2 ** 32));
  view.setUint32(tail.length - 4, bits >>> 0);
  for (let offset = 0; offset < tail.length; offset += 64) compress(state, tail, offset);
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => digest.setInt32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

export function sha256(bytes) {
  return finish(START, 0, bytes);
}

function keyed(key, mask) {
  const block = new Uint8Array(64).fill(mask);
  (key.length > 64 ? sha256(key) : key).forEach((byte, index) => { block[index] ^= byte; });
  const state = Int32Array.from(START);
  compress(state, block, 0);
  return state;
}

export function hmac(key) {
  const inner = keyed(key, 0x36);
  const outer = keyed(key, 0x5c);
  return (bytes) => finish(outer, 64, finish(inner, 64, bytes));
}

// One block (32 bytes) of PBKDF2-HMAC-SHA256.
export function pbkdf2(password, salt, rounds) {
  const sign = hmac(password);
  const first = new Uint8Array(salt.length + 4);
  first.set(salt);
  first[salt.length + 3] = 1;
  let last = sign(first);
  const sum = Uint8Array.from(last);
  for (let round = 1; round < rounds; round += 1) {
    last = sign(last);
    for (let i = 0; i < 32; i += 1) sum[i] ^= last[i];
  }
  return sum;
}
