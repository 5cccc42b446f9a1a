// Counts seconds down: <span data-behaviour="countdown" data-seconds="95">1:35</span>

export function start(clock) {
  const end = performance.now() + Number(clock.dataset.seconds) * 1000;

  function tick() {
    if (!clock.isConnected) return;
    const left = Math.max(0, Math.round((end - performance.now()) / 1000));
    clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (left) setTimeout(tick, 500);
  }

  tick();
}
