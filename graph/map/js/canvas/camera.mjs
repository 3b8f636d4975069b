// The camera: what of the world is on the screen, and the way there.

import { app, change } from "../app.mjs";
import { byName, calm, narrow } from "../panels/dom.mjs";
import { emphasis } from "./marks.mjs";
import { MOVE, pan, settleAt, wake } from "./motion.mjs";
import { startMoving } from "./pointer.mjs";
import { canvas } from "./stage.mjs";

/**
 * Where an organisation is at home in the layouts, or between them. The network layout is wide; on a tall
 * screen it is turned on its side (x and y change places), which shows it two thirds larger.
 */
export function home(node, mix) {
  const place = node.place || [node.x, node.y];
  const [x, y] = canvas.turned ? [node.y, node.x] : [node.x, node.y];
  return { x: x + (place[0] - x) * mix, y: y + (place[1] - y) * mix };
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
  const spots = app.model.nodes.filter((node) => node.collaborates).map((node) => home(node, mix));
  if (!spots.length) return { x: 0, y: 0, scale };
  const nearest = spots.reduce((best, spot) => (away(spot) < away(best) ? spot : best));
  const near = (value, at, room) => Math.min(at + room, Math.max(at - room, value));
  return { x: near(asked.x, nearest.x, across), y: near(asked.y, nearest.y, down), scale };
}

export function camera() {
  const { x, y } = canvas.network.getViewPosition();
  return { x, y, scale: canvas.network.getScale(), width: canvas.box.clientWidth, height: canvas.box.clientHeight };
}

/** The room that floating boxes leave: labels and fits stay clear of them. */
export function covered() {
  const origin = canvas.box.getBoundingClientRect();
  return [...document.querySelectorAll(".zoom, .card:not([hidden]), .story:not([hidden]), .held:not([hidden])")].map(
    (element) => {
      const box = element.getBoundingClientRect();
      return { x: box.x - origin.x, y: box.y - origin.y, width: box.width, height: box.height };
    },
  );
}

/** The camera that has all of a list of organisations in sight, clear of the card. */
export function cameraFor(indices, mix, size = null) {
  const width = size ? size.width : canvas.box.clientWidth;
  const height = size ? size.height : canvas.box.clientHeight;
  const free = size ? { left: 0, right: 0, bottom: 0 } : insets(width, height);
  const spots = indices.map((index) => home(app.model.nodes[index], mix));
  if (!spots.length) spots.push({ x: -300, y: -400 }, { x: 300, y: 400 });
  const least = (key) => spots.reduce((a, spot) => Math.min(a, spot[key]), Infinity);
  const most = (key) => spots.reduce((a, spot) => Math.max(a, spot[key]), -Infinity);
  const [left, right, top, bottom] = [least("x"), most("x"), least("y"), most("y")];
  const margin = width < 500 ? 26 : 44;
  const across = Math.max(60, width - free.left - free.right - 2 * margin - 30);
  const down = Math.max(60, height - free.bottom - 2 * margin);
  const most1 = indices.length < 3 ? 1.6 : 2.6;
  const scale = Math.min(across / Math.max(1, right - left), down / Math.max(1, bottom - top), most1);
  const shiftX = (free.left - free.right) / 2 / scale;
  const shiftY = -free.bottom / 2 / scale;
  return { x: (left + right) / 2 - shiftX, y: (top + bottom) / 2 - shiftY, scale };
}

/** What the card and the story take of the canvas. */
function insets(width, height) {
  const [card, story] = [byName("card"), byName("story-panel")];
  const told = story.hidden ? 0 : Math.min(height * 0.5, story.offsetHeight + 8);
  if (card.hidden || getComputedStyle(card).display === "none")
    return { left: 0, right: 0, bottom: told || (width < 520 ? 46 : 0) };
  if (narrow()) return { left: 0, right: 0, bottom: Math.min(height * 0.55, card.offsetHeight) };
  return { left: 0, right: Math.min(width * 0.5, card.offsetWidth + 16), bottom: told };
}

/** Everyone who can be in the drawing, whatever the date, so that time never moves the camera. */
export function everyone() {
  const { model, view, seen } = app;
  if (model.byId.has(view.focus) && view.steps > 0)
    return [...new Set([...seen.nodes, model.byId.get(view.focus).index])];
  const context = new Set(canvas.context.flatMap((pair) => [pair.a, pair.b]));
  return model.nodes
    .filter(
      (node) => context.has(node.index) || ((seen.drawn === null || seen.drawn.has(node.index)) && node.collaborates),
    )
    .map((node) => node.index);
}

export function measureFit() {
  const mix = canvas.gliding ? canvas.gliding.to : canvas.mix;
  const all = app.model.nodes.filter(
    (node) => (app.seen.drawn === null || app.seen.drawn.has(node.index)) && node.collaborates,
  );
  canvas.fitScale = cameraFor(
    all.map((node) => node.index),
    mix,
    { width: canvas.box.clientWidth, height: canvas.box.clientHeight },
  ).scale;
}

export function fit(animated = true) {
  const mix = canvas.gliding ? canvas.gliding.to : canvas.mix;
  const whole = cameraFor(everyone(), mix);
  const bright = (app.view.focus && !app.view.steps) || app.view.tie ? emphasis() : null;
  flyTo(bright ? closer(whole, cameraFor([...bright.nodes], mix)) : whole, animated);
}

/** Around what is in focus, but never farther than everything and not much nearer, so that one keeps one's bearings. */
function closer(whole, focus) {
  const scale = Math.max(whole.scale, Math.min(focus.scale, canvas.fitScale * 1.4));
  // The shift that keeps clear of the card is the same on the screen, so it shrinks as the scale grows.
  const free = insets(canvas.box.clientWidth, canvas.box.clientHeight);
  const moved = (at, half) => at - half / focus.scale + half / scale;
  return { x: moved(focus.x, (free.right - free.left) / 2), y: moved(focus.y, free.bottom / 2), scale };
}

export function flyTo(to, animated = true) {
  const time = animated && !calm() && !canvas.first ? MOVE : 0;
  const now = camera();
  const from = [now.x, now.y, now.scale].every(Number.isFinite) ? now : to;
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
  const to = { x: spot.x + free.right / 2 / scale, y: spot.y + free.bottom / 2 / scale, scale };
  flyTo(to, animated);
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

const limited = (scale) => Math.min(canvas.fitScale * 40, Math.max(canvas.fitScale * 0.4, scale));

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
  else if (told || ["layout", "steps", "context"].some((key) => changed.has(key))) {
    if (app.view.zoom > 0 && !told) change({ x: 0, y: 0, zoom: 0 }, { from: "camera" });
    fit(!why.still);
  } else if (why.fly && app.model.byId.has(app.view.focus) && app.view.zoom > 0)
    flyToNode(app.model.byId.get(app.view.focus).index);
  else if (!app.view.zoom && ["focus", "tie", "path", "story"].some((key) => changed.has(key))) fit(!why.still); // a card has come or gone
}
