// The form of one person: read back on the spot, kept first, sent then; the next person begins with the same place and language.

import { newKey } from "./store.js";

const STAYS = new Set(["noted_at", "language"]);

export function startForm(form, data, keeper, sender, list) {
  const part = (name) => document.querySelector(`[data-part="${name}"]`);
  const [title, sheet, readBack, done] = ["title", "sheet", "read-back", "done"].map(part);

  // One part at a time; its title takes the focus, so that a screen reader says where one is.
  function only(shown, name) {
    for (const one of [sheet, readBack, done]) one.hidden = one !== shown;
    title.textContent = title.dataset[name];
    title.focus();
    window.scrollTo(0, 0);
  }

  function lacks() {
    if (!form.elements.consent.checked) return form.elements.consent;
    return form.elements.words.value.trim() ? null : form.elements.words;
  }

  // What the server checks as well; a gap is left to it only when it could answer.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const gap = lacks();
    if (gap) {
      gap.setCustomValidity(" ");
      gap.setAttribute("aria-invalid", "true");
      gap.focus();
      gap.scrollIntoView({ block: "center" });
      return;
    }
    part("words").textContent = form.elements.words.value;
    part("words").lang = form.elements.language.value;
    only(readBack, "read");
  }, true);

  form.addEventListener("input", (event) => {
    event.target.setCustomValidity?.("");
    event.target.removeAttribute("aria-invalid");
  });

  async function confirm() {
    let entry;
    try {
      entry = await keeper.keep(fieldsOf(form));
    } catch {
      part("words").insertAdjacentText("beforebegin", data.full);
      return;
    }
    await list.show("sending");
    await sender.run();
    const now = (await keeper.list()).find((one) => one.key === entry.key) ?? entry;
    if (now.state === "bad") {
      list.fill(now);
      return;
    }
    show(now);
  }

  function show(entry) {
    const sent = entry.state === "sent";
    part("code").textContent = sent ? entry.code : entry.number;
    part("spoken").textContent = sent ? part("spoken").dataset.said.replace("{n}", entry.spoken) : part("spoken").dataset.kept;
    part("slip").hidden = !sent;
    if (sent) part("slip").href = entry.slip;
    empty(form);
    only(done, sent ? "sent" : "kept");
  }

  list.fill = (entry) => {
    empty(form);
    for (const [name, value] of Object.entries(entry.fields)) put(form.elements[name], value);
    for (const fold of form.querySelectorAll("details")) fold.open = true;
    only(sheet, "sheet");
  };

  document.querySelector('[data-act="confirm"]').addEventListener("click", confirm);
  document.querySelector('[data-act="change"]').addEventListener("click", () => only(sheet, "sheet"));
  document.querySelector('[data-act="next"]').addEventListener("click", () => only(sheet, "sheet"));
}

function put(field, value) {
  if (!field || field.name === "csrf_token") return;
  if (field.type === "checkbox") field.checked = true;
  else field.value = value;
}

function fieldsOf(form) {
  const fields = Object.fromEntries(new FormData(form));
  delete fields.csrf_token;
  return fields;
}

// A fresh key for a fresh person: the next one's words must never be taken for this one's.
function empty(form) {
  for (const field of form.elements) {
    if (field.type === "checkbox") field.checked = false;
    else if (field.name && field.name !== "csrf_token" && !STAYS.has(field.name) && field.type !== "submit") {
      field.value = field.name === "key" ? newKey() : "";
    }
  }
}
