// A link that goes back to the page before, with everything typed in it: <a href="/" data-behaviour="go-back">.

export function start(link) {
  link.addEventListener("click", (event) => {
    if (history.length < 2) return;
    event.preventDefault();
    history.back();
  });
}
