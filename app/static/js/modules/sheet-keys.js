// Typing sheets of paper by keyboard: 1, 2, 3… choose, Enter goes on, b n u press the button that bears the letter.
//
// <div data-behaviour="sheet-keys"> around <form data-sheet> whose buttons carry data-press="enter|b|n|u"; data-keys explains.

const TYPED = "input:not([type=radio], [type=checkbox]), textarea, select";

export function start(frame) {
  const explain = () => frame.querySelectorAll("[data-keys]").forEach((line) => { line.hidden = false; });
  frame.addEventListener("entendu:inserted", explain);
  explain();

  document.addEventListener("keydown", (event) => {
    const form = frame.querySelector("form[data-sheet]");
    if (!form || !frame.isConnected || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const typing = event.target.closest?.(TYPED);
    if (event.target.closest?.("a, button, summary") && event.key === "Enter") return;
    if (typing && event.key !== "Enter") return;
    if (act(form, event.key.toLowerCase(), typing)) event.preventDefault();
  });
}

function act(form, key, typing) {
  if (key === "enter") return press(form, "enter");
  if (typing) return false;
  const place = "1234567890".indexOf(key);
  const box = key.length === 1 && place >= 0 ? form.querySelectorAll(".ballot input[type=radio], .ballot input[type=checkbox]")[place] : null;
  if (!box) return key.length === 1 && press(form, key);
  box.checked = box.type === "radio" || !box.checked;
  box.focus({ preventScroll: true });
  return true;
}

function press(form, key) {
  const button = form.querySelector(`[data-press="${CSS.escape(key)}"]`);
  button?.click();
  return Boolean(button);
}
