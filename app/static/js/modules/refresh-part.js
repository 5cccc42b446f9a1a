// Keeps one part of a page as the server has it now: asks every few seconds and replaces the part when it changed.
//
// <div id="room-screen" data-behaviour="refresh-part" data-every="2">. When the part is gone from the answer (a vote was
// closed and the page shows something else) the whole page is loaded again. Asks nothing while the page is hidden.

export function start(part) {
  const every = Number(part.dataset.every) * 1000;
  let last = part.innerHTML;

  async function look() {
    if (!part.isConnected) return;
    if (!document.hidden) await ask().catch(() => {});
    setTimeout(look, every);
  }

  async function ask() {
    const answer = await fetch(location.href, { credentials: "same-origin", cache: "no-store" });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id);
    if (!fresh) {
      location.reload();
      return;
    }
    if (fresh.innerHTML === last) return;
    last = fresh.innerHTML;
    part.replaceChildren(...document.importNode(fresh, true).childNodes);
    part.dispatchEvent(new CustomEvent("entendu:inserted", { bubbles: true }));
  }

  setTimeout(look, every);
}
