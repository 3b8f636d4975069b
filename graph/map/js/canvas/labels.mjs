// Where the names go: constant screen size, most central first, no overlap with labels or symbols.

import LABELS from "../../../vocabulary/labels.json" with { type: "json" };
import PLACEMENT from "../../../vocabulary/placement.json" with { type: "json" };

const CELL = 48;
const SIDES = [...PLACEMENT.sides.keys()];

/** Rectangles with a quick answer to "does this one hit any?", which is asked thousands of times a frame. */
export class Crowd {
  constructor(boxes = []) {
    this.cells = new Map();
    for (const box of boxes) this.add(box);
  }

  add(box) {
    for (const key of cellsOf(box)) {
      const list = this.cells.get(key);
      if (list) list.push(box);
      else this.cells.set(key, [box]);
    }
  }

  hits(box) {
    const [right, bottom] = [Math.floor((box.x + box.width) / CELL), Math.floor((box.y + box.height) / CELL)];
    for (let column = Math.floor(box.x / CELL); column <= right; column++) {
      for (let row = Math.floor(box.y / CELL); row <= bottom; row++) {
        const list = this.cells.get(column * 100003 + row);
        if (list) for (const other of list) if (overlap(box, other)) return true;
      }
    }
    return false;
  }

  /** How many a rectangle overlaps, and what that costs (`hiding`); once it is more than `most` no more are looked for. */
  below(box, most) {
    const found = new Set();
    let cost = 0;
    for (const key of cellsOf(box)) {
      for (const other of this.cells.get(key) || []) {
        if (found.has(other) || !overlap(box, other)) continue;
        found.add(other);
        cost += hiding(box, other);
        if (cost > most) return { over: found.size, cost };
      }
    }
    return { over: found.size, cost };
  }
}

