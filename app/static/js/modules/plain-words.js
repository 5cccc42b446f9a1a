// At pauses of typing, shows under a field which words may be hard and what to write instead; one tap replaces them. Never blocks.
//
// <div data-behaviour="plain-words" data-source="#summary" data-url="/<site>/words/check">
//   <p role="status"></p> <div class="plain-words-shown"></div> </div>
// Sends {text, language} with the form's token and shows the fragment that comes back. Nothing breaks when nothing comes back:
// what the server wrote into the page stays. Buttons [data-put] stand hidden in the fragment, for pages without scripts.

const PAUSE = 900;
const LONGEST = 6000;

export function start(frame) {
  const source = document.querySelector(frame.dataset.source);
  if (!source) return;
  const shown = frame.querySelector(".plain-words-shown");
  const spoken = frame.querySelector("[role=status]");
  let timer;
  let running;
  let asked = source.value.trim();

  async function ask() {
    const text = source.value;
    if (text.trim() === asked) return;
    asked = text.trim();
    running?.abort();
    if (!asked || text.length > LONGEST) {
      shown.replaceChildren();
      return;
    }
    running = new AbortController();
    try {
      const answer = await fetch(frame.dataset.url, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": source.form?.elements.csrf_token?.value ?? "" },
        body: JSON.stringify({ text, language: source.lang || "fr" }),
        signal: running.signal,
      });
      if (answer.ok) show((await answer.json()).html);
    } catch {
      // typing went on, or the network is away
    }
  }

  function show(html) {
    const open = shown.querySelector("details")?.open ?? false;
    shown.replaceChildren(document.createRange().createContextualFragment(html));
    spoken.textContent = shown.querySelector("summary, .plain-words-fine")?.textContent.trim() ?? "";
    const details = shown.querySelector("details");
    if (details) details.open = open;
    ready();
  }

  function ready() {
    for (const button of frame.querySelectorAll("[data-put]")) button.hidden = false;
  }

  function replace(button) {
    const { words, put } = button.dataset;
    const text = source.value.replace(/\r\n/g, "\n");
    const at = text.indexOf(words);
    if (at < 0) return;
    source.value = text.slice(0, at) + put + text.slice(at + words.length);
    source.focus();
    source.setSelectionRange(at, at + put.length);
    source.dispatchEvent(new Event("input", { bubbles: true }));
    ask();
  }

  frame.addEventListener("click", (event) => {
    const button = event.target.closest("[data-put]");
    if (button) replace(button);
  });
  source.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  ready();
}
