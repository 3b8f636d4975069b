// From the view to what is drawn: symbols and lines, who is bright and who is dim.

import { app } from "../app.mjs";
import { initials, placeLabels, wordings } from "./labels.mjs";
import {
  CHANGE_COLOURS,
  colourOf,
  coloursNow,
  dashFor,
  isCentred,
  isOver,
  OVER,
  radius,
  shapeOf,
  sizeValue,
  themeNow,
} from "./looks.mjs";
import { drawSymbol, drawTies, FONT, growth, linePieces, symbolBox, textWidth, toScreen } from "./scene.mjs";
import { canvas } from "./stage.mjs";
import { aliases } from "../data/fold.mjs";
import { nameOf, say } from "../data/words.mjs";

/** How the picture is emphasised: who is bright while something is hovered, focused or on a path. */
export function emphasis() {
  const { model, view } = app;
  if (app.path) return { nodes: app.path.lit, pairs: pathPairs(), path: true };
  const focus = model.byId.get(view.focus);
  const centre = focus ? focus.index : canvas.hover >= 0 ? canvas.hover : canvas.cursor;
  const tie = view.tie ? model.rowToPair.get(view.tie) : null;
  if (tie) return { nodes: new Set([tie.a, tie.b]), pairs: new Set([tie]) };
  const { found } = app;
  if (found) return { ...found, nodes: new Set([...found.nodes, ...found.near, ...(focus ? [centre] : [])]) };
  if (centre < 0 || (focus && view.steps > 0)) return null;
  const nodes = new Set([centre]);
  const pairs = new Set();
  for (const pair of [...app.drawn.pairs.keys(), ...canvas.context]) {
    if (pair.a !== centre && pair.b !== centre) continue;
    pairs.add(pair);
    nodes.add(pair.a).add(pair.b);
  }
  return { nodes, pairs };
}

/** The lines of the chosen path, or of all shortest ones. */
function pathPairs() {
  const { after, chosen } = app.path;
  const isStep = chosen
    ? (from, to) => chosen.some((each, at) => each === from && chosen[at + 1] === to)
    : (from, to) => Boolean(after.get(from)?.includes(to));
  return new Set([...app.drawn.pairs.keys()].filter(({ a, b }) => isStep(a, b) || isStep(b, a)));
}

/** Who is drawn whether or not they have a tie in the view: whoever is in focus, and those who were asked for. */
export function lit({ model, view, found, groups }) {
  const focus = model.byId.get(view.focus);
  const all = [...(focus ? [focus.index] : []), ...(found ? found.lit : [])];
  return groups ? all.filter((index) => !groups.hides(index)) : all;
}

/** Symbols are smaller on small canvases. */
export function room() {
  return Math.max(0.72, Math.min(1.1, Math.sqrt((canvas.box.clientWidth * canvas.box.clientHeight) / (960 * 600))));
}

/** How much larger than everywhere symbols are at a scale; on the map of the world they are smaller. */
export const symbolSize = (scale, size = room(), mix = 1) => growth(scale / canvas.fitScale) * size * (1 - 0.28 * mix);

