// Statement cards: one tap keeps the answer, the next card comes at once, and a lost network loses nothing.
//
// <section data-behaviour="cards" data-done="/where/after/the/last/card" data-kept="Gardé." data-chosen="Vous avez dit : {answer}."
//    data-waiting="Gardé. Envoi dès que le réseau revient." data-sent="Envoyé." data-refused="Cette réponse n’a pas été prise.">
//   <div data-cards-deck> the first card, from components/statement.html </div>
//   <template data-next> the following card </template> …
//   <p data-cards-said class="cards-said" role="status"></p>
//   <button type="button" hidden data-cards-back>Changer ma réponse</button>
// </section>
// Without scripts each form posts and the server shows the next card. With scripts the same form is posted by fetch with
// "Accept: application/json"; the server saves one position per person and card (a repeat changes nothing) and answers any 2xx,
// or 4xx with {"message": "sentence to show"} when it refuses. Unsent taps wait in localStorage, also after the tab is closed.

const STORE = "cards";
const PAUSES = [3_000, 10_000, 30_000, 60_000];

export function start(frame) {
  const deck = frame.querySelector("[data-cards-deck]");
  const said = frame.querySelector("[data-cards-said]");
  const back = frame.querySelector("[data-cards-back]");
  const cards = [deck.firstElementChild];
  let place = 0;
  let finished = false;
  const send = sender({
    token: () => frame.querySelector("[name=csrf_token]")?.value,
    caughtUp: () => { said.textContent = frame.dataset.sent ?? frame.dataset.kept; },
    sent: () => finished && location.assign(frame.dataset.done),
    waiting: () => { said.textContent = frame.dataset.waiting; },
    refused: (message) => { said.textContent = message ?? frame.dataset.refused; },
  });

  function show(next) {
    const from = cards[place];
    place = next;
    from.replaceWith(cards[place]);
    cards[place].classList.add("arrives");
    cards[place].querySelector("[tabindex='-1']").focus();
    if (back) back.hidden = place === 0;
  }

  function goOn() {
    const template = frame.querySelector("template[data-next]");
    if (place + 1 === cards.length && template) {
      cards.push(template.content.firstElementChild);
      template.remove();
    }
    finished = place + 1 === cards.length;
    if (!finished) show(place + 1);
  }

  frame.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (!submitter || !deck.contains(form)) return;
    event.preventDefault();
    for (const button of form.querySelectorAll(".choice")) button.setAttribute("aria-pressed", String(button === submitter));
    const answer = submitter.querySelector("span").textContent.trim();
    said.textContent = `${frame.dataset.kept} ${frame.dataset.chosen.replace("{answer}", answer)}`;
    keep(form.action, [...new FormData(form), [submitter.name, submitter.value]]);
    goOn();
    send();
  });
  back?.addEventListener("click", () => show(place - 1));
  if (unsent().length) send();
}

// The outbox: one entry per address, the newest tap wins; the token is the page's when sending.

function keep(address, pairs) {
  const body = pairs.filter(([name]) => name !== "csrf_token");
  store([...unsent().filter((entry) => entry.address !== address), { address, body, at: Date.now() }]);
}

function sender(page) {
  let queue = Promise.resolve();
  let failures = 0;
  let fresh;
  let timer;

  function later() {
    page.waiting();
    timer = setTimeout(send, PAUSES[Math.min(failures++, PAUSES.length - 1)]);
  }

  // A page left open for hours holds an old token: ask the same page for a new one, once per entry.
  async function renew(entry) {
    const html = await fetch(location.href).then((answer) => answer.text(), () => "");
    fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[name=csrf_token]")?.value ?? fresh;
    replace(entry, [{ ...entry, renewed: true }]);
  }

  async function sendAll() {
    clearTimeout(timer);
    for (let entry = unsent()[0]; entry; [entry] = unsent()) {
      const answer = await post(entry, fresh ?? page.token());
      if (!answer || answer.status >= 500 || answer.status === 429) return later();
      if (answer.status === 400 && !entry.renewed) {
        await renew(entry);
        continue;
      }
      replace(entry, []);
      if (!answer.ok) page.refused((await answer.json().catch(() => ({}))).message);
    }
    if (failures) page.caughtUp();
    failures = 0;
    return page.sent();
  }

  function send() {
    queue = queue.then(sendAll);
  }

  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", () => document.hidden || !unsent().length || send());
  return send;
}

// The answer, or null when none came within 15 seconds.
function post({ address, body }, token) {
  const data = new URLSearchParams([...body, ["csrf_token", token ?? ""]]);
  const limit = new AbortController();
  setTimeout(() => limit.abort(), 15_000);
  const options = { method: "POST", body: data, headers: { Accept: "application/json" }, signal: limit.signal };
  return fetch(address, options).catch(() => null);
}

let memory = []; // where the browser refuses storage, taps live as long as the page

function unsent() {
  try {
    return JSON.parse(localStorage.getItem(STORE)) ?? memory;
  } catch {
    return memory;
  }
}

// Only this very entry: a newer tap on the same card may have taken its place meanwhile.
function replace(old, entries) {
  store(unsent().flatMap((entry) => (entry.address === old.address && entry.at === old.at ? entries : [entry])));
}

function store(entries) {
  memory = entries;
  try {
    localStorage.setItem(STORE, JSON.stringify(entries));
  } catch {
    // kept in memory
  }
}
