// While somebody writes, shows ideas that already say something close, so that they can add "me too" instead.
//
// <div data-behaviour="similar" data-url="/<site>/proposals/similar?process=…" data-source="#title" role="status" aria-live="polite"></div>
// data-source: selector of the field to read (its first 200 characters are sent). The server answers GET <url>&text=… with an
// HTML fragment, or 204 when nothing is close. Nothing is shown, and nothing breaks, when it does not answer.

const PAUSE = 600;
const ENOUGH = 12;

export function start(frame) {
  const source = document.querySelector(frame.dataset.source);
  if (!source) return;
  let timer;
  let running;
  let asked = "";

  async function ask() {
    const text = source.value.trim().slice(0, 200);
    if (text === asked) return;
    asked = text;
    running?.abort();
    if (text.length < ENOUGH) {
      frame.replaceChildren();
      return;
    }
    running = new AbortController();
    const url = new URL(frame.dataset.url, location.href);
    url.searchParams.set("text", text);
    try {
      const answer = await fetch(url, { headers: { "X-Fragment": "similar" }, signal: running.signal });
      show(answer.status === 200 ? await answer.text() : "");
    } catch {
      // typing went on, or the network is away
    }
  }

  function show(html) {
    frame.replaceChildren(document.createRange().createContextualFragment(html));
    frame.dispatchEvent(new Event("entendu:inserted", { bubbles: true }));
  }

  source.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  ask();
}
