// Anyone's browser checks the public box: the chain, one's own receipt, every ballot. Nothing is sent.

import { ask, lacking } from "../ballot/booth.js";
import { fetchBoard, fill } from "../ballot/fetching.js";

export function start(root) {
  const words = JSON.parse(root.dataset.words);
  const [list, progress] = [root.querySelector("[data-lines]"), root.querySelector("[data-progress]")];
  const said = (name) => root.querySelector(`[data-said="${name}"]`).content.textContent;
  let busy = false;
  if (lacking()) {
    root.querySelector("[data-without]").textContent = words.lacking;
    return;
  }
  root.querySelector("[data-without]").hidden = true;
  root.querySelector("[data-with]").hidden = false;

  function tell(good, sentence) {
    const item = document.createElement("li");
    const [sign, text] = [document.createElement("span"), document.createElement("span")];
    sign.textContent = good ? "✓" : "✗";
    sign.setAttribute("aria-hidden", "true");
    text.textContent = sentence;
    if (!good) item.className = "is-wrong";
    item.append(sign, text);
    list.append(item);
  }

  root.querySelector("[data-check]").addEventListener("click", async () => {
    if (busy) return;
    busy = true;
    list.replaceChildren();
    progress.textContent = root.dataset.reading;
    try {
      await checkAll(await fetchBoard(root.dataset.file));
    } catch (error) {
      tell(false, fill(words[error.message] ?? words.unreadable, { height: error.height }));
    }
    progress.textContent = "";
    busy = false;
  });

  async function checkAll(bytes) {
    const facts = await ask("describe", [bytes]);
    tell(true, said("chain"));
    tell(true, fill(said("facts"), facts));
    await lookFor(bytes, root.querySelector("#audit-receipt").value.trim());
    const wrong = await ask("checkBallots", [bytes], (done, all) => {
      progress.textContent = fill(root.dataset.checking, { done, all });
    });
    if (!wrong.length) tell(true, said("ballots"));
    for (const { height, fault } of wrong) tell(false, fill(root.dataset.fault, { height, fault: words[fault] ?? fault }));
  }

  async function lookFor(bytes, receipt) {
    if (!receipt) return;
    try {
      const { inBox, sameChain, counted } = await ask("findReceipt", [bytes, receipt]);
      if (!inBox) tell(false, said("absent"));
      else if (!sameChain) tell(false, said("rebuilt"));
      else tell(true, said(counted ? "counted" : "replaced"));
    } catch {
      tell(false, said("typing"));
    }
  }
}
