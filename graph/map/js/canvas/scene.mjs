// The picture: land, ties, symbols, names. It draws in screen pixels on anything that takes canvas calls,
// so that the screen, PNG, SVG and print show the same.

import { pieces } from "./curves.mjs";
import { breakName, labelBudget, leaderOf, placeLabels } from "./labels.mjs";
import { blend, extent, isHollow, trace } from "./symbols.mjs";

export const FONT =
  'system-ui, -apple-system, "Segoe UI", "Hiragino Kaku Gothic ProN", "Hiragino Sans", "Yu Gothic UI", "Yu Gothic", Meiryo, "Noto Sans CJK JP", "Noto Sans JP", sans-serif';
export const WORLD = { left: -300, width: 3600 };

export const COLOURS = {
  light: {
    ground: "#f6f8fa",
    land: "#e6eaef",
    coast: "#d3d9e0",
    ink: "#1b2430",
    quiet: "#566273",
    halo: "#f6f8fa",
    tie: "#5b6b80",
    glow: "#d55e00",
    ended: "#5b2a86",
    passed: "#0b7a9e",
    due: "#8a6a00",
    path: "#0b57d0",
    ring: "#0b57d0",
    context: "#8a6d3b",
    edge: "#000000",
    card: "#ffffff",
    rule: "#dde3ea",
  },
  dark: {
    ground: "#10151c",
    land: "#1d2530",
    coast: "#2d3845",
    ink: "#e9eef5",
    quiet: "#a3afbf",
    halo: "#10151c",
    tie: "#8fa1b8",
    glow: "#ff8c3a",
    ended: "#c09bf0",
    passed: "#4cc3e8",
    due: "#e3c04a",
    path: "#8ab8ff",
    ring: "#8ab8ff",
    context: "#b99a66",
    edge: "#ffffff",
    card: "#171d26",
    rule: "#2d3845",
  },
};

// MOUs are solid; every other relation has a line of its own.
const DASHES = [[], [7, 4], [2, 3], [8, 3, 2, 3], [12, 4], [4, 4], [8, 3, 2, 3, 2, 3]];

/** The dash pattern of a relation, given all relations in order of frequency. */
export function dashOf(relation, relations) {
  return DASHES[Math.max(0, relations.indexOf(relation)) % DASHES.length];
}

/** World to screen. camera: {x, y, scale, width, height}, (x, y) being in the middle. */
export function toScreen(camera, x, y) {
  return [(x - camera.x) * camera.scale + camera.width / 2, (y - camera.y) * camera.scale + camera.height / 2];
}

/** Symbols grow more slowly than the map when one zooms in. */
export function growth(zoom) {
  return Math.min(2.1, Math.max(0.55, Math.pow(zoom, 0.38)));
}

// Pixels of a tenth of a degree from which on borders of prefectures begin to show, and at which they are all there.
const BORDERS_FROM = 1.6;
const BORDERS_AT = 3;

/** Draw land, {coast, borders}; borders within a country when one is near. */
export function drawLand(ctx, camera, { coast, borders }, colours) {
  ctx.save();
  ctx.beginPath();
  for (const ring of coast) {
    traceWay(ctx, camera, ring);
    ctx.closePath();
  }
  ctx.fillStyle = colours.land;
  ctx.fill();
  ctx.strokeStyle = colours.coast;
  ctx.lineWidth = 0.8;
  ctx.lineJoin = "round";
  ctx.stroke();
  const shown = Math.min(1, (camera.scale - BORDERS_FROM) / (BORDERS_AT - BORDERS_FROM));
  if (shown > 0 && borders.length) {
    ctx.beginPath();
    for (const line of borders) traceWay(ctx, camera, line);
    ctx.globalAlpha *= shown;
    ctx.stroke();
  }
  ctx.restore();
}

function traceWay(ctx, camera, points) {
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = toScreen(camera, points[i], points[i + 1]);
    if (i) ctx.lineTo(x, y);
    else ctx.moveTo(x, y);
  }
}

/** The pieces of a pair's line in world coordinates. */
export function linePieces(pair, at, geographic, round = true) {
  const bend = geographic > 0.5 ? 0.1 : 0.045;
  return pieces(at[pair.a], at[pair.b], bend, geographic > 0.5 && round ? WORLD : null);
}

function traceLine(ctx, camera, parts) {
  for (const [x0, y0, cx, cy, x1, y1] of parts) {
    ctx.moveTo(...toScreen(camera, x0, y0));
    ctx.quadraticCurveTo(...toScreen(camera, cx, cy), ...toScreen(camera, x1, y1));
  }
}

