// Has the service worker keep a page that will be needed without a network, and the files it needs.
//
// <p data-behaviour="keep-page" data-page="/angers/help/entry" data-files="/static/a.js /static/b.css" hidden></p>

export async function start(element) {
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ keep: { page: element.dataset.page, files: element.dataset.files.split(" ") } });
}
