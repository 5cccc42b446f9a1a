// The queue without page changes: an item opens, an act is sent, and only the parts that changed are replaced.
//
// <section data-behaviour="desk-queue" data-failed="L’envoi n’est pas passé. Rien n’est perdu : essayez de nouveau." data-working="Envoi…">
//   <… data-part="list">  links <a data-queue-item href="…?item=12" aria-current="true">  </…>
//   <… data-part="panel"> the item: one heading with tabindex="-1", forms; any submit is sent by fetch </…>
//   other parts (counts, tabs) may be named the same way: data-part="tabs"
// The layout's [data-snackbar] is replaced too. The server does what it does without scripts: answers GET with the whole page,
// POST with a redirect to the next item's page, a bad form with 422 and the page. An answer without a panel (signed out, an
// error page) is opened as a page. data-plain on a link or form leaves it to the browser. Header sent: X-Fragment: desk-queue.

export function start(frame) {
  const note = document.createElement("p");
  note.className = "desk-note";
  note.setAttribute("role", "status");
  frame.prepend(note);
  let busy = false;

  async function load(address, options, push) {
    if (busy) return;
    busy = true;
    frame.setAttribute("aria-busy", "true");
    note.textContent = frame.dataset.working;
    try {
      const answer = await fetch(address, { ...options, headers: { Accept: "text/html", "X-Fragment": "desk-queue" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      note.textContent = "";
      if (!page.querySelector("[data-part=panel]")) note.textContent = leaveFor(page, answer, options);
      else show(page, answer, push);
    } catch {
      note.textContent = frame.dataset.failed;
    }
    busy = false;
    frame.removeAttribute("aria-busy");
  }

  function show(page, answer, push) {
    for (const part of frame.querySelectorAll("[data-part]")) {
      swap(part, page.querySelector(`[data-part="${CSS.escape(part.dataset.part)}"]`));
    }
    const snackbar = document.querySelector("[data-snackbar]");
    const news = page.querySelector("[data-snackbar]");
    if (snackbar && news) snackbar.replaceChildren(...news.childNodes);
    document.title = page.title;
    const method = push && answer.ok ? "pushState" : "replaceState";
    if (answer.status !== 422) history[method]({ deskQueue: true }, "", answer.url);
    const panel = frame.querySelector("[data-part=panel]");
    (panel.querySelector("[autofocus]") ?? panel.querySelector("[tabindex='-1']"))?.focus();
    frame.dispatchEvent(new Event("entendu:inserted", { bubbles: true }));
  }

  frame.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-queue-item], [data-part=tabs] a");
    if (!link || "plain" in link.dataset || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    load(link.href, {}, true);
  });
  document.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    const ours = form.closest("[data-part]") || form.closest("[data-snackbar]");
    if (!ours || !frame.isConnected || "plain" in form.dataset || form.method !== "post") return;
    event.preventDefault();
    const body = new FormData(form);
    if (submitter?.name) body.append(submitter.name, submitter.value);
    load(submitter?.getAttribute("formaction") ?? form.action, { method: "POST", body }, false);
  });
  window.addEventListener("popstate", () => load(location.href, {}, false));
}

// The scroll of a long list stays where it was, and the list is not replaced at all when nothing changed.
function swap(old, fresh) {
  if (!fresh || old.innerHTML === fresh.innerHTML) return;
  const { scrollTop } = old;
  old.replaceChildren(...fresh.childNodes);
  if (old.dataset.part === "list") old.scrollTop = scrollTop;
}

// After a GET the address is opened again as a page; after a POST only when it led elsewhere, so that nothing is sent twice.
// A refusal stays here with its own words: what was typed is still in the panel.
function leaveFor(page, answer, options) {
  if (options.method !== "POST" || answer.redirected) location.assign(answer.url);
  return [...page.querySelectorAll("main h1, main .lead")].map((line) => line.textContent.trim()).join(" ");
}
