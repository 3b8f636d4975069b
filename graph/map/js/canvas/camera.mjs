// The camera: what of the world is on the screen, and the way there.

import { app, change } from "../app.mjs";
import { byName, calm, narrow } from "../dom.mjs";
import { distance } from "./curves.mjs";
import { fannedPlaces, levelOf } from "./fan.mjs";
import { radius, shapeOf } from "./looks.mjs";
import { emphasis, room, symbolSize } from "./marks.mjs";
import { bubbleAt, discSpots, forgetGroups, groupPlace, titleAt } from "./groups.mjs";
import { canvas, turnedOver } from "./stage.mjs";
import { extent } from "./symbols.mjs";

/**
 * Where an organisation is at home in the layouts, or between them: in the network layout with its group where it is
 * grouped, else where somebody has put it, on the map of the world where it is. The network layout is wide; on a tall screen it is turned on its side (x and y
 * change places), which shows it two thirds larger.
 */
export function home(node, mix) {
  return between(node, groupPlace(node) || app.own.places.get(node.id) || [node.x, node.y], mix);
}

/** The same, wherever anybody has put it. */
const unmoved = (node, mix) => between(node, groupPlace(node) || [node.x, node.y], mix);

/** Where the symbol of an organisation stands: at home, but on the map of the world beside others of its town. */
export function fannedOut(node, mix) {
  return between(node, groupPlace(node) || app.own.places.get(node.id) || [node.x, node.y], mix, canvas.fan.get(node.index));
}

function between(node, stand, mix, fanned) {
  const place = fanned || node.place || stand;
  const [x, y] = turnedOver(stand);
  return { x: x + (place[0] - x) * mix, y: y + (place[1] - y) * mix };
}

/** What else the camera has in sight in a layout: its notes and the discs of groups. */
export function moreSpots(mix) {
  const layout = mix < 0.5 ? "network" : "geographic";
  if (app.groups && mix < 0.5) return discSpots();
  return app.own.notes
    .filter((note) => note.layout === layout)
    .map((note) => (mix < 0.5 ? turnedOver([note.x, note.y]) : [note.x, note.y]))
    .map(([x, y]) => ({ x, y }));
}

/** Whether the network (2000 by 1200) is clearly larger on its side. */
export function isTall() {
  const { clientWidth: width, clientHeight: height } = canvas.box;
  return Math.min(width / 1200, height / 2000) > 1.1 * Math.min(width / 2000, height / 1200);
}

/** After a change of the window's shape: turn the network if need be. */
export function reshape() {
  if (canvas.turned !== isTall()) {
    canvas.turned = isTall();
    settleAt(canvas.mix);
    if (!app.view.zoom) fit(false);
  }
  measureFit();
  if (!app.view.zoom) fit(false);
  wake();
}

/** The camera of the view, which is kept in the coordinates of the layout, on this screen and back. */
function turnCamera({ x, y, scale }, mix) {
  return canvas.turned && mix < 0.5 ? { x: y, y: x, scale } : { x, y, scale };
}

/** What the view asks for, within the limits of the wheel, and no farther out than where somebody stands. */
export function viewCamera() {
  const mix = app.view.layout === "geographic" ? 1 : 0;
  const asked = turnCamera({ x: app.view.x, y: app.view.y, scale: app.view.zoom }, mix);
  const scale = limited(asked.scale);
  const across = (0.48 * canvas.box.clientWidth) / scale;
  const down = (0.48 * canvas.box.clientHeight) / scale;
  const away = (spot) => Math.max(Math.abs(spot.x - asked.x) / across, Math.abs(spot.y - asked.y) / down);
  const spots = [...app.drawn.chosen].map((index) => home(app.model.nodes[index], mix));
  if (app.groups) spots.push(...discSpots());
  if (!spots.length) return { x: 0, y: 0, scale };
  const nearest = spots.reduce((best, spot) => (away(spot) < away(best) ? spot : best));
  const near = (value, at, room) => Math.min(at + room, Math.max(at - room, value));
  return { x: near(asked.x, nearest.x, across), y: near(asked.y, nearest.y, down), scale };
}

