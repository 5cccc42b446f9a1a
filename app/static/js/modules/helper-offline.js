// Notes people without network: what is taken down stays in this browser until the town has it, and is sent once.
// On the waiting list (templates/assisted/_waiting.html); finds the form #taking on the same page when there is one.

import { Keeper } from "../help/store.js";
import { Sender } from "../help/send.js";
import { WaitingList } from "../help/list.js";
import { startForm } from "../help/form.js";

export function start(frame) {
  const keeper = new Keeper(frame.dataset.site);
  const list = new WaitingList(frame, keeper);
  const sender = new Sender(frame.dataset, keeper, (state) => list.show(state));
  const form = document.querySelector("#taking");
  if (form) startForm(form, frame.dataset, keeper, sender, list);
  list.start(sender, form);

  window.addEventListener("online", () => sender.run());
  document.addEventListener("visibilitychange", () => document.hidden || sender.run());
  window.addEventListener("beforeunload", (event) => {
    if (list.waiting) event.preventDefault();
  });
  list.show().then(() => sender.run());
  frame.dataset.ready = "";
}
