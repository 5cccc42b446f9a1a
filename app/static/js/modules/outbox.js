// Posts that must not be lost: kept in localStorage until the server has them, sent again when the network is back.
// Not a behaviour: used by cards.js. One entry per address, the newest wins; the token is taken from the page when sending.

const PAUSES = [3_000, 10_000, 30_000, 60_000];

export class Outbox {
  // name: key in localStorage; token(): the page's csrf token; told.waiting(), told.refused(sentence).
  constructor(name, token, told) {
    Object.assign(this, { name, token, told, failures: 0, running: null, memory: [] });
    window.addEventListener("online", () => this.flush());
    document.addEventListener("visibilitychange", () => document.hidden || this.flush());
  }

  add(address, pairs) {
    const body = pairs.filter(([name]) => name !== "csrf_token");
    this.write([...this.read().filter((entry) => entry.address !== address), { address, body, at: Date.now() }]);
  }

  // True when nothing is left to send. Calls while one runs wait for it, then look again.
  async flush() {
    if (this.running) await this.running;
    this.running = this.sendAll();
    const empty = await this.running;
    this.running = null;
    return empty;
  }

  async sendAll() {
    clearTimeout(this.timer);
    for (const entry of this.read()) {
      const answer = await this.send(entry);
      if (!answer || answer.status >= 500 || answer.status === 429) return this.later();
      if (answer.status === 400 && !entry.renewed && (await this.renewToken())) {
        this.update(entry, { ...entry, renewed: true });
        return this.sendAll();
      }
      this.update(entry, null);
      if (!answer.ok) this.told.refused((await answer.json().catch(() => ({}))).message);
    }
    this.failures = 0;
    return this.read().length === 0 || this.sendAll();
  }

  async send({ address, body }) {
    const data = new URLSearchParams(body);
    data.set("csrf_token", this.fresh ?? this.token() ?? "");
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), 15_000);
    try {
      return await fetch(address, { method: "POST", body: data, headers: { Accept: "application/json" }, signal: limit.signal });
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  later() {
    this.told.waiting();
    this.timer = setTimeout(() => this.flush(), PAUSES[Math.min(this.failures++, PAUSES.length - 1)]);
    return false;
  }

  // A page left open for hours holds an old token: ask the same page for a new one.
  async renewToken() {
    const page = await fetch(location.href).then((answer) => answer.text()).catch(() => "");
    this.fresh = new DOMParser().parseFromString(page, "text/html").querySelector("[name=csrf_token]")?.value;
    return Boolean(this.fresh);
  }

  // Only this very entry: a newer tap on the same card may have replaced it meanwhile.
  update(entry, replacement) {
    const left = this.read().flatMap((one) => (one.address === entry.address && one.at === entry.at ? replacement ?? [] : one));
    this.write(left);
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.name)) ?? [];
    } catch {
      return this.memory;
    }
  }

  write(entries) {
    this.memory = entries;
    try {
      localStorage.setItem(this.name, JSON.stringify(entries));
    } catch {
      // kept in memory for as long as the page is open
    }
  }
}
