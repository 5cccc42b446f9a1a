// A hard word is explained where it stands: a tap opens a note behind it, Escape or « Fermer » closes it and the focus comes back.
//
// <a class="term" href="/angers/words/quorum" data-behaviour="terms" data-plain="…" data-more="…" data-close="Fermer" data-page="En savoir plus">
// Written by templates/language/_term.html. Without scripts, or with a modifier key, the link leads to the word's own page.

let count = 0;

export function start(link) {
  let note = null;
  link.setAttribute("role", "button");
  link.setAttribute("aria-expanded", "false");

  function close(giveBack) {
    note?.remove();
    note = null;
    link.setAttribute("aria-expanded", "false");
    link.removeAttribute("aria-controls");
    if (giveBack) link.focus();
  }

  function open() {
    note = draw(link, () => close(true));
    link.after(note);
    link.setAttribute("aria-expanded", "true");
    link.setAttribute("aria-controls", note.id);
  }

  function toggle(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (note) close(false);
    else open();
  }

  link.addEventListener("click", toggle);
  link.addEventListener("keydown", (event) => event.key === " " && toggle(event));
  document.addEventListener("keydown", (event) => {
    const near = note && (link === document.activeElement || note.contains(document.activeElement));
    if (event.key === "Escape" && near) close(true);
  });
}

function draw(link, close) {
  const note = document.createElement("span");
  note.className = "term-note";
  note.id = `term-note-${++count}`;
  note.setAttribute("role", "note");
  const page = Object.assign(document.createElement("a"), { href: link.href, textContent: link.dataset.page, className: "button button-quiet button-small" });
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: link.dataset.close, className: "button button-quiet button-small" });
  button.addEventListener("click", close);
  note.append(part("strong", link.dataset.plain), part("span", link.dataset.more), part("span", ""));
  note.lastChild.append(button, " ", page);
  return note;
}

function part(name, text) {
  return Object.assign(document.createElement(name), { textContent: text, lang: "fr" });
}