function cellsOf(box) {
  const [right, bottom] = [Math.floor((box.x + box.width) / CELL), Math.floor((box.y + box.height) / CELL)];
  const keys = [];
  for (let column = Math.floor(box.x / CELL); column <= right; column++)
    for (let row = Math.floor(box.y / CELL); row <= bottom; row++) keys.push(column * 100003 + row);
  return keys;
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
 * items: most important first, {id, box (of the symbol), must, variants: [{width, height}] (the fullest first)}, of
 * which `last` marks what stands in where nothing else does and `price` the pixels that a name goes farther rather
 * than be so short; obstacles: rectangles to stay clear of; area: {x, y, width, height} to stay within; symbols:
 * rectangles of all symbols, of which those of items that must be named are their own `box`; last: Map of id to what
 * was given before (its place is kept while it fits, so that labels do not jump).
 *
 * Those that must be named come before all others, and where there is no room for one it stands off at the end of a
 * longer line, or on symbols of others that need not be named. Returns [{item, variant, side, away, over, x, y, width,
 * height}], `over` being the number of symbols below it.
 */
export function placeLabels(items, obstacles, area, { budget = 60, last = new Map(), symbols = [] } = {}) {
  const crowd = new Crowd([...obstacles, ...symbols]);
  const placed = [];
  const take = (found) => {
    if (!found) return false;
    for (const box of [found, ...(found.away ? alongLeader(found) : [])]) crowd.add(box);
    placed.push(found);
    return true;
  };
  const [first, others] = [items.filter((item) => item.must), items.filter((item) => !item.must)];
  const left = first.filter((item) => !take(placeOne(item, crowd, area, last.get(item.id)?.side)));
  if (left.length && symbols.length) placeFar(left, { first, obstacles, symbols, area, placed, last, take });
  const plates = placed.filter((each) => each.over);
  for (const item of others) {
    if (placed.length >= budget) break;
    if (!plates.some((plate) => overlap(plate, item.box))) take(placeOne(item, crowd, area, last.get(item.id)?.side));
  }
  return placed;
}

const LEADERS = [PLACEMENT.gaps[0], 8, 16, 26, 38, 54, 74, 100, 135, 180, 240]; // pixels to a name that found no room
// A name goes as many pixels farther rather than lie on a symbol, and these farther rather than hide all of it.
const PER_SYMBOL = 90;
const PER_HIDDEN = 150;

/** What it costs to lay a name on a symbol: the more, the less of it is left to see. */
function hiding(name, symbol) {
  const across = Math.min(name.x + name.width, symbol.x + symbol.width) - Math.max(name.x, symbol.x);
  const down = Math.min(name.y + name.height, symbol.y + symbol.height) - Math.max(name.y, symbol.y);
  return PER_SYMBOL + (PER_HIDDEN * across * down) / (symbol.width * symbol.height);
}

/** Names without room: as near as can be, clear of each other and of all who must be named. */
function placeFar(items, { first, obstacles, symbols, area, placed, last, take }) {
  const firm = new Set(first.map((item) => item.box));
  const barred = new Crowd([...obstacles, ...firm, ...placed]);
  const leaves = new Crowd(symbols.filter((box) => !firm.has(box)));
  const around = { barred, leaves, area, placed };
  for (const item of items) {
    const found = farAgain(item, last.get(item.id), around) || farPlace(item, around);
    if (take(found)) barred.add(found);
  }
}

/** Where the name stood before, so that it does not jump, as long as that is no dearer. */
function farAgain(item, before, around) {
  if (!before || before.gap === undefined || !item.variants.includes(before.variant)) return null;
  const { variant, side, gap, cost } = before;
  return farAt(item, { variant, side, gap, most: cost + 1 }, around);
}

/** The cheapest place of a name by the length of its line, the symbols below it, and how short it is. */
function farPlace(item, around) {
  let best = null;
  for (const gap of LEADERS) {
    if (best && best.cost <= gap) break;
    for (const variant of item.variants)
      for (const side of SIDES)
        best = farAt(item, { variant, side, gap, most: best ? best.cost : Infinity }, around) || best;
  }
  return best;
}

/** One place of a name that found no room; null where somebody else's name is in the way or it costs `most`. */
function farAt(item, { variant, side, gap, most }, { barred, leaves, area, placed }) {
  const least = gap + (variant.price || 0);
  if (least >= most) return null;
  const box = boxAt({ box: item.box, width: variant.width, height: variant.height }, side, gap);
  if (!inside(box, area) || barred.hits(box)) return null;
  const below = leaves.below(box, most - least);
  const [over, cost] = [below.over, least + below.cost];
  const found = { item, variant, side, gap, away: gap > PLACEMENT.gaps[0], over, cost, ...box };
  return cost < most && (!found.away || clearLeader(found, placed)) ? found : null;
}

const clearLeader = (found, placed) =>
  alongLeader(found).every((point) => !placed.some((other) => overlap(point, other)));

/** The ends of the line from a symbol's middle to a name that stands off: {from, to}. */
export function leaderOf({ item, x, y, width, height }) {
  const near = (at, start, length) => Math.min(start + length, Math.max(start, at));
  const { box } = item;
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return { from, to: { x: near(from.x, x, width), y: near(from.y, y, height) } };
}

/** Small rectangles along the line of a name that stands off, between symbol and name. */
function alongLeader(found) {
  const { from, to } = leaderOf(found);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const steps = Math.floor(Math.hypot(dx, dy) / 6);
  const points = [];
  for (let i = 1; i < steps; i++)
    points.push({ x: from.x + (dx * i) / steps - 1, y: from.y + (dy * i) / steps - 1, width: 2, height: 2 });
  return points;
}

/** The first side on which the fullest wording of a label is free, or a shorter wording; null where none is. */
function placeOne(item, crowd, area, before) {
  // The few that must be named may stand off a little, at the end of a thin line.
  const [near] = PLACEMENT.gaps;
  const order = before === undefined ? SIDES : [before, ...SIDES];
  const variants = item.must ? item.variants.filter((variant) => !variant.last) : item.variants;
  for (const gap of item.must ? PLACEMENT.gaps : [near]) {
    for (const variant of variants) {
      const label = { box: item.box, width: variant.width, height: variant.height };
      for (const side of order) {
        const box = boxAt(label, side, gap);
        if (inside(box, area) && !crowd.hits(box)) return { item, variant, side, away: gap > near, over: 0, ...box };
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

/** As many whole words as fit (a no-break space parts none); of one that is too wide, or of no words, an even line. */
function firstLine(text, most, measure, rows) {
  if (!/[^\S\u00a0]/.test(text)) return evenLine(text, most, measure, rows);
  let line = "";
  for (const piece of text.match(/[\S\u00a0]+[^\S\u00a0]*/g)) {
    if (measure((line + piece).trim()) > most) break;
    line += piece;
  }
  return line || evenLine(text.match(/[\S\u00a0]+/)[0], most, measure, rows);
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
    if (best.line && measure(rest) > most * (rows - 1)) break; // of what is too long the line is as full as it can
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
  const begin = (count) => letters.slice(0, count).join("").trim() + "…";
  let count = letters.length;
  // Where half of it is too wide, all of it is: long texts would be measured at thousands of lengths.
  while (count > 1 && measure(begin(count >> 1)) > most) count >>= 1;
  while (count > 1 && measure(begin(count)) > most) count -= 1;
  return begin(count);
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

/** Whether what stands in brackets is a short form of a name, and no place or number: its letters, or capitals. */
function shortens(inner, name) {
  if (/[\u3040-\u30ff\u4e00-\u9fff]/.test(inner) || /^(?=.*\p{Lu}.*\p{Lu})\S+$/u.test(inner)) return true;
  const letters = [...inner.toLowerCase()].filter((each) => /[\p{L}\p{N}]/u.test(each));
  let at = 0;
  for (const each of name.toLowerCase()) if (each === letters[at]) at += 1;
  return at > 1 && at === letters.length;
}

/**
 * The wordings of a name from the fullest to the shortest: whole, without the legal form, what stands in brackets, the
 * name that people use (`used`) or a short alias.
 */
export function wordings(whole, others = [], used = "") {
  const name = head(whole);
  const plain = withoutForm(name);
  const inBrackets = /[(（]([^()（）]{2,14})[)）]\s*$/.exec(plain);
  const bare = withoutForm(plain.replace(/\s*[(（][^()（）]*[)）]\s*$/, "").trim());
  const short = others
    .filter((other) => [...other].length <= 14 && /^[\p{L}\p{N}\p{P} ]+$/u.test(other))
    .sort((a, b) => a.length - b.length);
  const brief = inBrackets && shortens(inBrackets[1], bare) ? inBrackets[1] : "";
  const found = [plain, bare, used, brief, ...short.slice(0, 1)];
  return found.filter((text, i) => text && found.indexOf(text) === i);
}

const MOST_INITIALS = 6; // more are cut, and nobody knows them

/** The initials of a name: those of words with a capital, and numbers; nothing where they are fewer than three or many. */
export function initials(name) {
  const words = withoutForm(name).replace(/[(（].*$/, "").match(/[\p{L}\p{N}]+/gu) || [];
  const kept = words.filter((word) => /^[\p{Lu}\p{N}]/u.test(word));
  const text = kept.map((word) => (/^\p{N}/u.test(word) ? word : [...word][0])).join("");
  return kept.length > 2 && [...text].length <= MOST_INITIALS && !/[\u3040-\u30ff\u4e00-\u9fff]/.test(text) ? text : "";
}
