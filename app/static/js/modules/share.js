// Opens the phone's own "send to" sheet. The button stays hidden where the browser has none.
//
// <button type="button" hidden data-behaviour="share" data-share-url="https://…" data-share-title="…">Envoyer à quelqu’un</button>

export function start(button) {
  if (!navigator.share) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const { shareUrl: url, shareTitle: title } = button.dataset;
    navigator.share({ title, text: title, url: new URL(url, location.href).href }).catch(() => {});
  });
}