export function camera() {
  const { x, y } = canvas.network.getViewPosition();
  return { x, y, scale: canvas.network.getScale(), width: canvas.box.clientWidth, height: canvas.box.clientHeight };
}

const SOMETIMES = [".result", ".scribble", ".storyboard", ".card", ".story", ".held", ".alone", ".pane-word"];
const FLOATING = [".zoom", ".own", ...SOMETIMES.map((each) => `${each}:not([hidden])`)].join();

/** The room that floating boxes leave: labels and fits stay clear of them. */
export function covered(pane = canvas.box) {
  const origin = pane.getBoundingClientRect();
  return [...document.querySelectorAll(FLOATING)].map(
    (element) => {
      const box = element.getBoundingClientRect();
      return { x: box.x - origin.x, y: box.y - origin.y, width: box.width, height: box.height };
    },
  );
}

const OUTLINE = 32; // pixels that an outline reaches beyond the middle of the largest symbol

/** The camera that has all of a list of organisations in sight, and `more` spots, clear of the card. */
export function cameraFor(indices, mix, size = null, { at = home, more = [] } = {}) {
  const width = size ? size.width : canvas.box.clientWidth;
  const height = size ? size.height : canvas.box.clientHeight;
  const free = size ? { left: 0, right: 0, top: 0, bottom: 0 } : insets(width, height);
  const spots = [...indices.map((index) => at(app.model.nodes[index], mix)), ...more];
  if (!spots.length) spots.push({ x: -300, y: -400 }, { x: 300, y: 400 });
  const least = (key) => spots.reduce((a, spot) => Math.min(a, spot[key]), Infinity);
  const most = (key) => spots.reduce((a, spot) => Math.max(a, spot[key]), -Infinity);
  const [left, right, top, bottom] = [least("x"), most("x"), least("y"), most("y")];
  const margin = Math.max(width < 500 ? 26 : 44, app.view.hulls ? OUTLINE : 0);
  const across = Math.max(60, width - free.left - free.right - 2 * margin - 30);
  const down = Math.max(60, height - free.top - free.bottom - 2 * margin);
  const most1 = indices.length < 3 && !app.groups ? 1.6 : 2.6;
  const scale = Math.min(across / Math.max(1, right - left), down / Math.max(1, bottom - top), most1);
  const shiftX = (free.left - free.right) / 2 / scale;
  const shiftY = (free.top - free.bottom) / 2 / scale;
  return { x: (left + right) / 2 - shiftX, y: (top + bottom) / 2 - shiftY, scale };
}

/** What the card, the stories and the words above two days take of the canvas. */
function insets(width, height) {
  const shown = ["first-day", "result"].filter((each) => !byName(each).hidden);
  const top = shown.reduce((sum, each) => sum + byName(each).offsetHeight + 8, 0);
  return { ...sides(width, height), top };
}

function sides(width, height) {
  if (narrow()) {
    const bottom = Math.max(...SHEETS.map((each) => reach(each, "bottom", height * 0.55)));
    return { left: 0, right: 0, bottom: bottom || (width < 520 ? 46 : 0) };
  }
  const board = reach("storyboard", "left", width * 0.5);
  const right = reach("card", "right", width * 0.5);
  // Above a story that takes most of the height there is no room, beside it there is.
  if (byName("story-panel").offsetHeight > height / 2) {
    return { left: Math.max(board, reach("story-panel", "left", width * 0.62)), right, bottom: 0 };
  }
  return { left: board, right, bottom: reach("story-panel", "bottom", height * 0.5) };
}

const SHEETS = ["card", "story-panel", "storyboard"];

