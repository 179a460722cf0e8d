// Writing by hand on the form of an act: mouse, pen or finger. Strokes are kept as numbers; without this file one types.
"use strict";

const WIDTH = 800;
const HEIGHT = 260;
const MOST_STROKES = 400;
const MOST_NUMBERS = 15000;
const LEAST_STEP = 3; // nearer points add nothing that an eye sees

class Pad {
  constructor(root, input) {
    this.input = input;
    this.canvas = root.querySelector("canvas");
    this.count = root.querySelector("[data-strokes]");
    this.strokes = this.read();
    this.stroke = null;
    this.canvas.width = WIDTH;
    this.canvas.height = HEIGHT;
    root.querySelector("[data-undo]").addEventListener("click", () => { this.strokes.pop(); this.keep(); });
    root.querySelector("[data-clear]").addEventListener("click", () => { this.strokes = []; this.keep(); });
    this.canvas.addEventListener("pointerdown", (event) => this.begin(event));
    this.canvas.addEventListener("pointermove", (event) => this.go(event));
    for (const end of ["pointerup", "pointercancel"]) this.canvas.addEventListener(end, () => this.end());
    root.hidden = false;
    if (this.strokes.length) root.open = true;
    this.draw();
  }

  // What was written before a refusal comes back with the form.
  read() {
    try { return JSON.parse(this.input.value).s || []; } catch { return []; }
  }

  place(event) {
    const box = this.canvas.getBoundingClientRect();
    const x = Math.round((event.clientX - box.left) / box.width * WIDTH);
    const y = Math.round((event.clientY - box.top) / box.height * HEIGHT);
    return [Math.min(Math.max(x, 0), WIDTH), Math.min(Math.max(y, 0), HEIGHT)];
  }

  full() {
    return this.strokes.length >= MOST_STROKES || this.strokes.reduce((sum, s) => sum + s.length, 0) >= MOST_NUMBERS;
  }

  begin(event) {
    if (event.button > 0 || !event.isPrimary || this.full()) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.stroke = this.place(event);
    this.strokes.push(this.stroke);
    this.draw();
  }

  go(event) {
    if (!this.stroke || !event.isPrimary) return;
    const [x, y] = this.place(event);
    const far = Math.hypot(x - this.stroke[this.stroke.length - 2], y - this.stroke[this.stroke.length - 1]);
    if (far < LEAST_STEP || this.full()) return;
    this.stroke.push(x, y);
    this.draw();
  }

  end() {
    if (!this.stroke) return;
    this.stroke = null;
    this.keep();
  }

  keep() {
    this.input.value = this.strokes.length ? JSON.stringify({ w: WIDTH, h: HEIGHT, s: this.strokes }) : "";
    this.input.dispatchEvent(new Event("input", { bubbles: true }));
    this.draw();
  }

  draw() {
    const pen = this.canvas.getContext("2d");
    pen.clearRect(0, 0, WIDTH, HEIGHT);
    pen.lineWidth = 4;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = "#111";
    for (const stroke of this.strokes) {
      pen.beginPath();
      pen.moveTo(stroke[0], stroke[1]);
      if (stroke.length === 2) pen.lineTo(stroke[0], stroke[1]);
      for (let at = 2; at < stroke.length; at += 2) pen.lineTo(stroke[at], stroke[at + 1]);
      pen.stroke();
    }
    this.count.textContent = this.strokes.length;
  }
}

function pads(part) {
  const forms = part.matches("form.operation") ? [part] : part.querySelectorAll("form.operation");
  forms.forEach((form) => {
    const root = form.querySelector("[data-handwriting-pad]");
    const input = form.querySelector("input[data-handwriting]");
    if (root && input && root.hidden) new Pad(root, input); // a pad that is there already is not hidden
  });
}

pads(document.body);
document.body.addEventListener("htmx:load", (event) => pads(event.target)); // forms that come when they are opened
