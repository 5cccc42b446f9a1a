// Prints the page. The button stays hidden where there is no script: the browser's own menu prints as well.
//
// <button type="button" hidden data-behaviour="print"><span>Imprimer</span></button>

export function start(button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
