// Fills a point from the phone's position, only when asked. The form works without: a neighbourhood is enough.
//
// <div data-behaviour="locate" data-lat="latitude" data-lon="longitude" data-searching="Recherche…" data-found="Votre position est ajoutée."
//      data-failed="Position introuvable…" data-removed="Votre position est retirée.">      data-lat, data-lon: ids of two hidden fields
//   <button type="button" hidden data-locate>…</button> <button type="button" hidden data-locate-remove>…</button>
//   <p role="status" data-locate-note></p>
// Rounded to about 10 metres: enough for a street, less than a doorstep.

export function start(frame) {
  const [lat, lon] = [frame.dataset.lat, frame.dataset.lon].map((id) => document.getElementById(id));
  const [ask, remove, note] = ["locate", "locate-remove", "locate-note"].map((name) => frame.querySelector(`[data-${name}]`));
  if (!navigator.geolocation || !window.isSecureContext) return;
  ask.hidden = false;
  if (remove) remove.hidden = !lat.value;

  function put(latitude, longitude, sentence) {
    lat.value = latitude;
    lon.value = longitude;
    note.textContent = sentence;
    if (remove) remove.hidden = latitude === "";
  }

  ask.addEventListener("click", () => {
    note.textContent = frame.dataset.searching;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => put(coords.latitude.toFixed(4), coords.longitude.toFixed(4), frame.dataset.found),
      () => { note.textContent = frame.dataset.failed; },
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  });
  remove?.addEventListener("click", () => {
    put("", "", frame.dataset.removed);
    ask.focus();
  });
}
