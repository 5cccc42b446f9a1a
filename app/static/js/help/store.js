// Keeps entries in IndexedDB, or in localStorage where a browser refuses it. An entry is
// { key, site, at, number, state: "kept" | "sent" | "bad", fields, code, page, problems }.
// What the person said and their address leave this store as soon as the town has answered with a receipt.

const NAME = "entendu-help";
const STORE = "entries";
const LETTERS = "BCDFGHJKLMNPRSTV";
const SENT_STAYS = 12 * 3600 * 1000;

export class Keeper {
  constructor(site) {
    this.site = site;
    this.box = openBox();
  }

  async list() {
    const box = await this.box;
    const mine = (await box.all()).filter((entry) => entry.site === this.site);
    const old = mine.filter((entry) => entry.state === "sent" && Date.now() - entry.at > SENT_STAYS);
    for (const entry of old) await box.remove(entry.key);
    return mine.filter((entry) => !old.includes(entry)).sort((one, other) => one.at - other.at);
  }

  async keep(fields) {
    const key = fields.key || newKey();
    const entry = { key, site: this.site, at: Date.now(), number: numberOf(key), state: "kept", fields: { ...fields, key } };
    await (await this.box).put(entry);
    return entry;
  }

  async sent(entry, receipt) {
    const { key, site, at, number } = entry;
    await (await this.box).put({ key, site, at, number, state: "sent", ...receipt });
  }

  async bad(entry, problems) {
    await (await this.box).put({ ...entry, state: "bad", problems });
  }

  async remove(key) {
    await (await this.box).remove(key);
  }

  async forget() {
    for (const entry of await this.list()) await this.remove(entry.key);
  }
}

// Forty signs of chance: the server makes one input of however many sendings bear the same key.
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Short enough to write on a hand; the same each time it is asked for.
export function numberOf(key) {
  const sum = [...key].reduce((total, sign) => (total * 31 + sign.codePointAt(0)) % 2_560_000, 7);
  return `${LETTERS[Math.floor(sum / 160_000) % 16]}${LETTERS[Math.floor(sum / 10_000) % 16]}-${String(sum % 10_000).padStart(4, "0")}`;
}

async function openBox() {
  try {
    return new Database(await opened());
  } catch {
    return new Local();
  }
}

function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("blocked"));
  });
}

class Database {
  constructor(database) {
    this.database = database;
  }

  all() {
    return this.does("readonly", (store) => store.getAll());
  }

  put(entry) {
    return this.does("readwrite", (store) => store.put(entry));
  }

  remove(key) {
    return this.does("readwrite", (store) => store.delete(key));
  }

  // Resolves when the transaction is complete: what is said to be kept is on the disk.
  does(mode, act) {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(STORE, mode);
      const asked = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }
}

class Local {
  async all() {
    return JSON.parse(localStorage.getItem(NAME) ?? "[]");
  }

  async put(entry) {
    const others = (await this.all()).filter((one) => one.key !== entry.key);
    localStorage.setItem(NAME, JSON.stringify([...others, entry]));
  }

  async remove(key) {
    localStorage.setItem(NAME, JSON.stringify((await this.all()).filter((one) => one.key !== key)));
  }
}
