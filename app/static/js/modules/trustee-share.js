// After the close: recomputes the sealed sums from the public box and opens this trustee's part of them. The key stays here.

import { ask, lacking } from "../ballot/booth.js";
import { fetchBoard, fill } from "../ballot/fetching.js";
import { given } from "../ballot/giving.js";

export function start(root) {
  if (lacking()) return;
  const words = JSON.parse(root.dataset.words);
  const [form, problem, progress] = ["form", "[data-problem]", "[data-progress]"].map((name) => root.querySelector(name));
  let busy = false;
  root.querySelector("[data-without]").hidden = true;
  form.hidden = false;

  function complain(sentence) {
    problem.textContent = sentence;
    problem.hidden = !sentence;
    if (sentence) problem.focus();
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    complain("");
    try {
      form.elements.share.value = await open();
      form.submit();
    } catch (error) {
      busy = false;
      progress.textContent = "";
      complain(words[error.message] ?? words.unreadable);
    }
  });

  async function open() {
    const key = await given(root);
    if (!key) throw new Error("no_key");
    progress.textContent = root.dataset.reading;
    const bytes = await fetchBoard(root.dataset.file);
    const { share } = await ask("openShare", [key, bytes], (done, all) => {
      progress.textContent = fill(root.dataset.checking, { done, all });
    });
    return share;
  }
}