/** How far a box that floats over the map reaches into it from a side, or farthest of two days, and `most` of that. */
function reach(id, side, most) {
  const box = byName(id);
  if (box.hidden || getComputedStyle(box).display === "none") return 0;
  const into = {
    left: (pane) => box.offsetLeft + box.offsetWidth - pane.offsetLeft,
    right: (pane) => pane.offsetLeft + pane.offsetWidth - box.offsetLeft,
    bottom: (pane) => pane.offsetTop + pane.offsetHeight - box.offsetTop,
  }[side];
  const deep = Math.max(...[canvas.box, byName("beside")].filter((pane) => !pane.hidden).map(into));
  return deep > 0 ? Math.min(most, deep + 4) : 0;
}

/** Everyone who can be in the drawing, whatever the date, so that time never moves the camera. */
export function everyone() {
  const { model, view, drawn } = app;
  if (model.byId.has(view.focus) && view.steps > 0)
    return [...new Set([...drawn.nodes, model.byId.get(view.focus).index])];
  const context = new Set(canvas.context.flatMap((pair) => [pair.a, pair.b]));
  const asked = new Set(app.found?.lit);
  const drawable = (index) => context.has(index) || drawn.chosen.has(index) || asked.has(index);
  return model.nodes.map((node) => node.index).filter(drawable);
}

/** By which symbols are sized; what is moved by hand does not change it. */
export function measureFit() {
  const mix = canvas.gliding ? canvas.gliding.to : canvas.mix;
  const size = { width: canvas.box.clientWidth, height: canvas.box.clientHeight };
  const more = app.groups ? discSpots() : [];
  canvas.fitScale = cameraFor([...app.drawn.chosen], mix, size, { at: unmoved, more }).scale;
}

/**
 * The camera that has organisations in sight where they are going to stand: on the map of the world beside each other.
 * `limit` says how near it comes.
 */
function framed(indices, mix, more, limit = (found) => found) {
  let found = limit(cameraFor(indices, mix, null, { more }));
  for (let again = 0; mix >= 0.5 && again < 2; again += 1) {
    const fan = fanAt(found.scale); // which depends on how near the camera comes
    const at = (node) => between(node, [node.x, node.y], mix, fan.get(node.index));
    found = limit(cameraFor(indices, mix, null, { more, at }));
  }
  return found;
}

const wholeCamera = (mix) => framed(everyone(), mix, moreSpots(mix));

export function fit(animated = true) {
  const mix = canvas.gliding ? canvas.gliding.to : canvas.mix;
  const whole = wholeCamera(mix);
  const { near, more } = lookedAt();
  const isCloser = near.length + more.length > 0;
  flyTo(isCloser ? framed(near, mix, more, (found) => closer(whole, found)) : whole, animated);
}

/** Everything, also where a closer look is taken at something: that is a camera of its own then. */
export function seeEverything() {
  change({ x: 0, y: 0, zoom: 0 }, { from: "camera" });
  const { near, more } = lookedAt();
  const whole = wholeCamera(canvas.gliding ? canvas.gliding.to : canvas.mix);
  flyTo(whole);
  if (near.length + more.length) rememberCamera(whole);
}

/** What a closer look is taken at: those who are lit up, and the corners of bubbles in which some of them are. */
function lookedAt() {
  const { view, found, groups } = app;
  const bright = (view.focus && !view.steps) || view.tie || found?.nodes.size ? emphasis() : null;
  if (!bright) return { near: [], more: [] };
  const all = [...bright.nodes, ...partnersOfFocus()];
  const folded = groups ? new Set(all.filter(groups.hides).map(groups.of)) : [];
  return { near: all.filter((index) => canvas.target[index]), more: [...folded].flatMap((value) => discSpots(value)) };
}