/**
 * Draw ties. lines: [{pair, parts, width, dash, colour, alpha, glow}]. Lines of one look share a path, which is
 * what keeps tens of thousands of them quick.
 */
export function drawTies(ctx, camera, lines, colours) {
  ctx.save();
  ctx.lineCap = "round";
  const batches = new Map();
  for (const line of lines) {
    if (line.alpha <= 0.01) continue;
    if (line.glow > 0.02) glow(ctx, camera, line, colours);
    const key = `${line.order || 0}|${line.colour}|${line.width.toFixed(1)}|${line.alpha.toFixed(2)}|${line.dash.join()}`;
    const batch = batches.get(key);
    if (batch) batch.push(line);
    else batches.set(key, [line]);
  }
  const sorted = [...batches.values()].sort((a, b) => (a[0].order || 0) - (b[0].order || 0));
  for (const batch of sorted) {
    const { colour, width, alpha, dash } = batch[0];
    ctx.beginPath();
    for (const line of batch) traceLine(ctx, camera, line.parts);
    ctx.globalAlpha = alpha;
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.setLineDash(dash);
    ctx.stroke();
  }
  ctx.setLineDash([]);
  ctx.restore();
}

function glow(ctx, camera, line, colours) {
  ctx.beginPath();
  traceLine(ctx, camera, line.parts);
  ctx.setLineDash([]);
  ctx.strokeStyle = colours.glow;
  for (const [width, alpha] of [
    [9, 0.12],
    [5, 0.22],
  ]) {
    ctx.globalAlpha = alpha * line.glow * Math.min(1, line.alpha * 2);
    ctx.lineWidth = line.width + width * line.glow;
    ctx.stroke();
  }
}

const BROKEN = [2.6, 2.2]; // the outline of a symbol that stands for a whole city or country

/** Draw one organisation. mark: {x, y, r, shape, colour, alpha, ring, centred}; a centred one is hollow and dashed. */
export function drawSymbol(ctx, mark, colours) {
  if (mark.alpha <= 0.01) return;
  ctx.save();
  ctx.lineJoin = "round";
  trace(ctx, mark.shape, mark.x, mark.y, mark.r);
  // The ground shows through nothing: a faded symbol still covers the lines behind it.
  ctx.strokeStyle = colours.halo;
  ctx.lineWidth = 3.5;
  ctx.stroke();
  const hollow = isHollow(mark.shape) || mark.centred;
  ctx.fillStyle = hollow ? colours.ground : colours.halo;
  ctx.fill();
  ctx.globalAlpha = mark.alpha;
  if (!hollow) {
    ctx.fillStyle = mark.colour;
    ctx.fill();
  }
  ctx.strokeStyle = hollow ? mark.colour : blend(mark.colour, colours.edge, 0.34);
  ctx.lineWidth = mark.centred ? 1.8 : hollow ? 2.4 : 1.1;
  if (mark.centred) ctx.setLineDash(BROKEN);
  ctx.stroke();
  ctx.setLineDash([]);
  if (mark.ring) {
    ctx.globalAlpha = 1;
    ctx.strokeStyle = mark.ring;
    ctx.lineWidth = 2.5;
    ctx.beginPath();
    ctx.arc(mark.x, mark.y, mark.r * 1.5 + 4, 0, 2 * Math.PI);
    ctx.stroke();
  }
  ctx.restore();
}

/** The rectangle of a symbol on the screen, its outline included. */
export function symbolBox(mark) {
  const box = extent(mark.shape, mark.x, mark.y, mark.r);
  const reach = mark.ring ? mark.r * 1.5 + 5.5 : 0;
  if (reach) return { x: mark.x - reach, y: mark.y - reach, width: 2 * reach, height: 2 * reach };
  return { x: box.x - 1, y: box.y - 1, width: box.width + 2, height: box.height + 2 };
}

const FIRST = 12; // of those in sight the best connected are named before all others, wherever there is room

const textWidths = new Map();

/** The width of a text in a font, remembered. */
export function textWidth(ctx, text, font) {
  const key = font + "\n" + text;
  let width = textWidths.get(key);
  if (width === undefined) {
    ctx.save();
    ctx.font = font;
    width = ctx.measureText(text).width;
    ctx.restore();
    textWidths.set(key, width);
  }
  return width;
}

/**
 * Decide on names. marks: most important first, {id, wordings, brief, x, y, r, shape, alpha, strong, weight}.
 * Returns what placeLabels gives, each item with its `font`, each variant with its `lines`.
 */
