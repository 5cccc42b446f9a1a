// Shows how many characters are left. The field is never cut: what is too long is said, and kept.
//
// <div data-behaviour="count" data-max="120" data-left="Signes restants : {n}" data-over="Signes en trop : {n}">
//   <textarea id="x" aria-describedby="x-count">…</textarea> <p id="x-count" class="field-count">…</p>
// Written by components/field.html when it is given `count`.

const PAUSE = 900;

export function start(frame) {
  const input = frame.querySelector("textarea, input");
  const shown = frame.querySelector(".field-count");
  const max = Number(frame.dataset.max);
  if (!input || !shown || !max) return;
  const spoken = shown.cloneNode(false);
  spoken.removeAttribute("id");
  spoken.className = "said-only";
  spoken.setAttribute("role", "status");
  shown.after(spoken);
  let timer;

  function sentence() {
    const left = max - [...input.value.replace(/\r\n/g, "\n")].length;
    const text = left < 0 ? frame.dataset.over : frame.dataset.left;
    shown.toggleAttribute("data-over", left < 0);
    shown.textContent = text.replace("{n}", String(Math.abs(left)));
    return left;
  }

  function speakNearTheEnd() {
    const left = sentence();
    clearTimeout(timer);
    timer = setTimeout(() => {
      spoken.textContent = left <= max / 5 ? shown.textContent : "";
    }, PAUSE);
  }

  input.addEventListener("input", speakNearTheEnd);
  sentence();
}
