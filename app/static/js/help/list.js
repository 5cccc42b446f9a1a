// The list of what this device keeps: one line an entry, its state, its code once it has one.

export class WaitingList {
  constructor(frame, keeper) {
    Object.assign(this, { frame, keeper, waiting: 0, fill: null });
  }

  start(sender, form) {
    this.part("send", "act").addEventListener("click", () => sender.run());
    this.part("forget", "act").addEventListener("click", () => this.forget());
    this.editable = Boolean(form);
  }

  part(name, kind = "part") {
    return this.frame.querySelector(`[data-${kind}="${name}"]`);
  }

  async forget() {
    if (!window.confirm(this.frame.dataset.confirm)) return;
    await this.keeper.forget();
    await this.show();
  }

  // `state`: "" (nothing to say), "sending", "offline" or "expired".
  async show(state = "") {
    const entries = await this.keeper.list();
    const waiting = entries.filter((entry) => entry.state !== "sent");
    this.waiting = waiting.length;
    this.frame.hidden = !entries.length;
    this.part("list").replaceChildren(...entries.map((entry) => this.line(entry)));
    this.part("state").textContent = this.sentence(state, waiting.length);
    this.part("send", "act").hidden = !waiting.length || state === "expired";
    this.part("sign-in").hidden = state !== "expired";
    this.part("forget", "act").hidden = !entries.length;
  }

  sentence(state, count) {
    const say = this.frame.dataset;
    if (!count) return say.none;
    const number = count === 1 ? say.one : say.many.replace("{n}", count);
    return `${number} ${{ sending: say.sending, offline: say.offline, expired: say.expired }[state] ?? ""}`.trim();
  }

  line(entry) {
    const say = this.frame.dataset;
    const line = document.createElement("li");
    const text = document.createElement("p");
    text.className = "help-state";
    text.append(strong(entry.number), mark(say[entry.state]));
    if (entry.code) text.append(link(entry.page, entry.code));
    line.append(text);
    if (entry.state === "bad") {
      line.append(paragraph(entry.problems.join(" ")));
      if (this.editable) line.append(this.editor(entry));
    }
    return line;
  }

  editor(entry) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-quiet button-small";
    button.textContent = this.frame.dataset.edit;
    button.addEventListener("click", () => this.fill?.(entry));
    return button;
  }
}

function strong(text) {
  const made = document.createElement("strong");
  made.dir = "ltr";
  made.textContent = text;
  return made;
}

function mark(text) {
  const made = document.createElement("span");
  made.textContent = text;
  return made;
}

function paragraph(text) {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}

function link(href, text) {
  const made = document.createElement("a");
  made.href = href;
  made.dir = "ltr";
  made.textContent = text;
  return made;
}
