// Sends the forms inside a frame without leaving the page, and puts in the answer's version of what changed.
//
// <div data-behaviour="swap-forms" data-swap-also="counter other">
//   <div data-swap-said role="status"></div>                  what the answer flashed
//   <li id="p12" data-swap-item> <form method="post" …> <button data-focus> … </li>
// The item around the form and the elements named in data-swap-also keep their place; their content is replaced. Anything that
// goes wrong sends the form as a browser would, and so does a form with a behaviour of its own (it leads to another page).

export function start(frame) {
  frame.addEventListener("submit", async (event) => {
    const form = event.target;
    const item = form.closest("[data-swap-item]");
    if (!item || form.dataset.behaviour || event.defaultPrevented || form.method !== "post") return;
    event.preventDefault();
    if (item.hasAttribute("aria-busy")) return;
    item.setAttribute("aria-busy", "true");
    try {
      await send(frame, form, item, event.submitter);
    } catch {
      form.submit();
    } finally {
      item.removeAttribute("aria-busy");
    }
  });
}

async function send(frame, form, item, submitter) {
  const body = new FormData(form);
  if (submitter?.name) body.append(submitter.name, submitter.value);
  const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
  if (!answer.ok && answer.status !== 422) {
    location.assign(location.href);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!page.getElementById(item.id)) {
    location.assign(answer.url);
    return;
  }
  const ids = [item.id, ...(frame.dataset.swapAlso ?? "").split(/\s+/).filter(Boolean)];
  ids.forEach((id) => put(page.getElementById(id), document.getElementById(id)));
  say(frame, page);
  (item.querySelector("[data-focus]") ?? item.querySelector(".input"))?.focus({ preventScroll: true });
}

function put(fresh, old) {
  if (!fresh || !old) return;
  old.className = fresh.className;
  old.replaceChildren(...document.importNode(fresh, true).childNodes);
  old.dispatchEvent(new CustomEvent("entendu:inserted", { bubbles: true }));
}

function say(frame, page) {
  const place = frame.querySelector("[data-swap-said]");
  if (place) place.replaceChildren(...[...page.querySelectorAll("main .notice[role=status]")].map((node) => document.importNode(node, true)));
}
