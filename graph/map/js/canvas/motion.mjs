// Movement: fading, gliding from layout to layout, flying. Nothing here runs while nothing moves.

import { app } from "../app.mjs";
import { home, measureFit } from "./camera.mjs";
import { calm } from "../panels/dom.mjs";
import { canvas } from "./stage.mjs";

const FADE = 260;
export const MOVE = 750;
const GLOW = 1600;

/** Draw soon, and go on while anything moves. */
export function wake() {
  if (canvas.running || !canvas.network) return;
  canvas.running = true;
  canvas.last = performance.now();
  requestAnimationFrame(frame);
}

export function frame(now) {
  const passed = Math.min(64, Math.max(0, now - canvas.last));
  canvas.last = now;
  const goesOn = [fade(passed), glide(now), pan(now)].some(Boolean);
  canvas.network.redraw();
  canvas.running = goesOn;
  if (goesOn) requestAnimationFrame(frame);
}

function fade(passed) {
  const step = calm() ? 1 : passed / FADE;
  let going = false;
  const near = (value, target) => (value < target ? Math.min(target, value + step) : Math.max(target, value - step));
  for (let i = 0; i < canvas.alpha.length; i++) {
    if (canvas.alpha[i] === canvas.target[i]) continue;
    canvas.alpha[i] = near(canvas.alpha[i], canvas.target[i]);
    going = true;
  }
  for (const line of canvas.lines.values()) {
    if (line.glow > 0) {
      line.glow = calm() ? 0 : Math.max(0, line.glow - passed / GLOW);
      going = true;
    }
    if (line.alpha === line.target) continue;
    line.alpha = near(line.alpha, line.target);
    going = true;
  }
  return going;
}

/** Put everyone where a mix of the layouts has them. */
export function settleAt(mix) {
  canvas.mix = mix;
  for (const node of app.model.nodes) {
    const there = home(node, mix);
    Object.assign(canvas.at[node.index], there);
    const held = canvas.network.body.nodes[node.index];
    if (held) Object.assign(held, there);
  }
  for (const line of canvas.lines.values()) line.parts = null;
}

export function startGlide() {
  const to = app.view.layout === "geographic" ? 1 : 0;
  canvas.gliding = { from: canvas.mix, to, start: performance.now(), time: calm() ? 0 : MOVE };
}

/** One step of the way from one layout to the other. */
function glide(now) {
  const move = canvas.gliding;
  if (!move) return false;
  const t = move.time ? Math.min(1, (now - move.start) / move.time) : 1;
  settleAt(move.from + (move.to - move.from) * ease(t));
  if (t >= 1) {
    canvas.gliding = null;
    canvas.dataset.update(canvas.dataset.getIds().map((id) => ({ id, ...canvas.at[id] })));
    measureFit();
  }
  return t < 1;
}

export function pan(now) {
  const move = canvas.panning;
  if (!move) return false;
  const t = move.time ? Math.min(1, Math.max(0, (now - move.start) / move.time)) : 1;
  const s = ease(t);
  const between = (a, b) => a + (b - a) * s;
  canvas.network.moveTo({
    position: { x: between(move.from.x, move.to.x), y: between(move.from.y, move.to.y) },
    scale: move.from.scale * Math.pow(move.to.scale / move.from.scale, s),
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
  canvas.network.redraw();
}