/** The partners of the organisation in focus, who stay in sight with it whatever is lit up, in a bubble or not. */
function partnersOfFocus() {
  const focus = app.model.byId.get(app.view.focus);
  if (!focus) return [];
  const own = [...app.seen.pairs.keys()].filter(({ a, b }) => a === focus.index || b === focus.index);
  return own.flatMap(({ a, b }) => [a, b]);
}

/** Around what is in focus, but never farther than everything and not much nearer, so that one keeps one's bearings. */
function closer(whole, focus) {
  const scale = Math.max(whole.scale, Math.min(focus.scale, canvas.fitScale * 1.4));
  // The shift that keeps clear of the card is the same on the screen, so it shrinks as the scale grows.
  const free = insets(canvas.box.clientWidth, canvas.box.clientHeight);
  const moved = (at, half) => at - half / focus.scale + half / scale;
  return { x: moved(focus.x, (free.right - free.left) / 2), y: moved(focus.y, (free.bottom - free.top) / 2), scale };
}

let moveFrame = 0;

export function flyTo(to, animated = true) {
  const time = animated && !calm() && !canvas.first ? MOVE : 0;
  const now = camera();
  const from = [now.x, now.y, now.scale].every(Number.isFinite) ? now : to;
  if (["x", "y", "scale"].some((key) => Math.abs(from[key] - to[key]) > 1e-9)) {
    cancelAnimationFrame(moveFrame);
    setHover(-1, null); // whoever was under the pointer goes away from it
  }
  canvas.panning = { from, to, start: performance.now(), time };
  if (time) wake();
  else {
    pan(performance.now());
    wake();
  }
}

/** Bring one organisation to the middle, near enough to read its surroundings. */
export function flyToNode(index, animated = true) {
  const mix = canvas.gliding ? canvas.gliding.to : canvas.mix;
  const spot = home(app.model.nodes[index], mix);
  const scale = Math.max(camera().scale, canvas.fitScale * 1.5);
  const free = insets(canvas.box.clientWidth, canvas.box.clientHeight);
  const to = { x: spot.x + free.right / 2 / scale, y: spot.y + (free.bottom - free.top) / 2 / scale, scale };
  flyTo(to, animated);
  rememberCamera(to);
}

const EACH = 36; // pixels across for each member of a group, with less of which they are no more than a heap

/** Bring a group that has been opened near enough to read who is in it. */
export function flyToGroup(value) {
  const spots = discSpots(value);
  if (!spots.length) return;
  const across = (spots[1].x - spots[0].x) * camera().scale;
  if (across > EACH * Math.sqrt(app.groups.counts.get(value) || 1)) return;
  const { x, y, scale } = cameraFor([], 0, null, { more: spots });
  const to = { x, y, scale: Math.min(scale, 5 * canvas.fitScale) };
  flyTo(to);
  rememberCamera(to);
}

export function zoomBy(factor) {
  const now = camera();
  const to = { x: now.x, y: now.y, scale: limited(now.scale * factor) };
  flyTo(to);
  rememberCamera(to);
}

export function panBy(dx, dy) {
  const now = camera();
  const to = { x: now.x + dx / now.scale, y: now.y + dy / now.scale, scale: now.scale };
  flyTo(to);
  rememberCamera(to);
}

export const limited = (scale) => Math.min(canvas.fitScale * 40, Math.max(canvas.fitScale * 0.4, scale));

export function onZoom() {
  const scale = canvas.network.getScale();
  if (scale !== limited(scale)) canvas.network.moveTo({ scale: limited(scale) });
  startMoving();
  keepCamera();
}

export function keepCamera() {
  rememberCamera(camera());
}

function rememberCamera(seen) {
  const { x, y, scale } = turnCamera(seen, canvas.gliding ? canvas.gliding.to : canvas.mix);
  const rounded = (value, digits) => Number(value.toFixed(digits));
  change({ x: rounded(x, 1), y: rounded(y, 1), zoom: Math.max(0.00001, rounded(scale, 5)) }, { from: "camera" });
}

