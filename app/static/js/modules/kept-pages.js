// Lists the pages this phone keeps, newest first, so that they can be read without a network.
//
// <section data-behaviour="kept-pages" hidden><h2>…</h2><ul role="list" data-kept-list></ul></section>

export async function start(section) {
  const list = section.querySelector("[data-kept-list]");
  for (const { address, title } of (await titled()).reverse()) {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = title;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  section.hidden = !list.children.length;
}

async function titled() {
  const pages = await caches.open("pages");
  const found = [];
  for (const request of await pages.keys()) {
    const answer = await pages.match(request, { ignoreVary: true });
    const { title } = new DOMParser().parseFromString(await answer.text(), "text/html");
    found.push({ address: new URL(request.url).pathname, title });
  }
  return found;
}
