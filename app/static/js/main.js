// Wakes the behaviours a page asks for: <form data-behaviour="once keep-draft"> imports modules/once.js and
// modules/keep-draft.js and calls their start(element) once per element. A page works without any of them.
// HTML put into the page later is woken by sending the event "entendu:inserted" from its new element.

const started = new WeakMap();
const version = new URL(import.meta.url).search;

function wake(root) {
  const found = [...root.querySelectorAll("[data-behaviour]")];
  if (root.matches?.("[data-behaviour]")) found.push(root);
  for (const element of found) {
    for (const name of element.dataset.behaviour.split(/\s+/)) start(element, name);
  }
}

async function start(element, name) {
  const names = started.get(element) ?? new Set();
  if (!/^[a-z-]+$/.test(name) || names.has(name)) return;
  started.set(element, names.add(name));
  try {
    const module = await import(`./modules/${name}.js${version}`);
    module.start(element);
  } catch (error) {
    names.delete(name);
    console.warn(`behaviour ${name} did not start`, error);
  }
}

wake(document);
document.addEventListener("entendu:inserted", (event) => wake(event.target));
