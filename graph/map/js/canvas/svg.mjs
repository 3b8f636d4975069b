// A drawing surface that takes the canvas calls this page makes and gives SVG with real text.

import { unhidden } from "../data/table.mjs";

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text that is safe in XML: escaped, and with what XML forbids or nobody sees written out (\x1b). */
export function xml(text) {
  return unhidden(text)
    .replace(/[\ud800-\udfff]/gu, "\ufffd")
    .replace(/[&<>"']/g, (sign) => ESCAPES[sign]);
}

const round = (number) => Math.round(number * 100) / 100;

// How a canvas draws before it is told otherwise.
const AT_FIRST = {
  fillStyle: "#000",
  strokeStyle: "#000",
  lineWidth: 1,
  globalAlpha: 1,
  font: "12px sans-serif",
  textAlign: "left",
  textBaseline: "alphabetic",
  lineJoin: "miter",
  lineCap: "butt",
  dash: [],
};
const SAVED = [...Object.keys(AT_FIRST), "open"];

export class SvgSurface {
  constructor(width, height, measure) {
    this.width = width;
    this.height = height;
    this.measure = measure;
    this.out = [];
    this.path = [];
    this.stack = [];
    this.clips = 0;
    this.open = 0;
    Object.assign(this, AT_FIRST);
  }

  save() {
    this.stack.push(Object.fromEntries(SAVED.map((name) => [name, this[name]])));
  }

  restore() {
    const before = this.stack.pop();
    while (this.open > before.open) {
      this.out.push("</g>");
      this.open -= 1;
    }
    Object.assign(this, before);
  }

  beginPath() {
    this.path = [];
  }
  moveTo(x, y) {
    this.path.push(`M${round(x)} ${round(y)}`);
  }
  lineTo(x, y) {
    this.path.push(`L${round(x)} ${round(y)}`);
  }
  quadraticCurveTo(cx, cy, x, y) {
    this.path.push(`Q${round(cx)} ${round(cy)} ${round(x)} ${round(y)}`);
  }
  closePath() {
    this.path.push("Z");
  }
  setLineDash(dash) {
    this.dash = dash;
  }

  /** Whole circles only, which is all that the map draws. */
  arc(x, y, r) {
    this.path.push(
      `M${round(x - r)} ${round(y)}a${round(r)} ${round(r)} 0 1 0 ${round(2 * r)} 0a${round(r)} ${round(r)} 0 1 0 ${round(-2 * r)} 0Z`,
    );
  }

  rect(x, y, width, height) {
    this.path.push(`M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}Z`);
  }

  fillRect(x, y, width, height) {
    this.beginPath();
    this.rect(x, y, width, height);
    this.fill();
  }

  clip() {
    this.clips += 1;
    this.out.push(
      `<clipPath id="clip${this.clips}"><path d="${this.path.join("")}"/></clipPath><g clip-path="url(#clip${this.clips})">`,
    );
    this.open += 1;
  }

  alpha() {
    return this.globalAlpha < 1 ? ` opacity="${round(this.globalAlpha)}"` : "";
  }

  fill() {
    this.out.push(`<path d="${this.path.join("")}" fill="${xml(this.fillStyle)}"${this.alpha()}/>`);
  }

  stroke() {
    this.out.push(`<path d="${this.path.join("")}" fill="none"${this.pen()}${this.alpha()}/>`);
  }

  pen() {
    const dash = this.dash.length ? ` stroke-dasharray="${this.dash.join(" ")}"` : "";
    return ` stroke="${xml(this.strokeStyle)}" stroke-width="${round(this.lineWidth)}" stroke-linejoin="${this.lineJoin}" stroke-linecap="${this.lineCap}"${dash}`;
  }

  measureText(text) {
    return this.measure(text, this.font);
  }

  text(text, x, y, paint) {
    const anchor = { left: "start", center: "middle", right: "end" }[this.textAlign];
    const base = { middle: "central", top: "text-before-edge", alphabetic: "alphabetic" }[this.textBaseline];
    this.out.push(
      `<text x="${round(x)}" y="${round(y)}" style="font:${xml(this.font)}" text-anchor="${anchor}" dominant-baseline="${base}" ${paint}${this.alpha()}>${xml(text)}</text>`,
    );
  }

  fillText(text, x, y) {
    this.text(text, x, y, `fill="${xml(this.fillStyle)}"`);
  }
  strokeText(text, x, y) {
    this.text(text, x, y, `fill="none"${this.pen()} aria-hidden="true"`);
  }

  /** The whole file. */
  end(title) {
    return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}" viewBox="0 0 ${this.width} ${this.height}" role="img"><title>${xml(title)}</title>\n${this.out.join("\n")}\n</svg>\n`;
  }
}
