// Say it instead of typing it, where the browser can hear. What was heard is put into the field, to be read and corrected.
//
// <div hidden data-behaviour="voice-input" data-voice-for="title" data-stop="…" data-check="Relisez…" data-failed="…">
//   <button type="button"><span>Parler…</span></button> … <p role="status"></p></div>   from components/voice_input.html

export function start(frame) {
  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  const field = document.getElementById(frame.dataset.voiceFor);
  if (!Recognition || !field) return;
  const button = frame.querySelector("button");
  const label = button.querySelector("span");
  const said = frame.querySelector("[role='status']");
  const usual = label.textContent;
  let hearing = null;
  let before = "";

  function write(words) {
    field.value = [before.trimEnd(), words.trim()].filter(Boolean).join(" ");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function listen() {
    before = field.value;
    hearing = new Recognition();
    hearing.lang = document.documentElement.lang;
    hearing.continuous = true;
    hearing.interimResults = true;
    hearing.onresult = (event) => write([...event.results].map((result) => result[0].transcript).join(" "));
    hearing.onerror = (event) => { said.textContent = event.error === "no-speech" ? "" : frame.dataset.failed; };
    hearing.onend = () => {
      hearing = null;
      label.textContent = usual;
      button.setAttribute("aria-pressed", "false");
      if (field.value === before) return;
      said.textContent = frame.dataset.check;
      field.focus();
    };
    hearing.start();
    said.textContent = "";
    label.textContent = frame.dataset.stop;
    button.setAttribute("aria-pressed", "true");
  }

  frame.hidden = false;
  button.addEventListener("click", () => (hearing ? hearing.stop() : listen()));
  window.addEventListener("pagehide", () => hearing?.abort());
}
