// The paper desk by keyboard: Enter in the words goes to the boxes, 1 2 3 4 tick one and go on, Enter saves; F2 writes
// « [illisible] » where the caret is. Maj + Entrée makes a line. On the code's form it only selects what stands there.

export function start(form) {
  const words = form.querySelector("textarea[name=words]");
  if (!words) {
    form.querySelector("input[name=code]")?.select();
    return;
  }
  const cards = [...form.querySelectorAll("[data-card]")];
  const button = form.querySelector('[data-act="illegible"]');

  function focusCard(at) {
    const card = cards[at];
    if (card) (card.querySelector("input:checked") ?? card.querySelector("input")).focus();
    else form.querySelector("button[type=submit]").focus();
  }

  function illegible() {
    const mark = form.dataset.mark;
    const before = words.value.slice(0, words.selectionStart);
    words.setRangeText(before && !/\s$/.test(before) ? ` ${mark}` : mark, words.selectionStart, words.selectionEnd, "end");
    words.focus();
  }

  if (button) {
    button.hidden = false;
    button.addEventListener("click", illegible);
  }
  words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    focusCard(0);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "F2") {
      event.preventDefault();
      illegible();
      return;
    }
    const at = cards.findIndex((card) => card.contains(event.target));
    const choice = at < 0 ? null : cards[at].querySelectorAll("input")["1234".indexOf(event.key)];
    if (!choice || event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1) return;
    event.preventDefault();
    choice.checked = true;
    focusCard(at + 1);
  });
}
