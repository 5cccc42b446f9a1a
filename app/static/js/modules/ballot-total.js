// Says what a choice costs, or how many points are given, and what is left. Too much is said, never prevented.
// <fieldset data-behaviour="ballot-total" data-limit="30000" data-left="… {sum} … {left}" data-over="…">, made by voting/_ballot.html.

export function start(ballot) {
  const shown = ballot.querySelector("[data-total]");
  const limit = Number(ballot.dataset.limit);
  if (!shown || !limit) return;
  const money = ballot.querySelector("[type=checkbox]") ? { style: "currency", currency: "EUR", maximumFractionDigits: 0 } : {};
  const format = new Intl.NumberFormat(document.documentElement.lang, money);

  function tell() {
    let left = limit;
    for (const input of ballot.querySelectorAll("[data-cost]")) {
      left -= input.type !== "checkbox" ? Number.parseInt(input.value, 10) || 0 : input.checked && input.dataset.cost;
    }
    const sentence = left < 0 ? ballot.dataset.over : ballot.dataset.left;
    shown.toggleAttribute("data-over", left < 0);
    shown.textContent = sentence.replace("{sum}", format.format(limit - left)).replace("{left}", format.format(Math.abs(left)));
  }

  ballot.addEventListener("change", tell);
  window.addEventListener("pageshow", tell);
  tell();
}
