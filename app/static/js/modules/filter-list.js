// Narrows a long list while typing; accents and case do not matter.
//
// <div data-behaviour="filter-list" data-shown="Dans la liste : {n}">
//   <p hidden data-filter-field><label …></label><input type="search" …></p> <p role="status" data-filter-count></p>
//   <ul><li data-filter-item>…</li></ul>      (data-filter-item="extra words" adds words to search)

export function start(frame) {
  const field = frame.querySelector("[data-filter-field]");
  const input = field.querySelector("input");
  const count = frame.querySelector("[data-filter-count]");
  const items = [...frame.querySelectorAll("[data-filter-item]")];
  const texts = items.map((item) => plain(`${item.textContent} ${item.dataset.filterItem}`));
  field.hidden = false;

  input.addEventListener("input", () => {
    const wanted = plain(input.value).split(/\s+/);
    let shown = 0;
    items.forEach((item, index) => {
      item.hidden = !wanted.every((word) => texts[index].includes(word));
      shown += item.hidden ? 0 : 1;
    });
    count.textContent = input.value ? frame.dataset.shown.replace("{n}", String(shown)) : "";
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