export function arrangeLabels(
  ctx,
  marks,
  area,
  { zoom = 1, last, obstacles = [], bold = new Set(), extra = 0 } = {},
) {
  const visible = marks.filter(
    (mark) =>
      mark.x > area.x - 40 &&
      mark.x < area.x + area.width + 40 &&
      mark.y > area.y - 40 &&
      mark.y < area.y + area.height + 40,
  );
  const budget = labelBudget(area.width, area.height, zoom) + extra;
  const symbols = visible.map(symbolBox);
  const items = [];
  // Some find no room, so more than the budget are tried.
  for (const [at, mark] of visible.slice(0, budget * 3).entries()) {
    if (mark.dim) continue;
    const strong = bold.has(mark.id) || mark.strong;
    const must = strong || items.length < FIRST;
    const font = `${strong ? 600 : 400} ${strong ? 13.5 : 12}px ${FONT}`;
    const variants = variantsOf(ctx, mark, font, { strong, must, most: bold.has(mark.id) ? 190 : 150 });
    items.push({ id: mark.id, box: symbols[at], variants, font, must });
  }
  return placeLabels(items, obstacles, area, { budget, last, symbols });
}

const variantsKnown = new WeakMap();

/** How a name may be set, the fullest first, remembered: in lines; of those who must be named in narrow ones, too. */
function variantsOf(ctx, mark, font, { strong, must, most }) {
  let known = variantsKnown.get(mark.wordings);
  if (!known) variantsKnown.set(mark.wordings, (known = new Map()));
  const key = `${font} ${must} ${most}`;
  if (!known.has(key)) known.set(key, makeVariants(ctx, mark, font, { strong, must, most }));
  return known.get(key);
}

function makeVariants(ctx, { wordings, brief }, font, { strong, must, most }) {
  const measure = (text) => textWidth(ctx, text, font);
  const size = strong ? 13.5 : 12;
  const variant = (text, wide, rows = strong ? 3 : 2) => {
    const lines = breakName(text, wide, measure, rows);
    return { lines, width: Math.max(...lines.map(measure)) + 4, height: lines.length * size * 1.22 + 2 };
  };
  const variants = wordings.map((text) => variant(text, most));
  if (must) variants.push(variant(wordings[0], 106, 3));
  // Names that had to be cut come after shorter ones that are whole.
  const isCut = ({ lines }) => lines.at(-1).endsWith("…");
  variants.sort((a, b) => isCut(a) - isCut(b));
  if (!must) return variants;
  const priced = variants.map((each, rank) => ({ ...each, price: 14 * rank + (isCut(each) ? 80 : 0) }));
  const whole = priced.some((each) => !isCut(each));
  const stub = { ...variant(brief || wordings.at(-1), 72), price: 130, last: true };
  return [...priced.map((each) => ({ ...each, last: whole && isCut(each) })), stub];
}

export function drawLabels(ctx, placed, colours, alphaOf = () => 1) {
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  const leaders = placed.filter((each) => each.away);
  for (const each of leaders) drawLeader(ctx, each, colours, alphaOf(each.item.id));
  for (const { item, variant, over, x, y, width, height } of placed) {
    ctx.globalAlpha = alphaOf(item.id);
    if (over) drawPlate(ctx, { x, y, width, height }, colours);
    ctx.font = item.font;
    variant.lines.forEach((line, i) => {
      const middle = y + 1 + (i + 0.5) * ((height - 2) / variant.lines.length);
      ctx.strokeStyle = colours.halo;
      ctx.lineWidth = 3.5;
      ctx.strokeText(line, x + width / 2, middle);
      ctx.fillStyle = colours.ink;
      ctx.fillText(line, x + width / 2, middle);
    });
  }
  ctx.restore();
}

/** A thin line from a name that stands off to the edge of its symbol, set off from what it crosses. */
function drawLeader(ctx, placed, colours, alpha) {
  const { from, to } = leaderOf(placed);
  const { box } = placed.item;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const reach = Math.min(box.width, box.height) / 2 + 1;
  ctx.beginPath();
  ctx.moveTo(from.x + ((to.x - from.x) * reach) / length, from.y + ((to.y - from.y) * reach) / length);
  ctx.lineTo(to.x, to.y);
  for (const [colour, width, share] of [
    [colours.halo, 3.5, 0.7],
    [colours.ink, 1, 0.75],
  ]) {
    ctx.globalAlpha = alpha * share;
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke();
  }
}

/** The ground behind a name that lies on symbols. */
function drawPlate(ctx, { x, y, width, height }, colours) {
  const alpha = ctx.globalAlpha;
  ctx.globalAlpha = alpha * 0.94;
  ctx.fillStyle = colours.halo;
  ctx.fillRect(x, y, width, height);
  ctx.globalAlpha = alpha;
}
