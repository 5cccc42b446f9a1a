// The booth of a sealed vote: choose, read again, seal, cast. The choice never leaves this page: only the sealed ballot is sent.
// See templates/voting/sealed/ballot.html for the parts; what the browser cannot do leaves the part « waiting » as it is.

import { ask, lacking } from "../ballot/booth.js";
import { rowsOf } from "../ballot/paper.js";

export function start(root) {
  if (lacking()) return;
  const paper = JSON.parse(root.dataset.paper);
  const faults = JSON.parse(root.dataset.faults);
  const parts = [...root.querySelectorAll("[data-part]")];
  const form = root.querySelector("[data-sealed-form]");
  const progress = root.querySelector("[data-progress]");
  const typed = root.querySelector("[data-typed-code]");
  let busy = false;

  function show(name, focus) {
    for (const part of parts) part.hidden = part.dataset.part !== name;
    complain(name, "");
    if (focus) root.querySelector(focus)?.focus();
  }

  function complain(name, sentence) {
    const problem = root.querySelector(`[data-part="${name}"] [data-problem]`);
    problem.textContent = sentence;
    problem.hidden = !sentence;
    if (sentence) problem.focus();
  }

  function check() {
    const marks = marksOf(root, paper);
    const wrong = faultOf(paper, marks);
    if (wrong) return complain("choose", faults[wrong]);
    const blank = Object.keys(marks).length === 0;
    root.querySelector("[data-blank]").hidden = !blank;
    const list = root.querySelector("[data-chosen]");
    list.hidden = blank;
    list.replaceChildren(...linesOf(root, paper).map(line));
    show("check", "#check-title");
    scrollTo(0, 0);
  }

  async function cast() {
    if (busy) return;
    busy = true;
    complain("check", "");
    progress.textContent = root.dataset.sealing;
    try {
      const marks = filled(paper, marksOf(root, paper));
      const { ballot } = await ask("seal", [root.dataset.election, typed.value, rowsOf(paper, marks)]);
      form.elements.ballot.value = ballot;
      progress.textContent = root.dataset.sending;
      form.submit();
    } catch (error) {
      busy = false;
      progress.textContent = "";
      complain("check", error.message === "code" ? root.dataset.code : faults[error.message] ?? root.dataset.broken);
      if (error.message === "code") typed.focus();
    }
  }

  const acts = { check, cast, choose: () => show("choose", "input") };
  root.addEventListener("click", (event) => acts[event.target.closest("[data-go]")?.dataset.go]?.());
  typed.addEventListener("keydown", (event) => event.key === "Enter" && cast());
  window.addEventListener("pageshow", () => {
    busy = false;
    progress.textContent = "";
  });
  show("choose");
}

const fieldsOf = (root, name) => [...root.querySelectorAll(`input[name="${name}"]:checked`)];
const codeAt = (place) => String(place + 1).padStart(3, "0");

// What is chosen: option key → 1, or → grade; nothing is blank.
function marksOf(root, { shape, keys }) {
  const marks = {};
  keys.forEach((key, place) => {
    const code = codeAt(place);
    if (shape === "grades") {
      const [grade] = fieldsOf(root, `o${code}`);
      if (grade && grade.value !== "") marks[key] = Number(grade.value);
    } else if (fieldsOf(root, shape === "one" ? "choice" : "mark").some(({ value }) => value === code)) marks[key] = 1;
  });
  return marks;
}

function filled({ shape, keys, unrated }, marks) {
  if (shape !== "grades" || unrated === null) return marks;
  return Object.fromEntries(keys.map((key) => [key, marks[key] ?? unrated]));
}

// "" or the name of what is wrong, before anything is sealed.
function faultOf(paper, marks) {
  const number = Object.keys(marks).length;
  if (paper.shape === "grades") return paper.unrated === null && number < paper.keys.length ? "undervote" : "";
  if (!number) return paper.blank ? "" : "undervote";
  if (number > paper.most) return "overvote";
  return number < paper.least ? "undervote" : "";
}

// The names of what is chosen, as the page draws them.
function linesOf(root, { shape, keys }) {
  return keys.flatMap((_key, place) => {
    const code = codeAt(place);
    if (shape !== "grades") {
      const input = fieldsOf(root, shape === "one" ? "choice" : "mark").find(({ value }) => value === code);
      return input ? [[root.querySelector(`label[for="${input.id}"] bdi`).textContent, ""]] : [];
    }
    const [grade] = fieldsOf(root, `o${code}`);
    if (!grade || grade.value === "") return [];
    return [[grade.closest("fieldset").querySelector("legend bdi").textContent, root.querySelector(`label[for="${grade.id}"]`).textContent]];
  });
}

function line([name, value]) {
  const item = document.createElement("li");
  const strong = document.createElement("bdi");
  strong.className = "strong";
  strong.textContent = name;
  item.append(strong, value ? ` ${value}` : "");
  return item;
}
