// Says when there is no network, or when the page is a copy kept on this phone; installs the service worker once the page is there.
//
// <p data-behaviour="network" role="status" hidden data-lost="Pas de réseau…" data-kept="Copie du {at}." data-worker="/service-worker.js">

const CALM = 4_000; // what the page itself needs comes first

export function start(note) {
  const copied = keptAt();

  function say() {
    const sentences = [];
    if (copied) sentences.push(note.dataset.kept.replace("{at}", copied.toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" })));
    if (!navigator.onLine) sentences.unshift(note.dataset.lost);
    note.textContent = sentences.join(" ");
    note.hidden = !sentences.length;
  }

  window.addEventListener("online", say);
  window.addEventListener("offline", say);
  say();
  if ("serviceWorker" in navigator) {
    setTimeout(() => navigator.serviceWorker.register(note.dataset.worker).catch(() => {}), Number(note.dataset.calm ?? CALM));
  }
}

// When the copy was read from the network, or null when the page comes from it now.
function keptAt() {
  const [visit] = performance.getEntriesByType("navigation");
  const mark = visit?.serverTiming?.find((one) => one.name === "kept");
  return mark ? new Date(Number(mark.description)) : null;
}
