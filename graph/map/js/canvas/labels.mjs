// Where the names go: constant screen size, most central first, no overlap with labels or symbols.

import LABELS from "../../../vocabulary/labels.json" with { type: "json" };
import PLACEMENT from "../../../vocabulary/placement.json" with { type: "json" };

const CELL = 48;

/** Rectangles with a quick answer to "does this one hit any?". */
export class Crowd {
  constructor() {
    this.cells = new Map();
  }

  add(box) {
    this.each(box, (key) => {
      const list = this.cells.get(key);
      if (list) list.push(box);
      else this.cells.set(key, [box]);
      return false;
    });
  }

  hits(box) {
    return this.each(box, (key) => (this.cells.get(key) || []).some((other) => overlap(box, other)));
  }

  each(box, visit) {
    const right = Math.floor((box.x + box.width) / CELL);
    const bottom = Math.floor((box.y + box.height) / CELL);
    for (let column = Math.floor(box.x / CELL); column <= right; column++) {
      for (let row = Math.floor(box.y / CELL); row <= bottom; row++) {
        if (visit(column * 100003 + row)) return true;
      }
    }
    return false;
  }
}

/** Whether two rectangles {x, y, width, height} share more than an edge. */
export function overlap(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/**
 * The rectangle of a label on one side of its symbol's rectangle `item.box`: directions and measures are those of
 * graph/vocabulary/placement.json, by which pictures place their labels too (graph/drawing/pictures/labels.py).
 */
export function boxAt(item, side, gap) {
  const { box, width, height } = item;
  const [across, down] = PLACEMENT.sides[side];
  // At a corner the label comes closer on both axes, or it would seem to belong to nobody.
  const near = Math.abs(across) === Math.abs(down) ? PLACEMENT.corner : 1;
  const reach = (length, symbol) => length / 2 + (near * symbol) / 2 + gap;
  const slid = Math.abs(across) === 0.5;
  const x = box.x + (box.width - width) / 2 + across * (slid ? PLACEMENT.slide * width : reach(width, box.width));
  return { x, y: box.y + (box.height - height) / 2 + down * reach(height, box.height), width, height };
}

/**
 * Place labels greedily.
 *
 * items: most important first, {id, box (of the symbol), must, variants: [{width, height}] (the fullest first)}; obstacles: rectangles to stay clear of;
 * area: {x, y, width, height} to stay within; last: Map of id to the side used before (kept while it fits,
 * so that labels do not jump). Returns [{item, variant, side, x, y, width, height}].
 */
export function placeLabels(items, obstacles, area, { budget = 60, last = new Map() } = {}) {
  const crowd = new Crowd();
  for (const box of obstacles) crowd.add(box);
  const placed = [];
  for (const item of items) {
    if (placed.length >= budget) break;
    const found = placeOne(item, crowd, area, last.get(item.id));
    if (!found) continue;
    crowd.add(found);
    placed.push(found);
  }
  return placed;
}

/** The first side on which the fullest wording of a label is free, or a shorter wording; null where none is. */
function placeOne(item, crowd, area, before) {
  // The few that must be named may stand off a little, at the end of a thin line.
  const [gap] = PLACEMENT.gaps;
  for (const away of item.must ? PLACEMENT.gaps : [gap]) {
    for (const variant of item.variants) {
      const order = before === undefined ? PLACEMENT.sides.keys() : [before, ...PLACEMENT.sides.keys()];
      for (const side of order) {
        const box = boxAt({ box: item.box, width: variant.width, height: variant.height }, side, away);
        if (inside(box, area) && !crowd.hits(box)) return { item, variant, side, away: away > gap, ...box };
      }
    }
  }
  return null;
}

function inside(box, area) {
  return (
    box.x >= area.x &&
    box.y >= area.y &&
    box.x + box.width <= area.x + area.width &&
    box.y + box.height <= area.y + area.height
  );
}

/** How many labels a canvas bears: one for so many square pixels, more as one zooms in. */
export function labelBudget(width, height, zoom) {
  const base = (width * height) / 9500;
  return Math.round(Math.max(8, base) * Math.min(4, Math.max(1, zoom)));
}

/**
 * Break a name into at most `rows` lines of `most` pixels; what is left over is cut with an ellipsis.
 * `measure` gives the width of a text. Names without blanks (Japanese) break into lines of like length.
 */
export function breakName(name, most, measure, rows = 2) {
  const lines = [];
  let rest = name.trim();
  while (rest && lines.length < rows) {
    if (measure(rest) <= most) return [...lines, rest];
    const left = rows - lines.length;
    const line = left === 1 ? cut(rest, most, measure) : firstLine(rest, most, measure, left);
    if (left === 1 || !line) return [...lines, cut(rest, most, measure)];
    lines.push(line.trim());
    rest = rest.slice(line.length).trim();
  }
  return lines;
}

/** As many whole words as fit; of a name without blanks, the letters of an even line. */
function firstLine(text, most, measure, rows) {
  if (!/\s/.test(text)) return evenLine(text, most, measure, rows);
  let line = "";
  for (const piece of text.match(/\S+\s*/g)) {
    if (measure((line + piece).trim()) > most) break;
    line += piece;
  }
  return line;
}

const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
const NO_BEGIN = new RegExp(`^[${escaped(LABELS.never_begin_a_line)}]`);
const NO_END = new RegExp(`[${escaped(LABELS.never_end_a_line)}]$`);
const INSIDE = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\p{Nd}'’.]{2}$/u; // of a word that is never broken
const SCRIPTS = [/\p{Script=Han}/u, /[\p{Script=Katakana}ー]/u, /[\p{Script=Latin}\p{Nd}]/u];

/**
 * The letters of the first of several lines of like length; a line rather ends where one word does. Nothing where
 * no line can end.
 */
function evenLine(text, most, measure, rows) {
  const letters = [...text];
  let fits = 0;
  while (fits < letters.length && measure(letters.slice(0, fits + 1).join("")) <= most) fits += 1;
  const whole = measure(text);
  const even = whole > most * rows ? most : whole / Math.ceil(whole / most);
  let best = { line: "", cost: Infinity };
  for (let at = fits; at > 0; at -= 1) {
    const [line, rest] = [letters.slice(0, at).join(""), letters.slice(at).join("")];
    if (measure(rest) > Math.max(most * (rows - 1), whole - most)) break;
    if (NO_BEGIN.test(rest) || NO_END.test(line) || INSIDE.test(letters[at - 1] + letters[at])) continue;
    const cost = Math.abs(measure(line) - even) - (wordEnds(letters[at - 1], letters[at]) ? most * 0.3 : 0);
    if (cost < best.cost) best = { line, cost };
  }
  return best.line;
}

/** Whether one word ends between two letters: behind a dot, before a bracket, or where the script changes. */
function wordEnds(before, after) {
  if (/[・=＝/／-]/.test(before) || NO_END.test(after)) return true;
  const [one, other] = [before, after].map((letter) => SCRIPTS.findIndex((script) => script.test(letter)));
  return one !== other && one >= 0 && other >= 0;
}

function cut(text, most, measure) {
  const letters = [...text];
  while (letters.length > 1 && measure(letters.join("").trim() + "…") > most) letters.pop();
  return letters.join("").trim() + "…";
}

const either = (forms) => forms.map(escaped).join("|");
const FORM = `(?:${either(LABELS.japanese_legal_forms)}|[(（](?:${either(LABELS.legal_forms_in_brackets)})[)）])`;
const WESTERN = `,?\\s+(?:co\\.?,?\\s*)?(?:${either(LABELS.western_legal_forms)})\\.?$`;
const LEGAL = new RegExp(`^${FORM}\\s*|\\s*${FORM}$|${WESTERN}`, "gi");

/** A name without its legal form, which people leave out on a map; as `without_form` of graph/drawing/names.py. */
export const withoutForm = (name) => name.replace(LEGAL, "").trim() || name;

const MOST = 200; // characters: no label has room for more, and measuring ever shorter ones takes its time

function head(name) {
  return name.length > MOST ? [...name.slice(0, 2 * MOST)].slice(0, MOST).join("") + "…" : name;
}

/** The wordings of a name from the fullest to the shortest: whole, without the legal form, what stands in brackets or a short alias. */
export function wordings(whole, others = []) {
  const name = head(whole);
  const plain = withoutForm(name);
  const inBrackets = /[(（]([^()（）]{2,14})[)）]\s*$/.exec(plain);
  const bare = withoutForm(plain.replace(/\s*[(（][^()（）]*[)）]\s*$/, "").trim());
  const short = others
    .filter((other) => [...other].length <= 14 && /^[\p{L}\p{N}\p{P} ]+$/u.test(other))
    .sort((a, b) => a.length - b.length);
  const found = [plain, bare, inBrackets ? inBrackets[1] : "", ...short.slice(0, 1)];
  return found.filter((text, i) => text && found.indexOf(text) === i);
}
