// Statement cards: one tap keeps the answer, the next card comes at once, and a lost network loses nothing.
//
// <section data-behaviour="cards" data-done="/address/after/the/last/card" data-kept="Gardé." data-waiting="Gardé. Envoi dès que
//    le réseau revient." data-chosen="Vous avez dit : {answer}." >
//   <div data-cards-deck> the first card, from components/statement.html </div>
//   <template data-next> the following card </template> …        (none: after the tap the browser goes to data-done)
//   <p data-cards-said class="cards-said" role="status"></p>     says what was kept
//   <button type="button" hidden data-cards-back>Changer ma réponse</button>
// </section>
// Without scripts each form posts and the server shows the next card. With scripts the same form is posted by fetch with
// "Accept: application/json"; the server saves one position per person and card (a repeat changes nothing) and answers any 2xx,
// or 4xx with {"message": "sentence to show"} when it refuses. Unsent taps wait in localStorage under "cards".

import { Outbox } from "./outbox.js";

export function start(frame) {
  const deck = frame.querySelector("[data-cards-deck]");
  const said = frame.querySelector("[data-cards-said]");
  const back = frame.querySelector("[data-cards-back]");
  const cards = [deck.firstElementChild];
  let place = 0;
  const outbox = new Outbox("cards", () => frame.querySelector("[name=csrf_token]")?.value, {
    waiting: () => { said.textContent = frame.dataset.waiting; },
    refused: (message) => { if (message) said.textContent = message; },
  });

  function show(next) {
    const from = cards[place];
    place = next;
    from.replaceWith(cards[place]);
    cards[place].classList.add("arrives");
    cards[place].querySelector("[tabindex='-1']").focus();
    if (back) back.hidden = place === 0;
  }

  async function goOn() {
    const template = frame.querySelector("template[data-next]");
    if (place + 1 === cards.length && template) {
      cards.push(template.content.firstElementChild);
      template.remove();
    }
    if (place + 1 < cards.length) {
      show(place + 1);
      return;
    }
    if (await outbox.flush()) location.assign(frame.dataset.done);
  }

  frame.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (!submitter || !deck.contains(form)) return;
    event.preventDefault();
    for (const button of form.querySelectorAll(".choice")) button.setAttribute("aria-pressed", String(button === submitter));
    const answer = submitter.querySelector("span").textContent.trim();
    said.textContent = `${frame.dataset.kept} ${frame.dataset.chosen.replace("{answer}", answer)}`;
    outbox.add(form.action, [...new FormData(form), [submitter.name, submitter.value]]);
    outbox.flush();
    goOn();
  });
  back?.addEventListener("click", () => show(place - 1));
  outbox.flush();
}
