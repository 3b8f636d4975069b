// Groups as they are drawn: where they stand, bubbles and their lines, soft outlines, and their names.

import { app, groupedBy } from "../app.mjs";
import { curveRound, spotOn } from "./curves.mjs";
import { breakName, overlap, placeLabels } from "./labels.mjs";
import { coloursNow, groupColour, groupWord, outlineColour, themeNow } from "./looks.mjs";
import { emphasis } from "./marks.mjs";
import { drawTies, FONT, growth, textWidth, toScreen } from "./scene.mjs";
import { canvas, turnedOver } from "./stage.mjs";
import { blend } from "./symbols.mjs";
import { arrange, mainLinks } from "../data/groups.mjs";
import { hullAround, together } from "../data/hulls.mjs";
import { groupingOf } from "../data/state.mjs";
import { number, say } from "../data/words.mjs";

const NAME = `600 13px ${FONT}`;
const COUNT = `400 12px ${FONT}`;
const TITLE_LINE = 16;
const SMALL_LINE = 13;
const DIGITS = `600 11px ${FONT}`;
const FULL = 0.42; // of the distance between neighbours: the radius of a bubble of one
const MOST_NUMBERS = 40; // on lines
const WIDEST_LINE = 16; // pixels of a line
const PASSING = 0.16; // of the distance between neighbours: how far a line stays off the bubbles that it passes
const CORE = 0.5; // of its radius: the middle of a ground, where no other name stands

let arranged = { key: "" };

/** Who stands where when organisations stand together, and the discs of their groups, remembered. */
function arrangement() {
  const key = groupingOf(app.view);
  if (arranged.key !== key || arranged.own !== app.own.places || arranged.model !== app.model) {
    const spot = (index) => {
      const node = app.model.nodes[index];
      return app.own.places.get(node.id) || [node.x, node.y];
    };
    const found = arrange(groupedBy(key).groups, spot);
    const byValue = new Map(found.discs.map((disc) => [disc.value, disc]));
    arranged = { key, own: app.own.places, model: app.model, ...found, byValue };
  }
  return arranged;
}

/** Have everyone placed anew, who stands elsewhere in the network layout. */
export function forgetGroups() {
  arranged = { key: "" };
}

/** Where an organisation stands with its group, in the coordinates of the network layout; null where none does. */
export const groupPlace = (node) => (groupingOf(app.view) ? arrangement().places.get(node.index) : null);

/** The middle of a group as it lies on this screen. */
function middleOf({ x, y }) {
  const [across, down] = turnedOver([x, y]);
  return { x: across, y: down };
}

/** The corners of the discs, or of one, with room for a name above each. */
export function discSpots(one = null) {
  if (!groupingOf(app.view)) return [];
  const { discs } = arrangement();
  return (one === null ? discs : discs.filter(({ value }) => value === one)).flatMap((disc) => {
    const { x, y } = middleOf(disc);
    return [
      { x: x - disc.r, y: y - 1.1 * disc.r },
      { x: x + disc.r, y: y + disc.r },
    ];
  });
}

const nameOfGroup = (value) => groupWord(app.groups.key, value);

/** How far a bubble of so many reaches from its middle. */
const reachOf = (count, unit) => FULL * unit * Math.sqrt(count);

/** The bubbles of a view through a camera, the largest first: [{value, x, y, r, count, colour}]. */
export function bubbles(through, theme = themeNow()) {
  if (!app.groups) return [];
  const { discs, unit } = arrangement();
  return discs
    .filter(({ value }) => app.groups.folded.has(value) && app.groups.counts.get(value))
    .map((disc) => {
      const { value } = disc;
      const spot = middleOf(disc);
      const [x, y] = toScreen(through, spot.x, spot.y);
      const count = app.groups.counts.get(value);
      const r = Math.max(3, reachOf(count, unit) * through.scale);
      return { value, x, y, r, count, colour: groupColour(app.groups.key, value, theme) };
    });
}

/** The rectangles of the bubbles, which names of organisations stay clear of. */
export const bubbleBoxes = (through) =>
  bubbles(through).map(({ x, y, r }) => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r }));

