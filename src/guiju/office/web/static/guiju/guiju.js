// Small comforts. Every page works without this file.
"use strict";

const year = 365 * 24 * 3600;

function bigType(button) {
  const show = () => button.setAttribute("aria-pressed", document.documentElement.classList.contains("big"));
  button.addEventListener("click", () => {
    const big = document.documentElement.classList.toggle("big");
    document.cookie = `type=${big ? "big" : "normal"}; path=/; max-age=${year}; samesite=lax`;
    document.querySelectorAll("[data-big-type]").forEach((other) => other.setAttribute("aria-pressed", big));
  });
  show();
}

// Open cards close on Escape and on a click elsewhere; a card that would leave the window opens to the left.
function closeCards(except) {
  document.querySelectorAll("details.pop[open], details[data-dismiss][open]").forEach((card) => {
    if (!except || !card.contains(except)) card.open = false;
  });
}

function placeCard(event) {
  const card = event.target;
  if (!card.open || !card.classList || !card.classList.contains("pop")) return;
  card.classList.remove("pop-left");
  const box = card.querySelector(".pop-card");
  if (box && box.getBoundingClientRect().right > document.documentElement.clientWidth) card.classList.add("pop-left");
}

// What was typed is not lost by accident: leaving a changed form asks first.
function guardForm(form) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}

// A question before a grave act, and no second sending on a double click.
function onSubmit(event) {
  const question = event.submitter && event.submitter.dataset.confirm;
  if (question && !window.confirm(question)) { event.preventDefault(); return; }
  if (event.target.method !== "post") return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
  setTimeout(() => { delete event.target.dataset.sent; }, 4000);
}

// 5000000 -> "= 500 万元" (in English "= 5 million yuan"), so that nobody has to count zeros.
const largeUnits = document.documentElement.lang === "en"
  ? [[1e9, "billion yuan"], [1e6, "million yuan"]]
  : [[1e8, "亿元"], [1e4, "万元"]];

function echoMoney(input) {
  const echo = input.closest(".money").querySelector(".money-echo");
  const show = () => {
    const yuan = Number(input.value.replace(/[,，\s]/g, ""));
    const [size, unit] = largeUnits.find(([least]) => yuan >= least) || [];
    echo.textContent = size ? `= ${Number((yuan / size).toFixed(6))} ${unit}` : "";
  };
  input.addEventListener("input", show);
  show();
}

// Reasons and folded parts belong on paper too.
function openForPrint() {
  document.querySelectorAll("details.why:not([open]), details.fold:not([open]), details.plan:not([open])").forEach((part) => {
    part.open = true;
    part.dataset.opened = "print";
  });
}

function closeAfterPrint() {
  document.querySelectorAll("[data-opened]").forEach((part) => { part.open = false; delete part.dataset.opened; });
}

document.querySelectorAll("[data-big-type]").forEach(bigType);
document.querySelectorAll("form[data-guard]").forEach(guardForm);
document.querySelectorAll("[data-money]").forEach(echoMoney);
document.querySelectorAll("[data-focus]").forEach((part) => part.focus());
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));
document.querySelectorAll("[data-back]").forEach((button) => {
  button.hidden = history.length < 2;
  button.addEventListener("click", () => history.back());
});
document.addEventListener("click", (event) => closeCards(event.target));
document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeCards(); });
document.addEventListener("toggle", placeCard, true);
document.addEventListener("submit", onSubmit);
window.addEventListener("pageshow", () => document.querySelectorAll("[data-sent]").forEach((form) => delete form.dataset.sent));
window.addEventListener("beforeprint", openForPrint);
window.addEventListener("afterprint", closeAfterPrint);
