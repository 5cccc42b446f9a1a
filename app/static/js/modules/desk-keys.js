// Keys for the desk: j and k walk through the queue, a letter presses the button that bears it, ? shows them all.
//
// <section data-behaviour="desk-keys">   (one per page, around the queue)
//   <a data-queue-item>…   j / k, the arrow-less next and previous
//   <button data-key="m">, <a data-key="o">, <textarea data-key="r">   pressed, or focused when it is a field
//   <details data-keys-help> with <input type="checkbox" data-keys-on> to switch the keys off (kept in this browser)
// Keys are read from document, never while typing, never with Ctrl, Alt or Meta.

const STORE = "desk-keys";
const TYPED = "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable]";

export function start(frame) {
  const help = frame.querySelector("[data-keys-help]");
  const toggle = frame.querySelector("[data-keys-on]");
  let on = remembered() !== "off";
  if (toggle) {
    toggle.checked = on;
    toggle.addEventListener("change", () => {
      on = toggle.checked;
      remember(on ? "on" : "off");
    });
  }

  function walk(step) {
    const items = [...frame.querySelectorAll("[data-queue-item]")].filter((item) => item.offsetParent);
    const here = items.findIndex((item) => item.getAttribute("aria-current") === "true");
    const next = items[Math.max(0, Math.min(items.length - 1, here + step))];
    if (!next || items.indexOf(next) === here) return;
    next.click();
    next.scrollIntoView({ block: "nearest" });
  }

  function press(key) {
    const bearers = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)];
    const target = bearers.find((element) => isShown(element) && element.getAttribute("aria-disabled") !== "true");
    if (!target) return false;
    if (target.matches(TYPED)) target.focus();
    else target.click();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.(TYPED)) {
      if (event.key === "Escape" && event.target.closest?.(TYPED)) event.target.blur();
      return;
    }
    if (!frame.isConnected || !on) return;
    const key = event.key.toLowerCase();
    if (key === "?" && help) {
      help.open = !help.open;
      help.querySelector("summary").focus();
    } else if (key === "j" || key === "k") walk(key === "j" ? 1 : -1);
    else if (key.length !== 1 || !press(key)) return;
    event.preventDefault();
  });
}

// What lies in a closed <details> has a box but is not shown: its keys must do nothing.
function isShown(element) {
  return element.checkVisibility ? element.checkVisibility() : element.offsetParent !== null;
}

function remembered() {
  try {
    return localStorage.getItem(STORE);
  } catch {
    return null;
  }
}

function remember(value) {
  try {
    localStorage.setItem(STORE, value);
  } catch {
    // lasts as long as the page
  }
}