export function moveCamera(changed, why) {
  if (why.from === "camera") return;
  const told = changed.has("zoom") || changed.has("x") || changed.has("y");
  if (told && app.view.zoom > 0) flyTo(viewCamera(), !why.still);
  else if (told || ["layout", "group", "steps", "context"].some((key) => changed.has(key))) {
    if (app.view.zoom > 0 && !told) change({ x: 0, y: 0, zoom: 0 }, { from: "camera" });
    fit(!why.still);
  } else if (why.fly && app.model.byId.has(app.view.focus) && app.view.zoom > 0)
    flyToNode(app.model.byId.get(app.view.focus).index);
  else if (!app.view.zoom && ["focus", "tie", "path", "bubble", "folded", "story", "find", "hulls"].some((key) => changed.has(key))) fit(!why.still); // a card has come or gone
}

// Movement: fading, gliding from layout to layout, flying. Nothing here runs while nothing moves.

const FADE = 260;
export const MOVE = 750;
const CLOSING = 240; // while neighbours on the map of the world move apart or together
const GLOW = 1600;
const STILL_FOR = 160;

/** Draw soon, and go on while anything moves. */
export function wake() {
  canvas.still = null; // something else may be there to see
  if (canvas.running || !canvas.network) return;
  canvas.running = true;
  canvas.last = performance.now();
  requestAnimationFrame(frame);
}

export function frame(now) {
  const passed = Math.min(64, Math.max(0, now - canvas.last));
  canvas.last = now;
  const goesOn = [fade(passed), pan(now), (spread(), glide(now))].some(Boolean);
  canvas.network.redraw();
  canvas.running = goesOn;
  if (goesOn) requestAnimationFrame(frame);
}

function fade(passed) {
  const step = calm() ? 1 : passed / FADE;
  Object.assign(canvas, { fading: false, glowing: false });
  const near = (value, target) => (value < target ? Math.min(target, value + step) : Math.max(target, value - step));
  for (const i of canvas.there) {
    if (canvas.alpha[i] === canvas.target[i]) continue;
    canvas.alpha[i] = near(canvas.alpha[i], canvas.target[i]);
    canvas.fading = true;
  }
  for (const line of canvas.lines.values()) {
    if (line.glow > 0) {
      line.glow = calm() ? 0 : Math.max(0, line.glow - passed / GLOW);
      canvas.glowing = true;
    }
    if (line.alpha === line.target) continue;
    line.alpha = near(line.alpha, line.target);
    canvas.fading = true;
  }
  return canvas.fading || canvas.glowing;
}

/** Put everyone where a mix of the layouts has them, or where `at` says. */
export function settleAt(mix, at = null) {
  canvas.mix = mix;
  for (const node of app.model.nodes) {
    const there = at ? at(node.index) : fannedOut(node, mix);
    Object.assign(canvas.at[node.index], there);
  }
  for (const line of canvas.lines.values()) line.parts = null;
}

/** Have organisations stand elsewhere in the network layout: [x, y] by id, as in a file of positions. */
export function place(spots) {
  for (const [id, [x, y]] of Object.entries(spots)) {
    const found = app.model.byId.get(id);
    if (found) Object.assign(found, { x, y });
  }
  forgetGroups();
  settleAt(canvas.mix);
  measureFit();
  if (app.view.zoom) flyTo(viewCamera(), false);
  else fit(false);
}

export function startGlide(time = MOVE) {
  const to = app.view.layout === "geographic" ? 1 : 0;
  const spots = canvas.at.map((spot) => ({ ...spot }));
  canvas.gliding = { from: canvas.mix, to, spots, start: performance.now(), time: calm() ? 0 : time };
  if (calm()) glide(performance.now()); // as flyTo: they stand there at once, not with the next frame
}

/**
 * On the map of the world: set those of one town side by side for the zoom that the map has or is going to. All who
 * may be in the drawing take part, so that time moves nobody.
 */
