// The door for pages: tasks run in a worker, or on the page itself where a worker cannot load modules (Firefox before 114).
//
//   import { ask, lacking } from "../ballot/booth.js";
//   const missing = lacking();            // "" or the first thing this browser cannot do: offer the other way to vote
//   const {ballot, tracker} = await ask("seal", [electionText, code, marks]);
//   const {privateKey, publicKey, message} = await ask("newKey", []);
//   const {owner, share, ballots} = await ask("openShare", [privateKey, archiveBytes], (done, all) => …);
//   const {codes, published} = await ask("codesFor", [uuid, weights], (done, all) => …);
//   await ask("describe", [archiveBytes]); await ask("findReceipt", [archiveBytes, receipt]);
//   const wrong = await ask("checkBallots", [archiveBytes], (done, all) => …);   // [{height, fault}]
//
// A refused task rejects with an Error whose message is the code documented beside the task.

let calculator;

export function lacking() {
  if (typeof BigInt !== "function") return "bigint";
  if (!self.crypto?.getRandomValues) return "random";
  if (typeof TextEncoder !== "function") return "text";
  return "";
}

export async function ask(task, args, progress = () => {}) {
  if (lacking()) throw new Error(lacking());
  calculator ??= start();
  return (await calculator)(task, args, progress);
}

async function start() {
  try {
    return speakTo(await openWorker());
  } catch {
    const { perform } = await import("./tasks.js");
    return (task, args, progress) => perform(task, args, progress);
  }
}

function openWorker() {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", () => resolve(worker), { once: true });
    worker.addEventListener("error", reject, { once: true });
  });
}

function speakTo(worker) {
  const waiting = new Map();
  let last = 0;
  worker.addEventListener("message", ({ data: { id, value, error, height, progress } }) => {
    const asked = waiting.get(id);
    if (!asked) return;
    if (progress) return void asked.progress(...progress);
    waiting.delete(id);
    if (error) asked.reject(Object.assign(new Error(error), { height }));
    else asked.resolve(value);
  });
  return (task, args, progress) => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject, progress });
    worker.postMessage({ id: last, task, args });
  });
}
