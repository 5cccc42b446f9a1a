// Makes a trustee's key here, lets it be kept as a file and as words, asks for it back, and only then sends its public half.

import { ask, lacking } from "../ballot/booth.js";
import { given } from "../ballot/giving.js";
import { publicKeyOf, toFile, toWords } from "../ballot/words.js";

export function start(root) {
  if (lacking()) return;
  const words = JSON.parse(root.dataset.words);
  const [form, problem] = [root.querySelector("form"), root.querySelector("[data-problem]")];
  let made = null;
  root.querySelector("[data-without]").hidden = true;
  root.querySelector("[data-with]").hidden = false;

  function complain(sentence) {
    problem.textContent = sentence;
    problem.hidden = !sentence;
    if (sentence) problem.focus();
  }

  root.querySelector("[data-make]").addEventListener("click", async () => {
    made = await makeKey(new Set(root.dataset.avoid.split(" ")));
    root.querySelector("[data-typed-words]").textContent = toWords(made.privateKey);
    const link = root.querySelector("[data-download]");
    URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(new Blob([toFile(root.dataset.question, root.dataset.uuid, made.privateKey)], { type: "application/json" }));
    link.download = root.dataset.file;
    for (const step of root.querySelectorAll("[data-step]")) step.hidden = false;
    root.querySelector("#keep-title").focus();
  });
  root.querySelector("[data-print]").addEventListener("click", () => window.print());

  form.addEventListener("submit", (event) => {
    if (form.elements.message.value) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    confirm();
  }, true);

  // Drawn again until none of its words is one that nobody should find on a paper from the town.
  async function makeKey(avoided) {
    for (;;) {
      const key = await ask("newKey", []);
      if (!toWords(key.privateKey).split(" ").some((word) => avoided.has(word))) return key;
    }
  }

  async function confirm() {
    const key = await given(root);
    if (!key) return complain(words.no_key);
    if (!made || publicKeyOf(key) !== made.publicKey) return complain(words.other_key);
    complain("");
    form.elements.message.value = made.message;
    form.submit();
  }
}
