// Reads a part of the page aloud, sentence by sentence, with the browser's own voices; the sentence being read is marked.
//
// <div hidden data-behaviour="read-aloud" data-read="#main" data-pause="Pause" data-resume="Reprendre" data-none="… {language} …">
//   <button data-read-play><span>Écouter</span></button> <button hidden data-read-stop> <button hidden data-read-slower> <p data-read-said role="status">
// From components/read_aloud.html. Each text is read in its own language. Phones cannot hold a voice: a pause goes on from its sentence.

const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, blockquote, figcaption, caption, .choice";
const SILENT = "[hidden], template, script, [aria-hidden='true'], .said-only, .read-aloud, .term-note, nav, textarea, summary";
const SLOW = 0.7;
const voices = () => speechSynthesis.getVoices();

let reading = null; // one voice at a time, whatever the number of players

export function start(frame) {
  if (!("speechSynthesis" in window)) return;
  const [play, stop, slower] = ["play", "stop", "slower"].map((name) => frame.querySelector(`[data-read-${name}]`));
  const label = play.querySelector("span");
  const said = frame.querySelector("[data-read-said]");
  const usual = label.textContent;
  let sentences = [];
  let place = 0;
  let turn = 0;
  let speaking = false;

  function halt() {
    turn += 1;
    speaking = false;
    speechSynthesis.cancel();
    unmark();
  }

  function show(text) {
    label.textContent = text;
    stop.hidden = slower.hidden = text === usual;
  }

  function end() {
    halt();
    place = 0;
    if ([stop, slower].includes(document.activeElement)) play.focus();
    show(usual);
  }

  function pause() {
    halt();
    show(frame.dataset.resume);
  }

  function next() {
    const sentence = sentences[place];
    if (!sentence || !sentence.node.isConnected) return end();
    const mine = ++turn;
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.lang = sentence.lang;
    utterance.voice = voiceFor(sentence.lang) ?? null;
    utterance.rate = slower.getAttribute("aria-pressed") === "true" ? SLOW : 1;
    utterance.onend = () => { if (mine === turn) { place += 1; next(); } };
    utterance.onerror = (event) => { if (mine === turn) { end(); if (event.error !== "interrupted") missing(sentence.lang); } };
    mark(sentence);
    speechSynthesis.speak(utterance);
  }

  const missing = (lang) => { said.textContent = frame.dataset.none.replace("{language}", nameOf(lang)); };

  async function begin() {
    if (reading && reading !== pause) reading();
    reading = pause;
    said.textContent = "";
    if (place === 0) sentences = collect(frame.dataset.read);
    await ready();
    const mute = sentences.find(({ lang }) => voices().length && !voiceFor(lang));
    sentences = sentences.filter(({ lang }) => !mute || voiceFor(lang));
    if (mute) missing(mute.lang);
    if (!sentences.length) return;
    speaking = true;
    show(frame.dataset.pause);
    next();
  }

  frame.hidden = false;
  play.addEventListener("click", () => (speaking ? pause() : begin()));
  stop.addEventListener("click", end);
  slower.addEventListener("click", () => {
    slower.setAttribute("aria-pressed", String(slower.getAttribute("aria-pressed") !== "true"));
    if (speaking) { halt(); speaking = true; next(); }
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && speaking && end());
  document.addEventListener("submit", () => speaking && end());
  window.addEventListener("pagehide", () => speaking && end());
}

// Some browsers learn their voices a moment after the page.
function ready() {
  if (voices().length) return Promise.resolve();
  return new Promise((done) => { speechSynthesis.addEventListener?.("voiceschanged", done, { once: true }); setTimeout(done, 700); });
}

const voiceFor = (lang) => voices().find((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === lang.split("-")[0]);

const nameOf = (lang) => (window.Intl?.DisplayNames ? new Intl.DisplayNames([document.documentElement.lang], { type: "language" }).of(lang) : lang);

// The sentences of the innermost blocks, in the order of the page.
function collect(selector) {
  const inside = [...document.querySelectorAll(selector)].flatMap((root) => [...(root.matches(BLOCKS) ? [root] : []), ...root.querySelectorAll(BLOCKS)]);
  const blocks = inside.filter((block) => !block.closest(SILENT) && !block.querySelector(BLOCKS) && block.checkVisibility?.() !== false);
  return [...new Set(blocks)].flatMap((block) => {
    const lang = block.closest("[lang]").lang;
    return split(spoken(block), lang).map((one) => ({ ...one, node: block, lang })).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  });
}

function texts(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found.filter((node) => !node.parentElement.closest(SILENT));
}

const spoken = (block) => texts(block).map((node) => node.data).join("");

function split(text, lang) {
  const pieces = window.Intl?.Segmenter
    ? [...new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text)].map(({ segment, index }) => [segment, index])
    : [...text.matchAll(/[^.!?…؟]+[.!?…؟»"\s]*/g)].map((match) => [match[0], match.index]);
  return pieces.map(([piece, start]) => ({ text: piece.replace(/\s+/g, " ").trim(), start, end: start + piece.length }));
}

// The mark is laid around the words of the sentence only, however many links and emphases it crosses.
function mark({ node: block, start, end }) {
  unmark();
  let at = 0;
  for (const node of texts(block)) {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, node.length)];
    at += node.length;
    if (from >= to || !node.data.slice(from, to).trim()) continue;
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    range.surroundContents(Object.assign(document.createElement("mark"), { className: "read-now" }));
  }
  block.scrollIntoView?.({ block: "nearest" });
}

function unmark() {
  for (const one of document.querySelectorAll("mark.read-now")) {
    const around = one.parentNode;
    one.replaceWith(...one.childNodes);
    around.normalize();
  }
}