export function spread() {
  const goal = canvas.gliding ? canvas.gliding.to : canvas.mix;
  if (!goal || canvas.held) return;
  const scale = canvas.panning ? canvas.panning.to.scale : canvas.network.getScale();
  const key = [levelOf(scale, canvas.fitScale), canvas.fitScale, app.view.size, room()].join();
  if (canvas.fanKey === key && canvas.fanOf === app.drawn) return;
  Object.assign(canvas, { fanKey: key, fanOf: app.drawn });
  const fan = fanAt(scale);
  if (isSame(fan, canvas.fan)) return;
  canvas.fan = fan;
  if (canvas.gliding && canvas.gliding.from !== canvas.gliding.to) return; // everybody is on the way there
  if (canvas.first || calm()) settleAt(canvas.mix);
  else {
    startGlide(CLOSING);
    wake();
  }
}

/** Where those of one town stand on the map of the world at a scale, by index. */
function fanAt(scale) {
  const members = everyone().map((index) => app.model.nodes[index]).filter((node) => node.place && !node.nowhere);
  members.sort((a, b) => a.order - b.order);
  const crowd = app.drawn.chosen.size;
  const wide = (node, at) => {
    const { width, height } = extent(shapeOf(node), 0, 0, radius(node, crowd, symbolSize(at)));
    return (width + height) / 4;
  };
  return fannedPlaces(members, scale, canvas.fitScale, wide);
}

const isSame = (fan, other) =>
  fan.size === other.size && [...fan].every(([index, [x, y]]) => other.get(index)?.[0] === x && other.get(index)[1] === y);

/** One step of the way from one layout to the other. */
function glide(now) {
  const move = canvas.gliding;
  if (!move) return false;
  const t = move.time ? Math.min(1, (now - move.start) / move.time) : 1;
  const share = ease(t);
  const onTheWay = (index) => {
    const [from, goal] = [move.spots[index], fannedOut(app.model.nodes[index], move.to)];
    return { x: from.x + (goal.x - from.x) * share, y: from.y + (goal.y - from.y) * share };
  };
  settleAt(move.from + (move.to - move.from) * share, t < 1 ? onTheWay : null);
  if (t >= 1) {
    canvas.gliding = null;
    measureFit();
  }
  return t < 1;
}

export function pan(now) {
  const move = canvas.panning;
  if (!move) return false;
  const t = move.time ? Math.min(1, Math.max(0, (now - move.start) / move.time)) : 1;
  const s = ease(t);
  const between = (a, b) => (t < 1 ? a + (b - a) * s : b); // there exactly where a link leads
  canvas.network.moveTo({
    position: { x: between(move.from.x, move.to.x), y: between(move.from.y, move.to.y) },
    scale: t < 1 ? move.from.scale * Math.pow(move.to.scale / move.from.scale, s) : move.to.scale,
  });
  if (t >= 1) canvas.panning = null;
  return t < 1;
}

const ease = (t) => (t < 0.5 ? 4 * t * t * t : 1 - Math.pow(-2 * t + 2, 3) / 2);

/** Go to where everything is going at once, for tests and files. */
export function settle() {
  const later = performance.now() + 1e6;
  for (let i = 0; i < canvas.alpha.length; i++) canvas.alpha[i] = canvas.target[i];
  for (const line of canvas.lines.values()) Object.assign(line, { alpha: line.target, glow: 0 });
  glide(later);
  pan(later);
  spread();
  glide(later); // those who have just begun to move apart
  endMoving();
  Object.assign(canvas, { fading: false, glowing: false });
  canvas.network.redraw();
}

// The mouse and the finger: what lies under them.

/** The organisation under a point of the canvas, or -1. */
export function nodeAt(x, y) {
  let best = -1;
  let nearest = Infinity;
  for (const mark of canvas.marks.values()) {
    const away = Math.hypot(mark.x - x, mark.y - y) - mark.r;
    if (away < 6 && away < nearest && mark.alpha > 0.1) {
      nearest = away;
      best = mark.index;
    }
  }
  return best;
}

