// Keeps what is typed in this browser, puts it back after a closed tab or a flat battery, forgets it once it was sent.
//
// On a form: <form data-behaviour="keep-draft" data-draft-key="idea-12" data-draft-kept="Brouillon gardé sur ce téléphone.">
//   Optional inside it: <p data-draft-note hidden> (else one is added at the end of the form), and
//   <button type="button" data-draft-forget hidden> which empties the form. Fields marked data-no-draft are never kept;
//   neither are passwords, files and hidden fields. A field that the server filled wins over the draft.
// On the page shown after success: <p data-behaviour="keep-draft" data-draft-clear="idea-12"> (several keys: spaces).

const MAX_AGE = 30 * 24 * 3600 * 1000;
const UNKEPT = new Set(["password", "file", "hidden", "submit", "button", "image", "reset"]);

export function start(element) {
  if (element.dataset.draftClear !== undefined) {
    for (const key of element.dataset.draftClear.split(/\s+/)) forget(key);
    return;
  }
  const key = element.dataset.draftKey ?? location.pathname;
  const note = element.querySelector("[data-draft-note]") ?? addNote(element);
  const eraser = element.querySelector("[data-draft-forget]");
  let timer;

  function say(text) {
    note.textContent = text;
    note.hidden = !text;
    if (eraser) eraser.hidden = !text;
  }

  function save() {
    const values = fields(element).filter(holdsSomething).map((field) => [field.name, field.value]);
    const kept = values.length ? write(key, { at: Date.now(), values }) : forget(key);
    say(values.length && kept ? element.dataset.draftKept : "");
  }

  if (restore(element, key)) say(element.dataset.draftKept);
  element.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, 400);
  });
  element.addEventListener("submit", save);
  document.addEventListener("visibilitychange", () => document.hidden && element.isConnected && timer && save());
  eraser?.addEventListener("click", () => {
    clearTimeout(timer);
    forget(key);
    element.reset();
    say("");
    fields(element)[0]?.focus();
  });
}

function fields(form) {
  return [...form.elements].filter((field) => field.name && !UNKEPT.has(field.type) && !("noDraft" in field.dataset));
}

function isTick(field) {
  return field.type === "radio" || field.type === "checkbox";
}

function holdsSomething(field) {
  return isTick(field) ? field.checked : field.value !== "";
}

function restore(form, key) {
  const draft = read(key);
  if (!draft || Date.now() - draft.at > MAX_AGE) {
    forget(key);
    return false;
  }
  const filled = new Set(fields(form).filter((field) => field.tagName !== "SELECT" && holdsSomething(field)).map((field) => field.name));
  let restored = false;
  for (const [name, value] of draft.values) {
    if (filled.has(name)) continue;
    for (const field of fields(form).filter((one) => one.name === name)) {
      if (!isTick(field)) field.value = value;
      else if (field.value === value) field.checked = true;
      restored = true;
      field.dispatchEvent(new Event("input", { bubbles: false }));
    }
  }
  return restored;
}

function addNote(form) {
  const note = document.createElement("p");
  note.className = "muted small";
  note.setAttribute("role", "status");
  form.append(note);
  return note;
}

// Some browsers refuse storage (private windows, full disk): the form then simply is not kept.
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(`draft:${key}`));
  } catch {
    return null;
  }
}

function write(key, draft) {
  try {
    localStorage.setItem(`draft:${key}`, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

function forget(key) {
  try {
    localStorage.removeItem(`draft:${key}`);
  } catch {
    // nothing was kept
  }
}
