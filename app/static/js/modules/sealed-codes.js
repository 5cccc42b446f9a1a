// Makes one code for each person of the roll in the keeper's browser: letters and a list for the keeper, the public list for the site.

import { ask, lacking } from "../ballot/booth.js";
import { fill } from "../ballot/fetching.js";

export function start(root) {
  if (lacking()) return;
  const [progress, form] = [root.querySelector("[data-progress]"), root.querySelector("form")];
  root.querySelector("[data-without]").hidden = true;
  root.querySelector("[data-with]").hidden = false;
  let busy = false;

  root.querySelector("[data-make]").addEventListener("click", async () => {
    if (busy) return;
    busy = true;
    try {
      await make();
    } catch {
      progress.textContent = root.dataset.broken;
    }
    busy = false;
  });
  root.querySelector("[data-print]").addEventListener("click", () => window.print());
  form.addEventListener("submit", () => {
    leaving = null;
  });

  let leaving = null;
  window.addEventListener("beforeunload", (event) => leaving && event.preventDefault());

  async function make() {
    const answer = await fetch(root.dataset.roll, { cache: "no-store" });
    const people = await answer.json();
    const { codes, published } = await ask("codesFor", [root.dataset.uuid, people.map(() => 1)], (done, all) => {
      progress.textContent = fill(root.dataset.making, { done, all });
    });
    const rows = people.map((person, place) => ({ ...person, code: codes[place] }));
    keep(rows);
    form.elements.published.value = published.join("\n");
    for (const step of root.querySelectorAll("[data-step]")) step.hidden = false;
    progress.textContent = fill(root.dataset.made, { all: codes.length });
    leaving = rows.length;
  }

  function keep(rows) {
    const link = root.querySelector("[data-download]");
    URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(new Blob([tableOf(JSON.parse(root.dataset.columns), rows)], { type: "text/csv;charset=utf-8" }));
    link.download = root.dataset.file;
    document.querySelector(".code-letters")?.remove();
    const letters = document.createElement("div");
    letters.className = "code-letters";
    letters.append(...rows.map(letterOf));
    document.body.append(letters);
    document.body.classList.add("has-letters");
  }

  function letterOf({ name, more, reach, address, code }) {
    const letter = root.querySelector("[data-letter]").content.cloneNode(true);
    const put = (place, text) => { letter.querySelector(`[data-${place}]`).textContent = text; };
    put("name", name);
    put("more", more);
    put("address", reach === "letter" ? address : "");
    put("code", code);
    return letter;
  }
}

// A cell that a spreadsheet could run gets an apostrophe before it.
const cell = (text) => `"${(/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;

function tableOf(columns, rows) {
  const lines = [columns, ...rows.map(({ name, more, reach, address, code }) => [name, more, reach, address, code])];
  return `\ufeff${lines.map((line) => line.map(cell).join(";")).join("\r\n")}\r\n`;
}