/** The key of the note under a point, or null. */
export function noteAt(x, y) {
  const found = canvas.notes.findLast(
    (box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
  );
  return found ? found.key : null;
}

/** A point of the canvas in the coordinates of the drawing. */
export function toWorld(x, y, through = camera()) {
  return [(x - through.width / 2) / through.scale + through.x, (y - through.height / 2) / through.scale + through.y];
}

/** The visible pair whose line is under a point, or null. */
export function pairAt(x, y) {
  const through = camera();
  const [wx, wy] = toWorld(x, y, through);
  let best = null;
  let nearest = 6 / through.scale;
  for (const pair of app.drawn.pairs.keys()) {
    const line = canvas.lines.get(pair);
    for (const part of line?.parts || []) {
      const away = distance(part, wx, wy);
      if (away < nearest) {
        nearest = away;
        best = pair;
      }
    }
  }
  return best;
}

/** A click at a point; `here` does something as it is on the day of the pane that was clicked. */
export function onClick({ x, y }, here = (act) => act()) {
  if (canvas.onTap(x, y, here)) return;
  const group = here(() => (nodeAt(x, y) < 0 ? (bubbleAt(x, y) ?? titleAt(x, y)) : null));
  if (group !== null) canvas.onGroup(group);
  else pickUnder(...here(() => [nodeAt(x, y), pairAt(x, y), app.seen.pairs.get(pairAt(x, y))]));
}

/** Take what lies under a click: an organisation, else the last of some ties of a pair, else nothing. */
function pickUnder(index, pair, ties) {
  if (index >= 0) canvas.onPick(index);
  else if (pair) {
    change({ tie: ties[ties.length - 1].row, focus: "", path: "", steps: 0 }, { from: "click" });
  } else if (app.view.focus || app.view.tie || app.view.bubble)
    change({ focus: "", tie: 0, path: "", steps: 0, bubble: "" }, { from: "click" });
}

export function onMove(event) {
  // A finger points at nobody; after a tap the camera goes on, and somebody else would be under it.
  if (canvas.moving || event.buttons || event.pointerType === "touch") return;
  const box = canvas.box.getBoundingClientRect();
  const [x, y] = [event.clientX - box.x, event.clientY - box.y];
  cancelAnimationFrame(moveFrame);
  moveFrame = requestAnimationFrame(() => {
    canvas.overNote = noteAt(x, y) !== null;
    const index = canvas.overNote ? -1 : nodeAt(x, y);
    const group = index >= 0 || canvas.overNote ? null : (bubbleAt(x, y) ?? titleAt(x, y));
    setHover(index, index >= 0 || canvas.overNote || group !== null ? null : pairAt(x, y), x, y, group);
  });
}

export function setHover(index, pair, x = 0, y = 0, group = null) {
  const same = index === canvas.hover && pair === canvas.hoverPair && group === canvas.hoverGroup;
  canvas.hover = index;
  canvas.hoverPair = pair;
  canvas.hoverGroup = group;
  canvas.box.classList.toggle("pointing", index >= 0 || pair !== null || group !== null || canvas.overNote);
  canvas.onHover(index, pair, x, y, group);
  if (!same) wake();
}

function endMoving() {
  clearTimeout(canvas.movingTimer);
  canvas.moving = false;
}

export function startMoving() {
  canvas.panning = null;
  canvas.moving = true;
  setHover(-1, null);
  restLater();
}

/** Draw everything as it is once nothing has moved for a moment; on a slow machine a moment after the last picture. */
export function restLater() {
  clearTimeout(canvas.movingTimer);
  canvas.movingTimer = setTimeout(() => {
    endMoving();
    canvas.network.redraw();
  }, STILL_FOR);
}