/** Symbols of a view through a camera, most important first. Works for the screen and for files. */
export function makeMarks(through, { theme = themeNow(), room = 1, still = false } = {}) {
  const bright = emphasis();
  const big = symbolSize(through.scale, room, canvas.mix);
  const { model, view } = app;
  const focus = model.byId.get(view.focus);
  const ring = coloursNow().ring;
  const marks = [];
  for (const index of canvas.there) {
    const node = model.nodes[index];
    const alpha = still ? canvas.target[index] : canvas.alpha[index];
    if (alpha < 0.02) continue;
    const [x, y] = toScreen(through, canvas.at[node.index].x, canvas.at[node.index].y);
    const dim = bright !== null && !bright.nodes.has(node.index);
    const visible = app.drawn.nodes.has(node.index);
    const beside = bright?.near?.has(node.index) && node !== focus && !app.found.links.has(node.index);
    const own = radius(node, app.drawn.nodes.size, 1) * big * (dim ? 0.66 : beside ? 0.8 : 1);
    marks.push({
      id: node.id,
      index: node.index,
      ...wordingsFor(node),
      x,
      y,
      r: visible || node === focus ? own : Math.min(own, 4 * big),
      shape: shapeOf(node),
      colour: colourOf(node, theme),
      alpha: alpha * (dim ? 0.2 : beside ? 0.45 : visible || node === focus ? 1 : 0.6),
      dim,
      level: bright === null || dim ? 0 : node === focus || node.id === view.path ? 3 : beside ? 1 : 2,
      centred: canvas.mix > 0.5 && isCentred(node),
      ring: node === focus || node.index === canvas.cursor || node.id === view.path ? ring : null,
      weight: sizeValue(node) + (node === focus ? 1e9 : 0) + (bright && !dim && !beside ? 1e6 : 0),
      order: node.order,
    });
  }
  marks.sort((a, b) => b.weight - a.weight || a.order - b.order);
  foremost(marks, 6).forEach((mark) => {
    mark.strong = true;
  });
  return marks;
}

/**
 * Draw lines and symbols of a view: what is lit up comes last, the focus after its partners, so that nothing that is
 * faded lies on them. `drawTethers` draws what belongs to the ground.
 */
export function drawNetwork(ctx, through, { marks, lines, colours }, drawTethers) {
  const { below, above } = inLayers(marks, lines);
  drawTies(ctx, through, below.lines, colours);
  drawTethers();
  for (const mark of below.marks) drawSymbol(ctx, mark, colours);
  drawTies(ctx, through, above.lines, colours);
  for (const mark of above.marks) drawSymbol(ctx, mark, colours);
}

/** Symbols and lines as they lie on each other: {below, above}, each {marks, lines} in the order of drawing. */
export function inLayers(marks, lines) {
  const ordered = marks.slice().sort((a, b) => a.level - b.level || a.index - b.index);
  return {
    below: { marks: ordered.filter(({ level }) => !level), lines: lines.filter(({ lit }) => !lit) },
    above: { marks: ordered.filter(({ level }) => level), lines: lines.filter(({ lit }) => lit) },
  };
}

/** The first of what is sorted by weight, so many at most: equals are all among them, or not at all. */
export function foremost(sorted, most) {
  if (sorted.length <= most) return sorted;
  return sorted.slice(0, most).filter((each) => each.weight > sorted[most].weight);
}

const wordingsOf = new Map();

/** The wordings of an organisation's name in the language of the page, and the briefest, remembered. */
function wordingsFor(node) {
  const key = `${app.view.lang} ${node.index}`;
  if (!wordingsOf.has(key)) {
    const used = node.more?.[app.view.lang === "ja" ? "short_ja" : "short"] || "";
    wordingsOf.set(key, {
      wordings: wordings(nameOf(node), shortNames(node), used),
      brief: initials(nameOf(node)),
    });
  }
  return wordingsOf.get(key);
}

/** Other names that could stand on the map: those in the script of the page's language. */
function shortNames(node) {
  if (!node.aliases) return [];
  const japanese = app.view.lang === "ja";
  return aliases(node.aliases).filter((name) => japanese || !/[\u3040-\u30ff\u4e00-\u9fff]/.test(name));
}

