// The mouse and the finger: what lies under them.

import { app, change } from "../app.mjs";
import { camera } from "./camera.mjs";
import { distance } from "./curves.mjs";
import { wake } from "./motion.mjs";
import { canvas } from "./stage.mjs";

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

/** The visible pair whose line is under a point, or null. */
export function pairAt(x, y) {
  const through = camera();
  const wx = (x - through.width / 2) / through.scale + through.x;
  const wy = (y - through.height / 2) / through.scale + through.y;
  let best = null;
  let nearest = 6 / through.scale;
  for (const pair of app.seen.pairs.keys()) {
    const line = canvas.lines.get(pair);
    for (const part of line.parts || []) {
      const away = distance(part, wx, wy);
      if (away < nearest) {
        nearest = away;
        best = pair;
      }
    }
  }
  return best;
}

export function onClick({ x, y }) {
  const index = nodeAt(x, y);
  if (index >= 0) {
    canvas.onPick(index);
    return;
  }
  const pair = pairAt(x, y);
  if (pair) {
    const ties = app.seen.pairs.get(pair);
    change({ tie: ties[ties.length - 1].row, focus: "", path: "", steps: 0 }, { from: "click" });
  } else if (app.view.focus || app.view.tie) change({ focus: "", tie: 0, path: "", steps: 0 }, { from: "click" });
}

let moveFrame = 0;

export function onMove(event) {
  if (canvas.moving || event.buttons) return;
  const box = canvas.box.getBoundingClientRect();
  const [x, y] = [event.clientX - box.x, event.clientY - box.y];
  cancelAnimationFrame(moveFrame);
  moveFrame = requestAnimationFrame(() => {
    const index = nodeAt(x, y);
    setHover(index, index >= 0 ? null : pairAt(x, y), x, y);
  });
}

export function setHover(index, pair, x = 0, y = 0) {
  const same = index === canvas.hover && pair === canvas.hoverPair;
  canvas.hover = index;
  canvas.hoverPair = pair;
  canvas.box.classList.toggle("pointing", index >= 0 || pair !== null);
  canvas.onHover(index, pair, x, y);
  if (!same) wake();
}

export function startMoving() {
  canvas.panning = null;
  canvas.moving = true;
  setHover(-1, null);
  clearTimeout(canvas.movingTimer);
  canvas.movingTimer = setTimeout(() => {
    canvas.moving = false;
    wake();
  }, 160);
}
