// The group BELENIOS-2048 (Belenios specification 2.0, section 5.1). Elements and exponents are BigInt, written in base 10.
// No literal like 1n: a browser without BigInt can still read this file and say so.

import { hex, sha256, text } from "./sha256.js";

export const NAME = "BELENIOS-2048";
export const P = BigInt(
  "20694785691422546401013643657505008064922989295751104097100884787057374219242717401922237254497684338129066633"
  + "13807895840496005438963628979639303877390572280360597374942767137677761889858987273586504908116709931053586778"
  + "09800307904916540637771737641986785272734744763418356000356983051931442845617019110007867373073335641239717328"
  + "97913240474578834468260652327974647951137672658693582180046317922073668860052627186363386088796882120769432366"
  + "14949100292344434637322214588410058642105024212036543356120132048111885240873107701415166620016231317716937218"
  + "9248078507711827842317498073276598828825169183103125680162072880719",
);
export const G = BigInt(
  "24023526775018522092276877035323999327122876573783649165100753187876632741463532193202856761552696787996946682"
  + "98749389095083896573425601900601068477164491735474137283104610458681314511781646755400527402889846139864532661"
  + "21505579709716201616827031288643245666383486363578210615491841998253431518974065818686865115135857641013888221"
  + "53960160432288436039309893336627728484065931384060102316750957637779826651036068224066350766977640253462537730"
  + "85133173495194248967754052573659049492477631475991575198775177711481490920456600205478127054728238140972518639"
  + "858334115700568353695553423781475582491896050296680037745308460627",
);
export const Q = BigInt("78571733251071885079927659812671450121821421258408794611510081919805623223441");

const ZERO = BigInt(0);
const ONE = BigInt(1);
const WINDOW = 4; // bits of an exponent looked up at once: 960 products to prepare a base, 64 for each power after that
const MASK = 15;
const tables = new Map();

export const times = (a, b) => (a * b) % P;
export const reduce = (exponent) => ((exponent % Q) + Q) % Q;

// Digits of an exponent in base 16, the lowest first.
function digits(exponent) {
  return Array.from(exponent.toString(16).padStart(64, "0"), (digit) => parseInt(digit, 16)).reverse();
}

export function power(base, exponent) {
  const row = multiples(base);
  let result = ONE;
  for (const digit of digits(exponent).reverse()) {
    for (let i = 0; i < WINDOW; i += 1) result = times(result, result);
    result = times(result, row[digit]);
  }
  return result;
}

function multiples(base) {
  const row = [ONE];
  for (let i = 0; i < MASK; i += 1) row.push(times(row[i], base));
  return row;
}

// base^exponent for a base used often: the generator, the election's key.
export function fixedPower(base, exponent) {
  if (!tables.has(base)) tables.set(base, table(base));
  const rows = tables.get(base);
  return digits(exponent).reduce((result, digit, index) => times(result, rows[index][digit]), ONE);
}

function table(base) {
  const rows = [];
  for (let i = 0, step = base; i < 256 / WINDOW; i += 1) {
    const row = multiples(step);
    rows.push(row);
    step = times(row[MASK], step);
  }
  return rows;
}

export function isElement(value) {
  return value > ZERO && value < P && power(value, Q) === ONE;
}

export function number(bytes) {
  return BigInt(`0x${hex(bytes)}`);
}

// A uniform exponent, by drawing again what is too large.
export function randomExponent() {
  for (;;) {
    const drawn = number(crypto.getRandomValues(new Uint8Array(32)));
    if (drawn < Q) return drawn;
  }
}

export function challenge(prefix, elements) {
  return number(sha256(text(prefix + elements.join(",")))) % Q;
}