/** Lines of a view. */
export function makeLines(through, { theme = themeNow(), colours = coloursNow(), still = false, marks }) {
  const bright = emphasis();
  const there = new Set(marks.map((mark) => mark.index));
  const lines = [];
  const zoomed = Math.min(1.8, growth(through.scale / canvas.fitScale));
  const paler = (count) => Math.max(0.35, Math.min(1, 260 / Math.max(1, count)) ** 0.4);
  const crowd = paler(app.drawn.pairs.size);
  const crowdLit = bright ? paler(bright.pairs.size) : 1; // a question may light up thousands
  for (const pair of canvas.context) {
    const dim = bright && !bright.pairs.has(pair);
    lines.push({
      pair,
      parts: parts(pair),
      width: 1,
      dash: [1.5, 3.5],
      colour: colours.context,
      alpha: dim ? 0.1 : 0.7,
      glow: 0,
      lit: bright !== null && !dim,
      order: 0,
    });
  }
  for (const line of canvas.lines.values()) {
    const alpha = still ? line.target : line.alpha;
    if (alpha < 0.02 || !there.has(line.pair.a) || !there.has(line.pair.b)) continue;
    lines.push(lineLook(line, alpha, { bright, colours, zoomed, crowd, crowdLit, still, theme }));
  }
  return lines;
}

const nowhere = (index) => app.model.nodes[index].nowhere === true;

function parts(pair) {
  return linePieces(pair, canvas.at, canvas.mix, !nowhere(pair.a) && !nowhere(pair.b));
}

function lineLook(line, alpha, { bright, colours, zoomed, crowd, crowdLit, still }) {
  const ties = line.ties || line.pair.ties;
  const lit = bright !== null && bright.pairs.has(line.pair);
  const hovered = line.pair === canvas.hoverPair;
  const newest = ties[ties.length - 1];
  let strength = bright === null ? 0.55 * crowd : lit ? 0.95 * crowdLit : 0.09;
  if (!line.change && isOver(ties)) strength *= OVER;
  if (canvas.mix > 0.5 && (nowhere(line.pair.a) || nowhere(line.pair.b))) strength *= 0.5;
  if (hovered) strength = 1;
  const path = lit && bright.path;
  const told = CHANGE_COLOURS[line.change];
  const news = told && line.change !== "due";
  const muted = app.view.compare === "change" && !news ? 0.6 : 1;
  return {
    pair: line.pair,
    parts: (line.parts ||= parts(line.pair)),
    width:
      (1 + 0.75 * Math.log2(ties.length)) * zoomed * (path ? 2.4 : lit || hovered ? 1.35 : 1) +
      (news ? 0.9 : told ? 0.4 : 0),
    dash: dashFor(newest.relation).map((each) => each * Math.min(1.4, zoomed)),
    colour: path || hovered ? colours.path : told ? colours[told] : colours.tie,
    alpha: alpha * (bright !== null ? strength : news ? 0.95 : told ? Math.max(strength, 0.8) : strength * muted),
    glow: still ? 0 : line.glow,
    lit,
    order: lit || hovered || told ? 2 : 1,
  };
}

/** In the geographic layout: those whose place nobody knows. */
function marksNowhere(marks) {
  return canvas.mix > 0.5 ? marks.filter((mark) => nowhere(mark.index)) : [];
}

/** A caption beside those whose place is unknown, clear of all symbols. Gives the rectangle that it takes. */
export function drawShelf(ctx, through, marks, colours = coloursNow()) {
  const lost = marksNowhere(marks);
  if (!lost.length) return [];
  const boxes = lost.map(symbolBox);
  const [left, top] = ["x", "y"].map((key) => Math.min(...boxes.map((box) => box[key])));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  const font = `400 11.5px ${FONT}`;
  const text = say("place_unknown");
  const item = {
    box: { x: left, y: top, width: right - left, height: bottom - top },
    variants: [{ width: textWidth(ctx, text, font) + 4, height: 16 }],
    must: true,
  };
  const [place] = placeLabels([item], marks.map(symbolBox), {
    x: 0,
    y: 0,
    width: through.width,
    height: through.height,
  });
  if (!place) return [];
  ctx.save();
  ctx.font = font;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = colours.quiet;
  ctx.fillText(text, place.x + place.width / 2, place.y + place.height / 2);
  ctx.restore();
  return [place];
}
