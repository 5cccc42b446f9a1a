// Keeps what a reader opened, so that it can be read again without a network, and answers for a form that cannot leave.
//
// CORE stands in the first line: {assets, offline, unsent}. Pages come from the network first; a page already opened replaces one
// that does not come within PATIENCE. Only pages the server lets be kept are kept: never those marked no-store (signed in, receipts,
// ballots), unless it says "X-Offline: keep" (an empty form that a helper fills in without a network).

const FILES = `files-${CORE.assets.join().replace(/[^0-9a-f]/g, "").slice(-48)}`;
const PAGES = "pages";
const MOST_PAGES = 60;
const PATIENCE = 5_000;
const LOOSE = { ignoreVary: true };

self.addEventListener("install", (event) => {
  const wanted = [...CORE.assets, CORE.offline, CORE.unsent];
  event.waitUntil(caches.open(FILES).then((files) => files.addAll(wanted)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOld().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(request.method === "GET" ? page(event) : sending(event, url));
  else if (request.method === "GET" && (url.pathname.startsWith("/static/") || url.pathname.endsWith("/theme.css"))) event.respondWith(file(event));
});

// A page asks to be kept before it is opened (js/modules/keep-page.js), with the files it needs.
self.addEventListener("message", (event) => {
  const { page: address, files } = event.data?.keep ?? {};
  if (!address) return;
  const read = fetch(address).then((answer) => keep(new Request(new URL(address, location.href)), answer));
  event.waitUntil(Promise.all([read, caches.open(FILES).then((kept) => kept.addAll(files))]).catch(() => {}));
});

async function forgetOld() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== FILES && name !== PAGES).map((name) => caches.delete(name)));
}

async function page(event) {
  const kept = await caches.open(PAGES).then((pages) => pages.match(event.request, LOOSE));
  const answer = fetch(event.request).then((fresh) => {
    event.waitUntil(keep(event.request, fresh.clone()));
    return fresh;
  });
  try {
    return await (kept ? Promise.race([answer, patience()]) : answer);
  } catch {
    event.waitUntil(answer.catch(() => {}));
    return kept ?? (await offline(CORE.offline));
  }
}

function patience() {
  return new Promise((_resolve, reject) => setTimeout(reject, PATIENCE));
}

// The page is kept with the time it was read: the page itself says so through its own Server-Timing.
async function keep(request, answer) {
  const rule = answer.headers.get("Cache-Control") ?? "";
  const allowed = answer.headers.get("X-Offline") === "keep" || !rule.includes("no-store");
  if (!answer.ok || answer.type !== "basic" || answer.redirected || !allowed) return;
  if (!(answer.headers.get("Content-Type") ?? "").startsWith("text/html")) return;
  const headers = new Headers(answer.headers);
  headers.set("Server-Timing", `kept;desc="${Date.now()}"`);
  const pages = await caches.open(PAGES);
  await pages.delete(request, LOOSE);
  await pages.put(request, new Response(await answer.blob(), { status: 200, headers }));
  const addresses = await pages.keys();
  await Promise.all(addresses.slice(0, Math.max(0, addresses.length - MOST_PAGES)).map((one) => pages.delete(one, LOOSE)));
}

async function sending(event, url) {
  try {
    const answer = await fetch(event.request);
    if (url.pathname === "/sign-out") event.waitUntil(caches.delete(PAGES));
    if (url.pathname.startsWith("/language")) event.waitUntil(renewFallbacks());
    return answer;
  } catch {
    return offline(CORE.unsent);
  }
}

async function renewFallbacks() {
  const files = await caches.open(FILES);
  await Promise.all([CORE.offline, CORE.unsent].map((address) => files.delete(address, LOOSE)));
  await files.addAll([CORE.offline, CORE.unsent]);
}

async function offline(address) {
  return (await caches.match(address, LOOSE)) ?? Response.error();
}

// A stamped file never changes; any other one is asked for again, and its copy serves only without a network.
async function file(event) {
  const found = await caches.match(event.request, LOOSE);
  if (found && new URL(event.request.url).searchParams.has("v")) return found;
  try {
    const answer = await fetch(event.request);
    if (answer.ok) {
      const copy = answer.clone();
      event.waitUntil(caches.open(FILES).then((files) => files.put(event.request, copy)));
    }
    return answer;
  } catch {
    return found ?? Response.error();
  }
}
