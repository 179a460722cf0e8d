// The hall: what is pressed and typed is kept in this browser until the server has it, and sent again when the line
// is back. Everything sent carries a token, so that sent twice it is recorded once.
"use strict";
(() => {
const hall = document.getElementById("hall");
const RETRY_MS = 3000, DRAFT_MS = 1500;
const SAVED = hall ? `guiju-hall-${hall.dataset.key}` : "";

function kept(name, empty) {
  try { return JSON.parse(localStorage.getItem(`${SAVED}-${name}`)) || empty; } catch { return empty; }
}
function keep(name, value) { localStorage.setItem(`${SAVED}-${name}`, JSON.stringify(value)); }
function drop(name) { localStorage.removeItem(`${SAVED}-${name}`); }

// Also where there is no https, so no randomUUID.
function newToken() {
  return Array.from(crypto.getRandomValues(new Uint8Array(18)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
function csrf() {
  const found = document.cookie.split("; ").find((cookie) => cookie.startsWith("csrftoken="));
  return found ? found.slice("csrftoken=".length) : "";
}

// The clock: counts from the server's instant, whatever this machine's clock says.
let ahead = 0;
function tick() {
  document.querySelectorAll("[data-clock]").forEach((clock) => {
    const seconds = Math.max(0, Math.floor((Date.now() - ahead - Date.parse(clock.dataset.started)) / 1000));
    const over = clock.dataset.limit && seconds > Number(clock.dataset.limit);
    clock.querySelector("[data-ticking]").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    clock.classList.toggle("is-over", Boolean(over));
    const here = clock.querySelector("[data-over-here]");
    if (here) here.textContent = over ? clock.dataset.over : "";
  });
}
function setClock() {
  const board = document.getElementById("board");
  if (board) ahead = Date.now() - Date.parse(board.dataset.now);
  tick();
}

// The outbox: in the order in which things were done.
let sending = false;
function post(url, fields) {
  const body = new URLSearchParams(fields);
  const headers = { Accept: "application/json", "X-CSRFToken": csrf() };
  return fetch(url, { method: "POST", body, headers, credentials: "same-origin" });
}
function enqueue(url, fields, told) {
  keep("outbox", [...kept("outbox", []), { url, fields: { ...fields, token: newToken() }, told }]);
  flush();
}
async function flush() {
  if (sending) return;
  sending = true;
  try { while (kept("outbox", []).length && (await sendFirst())); } finally { sending = false; }
  showLine();
}
// True when the first one is off the list: recorded, or refused with a reason. False: try again later.
async function sendFirst() {
  const first = kept("outbox", [])[0];
  let answer, said;
  try {
    answer = await post(first.url, first.fields);
    if (answer.status >= 500) return false;
    if (answer.redirected || !(answer.headers.get("Content-Type") || "").includes("json")) { keep("signed-out", true); return false; }
    said = await answer.json();
  } catch { keep("signed-out", false); return false; }
  keep("signed-out", false);
  keep("outbox", kept("outbox", []).slice(1));
  if (answer.ok) settle(first); else tell(said, first);
  refresh();
  return true;
}
function settle(sent) {
  const form = document.querySelector("#paper-form");
  if (sent.fields.outcome) drop(`typed-outcome-${sent.fields.item}`);
  if (form) form.classList.remove("is-sending");
}
function showLine() {
  const line = document.getElementById("line"), waiting = kept("outbox", []).length;
  if (!line) return;
  line.hidden = !waiting && !kept("signed-out", false);
  line.classList.toggle("notice-warn", !line.hidden);
  line.textContent = kept("signed-out", false) ? line.dataset.signIn : line.dataset.waiting.replace("{n}", waiting);
}
function tell(said, sent) {
  const list = document.getElementById("told"), row = document.createElement("li");
  const line = (text, tag = "p") => { const part = document.createElement(tag); part.textContent = text; row.append(part); };
  row.setAttribute("role", "alert");
  if (sent.told) line(sent.told, "b");
  line(said.problem);
  (said.cures || []).forEach((cure) => line(cure));
  if (sent.fields.wording) { line(list.dataset.typed); line(sent.fields.wording, "pre"); }
  const button = document.createElement("button");
  button.type = "button"; button.className = "button button-plain"; button.textContent = list.dataset.dismiss;
  button.addEventListener("click", () => row.remove());
  row.append(button);
  list.prepend(row);
  const form = document.querySelector("#paper-form");
  if (form) form.classList.remove("is-sending");
}
function refresh() {
  document.querySelectorAll("[data-send]:disabled").forEach((button) => { button.disabled = false; });
  const board = document.getElementById("board");
  if (!board || !window.htmx) return;
  // Without a line it is refused; the next round asks again.
  window.htmx.ajax("GET", board.getAttribute("hx-get"), { target: board, swap: "outerHTML" }).catch(() => {});
}

// The paper: typed text is kept at every key, and stored as a draft on the server when the typing rests.
let resting;
function typedIn(form) { return Object.fromEntries(new FormData(form)); }
function bindPaper() {
  const form = document.getElementById("paper-form");
  if (!form || form.dataset.bound) return;
  form.dataset.bound = "yes";
  restore(form);
  form.addEventListener("input", () => {
    keep(`typed-${form.dataset.keep}`, typedIn(form));
    clearTimeout(resting);
    resting = setTimeout(() => storeDraft(form), DRAFT_MS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (form.classList.contains("is-sending")) return;
    clearTimeout(resting);
    form.classList.add("is-sending");
    enqueue(form.dataset.sends, typedIn(form), form.dataset.told);
  });
}
function restore(form) {
  const typed = kept(`typed-${form.dataset.keep}`, null);
  if (!typed) return;
  form.wording.value = typed.wording;
  form.querySelectorAll("input[name=outcome]").forEach((option) => { option.checked = option.value === typed.outcome; });
}
async function storeDraft(form) {
  const { item, wording } = typedIn(form), state = form.querySelector("[data-draft-state]");
  let said, ok;
  try {
    const answer = await post(form.dataset.draft, { item, wording, seen: form.dataset.version });
    ok = answer.ok;
    said = await answer.json();
  } catch { return; } // kept in this browser; stored with the next key, or with the outcome
  if (said.version) form.dataset.version = said.version;
  if (ok) { state.textContent = said.said; return; }
  state.textContent = said.problem;
  if (said.theirs !== undefined) { const theirs = document.createElement("pre"); theirs.textContent = document.getElementById("told").dataset.theirs + said.theirs; state.append(theirs); }
}
// Another item is dealt with, or this one is settled: another paper. What was typed on the old one stays kept.
let shownItem;
function followItem() {
  const at = document.querySelector("[data-current]");
  if (!hall || !at) return;
  const now = `${at.dataset.current}-${at.dataset.settled}`;
  if (shownItem !== undefined && shownItem !== now) {
    fetch(hall.dataset.paper, { credentials: "same-origin" }).then((answer) => (answer.ok && !answer.redirected ? answer.text() : null)).then((html) => {
      if (html !== null) { document.getElementById("paper").innerHTML = html; bindPaper(); }
    }).catch(() => { shownItem = undefined; });
  }
  shownItem = now;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-send]");
  if (!button || button.disabled) return;
  button.disabled = true;
  enqueue(button.dataset.send, JSON.parse(button.dataset.fields), button.textContent);
});
// A sign-in page instead of a board: it must not take the board's place. The room's screen shows it as a page.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, xhr, serverResponse } = event.detail;
  if (target.id !== "board" || xhr.status >= 400) return;
  const ended = xhr.status === 200 && !serverResponse.includes('id="board"');
  if (ended) event.detail.shouldSwap = false;
  if (ended && !hall) { location.reload(); return; }
  if (hall && ended !== kept("signed-out", false)) { keep("signed-out", ended); showLine(); }
});
document.addEventListener("htmx:afterSettle", () => { setClock(); followItem(); });
// htmx gives up a round that found no line by rejecting a promise that nobody holds, with nothing. The next round asks again.
window.addEventListener("unhandledrejection", (event) => { if (event.reason === undefined) event.preventDefault(); });
window.addEventListener("online", () => { if (hall) flush(); });
setInterval(tick, 1000);
setClock();
if (hall) {
  bindPaper();
  followItem();
  flush();
  setInterval(() => { if (kept("outbox", []).length) flush(); }, RETRY_MS);
}
})();
