// Copies a code or an address. The button stays hidden where it could not work.
//
// <button type="button" hidden data-behaviour="copy" data-copy="K7P-M2Q" data-copied="Code copié"><span>Copier</span></button>

export function start(button) {
  const label = button.querySelector("span") ?? button;
  const usual = label.textContent;
  button.hidden = false;
  label.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    if (!(await copy(button.dataset.copy))) return;
    label.textContent = button.dataset.copied;
    setTimeout(() => { label.textContent = usual; }, 4000);
  });
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

// On a plain http address of a local network there is no clipboard object.
function copyBySelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "said-only";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
