// The public box as bytes, and sentences with {names} filled in.

export async function fetchBoard(address) {
  const answer = await fetch(address, { cache: "no-store" }).catch(() => null);
  if (!answer?.ok) throw new Error("network");
  return new Uint8Array(await answer.arrayBuffer());
}

export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_all, name) => values[name] ?? "");
}