/** The group whose bubble is under a point of the canvas, or null. */
export function bubbleAt(x, y) {
  const found = bubbles(canvas.through).filter((bubble) => Math.hypot(bubble.x - x, bubble.y - y) < bubble.r + 4);
  return found.length ? found.at(-1).value : null;
}

/** The group whose name is under a point of the canvas, or null. */
export function titleAt(x, y) {
  const isOn = (box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
  return canvas.titles.find(isOn)?.value ?? null;
}

/** Which bubbles and lines are bright: {group, link} tell it of a value and of a line; null where all are. */
function brightness() {
  const bright = emphasis();
  const marked = canvas.hoverGroup ?? canvas.groupCursor ?? (app.view.bubble || null);
  if (!bright && (marked === null || !app.groups.folded.has(marked))) return null;
  const focus = app.model.byId.get(app.view.focus);
  const centre = focus ? focus.index : canvas.hover >= 0 ? canvas.hover : canvas.cursor;
  const isEnd = (end) => (bright ? end.node === centre && centre >= 0 : end.group === marked);
  const link = ({ a, b }) => isEnd(a) || isEnd(b);
  const lit = new Set(bright ? [] : [marked]);
  for (const each of app.groups.links.filter(link)) for (const end of [each.a, each.b]) lit.add(end.group);
  if (app.found) for (const index of app.found.nodes) lit.add(app.groups.of(index));
  return { group: (value) => lit.has(value), link };
}

/** Where a line of bubbles begins or ends, in the coordinates of the drawing. */
const endSpot = ({ node, group }) =>
  node === undefined ? middleOf(arrangement().byValue.get(group)) : canvas.at[node];

let bends = { groups: null }; // the curves of the lines of bubbles, remembered

/** The curve of a line, which leads round the bubbles that are no end of it: nobody would see that it only passes. */
function curveOf(link) {
  const around = arrangement();
  if (bends.groups !== app.groups || bends.around !== around || bends.turned !== canvas.turned)
    bends = { groups: app.groups, around, turned: canvas.turned, discs: passedDiscs(around), curves: new Map() };
  const [a, b] = [endSpot(link.a), endSpot(link.b)];
  const known = bends.curves.get(link);
  if (known && known[0] === a.x && known[1] === a.y && known[4] === b.x && known[5] === b.y) return known;
  const discs = bends.discs.filter(({ value }) => value !== link.a.group && value !== link.b.group);
  const curve = curveRound(a, b, { bend: 0.045, discs });
  bends.curves.set(link, curve);
  return curve;
}

/** What lines stay clear of, in the coordinates of the drawing: the bubbles, each with some room around it. */
const passedDiscs = ({ discs, unit }) =>
  discs
    .filter(({ value }) => app.groups.folded.has(value) && app.groups.counts.get(value))
    .map((disc) => ({
      value: disc.value,
      ...middleOf(disc),
      r: reachOf(app.groups.counts.get(disc.value), unit) + PASSING * unit,
    }));

/** The lines of bubbles: as wide as there are ties, and on them in orange those of the period. */
function bubbleLines(through, colours) {
  const bright = brightness();
  const main = new Set(mainLinks(app.groups.links));
  const links = app.groups.links.filter((link) => (bright ? bright.link(link) || main.has(link) : main.has(link)));
  const zoomed = Math.min(1.8, growth(through.scale / canvas.fitScale));
  const crowd = Math.max(0.4, Math.min(1, 60 / Math.max(1, links.length)) ** 0.4);
  const wide = (count) => Math.min(WIDEST_LINE, (0.6 + 0.9 * Math.sqrt(count)) * zoomed);
  return links.flatMap((link) => {
    const parts = [curveOf(link)];
    const alpha = bright ? (bright.link(link) ? 0.85 : 0.12) : 0.5 * crowd;
    const line = { parts, dash: [], glow: 0, alpha, colour: colours.tie, width: wide(link.count), order: 0, link };
    if (!link.fresh) return [line];
    return [line, { ...line, colour: colours.glow, alpha: Math.max(alpha, 0.6), width: wide(link.fresh), order: 1, link: null }];
  });
}

/** Below ties and symbols: soft outlines, the ground of groups, bubbles and their lines. */
export function drawGroups(ctx, through, { marks, theme = themeNow(), colours = coloursNow() }) {
  if (app.view.hulls) drawHulls(ctx, marks, theme);
  if (!app.groups) return;
  ctx.save();
  if (!app.view.hulls) drawGrounds(ctx, through, colours);
  const lines = bubbleLines(through, colours);
  drawTies(ctx, through, lines, colours);
  const bright = brightness();
  for (const bubble of bubbles(through, theme)) drawBubble(ctx, bubble, colours, bright && !bright.group(bubble.value));
  ctx.restore();
}

/** The ground on which the members of an open group stand. */
function drawGrounds(ctx, through, colours) {
  for (const disc of arrangement().discs) {
    if (app.groups.folded.has(disc.value) || !app.groups.counts.get(disc.value)) continue;
    const spot = middleOf(disc);
    const [x, y] = toScreen(through, spot.x, spot.y);
    ctx.beginPath();
    ctx.arc(x, y, disc.r * through.scale, 0, 2 * Math.PI);
    ctx.globalAlpha = 0.55;
    ctx.fillStyle = colours.land;
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.strokeStyle = disc.value === app.view.bubble ? colours.ring : colours.coast;
    ctx.lineWidth = disc.value === app.view.bubble || disc.value === canvas.groupCursor ? 2 : 1;
    ctx.stroke();
  }
}

function drawBubble(ctx, { value, x, y, r, colour }, colours, dim) {
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.globalAlpha = 1;
  ctx.fillStyle = blend(colour, colours.ground, dim ? 0.82 : 0.45);
  ctx.fill();
  ctx.strokeStyle = dim ? blend(colour, colours.ground, 0.6) : blend(colour, colours.edge, 0.25);
  ctx.lineWidth = 1.5;
  ctx.stroke();
  if (value !== canvas.groupCursor && value !== app.view.bubble) return;
  ctx.beginPath();
  ctx.arc(x, y, r + 4, 0, 2 * Math.PI);
  ctx.strokeStyle = colours.ring;
  ctx.lineWidth = 2.5;
  ctx.stroke();
}

/**
 * How many ties a line between bubbles stands for, most first: where no other line is near that it could be read as
 * the number of, and no bubble or name is.
 */
function drawNumbers(ctx, through, titles, colours) {
  const lines = bubbleLines(through, colours).filter(({ link, alpha }) => link && alpha > 0.15);
  const taken = [...titles];
  const shown = bubbles(through);
  ctx.font = DIGITS;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  const told = lines.filter(({ link }) => !("node" in link.a || "node" in link.b));
  for (const line of told.slice(0, MOST_NUMBERS)) {
    const text = number(line.link.count);
    const size = { width: textWidth(ctx, text, DIGITS) + 8, height: 16 };
    const box = numberBox(line, { size, lines, taken, shown, through });
    if (!box) continue;
    taken.push(box);
    ctx.globalAlpha = 0.92;
    ctx.fillStyle = colours.ground;
    ctx.fillRect(box.x, box.y, box.width, box.height);
    ctx.globalAlpha = 1;
    ctx.fillStyle = colours.ink;
    ctx.fillText(text, box.x + box.width / 2, box.y + box.height / 2);
  }
}

/** The rectangle of a number on its line; null where there is no room for it. */
function numberBox({ parts: [curve] }, { size, lines, taken, shown, through }) {
  const reach = Math.hypot(size.width, size.height) / 2;
  const boxAround = (x, y) => ({ x: x - size.width / 2, y: y - size.height / 2, ...size });
  const isFree = (...spot) => {
    const [x, y] = toScreen(through, ...spot);
    const box = boxAround(x, y);
    if (taken.some((other) => overlap(box, other))) return false;
    return shown.every((bubble) => Math.hypot(bubble.x - x, bubble.y - y) > bubble.r + reach);
  };
  const others = lines.map(({ parts: [other] }) => other).filter((other) => other !== curve);
  const spot = spotOn(curve, { others, reach: reach / through.scale, isFree });
  return spot && boxAround(...toScreen(through, ...spot));
}

/** Soft outlines around those who are drawn of each group, or of each community where nothing is grouped. */
function drawHulls(ctx, marks, theme) {
  const key = hullKey();
  if (!key) return;
  const { of, groups } = groupedBy(key);
  const members = new Map(groups.map(({ value }) => [value, []]));
  for (const mark of marks) if (app.drawn.nodes.has(mark.index)) members.get(of(mark.index)).push(mark);
  ctx.save();
  for (const [value, all] of members) {
    const points = together(all);
    if (points.length < 2) continue;
    const colour = outlineColour(key, value, theme);
    traceHull(ctx, hullAround(points, 10 + Math.max(...points.map(({ r }) => r))));
    ctx.globalAlpha = theme === "dark" ? 0.2 : 0.14;
    ctx.fillStyle = colour;
    ctx.fill();
    ctx.globalAlpha = 0.45;
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1;
    ctx.stroke();
  }
  ctx.restore();
}

/** By what outlines are drawn: as organisations stand together, else by communities where there are any. */
export const hullKey = () => groupingOf(app.view) || (app.known.group.includes("community") ? "community" : "");

/** A closed outline whose corners are rounded off. */
function traceHull(ctx, corners) {
  const half = (a, b) => [(a.x + b.x) / 2, (a.y + b.y) / 2];
  ctx.beginPath();
  ctx.moveTo(...half(corners.at(-1), corners[0]));
  corners.forEach((corner, i) =>
    ctx.quadraticCurveTo(corner.x, corner.y, ...half(corner, corners[(i + 1) % corners.length])),
  );
  ctx.closePath();
}

/**
 * Where the names of groups stand, the largest first: in their bubble, beside it, or above the ground of their members.
 * Returns [{value, lines, isOpen, isSmall, x, y, width, height}]; of a bubble the last line is the number.
 */
export function placeTitles(ctx, through, area, obstacles) {
  if (!app.groups) return [];
  const shown = bubbles(through);
  const boxes = bubbleBoxes(through);
  const inside = shown.map((bubble) => titleInside(ctx, bubble)).filter(Boolean);
  const within = new Set(inside.map(({ value }) => value));
  const items = shown.map(({ value, count }, i) => ({ id: value, box: boxes[i], must: true, variants: titleVariants(ctx, value, count) }));
  const beside = placeLabels(
    items.filter(({ id }) => !within.has(id)),
    [...obstacles, ...inside],
    area,
    { symbols: boxes, budget: 200 },
  );
  const placed = [
    ...inside,
    ...beside.filter(({ away, over }) => !away && !over).map(({ item, variant, x, y, width, height }) => ({ value: item.id, lines: variant.lines, x, y, width, height })),
  ];
  const named = new Set(placed.map(({ value }) => value));
  for (const bubble of shown.filter(({ value }) => !named.has(value))) {
    const others = [...placed, ...boxes.filter((box, i) => shown[i] !== bubble), ...obstacles];
    const title = [40, 26, 12].map((more) => titleOver(ctx, bubble, more)).find((each) => !others.some((other) => overlap(each, other)));
    if (title) placed.push(title);
  }
  for (const { spots, others } of titlesOfOpen(ctx, through)) {
    const taken = [...placed, ...boxes, ...obstacles, ...others];
    const title = spots.find((spot) => isWithin(spot, area) && !taken.some((other) => overlap(spot, other)));
    if (title) placed.push(title);
  }
  return placed;
}

const titleOf = (ctx, lines) => ({
  lines,
  width: Math.max(...lines.map((line) => textWidth(ctx, line, NAME))) + 6,
  height: lines.length * TITLE_LINE + 2,
});

function titleVariants(ctx, value, count) {
  const measure = (text) => textWidth(ctx, text, NAME);
  return [150, 110].map((wide) => titleOf(ctx, [...breakName(nameOfGroup(value), wide, measure, 4), number(count)]));
}

/** A name in its bubble; null where it has no room. */
function titleInside(ctx, { value, x, y, r, count }) {
  const lines = breakName(nameOfGroup(value), 1.75 * r, (text) => textWidth(ctx, text, NAME), r > 55 ? 4 : 2);
  const title = titleOf(ctx, [...lines, number(count)]);
  if (lines.some((line) => line.endsWith("…")) || Math.hypot(title.width / 2, title.height / 2) > 1.06 * r) return null;
  return { value, ...title, x: x - title.width / 2, y: y - title.height / 2 };
}

/** A small name on its bubble, which is so many pixels narrower or less. */
function titleOver(ctx, { value, x, y, r, count }, more) {
  const measure = (text) => textWidth(ctx, text, DIGITS);
  const lines = [...breakName(nameOfGroup(value), Math.max(50 + more, 2 * r + more), measure, 3), number(count)];
  const [width, height] = [Math.max(...lines.map(measure)) + 4, lines.length * SMALL_LINE + 2];
  return { value, lines, isSmall: true, width, height, x: x - width / 2, y: y - height / 2 };
}

const isWithin = (box, area) =>
  box.x >= area.x && box.y >= area.y && box.x + box.width <= area.x + area.width && box.y + box.height <= area.y + area.height;

/**
 * Where the name of each open group may stand, the best first: above its ground, then small; and
 * the middles of other grounds, which stay free.
 */
function titlesOfOpen(ctx, through) {
  const open = arrangement().discs.filter(({ value }) => !app.groups.folded.has(value) && app.groups.counts.get(value));
  const grounds = open.map((disc) => {
    const { x, y } = middleOf(disc);
    const [left, top] = toScreen(through, x, y);
    return { value: disc.value, x: left, y: top, r: disc.r * through.scale };
  });
  const middles = grounds.map(({ x, y, r }) => ({ x: x - CORE * r, y: y - CORE * r, width: 2 * CORE * r, height: 2 * CORE * r }));
  return grounds.map((ground, i) => ({ spots: titleSpots(ctx, ground), others: middles.filter((_, j) => j !== i) }));
}

function titleSpots(ctx, { value, x, y, r }) {
  const large = titleOf(ctx, titleLines(value, Math.max(130, 1.5 * r), (line) => textWidth(ctx, line, NAME), 3));
  const measure = (line) => textWidth(ctx, line, DIGITS);
  const lines = titleLines(value, Math.max(84, 1.8 * r), measure, 2);
  const small = { lines, isSmall: true, width: Math.max(...lines.map(measure)) + 4, height: lines.length * SMALL_LINE + 2 };
  const above = (title) => ({ value, ...title, isOpen: true, x: x - title.width / 2, y: y - r - title.height - 1 });
  return [above(large), above(small)];
}

/** A name with its number, which is there where the name has to be cut, too. */
function titleLines(value, wide, measure, most) {
  const [name, count] = [nameOfGroup(value), number(app.groups.counts.get(value))];
  const lines = breakName(say("group_count", { name, count }), wide, measure, most);
  return lines.at(-1).endsWith("…") ? [...breakName(name, wide, measure, most - 1), count] : lines;
}

export function drawTitles(ctx, through, placed, colours) {
  if (!app.groups) return;
  ctx.save();
  drawNumbers(ctx, through, placed, colours);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  const bright = brightness();
  for (const { value, lines, isOpen, isSmall, x, y, width } of placed) {
    ctx.globalAlpha = bright && app.groups.folded.has(value) && !bright.group(value) ? 0.45 : 1;
    lines.forEach((line, i) => {
      const isCount = !isOpen && i === lines.length - 1;
      ctx.font = isSmall ? DIGITS : isCount ? COUNT : NAME;
      const at = [x + width / 2, y + 1 + (i + 0.5) * (isSmall ? SMALL_LINE : TITLE_LINE)];
      ctx.strokeStyle = colours.halo;
      ctx.lineWidth = 3.5;
      ctx.strokeText(line, ...at);
      ctx.fillStyle = colours.ink;
      ctx.fillText(line, ...at);
    });
  }
  ctx.restore();
}
