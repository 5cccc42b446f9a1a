// On a lent device: presses « Terminer » by itself when nobody touches the screen for a while.
//
// <form data-behaviour="leave-after" …><button data-seconds="45">Terminer</button></form>

export function start(form) {
  const button = form.querySelector("[data-seconds]");
  const seconds = Number(button?.dataset.seconds);
  if (!seconds) return;
  let timer;

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(() => form.requestSubmit ? form.requestSubmit(button) : form.submit(), seconds * 1000);
  }

  for (const sign of ["pointerdown", "keydown", "scroll"]) document.addEventListener(sign, wait, { passive: true });
  wait();
}
