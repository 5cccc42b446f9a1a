// Sends what is kept, one entry after the other, with a token fetched just before. A lost answer is asked for again: the
// entry's key makes the server give the same receipt. Nothing is ever dropped here, except by its receipt.

const AGAIN = 30_000;

export class Sender {
  constructor(data, keeper, tell) {
    Object.assign(this, { data, keeper, tell, running: null });
  }

  // One run at a time in this tab; another tab may send the same entry, which harms nothing.
  run() {
    clearTimeout(this.timer);
    this.running ??= this.sendAll().finally(() => (this.running = null));
    return this.running;
  }

  async sendAll() {
    const waiting = (await this.keeper.list()).filter((entry) => entry.state === "kept");
    if (!waiting.length) return this.tell("");
    this.tell("sending");
    const end = await this.sendEach(waiting);
    if (end === "offline") this.timer = setTimeout(() => this.run(), AGAIN);
    await this.tell(end);
  }

  async sendEach(waiting) {
    let token = await this.token();
    for (const entry of waiting) {
      if (token.end) return token.end;
      let end = await this.sendOne(entry, token.value);
      if (end === "stale") {
        token = await this.token();
        end = token.end || (await this.sendOne(entry, token.value));
      }
      if (end) return end === "stale" ? "offline" : end;
      await this.tell("sending");
    }
    return "";
  }

  // A signed-out reader is led to the sign-in, which is not followed here.
  async token() {
    try {
      const answer = await fetch(this.data.token, { redirect: "manual", cache: "no-store", headers: { Accept: "application/json" } });
      if (answer.ok) return { value: (await answer.json()).token };
      return { end: answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403 ? "expired" : "offline" };
    } catch {
      return { end: "offline" };
    }
  }

  async sendOne(entry, token) {
    const body = new URLSearchParams({ ...entry.fields, csrf_token: token, act: "send" });
    try {
      const answer = await fetch(this.data.send, { method: "POST", body, redirect: "manual", headers: { Accept: "application/json" } });
      if (answer.ok) {
        await this.keeper.sent(entry, await answer.json());
        return "";
      }
      return await this.refused(entry, answer);
    } catch {
      return "offline";
    }
  }

  async refused(entry, answer) {
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) return "expired";
    if (answer.status !== 422) return "offline";
    const { stale, problems } = await answer.json();
    if (stale) return "stale";
    await this.keeper.bad(entry, problems.map(([, sentence]) => sentence));
    return "";
  }
}
