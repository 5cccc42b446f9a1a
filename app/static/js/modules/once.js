// Guards a form against a double tap: the second one is ignored while the first is on its way, and the button says so.
// It never locks anybody out: the form opens again after a while, when the page comes back, or when the sending failed.
//
// <form data-behaviour="once" data-sending="Envoi…">. The server still needs its idempotency key: this only spares it.

const PATIENCE = 12_000;

export function start(form) {
  let sending = false;
  let pressed = null;
  let timer;

  function open() {
    clearTimeout(timer);
    sending = false;
    if (!pressed) return;
    pressed.removeAttribute("aria-disabled");
    label(pressed).textContent = pressed.dataset.label;
    pressed = null;
  }

  form.addEventListener("submit", (event) => {
    if (sending) {
      event.preventDefault();
      return;
    }
    if (event.defaultPrevented) return;
    sending = true;
    timer = setTimeout(open, PATIENCE);
    pressed = event.submitter;
    if (!pressed || !form.dataset.sending) return;
    pressed.dataset.label = label(pressed).textContent;
    pressed.setAttribute("aria-disabled", "true");
    label(pressed).textContent = form.dataset.sending;
  });
  window.addEventListener("pageshow", open);
  form.addEventListener("entendu:failed", open);
}

function label(button) {
  return button.querySelector("span") ?? button;
}
