// Says while one chooses what the choice costs, or how many points are given, and what is left. Too much is said, never prevented.
//
// <fieldset data-behaviour="ballot-total" data-limit="30000" data-left="… {sum} … {left} …" data-over="…">
//   <input type="checkbox" data-cost="12000"> or <input inputmode="numeric" data-cost="1"> … <p data-total role="status"></p>

export function start(ballot) {
  const shown = ballot.querySelector("[data-total]");
  const limit = Number(ballot.dataset.limit);
  if (!shown || !limit) return;
  const money = ballot.querySelector("[type=checkbox]") !== null;
  const format = new Intl.NumberFormat(document.documentElement.lang, money ? { style: "currency", currency: "EUR", maximumFractionDigits: 0 } : {});

  function tell() {
    const left = limit - sum(ballot);
    const sentence = left < 0 ? ballot.dataset.over : ballot.dataset.left;
    shown.toggleAttribute("data-over", left < 0);
    shown.textContent = sentence.replace("{sum}", format.format(limit - left)).replace("{left}", format.format(Math.abs(left)));
  }

  ballot.addEventListener("change", tell);
  window.addEventListener("pageshow", tell);
  tell();
}

function sum(ballot) {
  let total = 0;
  for (const input of ballot.querySelectorAll("[data-cost]")) {
    if (input.type !== "checkbox") total += Number.parseInt(input.value, 10) || 0;
    else if (input.checked) total += Number(input.dataset.cost);
  }
  return total;
}
