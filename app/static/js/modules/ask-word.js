// « Je ne comprends pas un mot »: after a tap on the link, the next tap on a word of the page opens the form with that word in it.
//
// <a href="/angers/words/ask?page=…" data-behaviour="ask-word" data-how="Touchez le mot…" data-type="Écrire le mot" data-cancel="Annuler">
// Without scripts, or by keyboard, the link leads to the form, where the word is typed.

const MOST = 300;

export function start(link) {
  const main = document.querySelector("main");
  if (!main || !(document.caretPositionFromPoint || document.caretRangeFromPoint)) return;
  let bar = null;

  function stop(giveBack) {
    bar?.remove();
    bar = null;
    main.removeEventListener("click", pick, true);
    document.removeEventListener("keydown", onKey);
    if (giveBack) link.focus();
  }

  function onKey(event) {
    if (event.key === "Escape") stop(true);
  }

  function pick(event) {
    event.preventDefault();
    event.stopPropagation();
    const found = wordAt(event.clientX, event.clientY);
    if (!found) return;
    const address = new URL(link.href);
    address.searchParams.set("word", found.word);
    address.searchParams.set("sentence", found.sentence);
    stop(false);
    location.assign(address.href);
  }

  link.addEventListener("click", (event) => {
    if (bar || event.detail === 0 || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    link.closest("details")?.removeAttribute("open");
    bar = draw(link, () => stop(true));
    document.body.append(bar);
    main.scrollIntoView();
    bar.focus({ preventScroll: true });
    main.addEventListener("click", pick, true);
    document.addEventListener("keydown", onKey);
  });
}

function draw(link, cancel) {
  const bar = document.createElement("div");
  bar.className = "snackbar";
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", link.textContent);
  bar.tabIndex = -1;
  const how = Object.assign(document.createElement("p"), { textContent: link.dataset.how });
  const type = Object.assign(document.createElement("a"), { href: link.href, textContent: link.dataset.type, className: "button button-small" });
  const stop = Object.assign(document.createElement("button"), { type: "button", textContent: link.dataset.cancel, className: "button button-small" });
  stop.addEventListener("click", cancel);
  bar.append(how, type, stop);
  return bar;
}

// The word under a point of the screen and the sentence around it; null between words.
function wordAt(x, y) {
  const place = document.caretPositionFromPoint?.(x, y);
  const range = place ? null : document.caretRangeFromPoint?.(x, y);
  const node = place?.offsetNode ?? range?.startContainer;
  const at = place?.offset ?? range?.startOffset;
  if (node?.nodeType !== Node.TEXT_NODE) return null;
  const text = node.data;
  const letter = /[\p{L}\p{N}'’-]/u;
  let start = at;
  let end = at;
  while (start > 0 && letter.test(text[start - 1])) start -= 1;
  while (end < text.length && letter.test(text[end])) end += 1;
  const word = text.slice(start, end).replace(/^['’-]+|['’-]+$/g, "");
  return word ? { word, sentence: sentenceAround(node, start, word.length) } : null;
}

function sentenceAround(node, at, length) {
  const block = node.parentElement.closest("p, li, dd, dt, h1, h2, h3, h4, blockquote") ?? node.parentElement;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, at);
  const text = block.textContent;
  const start = before.toString().length;
  const end = start + length;
  const from = Math.max(...[". ", "! ", "? ", "\n"].map((mark) => text.lastIndexOf(mark, start) + 1));
  const after = text.slice(end).search(/[.!?\n]/);
  const to = after < 0 ? text.length : end + after + 1;
  return text.slice(from, to).replace(/\s+/g, " ").trim().slice(0, MOST);
}
